internal import Geometry
internal import ZoneAnalysis
internal import ZoneFiles
internal import Zones

extension FuzzedReader {
  /// Lines, areas and zones in each form.
  static let lines =
    ["line-geojson", "line-wkt", "line-wkb", "line-csv", "line-text"].map { FuzzedReader($0, readLine) }
    + [
      FuzzedReader("area") { bytes in
        for feature in try PolygonReader().read(bytes, name: "file").features {
          _ = feature.faults() + feature.faults(for: .places)
        }
      },
      FuzzedReader("zone-file") { bytes in
        _ = try ZoneFile.definition(bytes, name: "file")
        _ = try ZoneFile.decode(bytes, name: "file")
      },
    ]

  /// Lines are read with and without their points, and simplified.
  @Sendable private static func readLine(_ bytes: [UInt8]) throws {
    for pointUse in [nil, PointUse.line, .basePoints] {
      do {
        var input = try BoundaryReader(crs: nil, pointUse: pointUse).read(bytes, name: "file")
        for vertex in input.boundary.parts.flatMap(\.vertices) {
          precondition(abs(vertex.latitude) <= 90 && vertex.longitude.isFinite)
        }
        input.simplify(within: .meters(10))
        // A base point is a part of one vertex.
        let least = pointUse == .basePoints ? 1 : 2
        precondition(input.boundary.parts.allSatisfy { $0.vertices.count >= least })
      } catch {
        _ = "\(error)"
      }
    }
  }
}
