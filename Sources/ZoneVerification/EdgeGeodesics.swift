internal import Geodesy
internal import Zones

/// The geodesics of a line's edges: kept, but of a long line made where they are asked for, as each takes half a kilobyte.
struct EdgeGeodesics: Sendable {
  private let line: LineModel
  private let kept: [GeodesicLine]
  private static let mostKept = 50_000

  init(_ line: LineModel) {
    self.line = line
    kept = line.edges.count > Self.mostKept ? [] : line.edges.indices.map { Self.geodesic($0, of: line) }
  }

  subscript(edge: Int) -> GeodesicLine { kept.isEmpty ? Self.geodesic(edge, of: line) : kept[edge] }

  private static func geodesic(_ edge: Int, of line: LineModel) -> GeodesicLine {
    GeodesicLine(from: line.edges[edge].start, azimuth: line.edges[edge].startAzimuth)
  }
}
