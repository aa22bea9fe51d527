#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Another program at work, whose standard output is read piece by piece.
///
/// Its standard input is empty. What it says on standard error is kept for the case that it fails. It belongs
/// to one thread at a time.
@safe package final class ChildProcess {
  package struct End {
    /// Its exit status; nil where a signal ended it.
    package var status: Int32?
    /// What it said on standard error.
    package var errors: String
  }

  private let process: pid_t
  private let output: Int32
  private let errors: Int32
  private var isReaped = false

  /// Starts a program, which is looked for on the PATH.
  ///
  /// - Throws: ``SystemError``; `missing` where the program is not on the PATH.
  ///
  /// C functions: `pipe`, `mkstemp`, `posix_spawnp`.
  package init(_ program: String, _ arguments: [String]) throws(SystemError) {
    let (reading, writing) = try Self.pipe()
    defer { close(writing) }
    let log: Int32
    do throws(SystemError) {
      log = try Self.log()
    } catch {
      close(reading)
      throw error
    }
    do throws(SystemError) {
      process = try Self.spawn(program, arguments, output: writing, errors: log)
    } catch {
      close(reading)
      close(log)
      throw error
    }
    output = reading
    errors = log
  }

  deinit {
    close(output)
    // Nobody reads on: the closed pipe ends the program, or else a signal does.
    if !isReaped {
      kill(process, SIGTERM)
      _ = reap()
    }
    close(errors)
  }

  /// The next bytes of its output, at most `room`; none at the end.
  ///
  /// C function: `read`.
  package func next(atMost room: Int) throws(SystemError) -> [UInt8] {
    try Self.bytes(of: output, atMost: room)
  }

  /// Waits for its end.
  ///
  /// C function: `waitpid`.
  package func end() -> End {
    let status = reap()
    lseek(errors, 0, SEEK_SET)
    let said = (try? Self.bytes(of: errors, atMost: 1 << 16)) ?? []
    // The low seven bits are the number of the signal, and the next eight the exit status (POSIX, wait.h).
    return End(
      status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, errors: String(decoding: said, as: UTF8.self))
  }

  private func reap() -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    return status
  }

  private static func bytes(of descriptor: Int32, atMost room: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      do throws(SystemError) {
        count = try retrying { unsafe read(descriptor, buffer.baseAddress, room) }
      } catch {
        failure = error
        count = 0
      }
    }
    if let failure { throw failure }
    return piece
  }

  private static func pipe() throws(SystemError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let status = unsafe Darwin.pipe(&ends)
    #elseif canImport(Musl)
      let status = unsafe Musl.pipe(&ends)
    #else
      let status = unsafe Glibc.pipe(&ends)
    #endif
    if status != 0 { throw .last }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// A file without a name, which is gone when it is closed.
  private static func log() throws(SystemError) -> Int32 {
    var path = "\(ScratchFolder.parent)/demarc-XXXXXX".utf8CString
    let descriptor = unsafe path.withUnsafeMutableBufferPointer { path -> Int32 in
      guard let start = path.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(start)
      if descriptor >= 0 { unsafe _ = unlink(start) }
      return descriptor
    }
    if descriptor < 0 { throw .last }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }

  private static func spawn(
    _ program: String, _ arguments: [String], output: Int32, errors: Int32
  ) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    var words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    var process: pid_t = 0
    let status = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
    if status != 0 { throw SystemError(code: status) }
    return process
  }
}
