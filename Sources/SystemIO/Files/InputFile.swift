#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A file, or standard input, read whole.
package enum InputFile {
  /// The path that stands for standard input.
  package static let standardInputPath = "-"
  /// What messages call standard input.
  package static let standardInputName = "standard input"

  /// As many bytes as are read whole. What holds more is no line or zone, and a device may have no end.
  package static let limit = 1 << 30

  /// What messages call a path: itself, but `standard input` for `-`, and empty quotes where it has no letters.
  package static func name(of path: String) -> String {
    if path.isEmpty { return "‘’" }
    return path == standardInputPath ? standardInputName : path
  }

  /// All bytes of a file, or of standard input for `-`. Pipes and devices are read to their end.
  ///
  /// - Parameter limit: As many bytes as there may be.
  /// - Throws: ``ReadError/missing(file:)``, ``ReadError/unreadable(file:reason:remedy:)``, and
  ///   ``ReadError/format(file:seen:remedy:)`` for more bytes than the limit; an empty file is no error here.
  ///
  /// C functions: `open`, `fstat`, `read`.
  package static func bytes(
    of path: String, atMost limit: Int = InputFile.limit
  ) throws(ReadError) -> [UInt8] {
    let bytes: [UInt8]
    let isWhole: Bool
    do throws(SystemError) {
      if path == standardInputPath {
        (bytes, isWhole) = try contents(of: STDIN_FILENO, atMost: limit)
      } else {
        let descriptor = Int32(try retrying { Int(unsafe open(path, O_RDONLY | O_CLOEXEC)) })
        defer { close(descriptor) }
        (bytes, isWhole) = try contents(of: descriptor, atMost: limit)
      }
    } catch {
      throw error == .missing
        ? .missing(file: name(of: path)) : .unreadable(file: name(of: path), reason: error.reason)
    }
    if bytes.count > limit { throw tooLarge(name(of: path)) }
    if !isWhole { throw changed(name(of: path)) }
    return bytes
  }

  /// The SHA-256 of a file as it lies on the disk, in hexadecimal digits; nil for what cannot be read twice, such as a
  /// pipe, and for what cannot be read.
  package static func sha256(of path: String) -> String? {
    guard FileIdentity(path: path)?.isRegular == true, let bytes = try? bytes(of: path) else { return nil }
    return SHA256.hexDigest(of: bytes)
  }

  /// What is said of an input that holds more than may be read whole.
  package static func tooLarge(_ name: String) -> ReadError {
    .format(
      file: name, seen: "it holds more than 1 GiB, or has no end",
      remedy: "give a file with nothing but the line, the areas or the zone")
  }

  /// What is said of a file that was cut, overwritten or appended to while it was read: what was read of it may be
  /// neither what it was nor what it has become.
  package static func changed(_ name: String) -> ReadError {
    .unreadable(
      file: name, reason: "it was changed while it was read", remedy: "run again when it is complete")
  }

  /// All bytes, or some more than the limit; and whether the file stayed as it was meanwhile.
  private static func contents(
    of descriptor: Int32, atMost limit: Int
  ) throws(SystemError) -> (bytes: [UInt8], isWhole: Bool) {
    let chunk = 1 << 16
    let identity = FileIdentity(descriptor: descriptor)
    let expected = min(identity.map { $0.isRegular ? $0.size : 0 } ?? 0, limit)
    var bytes = [UInt8]()
    while bytes.count <= limit {
      let room = max(expected + 1 - bytes.count, chunk)
      if try append(room, from: descriptor, to: &bytes) == 0 { break }
    }
    let isWhole = identity.flatMap { FileIdentity(descriptor: descriptor)?.isUnchanged(since: $0) } ?? true
    return (bytes, isWhole)
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
