package import Foundation

/// A folder of its own for one test, removed with everything in it.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("demarc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder.
  package func file(_ name: String) -> String { "\(path)/\(name)" }

  /// A file with a content, and its path.
  package func file(_ name: String, holding text: String) throws -> String {
    try file(name, holding: Data(text.utf8))
  }

  /// A file with a content, and its path.
  package func file(_ name: String, holding data: Data) throws -> String {
    try data.write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  /// The bytes that a file holds, or nil if it is not there.
  package func data(_ name: String) -> Data? { FileManager.default.contents(atPath: file(name)) }

  /// The text that a file holds, or nil if it is not there.
  package func content(_ name: String) -> String? {
    data(name).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in the folder, sorted.
  package var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
