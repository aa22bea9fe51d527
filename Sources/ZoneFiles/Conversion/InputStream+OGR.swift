package import SystemIO

extension InputStream {
  /// Opens a file, or standard input for `-`; folders and files in other formats are read by GDAL, a feature a line.
  ///
  /// - Parameters:
  ///   - layer: The layer or sheet of a file that has several; nil where there is only one.
  ///   - encoding: What a text is in; nil for UTF-8.
  /// - Throws: ``ReadError/missing(file:)`` and ``ReadError/unreadable(file:reason:remedy:)``.
  package convenience init(_ path: String, layer: String? = nil, encoding: TextEncoding? = nil)
    throws(ReadError)
  {
    try self.init(path, encoding: encoding) { beginning throws(ReadError) in
      let isNeeded = beginning.isEmpty || OGRReader.isNeeded(Array(beginning))
      guard isNeeded else { return nil }
      return try OGRReader(path, layer: OGRLayerChoice(.places, names: [layer].compactMap(\.self)))
    }
  }
}
