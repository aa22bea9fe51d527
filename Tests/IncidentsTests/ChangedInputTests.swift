import Foundation
import Testing
import TestSupport

@testable import SystemIO
@testable import ZoneFiles

/// A file that is changed while it is read: what was read of it was never its content.
@Suite struct ChangedInputTests {
  private static let text = String(repeating: "1,2\n", count: 100_000)

  /// Reads a file to its end, after `change` was done to it in the midst.
  private func read(_ change: (FileHandle) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", holding: Self.text)
    // So that a change has another time, whatever the file system's clock counts in.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1e9)], ofItemAtPath: path)
    let stream = try InputStream(path)
    _ = try stream.next(atMost: 1000)
    let handle = try #require(FileHandle(forUpdatingAtPath: path))
    try change(handle)
    try handle.close()
    while try !stream.next(atMost: 1 << 16).isEmpty {}
  }

  @Test func unchanged() throws { try read { _ in } }

  @Test func cut() { refused { try $0.truncate(atOffset: 5000) } }

  @Test func appended() {
    refused {
      try $0.seekToEnd()
      try $0.write(contentsOf: Data("3,4\n".utf8))
    }
  }

  @Test("overwritten by as many bytes")
  func overwritten() { refused { try $0.write(contentsOf: Data("9,9\n".utf8)) } }

  private func refused(_ change: (FileHandle) throws -> Void) {
    let error = #expect(throws: ReadError.self) { try read(change) }
    #expect(
      error?.description.hasSuffix(
        "table.csv: cannot be read (it was changed while it was read); run again when it is complete") == true
    )
    #expect(error?.exitCode == 66)
  }
}
