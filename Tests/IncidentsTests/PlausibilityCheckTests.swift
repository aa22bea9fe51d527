import Testing

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import Places
@testable import SystemIO
@testable import ZoneDoubt
@testable import Zones

/// Coordinates that look mistaken are said, and never changed.
@Suite struct PlausibilityCheckTests {
  /// 20 km left and right of a line from 35.2N 36.2E to 35.8N 36.9E.
  static func suspicion() throws -> (PlausibilityCheck, Assessor) {
    let line = [(35.2, 36.2), (35.8, 36.9)].map { Coordinate(latitude: $0.0, longitude: $0.1) }
    let assessor = try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .single(.kilometers(20))))
    return (PlausibilityCheck(assessor, around: line), assessor)
  }

  static let places: [(Double, Double, String?)] = [
    (35.5, 36.6, nil),
    (35.9, 36.2, nil),
    (33.51, 36.29, nil),
    (40.71, -74.01, nil),
    (36.55, 35.45, "swapped"),
    (-35.5, 36.6, "the latitude may have the wrong sign"),
    (35.5, -36.6, "the longitude may have the wrong sign"),
    (-35.5, -36.6, "both may have the wrong sign"),
    (-36.6, 35.5, "swapped, the minus on the wrong one"),
    (35.5, 366, "a decimal point may be lost"),
    (0, 0, "0, 0"),
    (35, 38, "whole degrees"),
    (35, 36, "whole degrees"),
    (34.802075, 38.996815, "the middle of a country"),
    (34.8021, 38.9968, "the middle of a country"),
    (34.80, 39.00, "the middle of a country"),
    (34.8022, 38.9968, nil),
    (34.81, 39.00, nil),
    // That of Jordan.
    (30.59, 36.24, "the middle of a country"),
  ]

  @Test func countriesAreRead() {
    let lines = PackageResources.countries_csv.split(separator: UInt8(ascii: "\n")).count
    #expect(lines == 244)
    #expect(
      CountryCentroids.standard.country(at: Coordinate(latitude: -16.578193, longitude: 179.414413)) == "Fiji"
    )
    #expect(CountryCentroids.standard.mayHave(34.5, 38.5))
    #expect(!CountryCentroids.standard.mayHave(35.5, 36.5))
    #expect(!CountryCentroids.standard.mayHave(.nan, 400))
  }

  @Test(arguments: places)
  func isSaid(_ one: (latitude: Double, longitude: Double, words: String?)) throws {
    let (suspicion, assessor) = try Self.suspicion()
    let place = Coordinate(latitude: one.latitude, longitude: one.longitude)
    let doubt = suspicion.suspicion(of: place, assessor.judge.placement(of: place))
    if let words = one.words {
      #expect(doubt?.kind.contains(words) == true, "\(doubt.debugDescription)")
    } else {
      #expect(doubt == nil, "\(doubt.debugDescription)")
    }
  }

  @Test func rowsAreJudgedAsTheyAre() throws {
    let (suspicion, assessor) = try Self.suspicion()
    var rest = Array("lat,lon\n36.55,35.45\n35.5,36.6\n0,0\n".utf8)[...]
    var check = try IncidentCheck(
      name: "table.csv", assessor: assessor, options: CheckOptions(), plausibility: suspicion
    ) { count throws(ReadError) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    guard case .judged(let first, let place, let note) = try check.all().first else {
      Issue.record("the row is not judged")
      return
    }
    #expect(place == Coordinate(latitude: 36.55, longitude: 35.45))
    #expect(first.verdict == .outside)
    #expect(
      note == "suspicious: latitude and longitude may be swapped: 35.45°N 36.55°E would be in the zone")
    #expect(check.summary.suspicious == ["latitude and longitude may be swapped": 1, "0, 0": 1])
    #expect(check.summary.verdicts == [.outside: 2, .inside: 1])
  }
}
