#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A folder of inputs.
package enum InputFolder {
  /// The paths of the files in a folder, in the order of their names; hidden ones and folders are left out. Nil where the path
  /// is not a folder.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)`` where it cannot be listed.
  package static func files(of path: String) throws(ReadError) -> [String]? {
    guard FileIdentity(path: path)?.isFolder == true else { return nil }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .unreadable(file: path, reason: "the folder cannot be listed")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return names.filter { !$0.hasPrefix(".") }.sorted().map { folder + $0 }
      .filter { FileIdentity(path: $0)?.isFolder == false }
  }
}
