internal import Geodesy
internal import Geometry
package import SystemIO
internal import TextFormats
internal import Zones

/// Reads a boundary line from GeoJSON, WKT or a CSV of vertices.
///
/// How well the line is known may be stated by a property or column `accuracy_m` (or another that ``BoundaryInput``
/// names): one radius for a feature, a list with one for each vertex, or points that lie on vertices.
///
/// The format is recognised by the content. In GeoJSON and WKT, lines and polygons make the boundary, and points
/// are ignored with a note; of a zone file of demarc's own only the line is taken. A CSV holds one vertex
/// a row, under a header such as `latitude,longitude` or, without one, longitude first; a blank row begins a
/// new part.
///
///     let input = try BoundaryReader(crs: "EPSG:32637").read("front.geojson")
///     print(input.boundary.parts.count)
package struct BoundaryReader: Sendable {
  let source: SourceReader
  let pointUse: PointUse?

  /// A reader of coordinates in the system that a file states.
  package init() { (source, pointUse) = (SourceReader(), nil) }

  /// A reader of coordinates in the system that the option `--crs` gives (`EPSG:n`, WKT, a PROJ string), or for nil in the
  /// one that a file states.
  ///
  /// - Parameter pointUse: What becomes of points; nil where the caller has no option for it.
  package init(crs: String?, pointUse: PointUse? = nil) {
    (source, self.pointUse) = (SourceReader(crs: crs), pointUse)
  }

  /// Reads a file, or standard input for `-`. Gzip is undone, and what GDAL reads is read where it is
  /// installed.
  ///
  /// - Throws: ``ReadError``, which names the file, the feature and the vertex, or the line and the column.
  ///
  /// - Parameter layer: Which of several layers; nil for the only one with lines or areas.
  package func read(_ path: String, layer: OGRLayerChoice? = nil) throws(ReadError) -> BoundaryInput {
    let file = try SourceFile(path, layer: layer ?? OGRLayerChoice(.lines, isNamable: false))
    var input = try read(file.text, name: file.name)
    input.sha256 = file.digest.digits
    input.notes = file.notes + source.notes(of: file) + input.notes
    return input
  }

  /// Reads the bytes of an input that messages call by a name.
  ///
  /// - Throws: ``ReadError``, also for an input that holds no line.
  package func read(_ bytes: [UInt8], name: String) throws(ReadError) -> BoundaryInput {
    let text = try SourceText(bytes, name: name)
    var document = try source.document(text, selecting: GeoJSONSelection(roles: ["boundary"]))
    if document.isZoneFile { document.features.removeAll { $0.properties.role != "boundary" } }
    if pointUse == .basePoints { document = document.takingVerticesAsPoints }
    if pointUse == .line { document = try document.orderingPoints(file: name) }

    var collector = LineCollector(file: name, pointUse: document.isZoneFile ? .basePoints : pointUse)
    for feature in document.features { try collector.add(feature) }
    try collector.finish()
    try collector.requireLine()
    var notes = [document.noteOnBasePoints(pointUse)].compactMap(\.self) + document.notes
    notes += [document.noteOnColumns].compactMap(\.self) + collector.notes
    let system = try source.system(of: document, file: name, notes: &notes)
    let (parts, operation) = try collector.positions.coordinates(
      in: system, file: name, remedy: source.remedy)
    notes += [operation?.warning].compactMap(\.self)
    let boundary = collector.boundary(of: parts)
    let used = document.features.filter { collector.usedFeatures.contains($0.index) }.map(\.properties)
    return BoundaryInput(
      boundary: boundary, name: name,
      notes: notes, statedAccuracy: collector.statedAccuracy,
      texts: SourceTexts(joining: used), operation: operation, sha256: SHA256.hexDigest(of: bytes),
      columns: document.columns)
  }
}

extension SourceTexts {
  /// The different texts of some features, in their order.
  package init(joining properties: [FeatureProperties]) {
    func joined(_ text: (FeatureProperties) -> String?) -> String? {
      var seen: [String] = []
      for text in properties.compactMap(text) where !seen.contains(text) { seen.append(text) }
      return seen.isEmpty ? nil : seen.joined(separator: "; ")
    }
    self.init(
      name: joined(\.name), licence: joined(\.licence), source: joined(\.source),
      uncertainty: joined(\.uncertainty), warning: joined(\.warning))
  }
}
