package import SystemIO
internal import TextFormats

/// A file of lines or areas, read whole, with its text in a format that is read here.
///
/// What begins as gzip does is decompressed. Folders, and files of other formats that GDAL reads, become
/// GeoJSON in their own coordinate reference system, which the reader then brings to WGS 84 and names.
package struct SourceFile: Sendable {
  /// What messages call it: its path, or `standard input`.
  package var name: String
  /// Its text: GeoJSON, WKT or CSV.
  package var text: [UInt8]
  /// The SHA-256 of the file as it lies on the disk; of a folder, of its text.
  package let digest: InputDigest

  /// What to say of how it was read, one sentence each: which of several layers was taken.
  package var notes: [String] = []
  /// Whether it came from GDAL and states no coordinate reference system, such as a shapefile without its .prj.
  var lacksCRS = false

  /// Reads a file, a folder, or standard input for `-`.
  ///
  /// - Parameter layer: What is wanted of a file of several layers.
  /// - Throws: ``ReadError``, also where GDAL is needed and is not installed.
  package init(
    _ path: String, layer: OGRLayerChoice = OGRLayerChoice(.areas, isNamable: false)
  ) throws(ReadError) {
    name = InputFile.name(of: path)
    var converter: OGRReader?
    let convert: InputStream.Converter = { beginning throws(ReadError) in
      let isNeeded = beginning.isEmpty || OGRReader.isNeeded(Array(beginning))
      converter = isNeeded ? try OGRReader(path, layer: layer, as: .collection) : nil
      return converter
    }
    if FileIdentity(path: path)?.isFolder == true {
      text = try InputStream(path, convert: convert).all()
      digest = InputDigest(of: text)
    } else {
      let bytes = try InputFile.bytes(of: path)
      digest = InputDigest(of: bytes)
      text = try InputStream(bytes, name: name, convert: convert).all()
    }
    notes = [converter?.note].compactMap(\.self)
    lacksCRS =
      converter?.form == .collection && text.prefix(4096).firstRange(of: Array("\"crs\"".utf8)) == nil
  }

  /// A file whose bytes are in memory: its text, perhaps as gzip.
  ///
  /// - Throws: ``ReadError``, also for formats that are not text, which need a file for GDAL.
  package init(_ bytes: [UInt8], name: String) throws(ReadError) {
    self.name = name
    digest = InputDigest(of: bytes)
    text = try InputStream(bytes, name: name, convert: nil).all()
  }
}

extension SourceFile {
  /// A property of every feature of a GeoJSON file, in the order of the file, as a cell of a table would hold it; empty
  /// where a feature has none.
  ///
  /// - Throws: ``ReadError``, also for what is not GeoJSON, and where no feature has the property.
  ///
  /// - Parameter option: The option that names the property.
  package func propertyTexts(of property: String, for option: String) throws(ReadError) -> [String] {
    let text = try SourceText(text, name: name)
    guard text.firstByte == UInt8(ascii: "{") else {
      throw .format(
        file: name, seen: "this is not GeoJSON, whose features have properties",
        remedy: "convert it with ‘ogr2ogr -f GeoJSON’")
    }
    let all = try GeoJSONDocument(text).features(readingGeometryWhere: { _ in false }).map(\.properties)
    let texts = all.map { $0?[property]?.cellText }
    if texts.contains(where: { $0 != nil }) { return texts.map { $0 ?? "" } }
    var names: [String] = []
    for name in all.flatMap({ $0?.members.map(\.name) ?? [] }) where !names.contains(name) {
      names.append(name)
    }
    let list = names.prefix(12).map(RowError.quoted).joined(separator: ", ")
    throw .format(
      file: name, seen: "no feature has a property ‘\(property)’\(names.isEmpty ? "" : " among \(list)")",
      remedy: names.isEmpty ? "leave \(option) out" : "give one of these to \(option)")
  }
}
