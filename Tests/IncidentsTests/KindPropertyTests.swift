import TestSupport
import Testing

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import Places
@testable import SystemIO
@testable import ZoneDoubt
@testable import Zones

/// Generated tables of kinds that were once read otherwise in silence: each row gives the place that it was made of.
@Suite struct KindPropertyTests {
  /// The places of a table's rows, nil for rows that are invalid.
  private static func places(_ text: String, axis: AxisOrder? = nil) throws -> [Coordinate?] {
    var rest = Array(text.utf8)
    var options = IncidentOptions()
    options.axis = axis
    let input = try IncidentInput(name: "table.csv", options: options) { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var places: [Coordinate?] = []
    try input.forEachRow { places.append($0.place?.coordinate) }
    return places
  }

  private static func expect(_ found: [Coordinate?], _ meant: [Coordinate], _ text: String) {
    #expect(found.count == meant.count, "\(text.prefix(200))")
    for (place, other) in zip(found, meant) {
      let isRight =
        place.map {
          abs($0.latitude - other.latitude) < 1e-9 && abs($0.longitude - other.longitude) < 1e-9
        } ?? false
      #expect(isRight, "\(place.map { "\($0)" } ?? "invalid"), not \(other): \(text.prefix(200))")
      if !isRight { return }
    }
  }

  /// An angle of whole degrees, minutes and tenths of seconds.
  private struct Angle {
    var degrees: Int
    var minutes: Int
    var tenths: Int
    var isNegative: Bool
    var value: Double {
      let size = (Double(degrees) * 3600 + Double(minutes) * 60 + Double(tenths) / 10) / 3600
      return isNegative ? -size : size
    }

    init(below most: Int, _ random: inout SeededRandom) {
      degrees = Int.random(in: 0..<most, using: &random)
      minutes = Int.random(in: 0..<60, using: &random)
      tenths = Int.random(in: 0..<600, using: &random)
      isNegative = Bool.random(using: &random)
    }
  }

  private static let parts = [
    ["LAT_DEG", "LAT_MIN", "LAT_SEC", "LAT_HEMIS", "LONG_DEG", "LONG_MIN", "LONG_SEC", "LONG_HEMIS"],
    ["latd", "latm", "lats", "latNS", "lond", "lonm", "lons", "lonEW"],
    ["deg_lat", "min_lat", "sec_lat", "lat_ref", "deg_lon", "min_lon", "sec_lon", "lon_ref"],
    [
      "Latitude (deg)", "Latitude (min)", "Latitude (sec)", "NS", "Longitude (deg)", "Longitude (min)",
      "Longitude (sec)", "EW",
    ],
  ]

  /// Degrees, minutes, seconds and hemispheres, in any order of the columns.
  @Test(arguments: parts) func columnsOfParts(_ names: [String]) throws {
    var random = SeededRandom(seed: 8)
    for _ in 0..<40 {
      let order = (0..<9).shuffled(using: &random)
      var meant: [Coordinate] = []
      var lines = [order.map { (names + ["note"])[$0] }.joined(separator: ",")]
      for _ in 0..<20 {
        let (a, b) = (Angle(below: 90, &random), Angle(below: 180, &random))
        meant.append(Coordinate(latitude: a.value, longitude: b.value))
        let fields = [
          "\(a.degrees)", "\(a.minutes)", "\(a.tenths / 10).\(a.tenths % 10)", a.isNegative ? "S" : "N",
          "\(b.degrees)", "\(b.minutes)", "\(b.tenths / 10).\(b.tenths % 10)", b.isNegative ? "W" : "E", "x",
        ]
        lines.append(order.map { fields[$0] }.joined(separator: ","))
      }
      let text = lines.joined(separator: "\n") + "\n"
      Self.expect(try Self.places(text), meant, text)
    }
  }

  /// Decimal degrees without a sign beside a column of hemispheres.
  @Test func columnsOfHemispheres() throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<100 {
      let words =
        [["N", "S", "E", "W"], ["north", "south", "east", "west"], ["n", "s", "e", "w"]].randomElement(
          using: &random) ?? []
      var meant: [Coordinate] = []
      var text = "lat,ns,lon,ew\n"
      for _ in 0..<20 {
        let (a, b) = (Angle(below: 90, &random), Angle(below: 180, &random))
        meant.append(Coordinate(latitude: a.value, longitude: b.value))
        text +=
          "\(abs(a.value)),\(words[a.isNegative ? 1 : 0]),\(abs(b.value)),\(words[b.isNegative ? 3 : 2])\n"
      }
      Self.expect(try Self.places(text), meant, text)
    }
  }

  /// Names and brackets that say which number comes first, and the option, which says it for all others.
  @Test func ordersOfTwoNumbers() throws {
    var random = SeededRandom(seed: 10)
    for _ in 0..<400 {
      let (a, b) = (random.number(-80...80), random.number(-170...170))
      let meant = Coordinate(latitude: a, longitude: b)
      for (name, value, axis) in [
        ("lon_lat", "\(b), \(a)", nil), ("lnglat", "\(b) \(a)", nil), ("lonlat", "\(b);\(a)", nil),
        ("lat_lon", "\(a), \(b)", nil), ("latlng", "\(a) \(b)", nil),
        ("coordinates", "[\(b), \(a)]", nil), ("point", "(\(b),\(a))", nil), ("geopoint", "[\(b),\(a)]", nil),
        ("geom", "POINT (\(b) \(a))", nil),
        ("geom", "{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[\(b),\(a)]}", nil),
        ("geopoint", "\(b), \(a)", .lonlat), ("geopoint", "\(a), \(b)", .latlon),
        ("coordinates", "[\(a), \(b)]", .latlon), ("point", "(\(a),\(b))", .latlon),
      ] as [(String, String, AxisOrder?)] {
        let text = "id,\(name)\n1,\"\(value)\"\n"
        Self.expect(try Self.places(text, axis: axis), [meant], text)
      }
    }
  }

  /// Places of the zone whose numbers were swapped, or lost or gained a sign, are named, and places of the zone are not.
  @Test func mistakenCoordinatesAreNamed() throws {
    var random = SeededRandom(seed: 11)
    let line = [36.0, 37.2].map { Coordinate(latitude: 35.8, longitude: $0) }
    let assessor = try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .single(.kilometers(6))))
    let check = PlausibilityCheck(assessor, around: line)
    func suspicion(_ y: Double, _ x: Double) -> String? {
      let place = Coordinate(latitude: y, longitude: x)
      return check.suspicion(of: place, assessor.judge.placement(of: place))?.kind
    }
    for _ in 0..<500 {
      let (y, x) = (random.number(35.76...35.84), random.number(36.01...37.19))
      #expect(suspicion(y, x) == nil)
      #expect(suspicion(-y, x)?.contains("latitude may have the wrong sign") == true)
      #expect(suspicion(y, -x)?.contains("longitude may have the wrong sign") == true)
      #expect(suspicion(-y, -x)?.contains("sign") == true)
      // A swapped place that lies near the line may be meant as it is written.
      if x - y > 1 { #expect(suspicion(x, y)?.contains("swapped") == true, "\(y) \(x)") }
    }
  }
}
