#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file, or standard input, read whole.
public enum InputFile {
  /// The path that stands for standard input.
  public static let standardInputPath = "-"
  /// What messages call standard input.
  public static let standardInputName = "standard input"

  /// What messages call a path: itself, but `standard input` for `-`.
  public static func name(of path: String) -> String {
    path == standardInputPath ? standardInputName : path
  }

  /// All bytes of a file, or of standard input for `-`. Pipes and devices are read to their end.
  ///
  /// - Throws: ``ReadError/missing(file:)`` and ``ReadError/unreadable(file:reason:)``; an empty file is no error
  ///   here.
  ///
  /// C functions: `open`, `fstat`, `read`.
  public static func bytes(of path: String) throws(ReadError) -> [UInt8] {
    do throws(SystemError) {
      if path == standardInputPath { return try contents(of: STDIN_FILENO) }
      let descriptor = Int32(try retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) })
      defer { close(descriptor) }
      return try contents(of: descriptor)
    } catch {
      throw error == .missing
        ? .missing(file: name(of: path)) : .unreadable(file: name(of: path), reason: error.reason)
    }
  }

  private static func contents(of descriptor: Int32) throws(SystemError) -> [UInt8] {
    let chunk = 1 << 16
    let expected = FileIdentity(descriptor: descriptor).map { $0.isRegular ? $0.size : 0 } ?? 0
    var bytes = [UInt8]()
    while true {
      let room = max(expected + 1 - bytes.count, chunk)
      if try append(room, from: descriptor, to: &bytes) == 0 { return bytes }
    }
  }

  private static func append(
    _ room: Int, from descriptor: Int32, to bytes: inout [UInt8]
  ) throws(SystemError) -> Int {
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
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    return piece.count
  }
}
