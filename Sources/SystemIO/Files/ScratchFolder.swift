#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A new folder for files that are needed for a while. It goes with its files when the value is released, and signals that
/// end the program remove the files.
package final class ScratchFolder {
  private let folder: String
  private var files: [(path: String, slot: Int?)] = []

  /// Makes the folder, in `TMPDIR` or `/tmp`. C function: `mkdtemp`.
  package init() throws(SystemError) {
    var path = "\(Self.parent)/demarc-XXXXXX".utf8CString
    let made = unsafe path.withUnsafeMutableBufferPointer { path -> String? in
      guard let start = path.baseAddress, let made = unsafe mkdtemp(start) else { return nil }
      return unsafe String(cString: made)
    }
    guard let made else { throw .last }
    folder = made
  }

  /// C functions: `unlink`, `rmdir`.
  deinit {
    for file in files {
      unsafe _ = unlink(file.path)
      PendingFiles.remove(file.slot)
    }
    unsafe _ = rmdir(folder)
  }

  /// The path of a file of a name, which is removed with the folder.
  package func file(_ name: String) -> String {
    let path = "\(folder)/\(name)"
    files.append((path, PendingFiles.add(path)))
    return path
  }

  /// Where files for a while belong.
  static var parent: String { Program.environment("TMPDIR") ?? "/tmp" }
}

/// Bytes in a file of a folder for a while, for programs that read no others. It goes when the value is released.
package final class TemporaryCopy {
  private let folder: ScratchFolder
  /// The file.
  package let path: String

  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)`` where it cannot be written.
  package init(_ bytes: [UInt8], named name: String) throws(ReadError) {
    do {
      folder = try ScratchFolder()
      path = folder.file(name)
      let file = try OutputFile(path)
      try file.write(bytes)
      try file.commit()
    } catch {
      throw .unreadable(file: name, reason: "its copy cannot be written: \(error)")
    }
  }
}
