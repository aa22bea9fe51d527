/// A file, or standard input, read whole.
package enum InputFile {
  /// The path that stands for standard input.
  package static let standardInputPath = "-"
  /// What messages call standard input.
  package static let standardInputName = "standard input"

  /// The most bytes that are read whole: more than a line or a zone needs, and a device may have no end.
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
  ///   ``ReadError/tooLarge(file:)`` for more bytes than the limit; an empty file is not an error here.
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
}
