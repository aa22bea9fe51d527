#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// An output that does not have its name yet: a file without a name or, where the system has no such files, one with another
/// name in the same folder.
struct PendingOutput {
  let descriptor: Int32
  private let destination: String
  /// The name of a file that has one, and its slot among those that signals remove.
  private let temporary: (path: String, slot: Int?)?

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - permissions: Those of the file that is replaced; nil for what the umask leaves.
  ///   - isNamed: Whether it is to have a name even where it could do without.
  init(for destination: String, permissions: mode_t?, isNamed: Bool) throws(SystemError) {
    self.destination = destination
    #if os(Linux)
      if !isNamed, let descriptor = UnnamedFile.open(beside: destination, permissions: permissions) {
        self.descriptor = descriptor
        temporary = nil
        return
      }
    #endif
    let file = try TemporaryFile(beside: destination, permissions: permissions)
    descriptor = file.descriptor
    temporary = (file.path, PendingFiles.add(file.path))
  }

  /// Closes the file and gives it its name.
  ///
  /// Some file systems say only when a file is closed that the disk is full. That is why it is closed first; what has no
  /// name is held by a second descriptor meanwhile.
  ///
  /// C functions: `rename`, `fcntl` with `F_DUPFD_CLOEXEC`.
  func finish(closing close: () throws(SystemError) -> Void) throws(SystemError) {
    if let temporary {
      try close()
      _ = try retrying { Int(unsafe rename(temporary.path, destination)) }
      PendingFiles.remove(temporary.slot)
      return
    }
    #if os(Linux)
      let kept = Int32(try retrying { Int(fcntl(descriptor, F_DUPFD_CLOEXEC, 0)) })
      defer { _ = Self.closeCall(kept) }
      try close()
      try UnnamedFile.link(kept, as: destination)
    #endif
  }

  /// Removes a file that has a name; one without is gone when it is closed.
  ///
  /// C function: `unlink`.
  func remove() {
    guard let temporary else { return }
    unsafe _ = unlink(temporary.path)
    PendingFiles.remove(temporary.slot)
  }

  /// C function: `close`.
  private static func closeCall(_ descriptor: Int32) -> Int32 { close(descriptor) }
}
