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

  /// Members whose sizes and places stand in 64-bit fields, as some programs write them for small files, too.
  @Test func membersWithLongFieldsAreRead() throws {
    func bytes(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    let none = [UInt8](repeating: 0xFF, count: 4)
    var (archive, directory): ([UInt8], [UInt8]) = ([], [])
    let members = [("xl/a.xml", Array("first".utf8)), ("b", Array("second".utf8))]
    for (name, content) in members {
      let long = bytes(content.count, 8) + bytes(content.count, 8)
      let start = archive.count
      archive += [0x50, 0x4B, 3, 4] + bytes(45, 2) + [UInt8](repeating: 0, count: 12) + none + none
      archive +=
        bytes(name.utf8.count, 2) + bytes(20, 2) + Array(name.utf8) + bytes(1, 2) + bytes(16, 2) + long
        + content
      directory += [0x50, 0x4B, 1, 2, 45, 0, 45, 0] + [UInt8](repeating: 0, count: 12) + none + none
      directory += bytes(name.utf8.count, 2) + bytes(28, 2) + [UInt8](repeating: 0, count: 10) + none
      directory += Array(name.utf8) + bytes(1, 2) + bytes(24, 2) + long + bytes(start, 8)
    }
    let (start, size) = (archive.count, directory.count)
    archive += directory
    let end = archive.count
    archive += [0x50, 0x4B, 6, 6] + bytes(44, 8) + bytes(45, 2) + bytes(45, 2) + bytes(0, 8)
    archive += bytes(2, 8) + bytes(2, 8) + bytes(size, 8) + bytes(start, 8)
    archive += [0x50, 0x4B, 6, 7] + bytes(0, 4) + bytes(end, 8) + bytes(1, 4)
    archive +=
      [0x50, 0x4B, 5, 6] + bytes(0, 4) + bytes(2, 2) + bytes(2, 2) + bytes(size, 4) + none + bytes(0, 2)
    let read = try #require(ZipArchive(archive))
    #expect(read.names == members.map(\.0))
    for (name, content) in members { #expect(read.content(named: name) == content) }
    let changed = try #require(read.replacing("b", with: Array("third".utf8)).flatMap(ZipArchive.init))
    #expect(changed.content(named: "b") == Array("third".utf8))
    #expect(changed.content(named: "xl/a.xml") == members[0].1)
  }

  /// A member that unpacks to more than the directory states is given up, however much it is.
  @Test func membersAreNoLongerThanStated() throws {
    let original = try #require(ZipArchive(try InputFile.bytes(of: "\(Self.inputs)/times.xlsx")))
    var bytes = try #require(
      original.replacing("xl/styles.xml", with: [UInt8](repeating: 0, count: 10_000_000)))
    #expect(ZipArchive(bytes)?.content(named: "xl/styles.xml")?.count == 10_000_000)
    let name = try #require(bytes.lastRange(of: Array("xl/styles.xml".utf8)))
    bytes.replaceSubrange((name.lowerBound - 22)..<(name.lowerBound - 18), with: [10, 0, 0, 0])
    #expect(ZipArchive(bytes)?.content(named: "xl/styles.xml") == nil)
    bytes.replaceSubrange((name.lowerBound - 22)..<(name.lowerBound - 18), with: [0, 0, 0, 0x7F])
    #expect(ZipArchive(bytes)?.content(named: "xl/styles.xml") == nil)
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
    #expect(old.remark == nil)
    // A book without such formats is read as it is.
    let plain = try #require(Workbook(path: "\(Self.inputs)/title.xlsx"))
    #expect(plain.corrected == nil)
  }

  /// `0" km"` shows 25 as 25 km, and `0" m"` in the same column as 25 m.
  @Test func unitsOfFormatsAreWritten() throws {
    let book = try #require(Workbook(path: "\(Self.inputs)/shown-units.xlsx"))
    let changed = try #require(
      book.corrected.flatMap(ZipArchive.init)?.content(named: "xl/worksheets/sheet1.xml"))
    let sheet = String(decoding: changed, as: UTF8.self)
    for text in ["2 km", "25 km", "2 m", "35.91 °N"] {
      #expect(sheet.contains("<is><t>\(text)</t></is>"), "\(text): \(sheet)")
    }
    #expect(try #require(book.remark).contains("hides 1 row,"))
  }
}

extension [UInt8] {
  fileprivate func lastRange(of part: [UInt8]) -> Range<Int>? {
    indices.last { self[$0...].starts(with: part) }.map { $0..<($0 + part.count) }
  }
}
