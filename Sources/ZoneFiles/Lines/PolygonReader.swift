package import Geodesy
package import Geometry
package import SystemIO
internal import TextFormats

/// One polygon feature of a file.
package struct PolygonFeature: Sendable, Hashable {
  /// The number of the feature in its file, from 0.
  package var index: Int
  /// How messages call it: `feature 3`.
  package var origin: String
  /// The property `role`, as zone files have it: `core`, `margin`, `zone`, `band`, `within`.
  package var role: String?
  /// The property `name`.
  package var name: String?
  /// What the property that was asked for states, as a cell of a table would hold it; nil where the feature has none.
  package var label: String?
  /// The name of its zone in a file of many zones, the property `zone`.
  package var zone: String?
  /// The number of that zone, the property `zone_id`, which tells zones of one name apart.
  package var zoneNumber: Int?
  /// The depths between which it lies, in metres, as zone files state them.
  package var depths: ClosedRange<Double>?
  /// The polygons, their rings closed, as they came: neither cut, nor turned, nor rounded.
  package var polygons: [Polygon]
}

package struct PolygonInput: Sendable, Hashable {
  /// What messages call the input: its path, or `standard input`.
  package var name: String
  /// The polygon features, in the order of the file; never empty.
  package var features: [PolygonFeature]
  /// Whether the file is a zone file of demarc's own.
  package var isZoneFile: Bool
  /// What was ignored or corrected, one sentence each.
  package var notes: [String]
  /// What brought the coordinates to WGS 84, or nil if they were there already.
  package var operation: CRSOperation?
  /// SHA-256 of the input's bytes.
  package let digest: InputDigest

  /// All polygons; of a zone all but its clip area (`within`) and its sectors, which repeat its area.
  package var polygons: [Polygon] {
    areas.flatMap(\.polygons)
  }

  /// Whether it is a zone file, or the shapes of one as they come back from another format: each has a role of theirs.
  package var isZone: Bool { isZoneFile || features.allSatisfy { Self.roles.contains($0.role ?? "") } }

  /// Whether it has the margin of a zone of a depth range, which is neither inside nor outside.
  package var hasMargin: Bool { isZone && features.contains { $0.role == "margin" && !$0.polygons.isEmpty } }

  /// Refuses a zone that has lost its rule, without which a margin cannot be told from the core.
  ///
  /// - Throws: ``ReadError/format(file:seen:remedy:)``.
  package func requireNoMargin() throws(ReadError) {
    guard hasMargin else { return }
    throw ReadError.format(
      file: name, seen: "it has the margin of a zone, but not the rule that separates margin and core",
      remedy: "give the .geojson that ‘demarc zone’ wrote, or a file with the core or the whole alone")
  }

  /// The features that are areas to judge by: of a zone all but its clip area and its sectors.
  package var areas: [PolygonFeature] {
    features.filter { !isZone || !["within", "sector"].contains($0.role) }
  }

  private static let roles: Set<String> = ["zone", "core", "margin", "band", "ring", "within", "sector"]
}

/// Reads polygons from GeoJSON or WKT: areas to clip to, to measure, or to check against.
///
/// Lines and points are ignored with a note. A collection's polygons become one feature.
package struct PolygonReader: Sendable {
  private let source: SourceReader

  /// A reader of coordinates in the system that a file states.
  package init() { source = SourceReader() }

  /// A reader of coordinates in the system that the option `--crs` gives (`EPSG:n`, WKT, a PROJ string), or for nil in the
  /// one that a file states.
  package init(crs: String?) { source = SourceReader(crs: crs) }

  /// Reads a file, or standard input for `-`. Gzip is undone, and what GDAL reads is read where it is
  /// installed.
  ///
  /// - Throws: ``ReadError``, also for a file without polygons.
  ///
  /// - Parameter layer: Which of several layers; nil for the only one with areas.
  package func read(_ path: String, layer: OGRLayerChoice? = nil) throws(ReadError) -> PolygonInput {
    try read(SourceFile(path, layer: layer ?? OGRLayerChoice(.areas, isNamable: false)))
  }

  /// Reads a file whose text is at hand.
  ///
  /// - Throws: as ``read(_:layer:)``.
  ///
  /// - Parameter property: The property that gives features their ``PolygonFeature/label``.
  package func read(_ file: SourceFile, labelledBy property: String? = nil) throws(ReadError) -> PolygonInput
  {
    var input = try read(file.text, name: file.name, labelledBy: property, digest: file.digest)
    input.notes = file.notes + source.notes(of: file) + input.notes
    return input
  }

  /// Reads the bytes of an input that messages call by a name.
  ///
  /// - Throws: ``ReadError``, also for an input without polygons.
  package func read(
    _ bytes: [UInt8], name: String, labelledBy property: String? = nil
  ) throws(ReadError) -> PolygonInput {
    try read(bytes, name: name, labelledBy: property, digest: InputDigest(of: bytes))
  }

  private func read(
    _ bytes: [UInt8], name: String, labelledBy property: String?, digest: InputDigest
  ) throws(ReadError) -> PolygonInput {
    let text = try SourceText(bytes, name: name)
    let document = try source.document(text)
    var collector = PolygonCollector(file: name, isZoneFile: document.isZoneFile)
    for feature in document.features { try collector.add(feature) }
    try collector.requirePolygons(isTable: document.isOfVertices)
    var notes = document.notes + [document.noteOnColumns].compactMap(\.self) + collector.notes
    let system = try source.system(of: document, file: name, notes: &notes)
    let (rings, operation) = try collector.positions.coordinates(
      in: system, file: name, remedy: source.remedy)
    notes += [operation?.warning].compactMap(\.self)
    let features = collector.features(of: rings, labelledBy: property)
    if !document.isZoneFile { notes += features.flatMap(\.sizeNotes) }
    return PolygonInput(
      name: name, features: features, isZoneFile: document.isZoneFile, notes: notes,
      operation: operation, digest: digest)
  }
}
