#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Bytes that are written once and then read from the beginning: some megabytes in memory, more than that in a file
/// without a name in the folder for temporary files. It belongs to one thread at a time.
package final class Spool {
  /// What messages call the input that the bytes come from.
  private let name: String
  /// As many bytes as are kept in memory.
  private let limit: Int
  /// The folder for temporary files.
  private let folder: String
  private var memory: [UInt8] = []
  private var descriptor: Int32?
  /// How many bytes were read from the beginning.
  private var position = 0

  /// An empty spool.
  ///
  /// - Parameters:
  ///   - name: What messages call the input that the bytes come from.
  ///   - limit: As many bytes as are kept in memory.
  ///   - folder: Where the file goes; nil for the folder that TMPDIR names, or `/tmp`.
  package init(for name: String, inMemory limit: Int = 1 << 24, in folder: String? = nil) {
    self.name = name
    self.limit = limit
    self.folder = folder ?? Self.standardFolder
  }

  deinit { if let descriptor { close(descriptor) } }

  /// Adds bytes at the end.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)`` where the folder for temporary files has no room.
  package func append(_ bytes: [UInt8]) throws(ReadError) {
    if descriptor == nil, memory.count + bytes.count <= limit {
      memory += bytes
      return
    }
    do throws(SystemError) {
      let file: Int32
      if let descriptor {
        file = descriptor
      } else {
        file = try unnamedFile()
        descriptor = file
      }
      if !memory.isEmpty {
        try OutputFile.writeAll(memory, to: file)
        memory = []
      }
      try OutputFile.writeAll(bytes, to: file)
    } catch {
      throw .unreadable(
        file: name, reason: "it is read twice, and a copy in \(folder) failed: \(error.reason)",
        remedy: "free some space there, or set TMPDIR to another folder")
    }
  }

  /// The next bytes from the beginning, at most so many; none at the end.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)``.
  ///
  /// C function: `pread`.
  package func next(atMost room: Int) throws(ReadError) -> [UInt8] {
    guard let descriptor else {
      defer { position = min(memory.count, position + room) }
      return Array(memory[position..<min(memory.count, position + room)])
    }
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(SystemError) {
        count = try retrying { unsafe pread(descriptor, buffer.baseAddress, room, off_t(position)) }
      } catch { failure = error }
    }
    if let failure { throw .unreadable(file: name, reason: failure.reason) }
    position += bytes.count
    return bytes
  }

  private static var standardFolder: String {
    guard let folder = unsafe getenv("TMPDIR") else { return "/tmp" }
    return unsafe String(cString: folder)
  }

  /// C functions: `mkstemp`, `unlink`.
  private func unnamedFile() throws(SystemError) -> Int32 {
    var path = Array("\(folder)/demarc-XXXXXX".utf8CString)
    let descriptor = try retrying { Int(unsafe mkstemp(&path)) }
    unsafe _ = path.withUnsafeBufferPointer { unsafe $0.baseAddress.map { unsafe unlink($0) } }
    return Int32(descriptor)
  }
}
