// Every call to the operating system is in this target, and every return code goes through one of these.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A failed system call: its `errno`.
package struct SystemError: Error, Equatable {
  package var code: Int32

  /// The error of the call that just failed.
  package static var last: SystemError { SystemError(code: errno) }

  package static let missing = SystemError(code: ENOENT)
  package static let exists = SystemError(code: EEXIST)
  package static let brokenPipe = SystemError(code: EPIPE)

  /// The system's words, such as `Permission denied`.
  package var reason: String { unsafe String(cString: strerror(code)) }
}

/// What a path or a descriptor leads to.
package struct FileIdentity: Equatable {
  package var device: UInt64
  package var inode: UInt64
  package var isRegular: Bool
  package var isFolder: Bool
  package var size: Int
  var permissions: mode_t
  /// When the content was changed last, in nanoseconds since 1970.
  package var modified: Int

  /// C function: `stat`.
  package init?(path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// C function: `fstat`.
  package init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    isRegular = status.st_mode & S_IFMT == S_IFREG
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int(status.st_size)
    permissions = status.st_mode & 0o777
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }

  /// Whether a regular file holds what it held at an earlier look: as many bytes, and none written since.
  package func isUnchanged(since earlier: FileIdentity) -> Bool {
    !isRegular || (size == earlier.size && modified == earlier.modified)
  }

  /// Whether two are one and the same regular file, by whatever name or link.
  package func isSameFile(as other: FileIdentity) -> Bool {
    isRegular && other.isRegular && device == other.device && inode == other.inode
  }
}

/// Repeats a call that a signal interrupted. -1 is failure.
package func retrying(_ call: () -> Int) throws(SystemError) -> Int {
  while true {
    let result = call()
    if result >= 0 { return result }
    if errno != EINTR { throw .last }
  }
}
