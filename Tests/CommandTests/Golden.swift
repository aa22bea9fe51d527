import Foundation
import Testing

/// Texts as they were recorded in the folder `Golden`.
///
/// With DEMARC_RECORD set they are recorded again, for a person to look at the difference.
enum Golden {
  private static let folder = Program.package.appendingPathComponent("Tests/CommandTests/Golden")

  /// Expects a text to be as recorded.
  static func expect(_ text: String, isAs name: String) throws {
    let file = folder.appendingPathComponent("\(name).txt")
    if ProcessInfo.processInfo.environment["DEMARC_RECORD"] != nil { try Data(text.utf8).write(to: file) }
    #expect(text == String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  /// Expects lines to be as recorded.
  static func expect(_ lines: [String], areAs name: String) throws {
    try expect(lines.map { $0 + "\n" }.joined(), isAs: name)
  }
}
