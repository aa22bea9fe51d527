import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// The verdict of the index against that of distances, and of the oracle's distances.
///
/// `DEMARC_EXACTNESS` says how many places are tried in all (see `tools/exactness`); some thousands by default.
@Suite struct IndexTests {
  static let wanted = ProcessInfo.processInfo.environment["DEMARC_EXACTNESS"].flatMap(Int.init)
  /// Of so many places one is also asked of the oracle, which looks at every edge.
  static let perOracle = wanted == nil ? 400 : 100

  static let cases: [ZoneCase] = {
    let all = Catalogue.all
    let quick = Catalogue.quick
    let chosen = all.filter { zoneCase in
      zoneCase.within != nil || ["to the pole", "across 180", "T junction"].contains(zoneCase.name)
        || zoneCase.name.hasPrefix("island")
    }
    let cases = wanted == nil ? quick : quick + chosen
    var seen: Set<String> = []
    return cases.filter { seen.insert($0.description).inserted }
  }()

  static var perCase: Int { wanted.map { max(1000, $0 / cases.count) } ?? 2000 }

  @Test(arguments: cases) func decidesAsDistancesDo(_ zoneCase: ZoneCase) throws {
    let index = try ZoneIndex(
      boundary: zoneCase.boundary, specification: zoneCase.specification, within: zoneCase.within)
    let oracle = OracleZone(zoneCase)
    var places = IndexPlaces(index, seed: 20_180_917)
    var (longitudes, latitudes): ([Double], [Double]) = ([], [])
    var (known, asked) = (0, 0)
    for number in 0..<Self.perCase {
      let place = places.next()
      longitudes.append(place.longitude)
      latitudes.append(place.latitude)
      if index.known(place) != nil { known += 1 }
      let exact = verdict(index.judge.placement(of: place))
      #expect(index.verdict(for: place) == exact, "\(place.inWords) in \(zoneCase), place \(number)")
      #expect(index.judge.verdict(of: place) == exact, "\(place.inWords) in \(zoneCase), place \(number)")
      guard number % Self.perOracle == 0 else { continue }
      asked += 1
      if let bruteForce = self.bruteForce(oracle, zoneCase, place) {
        #expect(exact == bruteForce, "\(place.inWords) in \(zoneCase), place \(number), by the oracle")
      }
    }
    let batch = index.verdicts(longitudes: longitudes, latitudes: latitudes)
    for (number, found) in batch.enumerated() {
      let place = Coordinate(latitude: latitudes[number], longitude: longitudes[number])
      #expect(found == index.verdict(for: place), "\(place.inWords) in \(zoneCase), in a batch")
    }
    // An index that knows little would be right and useless.
    #expect(known > Self.perCase * 6 / 10, "\(known) of \(Self.perCase) known in \(zoneCase)")
    if Self.wanted != nil {
      let line = "\(zoneCase): \(Self.perCase) places, \(known) known, \(asked) asked of the oracle\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
  }

  private func verdict(_ placement: Placement) -> Verdict {
    placement.isInCore ? .inside : placement.isInZone ? .disputed : .outside
  }

  /// What the oracle says; nil where it changes its mind within 10 µm.
  private func bruteForce(_ oracle: OracleZone, _ zoneCase: ZoneCase, _ place: Coordinate) -> Verdict? {
    let region = oracle.verdict(place).region
    for azimuth in [0.0, 120, 240] {
      let beside = Geodesic.direct(from: place, azimuth: azimuth, distance: 1e-5).end
      if oracle.verdict(beside).region != region { return nil }
    }
    guard let region else { return .outside }
    return region == 0 ? .inside : .disputed
  }

  @Test func polygonsOfOthers() throws {
    let polygons = [
      Polygon(exterior: [
        Coordinate(170, -20), Coordinate(180, -20), Coordinate(180, -10), Coordinate(170, -12),
        Coordinate(170, -20),
      ]),
      Polygon(exterior: [
        Coordinate(-180, -20), Coordinate(-175, -19), Coordinate(-180, -10), Coordinate(-180, -20),
      ]),
      Polygon(
        exterior: [
          Coordinate(-180, 60), Coordinate(-60, 70), Coordinate(60, 65), Coordinate(180, 60),
          Coordinate(180, 90), Coordinate(-180, 90), Coordinate(-180, 60),
        ],
        holes: [[Coordinate(10, 80), Coordinate(20, 85), Coordinate(40, 80), Coordinate(10, 80)]]),
    ]
    let index = try ZoneIndex(polygons: polygons)
    var places = IndexPlaces(index, seed: 3)
    for _ in 0..<(Self.wanted == nil ? 5000 : 200_000) {
      let place = places.next()
      let exact = verdict(index.judge.placement(of: place))
      #expect(index.verdict(for: place) == exact, "\(place.inWords)")
      #expect(index.judge.verdict(of: place) == exact, "\(place.inWords)")
    }
    for longitude in [-180.0, -90, 0, 33, 180] {
      #expect(index.verdict(for: Coordinate(latitude: 90, longitude: longitude)) == .inside)
      #expect(index.judge.verdict(of: Coordinate(latitude: 90, longitude: longitude)) == .inside)
    }
    for turn in [-360.0, 0, 360] {
      #expect(index.verdict(for: Coordinate(latitude: -15, longitude: 180 + turn)) == .inside)
    }
  }

  @Test func zoneAnswersForItself() throws {
    let boundary = Boundary(parts: [.init(vertices: IdlibLine.vertices, origin: "line")])
    let rule = ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20)), side: .left)
    let zone = Zone(
      specification: rule, boundary: boundary, within: nil, regions: [],
      certificate: Certificate(maximumDeviation: 0, deviationBound: 0, samples: 0, witnesses: 0))
    let index = try zone.index
    for place in [Coordinate(36.6508333, 35.4419444), Coordinate(36.7589128, 35.9026977), Coordinate(40, 36)]
    {
      #expect(try zone.verdict(for: place) == index.verdict(for: place))
    }
    #expect(try zone.verdict(for: Coordinate(36.6508333, 35.4419444)) == .inside)
    #expect(index.verdict(for: Coordinate(40, 36)) == .outside)
  }

  /// What is no number, or far beyond the grid, must not come to a cell of the zone.
  @Test func numbersThatAreNone() throws {
    let index = try ZoneIndex(
      boundary: Boundary(parts: [.init(vertices: IdlibLine.vertices, origin: "line")]),
      specification: Catalogue.single(20_000))
    let numbers = [.nan, .infinity, -.infinity, 1e300, -1e300, 540, -540, 0, 36.5]
    for longitude in numbers {
      for latitude in numbers where longitude != 36.5 || latitude != 36.5 {
        #expect(index.known(Coordinate(latitude: latitude, longitude: longitude)) == .outside)
        #expect(index.verdicts(longitudes: [longitude], latitudes: [latitude]) == [.outside])
      }
    }
  }
}
