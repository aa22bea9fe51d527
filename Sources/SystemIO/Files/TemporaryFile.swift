#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A new file in the folder of another, open for writing.
package struct TemporaryFile {
  package var path: String
  package var descriptor: Int32

  /// Creates it under a name nobody uses. The name does not grow with the destination's, which may already be
  /// as long as a name can be.
  ///
  /// C functions: `open`, `fchmod`.
  init(beside destination: String, permissions: mode_t?) throws(SystemError) {
    var attempt = 0
    while true {
      path = Self.path(beside: destination, attempt: attempt)
      do throws(SystemError) {
        descriptor = try OutputFile.open(path, O_WRONLY | O_CREAT | O_EXCL)
        break
      } catch {
        guard error == .exists, attempt < Self.attempts else { throw error }
        attempt += 1
      }
    }
    if let permissions { _ = fchmod(descriptor, permissions) }
  }

  /// The number of names that are tried before it is given up.
  package static let attempts = 10_000

  /// A name in the folder of another file.
  package static func path(beside destination: String, attempt: Int) -> String {
    let folder = destination.lastIndex(of: "/").map { destination[...$0] } ?? ""
    return "\(folder).demarc-\(getpid())-\(attempt).tmp"
  }
}

extension OutputFile {
  /// C function: `open`.
  package static func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
    Int32(try retrying { Int(unsafe openCall(path, flags | O_CLOEXEC, 0o666)) })
  }

  /// C function: `write`.
  package static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var start = 0
    while start < bytes.count {
      let from = start
      start += try retrying {
        unsafe bytes.withUnsafeBytes { buffer in
          unsafe writeCall(descriptor, buffer.baseAddress.map { unsafe $0 + from }, buffer.count - from)
        }
      }
    }
  }

  /// The file a path leads to when symbolic links are followed.
  ///
  /// C function: `realpath`.
  package static func destination(of path: String) -> String {
    guard let resolved = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// Whether two outputs are one, by whatever path or link.
  ///
  /// C function: `realpath`.
  package static func isOne(_ first: String, _ second: String) -> Bool {
    func place(_ path: String) -> String {
      if standardOutputPaths.contains(path) { return "-" }
      let known = destination(of: path)
      guard known == path else { return known }
      // A file that is not there yet is identified by its folder.
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? path
      let folder = String(path.dropLast(name.count))
      return destination(of: folder.isEmpty ? "." : folder) + "/" + name
    }
    return place(first) == place(second)
  }

  /// Refuses an output that is one of the inputs.
  package static func refuse(
    _ name: String, _ output: FileIdentity?, among inputs: [String]
  ) throws(WriteError) {
    guard let output else { return }
    for input in inputs {
      let identity =
        input == InputFile.standardInputPath
        ? FileIdentity(descriptor: STDIN_FILENO) : FileIdentity(path: input)
      if let identity, identity.isSameFile(as: output) { throw .overwritesInput(path: name) }
    }
  }
}

@unsafe private func openCall(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  unsafe open(path, flags, mode)
}

@unsafe private func writeCall(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(descriptor, bytes, count)
}
