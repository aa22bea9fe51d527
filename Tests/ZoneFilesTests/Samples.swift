@testable import Geodesy
@testable import Geometry
@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

/// What several suites need: zones to write, and texts to read.
enum Samples {
  static let versions = SoftwareVersions(demarc: "0.1.0", proj: "9.1.1", geos: "3.11.1")

  static let texts = SourceTexts(
    name: "A line, \"approximate\"", licence: "CC BY 4.0", source: "survey\n2018",
    uncertainty: "typically +-2 km",
    warning: "NOT official")

  static let provenance = ZoneProvenance(
    boundary: ZoneProvenance.Source(name: "line.geojson", sha256: SHA256.hexDigest(of: [])),
    within: ZoneProvenance.Source(name: "area.geojson", sha256: SHA256.hexDigest(of: [1])),
    versions: versions, statedAccuracy: LineAccuracy(.kilometers(2)), texts: texts,
    operation: CRSOperation(source: "EPSG:32637", name: "Inverse of UTM zone 37N", accuracy: 0))

  /// A square ring, counterclockwise and closed.
  static func square(_ west: Double, _ south: Double, _ side: Double) -> [Coordinate] {
    [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map {
      Coordinate(latitude: south + $0.1, longitude: west + $0.0)
    }
  }

  static let line = Boundary(parts: [
    Boundary.Part(
      vertices: [
        Coordinate(latitude: 35.819793804484713, longitude: 36.13860109675513),
        Coordinate(latitude: 36.1 + 0.2, longitude: 1.0 / 3 + 36),
      ], origin: "feature 1"),
    Boundary.Part(vertices: square(36, 35, 0.1), isRing: true, origin: "feature 2, polygon 1, ring 1"),
  ])

  static func zone(
    _ specification: ZoneSpecification, boundary: Boundary = line, within: [Polygon]? = nil,
    polygons: [Polygon] = [
      Polygon(exterior: square(36.1234567, 35.5, 0.5), holes: [square(36.2, 35.6, 0.1).reversed()])
    ]
  ) -> Zone {
    let roles: [Zone.Role] =
      switch specification.depth {
      case .single: [.zone]
      case .range: [.core, .margin]
      case .band: [.band]
      }
    let regions = roles.map { role in
      Zone.Region(
        role: role, from: role == .margin ? specification.coreDepth : specification.innerDepth,
        to: role == .core ? specification.coreDepth : specification.outerDepth, polygons: polygons)
    }
    return Zone(
      specification: specification, boundary: boundary, within: within, regions: regions,
      certificate: Certificate(
        maximumDeviation: 0.123_456_789_012_345_6, deviationBound: 0.3, samples: 12_345, witnesses: 678))
  }

  static let measure = RegionMeasure(
    area: Area(squareMeters: 5_012_250_000), perimeter: .kilometers(321.0987))

  static func bytes(_ zone: Zone, _ provenance: ZoneProvenance = provenance) -> [UInt8] {
    ZoneFile.encode(zone, provenance: provenance) { _ in measure }
  }
}
