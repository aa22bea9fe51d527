package import SystemIO
internal import TextFormats
internal import ZoneFiles

/// How a collection of features is written: as it is, as a GeoPackage in layers with styles, as KML, or in another format by
/// GDAL. It belongs to one thread at a time.
package final class ZoneExport {
  private let path: String?
  private let layer: String
  private let conversion: OGRWriter?
  private let kind: Kind
  /// Where the features are collected for a GeoPackage or KML.
  private var collected: (folder: ScratchFolder, path: String, file: OutputFile)?

  private enum Kind {
    case collection, geoPackage, kml
  }

  /// Whether the output is not the collection itself.
  package var isConversion: Bool { conversion != nil || kind != .collection }
  /// Whether rule and certificate of one zone go along, as metadata.
  package var keepsCertificate: Bool { kind == .geoPackage }

  /// - Parameters:
  ///   - output: The path of the output; nil for standard output.
  ///   - layer: What the chief layer in it is called.
  /// - Throws: `UsageError` and `WriteError`, as `OGRWriter.needed(for:layer:form:)`.
  package init(for output: String?, layer: String) throws {
    (path, self.layer) = (output, layer)
    let ending = OutputEnding.of(output ?? "")
    if ending == "kml" {
      (kind, conversion) = (.kml, nil)
      return
    }
    let needed = try OGRWriter.needed(for: output, layer: layer, form: .collection)
    (kind, conversion) = ending == "gpkg" ? (.geoPackage, nil) : (.collection, needed)
  }

  deinit { collected?.file.discard() }

  /// Where the collection is to be written for an output.
  package func features(for output: OutputFile) throws(WriteError) -> OutputFile {
    if let conversion { return conversion.features }
    if kind == .collection { return output }
    let folder: ScratchFolder
    do throws(SystemError) {
      folder = try ScratchFolder()
    } catch {
      throw .failed(path: path ?? "", reason: error.reason)
    }
    // The folder is there as long as its file is collected.
    let source = folder.file("collection.geojson")
    let file = try OutputFile(source)
    collected = (folder, source, file)
    return file
  }

  /// Writes what was collected to the output, which is not committed.
  package func finish(to output: OutputFile) throws(WriteError) {
    if let conversion { return try conversion.write(to: output) }
    guard let (folder, source, file) = collected else { return }
    collected = nil
    defer { withExtendedLifetime(folder) {} }
    try file.commit()
    let layers: ExportLayers
    do {
      layers = try ExportLayers(InputFile.bytes(of: source, atMost: .max), name: layer)
    } catch {
      throw .failed(path: path ?? "", reason: "\(error)")
    }
    switch kind {
    case .kml:
      let name = (path ?? layer).split(separator: "/").last.map(String.init) ?? layer
      try output.write(KML(layers: layers, name: name).text)
    default: try output.write(GeoPackage(layers: layers, path: path ?? "").bytes())
    }
  }

  /// Writes a collection of demarc's own. The output is not committed.
  package func write(_ collection: [UInt8], to output: OutputFile) throws(WriteError) {
    try features(for: output).write(collection)
    try finish(to: output)
  }
}
