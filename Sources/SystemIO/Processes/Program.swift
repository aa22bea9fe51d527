internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The program that runs: its standard error, its environment and its end.
package enum Program {
  /// Whether standard error is a terminal. C function: `isatty`.
  package static var hasErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  /// Whether standard output is a terminal. C function: `isatty`.
  package static var hasOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Writes a text to standard error at once. Where even that is closed, there is nobody left to tell.
  package static func writeError(_ text: String) {
    try? OutputFile.writeAll(Array(text.utf8), to: STDERR_FILENO)
  }

  /// A variable of the environment, or nil. C function: `getenv`.
  package static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// The seconds since the beginning of 1970, by the system's clock. C function: `time`.
  package static var now: Int { Int(time(nil)) }

  /// Ends the program. C function: `exit`.
  package static func end(status: Int32) -> Never { exit(status) }

  /// Has freed memory kept for the next use instead of given back to the system; for a program that reads tables piece by
  /// piece. C function: `mallopt`, where there is one.
  package static func keepFreedMemory() {
    #if os(Linux)
      demarc_keep_freed_memory()
    #endif
  }
}
