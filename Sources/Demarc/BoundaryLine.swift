public import Geometry
public import SystemIO
internal import ZoneBuilding
internal import ZoneFiles
public import Zones

/// A line on the WGS 84 ellipsoid along which zones are built, with what its source says of it.
///
/// It consists of one or more polylines, its parts. Parts whose ends coincide exactly are joined; left and right are those
/// of one who travels the vertices in their order.
public struct BoundaryLine: Sendable {
  /// The vertices of each part, in degrees and unrounded, in the order of travel.
  public var parts: [[Coordinate]] { boundary.parts.map(\.vertices) }
  /// What was ignored or corrected while the line was read, one sentence each; empty for a line of coordinates.
  public let notes: [String]
  /// The radius within which the line is known where it is known worst; nil where its source does not state one.
  public let accuracy: Length?

  let boundary: Boundary
  /// The source as zone files state it; its clip area is not set.
  let source: ZoneProvenance

  /// Reads a line from GeoJSON, WKT or a CSV of vertices, each also as gzip, or from what GDAL reads where it is installed.
  ///
  /// Lines and polygons of the file make the boundary; points are ignored with a note. Of a zone file, only its line is
  /// read.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - crs: The reference system of the coordinates over what the file says: `EPSG:n`, WKT or a PROJ string.
  /// - Throws: ``ReadError``, also for a file without a line.
  public init(contentsOf path: String, crs: String? = nil) throws(ReadError) {
    let input = try BoundaryReader(crs: crs).read(path)
    boundary = input.boundary
    notes = input.notes
    source = ZoneProvenance(input, versions: .current)
    accuracy = input.statedAccuracy?.greatest
  }

  /// A line of vertices, in one part or in several.
  ///
  /// Nothing is checked here; ``zone(_:within:)`` refuses vertices that are not places on Earth, and lines of fewer than
  /// two distinct ones.
  ///
  /// - Parameters:
  ///   - parts: The vertices of each part in the order of travel. A part is closed if its last vertex is its first again.
  ///     Parts without vertices are ignored.
  ///   - accuracy: The radius within which the line is known; nil for not stated, which counts as exact.
  public init(parts: [[Coordinate]], accuracy: Length? = nil) {
    boundary = Boundary(
      parts: parts.enumerated().map { Boundary.Part(vertices: $1, origin: "part \($0 + 1)") })
    notes = []
    source = ZoneProvenance(
      boundary: .coordinates(parts, name: "line"), versions: .current,
      statedAccuracy: accuracy.map { LineAccuracy($0) })
    self.accuracy = accuracy
  }

  /// The zone that a rule defines along this line, built and certified.
  ///
  ///     let zone = try boundary.zone(ZoneSpecification(depth: .single(.kilometers(15)), side: .left))
  ///
  /// It takes from milliseconds to seconds, on all cores.
  ///
  /// - Parameters:
  ///   - specification: The rule: depth, range or band, side, ends, edges, tolerance.
  ///   - within: Polygons, their edges straight in longitude and latitude, to which the zone is clipped; nil for none.
  /// - Returns: The zone. Its regions may be empty only where a clip area leaves nothing.
  /// - Throws: ``ZoneError``: a rule outside its ranges, a line for which it has no meaning, and
  ///   ``ZoneError/toleranceMissed(_:)`` rather than a zone that misses its tolerance.
  public func zone(
    _ specification: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) -> Zone {
    let (zone, remarks) = try boundary.zone(specification, within: within)
    var provenance = source
    provenance.within = within.map { .coordinates($0.flatMap(\.rings), name: "within") }
    return Zone(zone, provenance: provenance, notes: notes + remarks)
  }
}

extension ZoneProvenance.Source {
  /// A source that is no file: its content is its vertices, a line of longitude and latitude each, and an empty line
  /// between parts.
  static func coordinates(_ parts: [[Coordinate]], name: String) -> Self {
    let text = parts.map { part in
      part.map { "\($0.longitude),\($0.latitude)\n" }.joined()
    }.joined(separator: "\n")
    return Self(name: name, sha256: SHA256.hexDigest(of: Array(text.utf8)))
  }
}
