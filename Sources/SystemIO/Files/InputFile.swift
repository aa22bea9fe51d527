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
  package static func bytes(
    of path: String, atMost limit: Int = InputFile.limit
  ) throws(ReadError) -> [UInt8] {
    try InputStream(path, decodes: false, convert: nil).all(atMost: limit)
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
}
