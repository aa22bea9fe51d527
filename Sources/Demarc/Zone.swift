public import Geometry
public import SystemIO
public import ZoneFiles
public import ZoneDoubt
public import Zones

/// A zone along a boundary line: its definition, its polygons, and the certificate of their error.
///
/// The definition decides where a place lies, and the polygons are its picture: places are judged by their distance to the
/// line (``assessor(lineAccuracy:thresholds:)``).
public struct Zone: Sendable {
  /// The rule that makes the zone of its line.
  public var specification: ZoneSpecification { zone.specification }
  /// The polygons: one region for a single depth or a band, core and margin for a depth range.
  public var regions: [ZoneRegion] { zone.regions }
  /// What was measured on the polygons when they were built; for a zone that was read, what its file states. See
  /// ``verification()``.
  public var certificate: Certificate { zone.certificate }
  /// What its owner should know, one sentence each: parts of the line that were turned, repeated vertices, how far another
  /// choice of edges would move the line. Empty for a zone that was read.
  public let notes: [String]

  let zone: Zones.Zone
  let provenance: ZoneProvenance
  /// For each region what its file states of area and perimeter; nil for a zone that was built.
  private let statedMeasures: [RegionMeasure?]?

  init(_ zone: Zones.Zone, provenance: ZoneProvenance, notes: [String]) {
    self.zone = zone
    self.provenance = provenance
    self.notes = notes
    statedMeasures = nil
  }

  /// Reads a zone file, as demarc writes it. Nothing is measured; see ``verification()``.
  ///
  /// - Parameter path: The file, which may be a gzip; `-` is standard input.
  /// - Throws: ``ReadError``, also for GeoJSON that is not a zone file: read that by
  ///   ``Polygon/polygons(contentsOf:crs:)``.
  public init(contentsOf path: String) throws(ReadError) {
    let source = try SourceFile(path)
    try self.init(geoJSON: source.text, name: source.name)
  }

  /// Reads the bytes of a zone file.
  ///
  /// - Parameters:
  ///   - bytes: The GeoJSON.
  ///   - name: What messages call it.
  /// - Throws: ``ReadError``, as ``init(contentsOf:)``.
  public init(geoJSON bytes: [UInt8], name: String) throws(ReadError) {
    guard let file = try ZoneFile.decode(bytes, name: name) else {
      throw .format(
        file: name, seen: "not a zone file (it has no member ‘demarc’)", remedy: "give one that demarc wrote")
    }
    (zone, provenance, notes, statedMeasures) = (file.zone, file.provenance, [], file.statedMeasures)
  }

  /// The zone file: GeoJSON (RFC 7946) with the polygons, the line, the rule and the certificate.
  ///
  /// The same zone gives the same bytes. What is read back from them is exactly what was certified.
  public func geoJSON() -> [UInt8] {
    ZoneFile.encode(zone, provenance: provenance) { RegionMeasure(of: $0) }
  }

  /// Writes the zone file. It appears whole or not at all, in place of one of that name.
  ///
  /// - Parameter path: The file, GeoJSON whatever its ending, but a gzip if that is `.gz`; `-` is standard output.
  /// - Throws: ``WriteError``.
  public func write(to path: String) throws(WriteError) {
    let file = try OutputFile(path)
    try file.write(geoJSON())
    try file.commit()
  }

  /// Measures the polygons again, against the line and the rule alone, and compares what the zone states of itself.
  ///
  /// The code is that of the certificate and shares little with what builds zones; what a certificate proves and what it
  /// only samples is in the article on tolerance. It takes about as long as building the zone.
  public func verification() -> Verification {
    Verification(
      of: ZoneFile(
        zone: zone, provenance: provenance,
        statedMeasures: statedMeasures ?? zone.regions.map { RegionMeasure(of: $0) }))
  }

  /// Judges places, whose position and whose line may be known only to a radius.
  ///
  /// Making one takes milliseconds; keep it for all places.
  ///
  /// - Parameters:
  ///   - lineAccuracy: The radius within which the line is known; nil for what its source states, or else exact.
  ///   - thresholds: The probabilities from which, and up to which, a verdict is plain.
  /// - Throws: ``ZoneError`` where a file's definition has no meaning; never for a zone that was built.
  public func assessor(
    lineAccuracy: Length? = nil, thresholds: VerdictThresholds = .standard
  ) throws(ZoneError) -> Assessor {
    try Assessor(
      zone, lineAccuracy: lineAccuracy.map { LineAccuracy($0) } ?? provenance.statedAccuracy ?? .exact,
      thresholds: thresholds)
  }
}
