import Foundation
import Testing

@testable import SystemIO

@Suite struct ZipArchiveTests {
  private static let inputs = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .appendingPathComponent("CommandTests/Golden/inputs").path

  @Test func membersAreReadAndReplaced() throws {
    let bytes = try InputFile.bytes(of: "\(Self.inputs)/times.xlsx")
    let archive = try #require(ZipArchive(bytes))
    let book = try #require(archive.content(named: "xl/workbook.xml"))
    #expect(String(decoding: book, as: UTF8.self).hasPrefix("<?xml"))
    #expect(archive.content(named: "none") == nil && archive.replacing("none", with: []) == nil)
    for content in [[], Array("a".utf8), (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * $0) }] {
      let changed = try #require(archive.replacing("xl/styles.xml", with: content).flatMap(ZipArchive.init))
      #expect(changed.content(named: "xl/styles.xml") == content)
      #expect(changed.content(named: "xl/workbook.xml") == book)
      #expect(
        changed.content(named: "xl/worksheets/sheet1.xml")
          == archive.content(named: "xl/worksheets/sheet1.xml"))
    }
  }

  @Test func damagedArchivesHaveNoMembers() throws {
    let bytes = try InputFile.bytes(of: "\(Self.inputs)/times.xlsx")
    for count in [0, 1, 21, 22, 100, bytes.count - 30] { #expect(ZipArchive(Array(bytes[..<count])) == nil) }
    // Any byte may be another: nothing crashes.
    for at in stride(from: 0, to: bytes.count, by: 3) {
      var changed = bytes
      changed[at] ^= 0xFF
      let archive = ZipArchive(changed)
      _ = archive?.content(named: "xl/styles.xml")
      _ = archive?.replacing("xl/styles.xml", with: [1, 2, 3]).map(ZipArchive.init)
    }
  }

  @Test func hoursOfFormatsGetTwoDigits() throws {
    let book = try #require(Workbook(path: "\(Self.inputs)/times.xlsx"))
    #expect(!book.isFrom1904)
    let changed = try #require(book.corrected.flatMap(ZipArchive.init)?.content(named: "xl/styles.xml"))
    let styles = String(decoding: changed, as: UTF8.self)
    for format in [
      "\"m/d/yyyy hh:mm\"", "\"d/m/yyyy\\ hh:mm;@\"", "\"[$-409]m/d/yy hh:mm AM/PM;@\"",
      "\"dd/mm/yyyy hh:mm\"",
      "\"yyyy-mm-dd &quot;um h&quot; hh:mm\"", "\"m/d/yyyy\"",
    ] {
      #expect(styles.contains(format), "\(format): \(styles)")
    }
    let old = try #require(Workbook(path: "\(Self.inputs)/days-from-1904.xlsx"))
    #expect(old.isFrom1904)
    // A book without such formats is read as it is.
    let plain = try #require(Workbook(path: "\(Self.inputs)/title.xlsx"))
    #expect(plain.corrected == nil)
  }
}
