package import SystemIO

/// A file of lines or areas, read whole, with its text in a format that is read here.
///
/// What begins as gzip does is decompressed. Folders, and files of other formats that GDAL reads, become
/// GeoJSON in their own coordinate reference system, which the reader then brings to WGS 84 and names.
package struct SourceFile: Sendable {
  /// What messages call it.
  package var name: String
  /// GeoJSON, WKT or CSV.
  package var text: [UInt8]
  /// The SHA-256 of the file as it lies on the disk; of a folder, of its text.
  package var sha256: String

  /// Reads a file, a folder, or standard input for `-`.
  ///
  /// - Throws: ``ReadError``, also where GDAL is needed and is not installed.
  package init(_ path: String) throws(ReadError) {
    name = InputFile.name(of: path)
    if FileIdentity(path: path)?.isFolder == true {
      text = try OGRConversion(path, as: .collection).all()
      sha256 = SHA256.hexDigest(of: text)
      return
    }
    let bytes = try InputFile.bytes(of: path)
    sha256 = SHA256.hexDigest(of: bytes)
    if GzipDecoder.isGzip(bytes) {
      text = try Self.decompressed(bytes, name: name)
    } else if OGRConversion.isNeeded(Array(bytes.prefix(64))) {
      text = try OGRConversion(path, as: .collection).all()
    } else {
      text = bytes
    }
  }

  private static func decompressed(_ bytes: [UInt8], name: String) throws(ReadError) -> [UInt8] {
    var rest = bytes
    var text: [UInt8] = []
    do {
      let decoder = try GzipDecoder()
      while true {
        let piece = try decoder.next(atMost: 1 << 20) { () throws(ReadError) in
          defer { rest = [] }
          return rest
        }
        if piece.isEmpty { return text }
        text += piece
        if text.count > InputFile.limit { throw InputFile.tooLarge(name) }
      }
    } catch let error as ReadError {
      throw error
    } catch {
      throw .format(
        file: name, seen: "its gzip is cut off or damaged",
        remedy: "fetch it again; ‘gzip -t’ tells whether it is whole")
    }
  }
}
