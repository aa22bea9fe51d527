#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif
internal import Synchronization

/// The names of temporary files of outputs that are not finished, so that a signal can remove them.
///
/// A signal handler may take no lock and allocate nothing, so the names lie in a fixed table of C strings that
/// it only reads. A program with more unfinished outputs than slots still works; the surplus ones are merely
/// not removed by a signal.
package enum PendingFiles {
  private static let slots = 16
  // Slots are written under `lock` and read by the signal handler. A store of a pointer is one instruction
  // on every platform, so the handler sees the old or the new one; a name is unlinked at most once too often.
  nonisolated(unsafe) private static let table: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
    let table = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: slots)
    unsafe table.initialize(repeating: nil, count: slots)
    return unsafe table
  }()
  private static let lock = Mutex(false)

  /// Remembers a path, and sees to it that signals that end the program remove it. Returns its slot.
  package static func add(_ path: String) -> Int? {
    lock.withLock { isInstalled in
      if !isInstalled { install() }
      isInstalled = true
      for slot in 0..<slots where unsafe table[slot] == nil {
        unsafe table[slot] = strdup(path)
        return slot
      }
      return nil
    }
  }

  /// Forgets the path of a slot; nil is ignored.
  package static func remove(_ slot: Int?) {
    guard let slot else { return }
    lock.withLock { _ in
      let name = unsafe table[slot]
      unsafe table[slot] = nil
      unsafe free(name)
    }
  }

  /// C function: `sigaction`. A signal that is ignored, as SIGHUP is under nohup, stays ignored.
  private static func install() {
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXFSZ] {
      var old = sigaction()
      guard unsafe sigaction(signal, nil, &old) == 0, unsafe isDefault(old) else { continue }
      var action = sigaction()
      #if canImport(Darwin)
        unsafe action.__sigaction_u.__sa_handler = { unsafe PendingFiles.end($0) }
      #else
        unsafe action.__sigaction_handler.sa_handler = { unsafe PendingFiles.end($0) }
      #endif
      unsafe sigaction(signal, &action, nil)
    }
  }

  @unsafe private static func isDefault(_ action: sigaction) -> Bool {
    #if canImport(Darwin)
      unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 0
    #else
      unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 0
    #endif
  }

  /// Removes the files and dies by the same signal, so that the shell sees what happened.
  @unsafe private static func end(_ signal: Int32) {
    for slot in 0..<slots {
      if let name = unsafe table[slot] { unsafe unlink(name) }
    }
    restoreDefault(signal)
    raise(signal)
  }
}

/// C function: `signal`.
private func restoreDefault(_ number: Int32) {
  _ = signal(number, SIG_DFL)
}
