import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Places by a distance and a direction from a name.
@Suite struct BearingTextTests {
  @Test(
    "a bearing need not say ‘of’, and its name may go first",
    arguments: [
      "6 km NW Saraqib", "6km NW Saraqib", "Saraqib, 6 km NW", "Saraqib 6 km north-west",
      "about 6 km to the north west Saraqib",
      "Saraqib, ca. 6 km NW", "٦ km NW of Saraqib",
    ])
  func bearingsWithoutALink(_ text: String) throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    #expect(try reader.reading(text) == (try reader.reading("6 km NW of Saraqib")), "\(text)")
  }

  @Test(
    arguments: [
      ("6 km NW of Saraqib", 5500.0, 6500.0, 315.0, 22.5), ("3 to 5 km N of Saraqib", 2500, 5500, 0, 45),
      ("20 km at 310° from Saraqib", 15_000, 25_000, 310, 5),
      ("Nowhereville (6 km NNE of Saraqib)", 5500, 6500, 22.5, 11.25),
    ])
  func aBearingLeavesASector(_ text: String, inner: Double, outer: Double, azimuth: Double, spread: Double)
    throws
  {
    let reading = try PlaceReader(gazetteer: PlaceSamples.gazetteer()).reading(text)
    guard case .sector(let sector) = reading.region else {
      Issue.record("\(text): \(String(describing: reading.region))")
      return
    }
    #expect([sector.inner, sector.outer, sector.azimuth, sector.spread] == [inner, outer, azimuth, spread])
    #expect(sector.origin == Coordinate(latitude: 35.86447, longitude: 36.80591) && sector.extent == 2000)
    #expect(reading.accuracy == sector.radius && sector.radius.meters > (outer - inner) / 2 + 2000)
  }

  private static func isSame(_ one: PlaceReading, _ plain: PlaceReading) -> Bool {
    // What was made of the words beside a name is said at the end.
    one.coordinate == plain.coordinate && one.region == plain.region
      && plain.meaning.map { one.meaning?.hasPrefix($0) == true } == true
  }

  /// What stands in brackets is read where it says how far or where, and a contradiction is refused.
  @Test func bracketsAfterAName() throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    let bearing = try reader.reading("5 km N of Saraqib")
    for text in ["Saraqib (5 km N)", "Saraqib (5 km to the north)", "Saraqib (Idlib governorate, 5 km N)"] {
      #expect(Self.isSame(try reader.reading(text), bearing), "\(text)")
    }
    #expect(
      try reader.reading("Saraqib (35.87, 36.81)").coordinate == Coordinate(latitude: 35.87, longitude: 36.81)
    )
    #expect(
      try PlaceReader().reading("Camp 4 (35.87, 36.81)").coordinate
        == Coordinate(latitude: 35.87, longitude: 36.81))
    #expect(
      Self.isSame(
        try reader.reading("6 km NW of Saraqib, Idlib"), try reader.reading("6 km NW of Saraqib")))
    #expect(
      try reader.reading("6 nautical miles NW of Saraqib") == (try reader.reading("6 nmi NW of Saraqib")))
    #expect(Self.isSame(try reader.reading("Saraqib (Idlib)"), try reader.reading("Saraqib")))
    for text in [
      "Saraqib (5 km)", "Saraqib (some 5 km away)", "Saraqib (33.5, 36.3)", "35.87, 36.81 (5 km N)",
      "5 km N, 3 km E of Saraqib", "Saraqib, 5 km N, 3 km E", "Saraqib, 5 km", "NW of Saraqib",
      "5 M N of Saraqib", "5M N of Saraqib",
    ] {
      #expect(throws: PlaceError.self, "\(text)") { try reader.reading(text) }
    }
  }

  @Test func distancesOfBearings() throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    #expect(try reader.reading("1,500 m N of Saraqib") == (try reader.reading("1500 m N of Saraqib")))
    #expect(try reader.reading("1,5 km N of Saraqib") == (try reader.reading("1.5 km N of Saraqib")))
    // 5 to 6 km, each to the kilometre: from 4.5 to 6.5 km.
    let range = try reader.reading("5-6 km N of Saraqib")
    #expect(range.meaning?.hasPrefix("5.5 km ±1 km at 0° ±45°") == true)
    #expect(range.coordinate == (try reader.reading("5.5 km N of Saraqib")).coordinate)
    // Minutes are no metres: what is a coordinate is never read as a bearing.
    #expect(try reader.reading("36d 12m N 36d 40m E").accuracy == nil)
  }

  /// A text, metres, degrees, and the accuracy by the point-radius method: half a unit of the distance, half
  /// the angle to the next direction of its kind, 2 km for Saraqib.
  static let bearings: [(String, Double, Double, rounding: Double, spread: Double)] = [
    ("6 km NW of Saraqib", 6000, 315, 500, 22.5),
    ("6km north-west of Saraqib", 6000, 315, 500, 22.5),
    ("6 km northwest from Saraqib", 6000, 315, 500, 22.5),
    ("6 kilometres to the north west of Saraqib", 6000, 315, 500, 22.5),
    ("57km north-east of Saraqeb", 57_000, 45, 500, 22.5),
    ("about 10 km south of Saraqib", 10_000, 180, 5000, 45),
    ("approx. 12.5 km SSW of Saraqib", 12_500, 202.5, 50, 11.25),
    ("~3 miles east of SARAQIB", 3 * 1609.344, 90, 804.672, 45),
    ("2,5 km due W of Saraqib", 2500, 270, 50, 45),
    ("800 m west-south-west of Saraqib", 800, 247.5, 50, 11.25),
    ("4 nmi northeastern of Saraqib", 4 * 1852, 45, 926, 22.5),
    ("0.5km N of Saraqib", 500, 0, 50, 45),
  ]

  @Test(arguments: bearings)
  func bearingLeadsFromItsPlace(
    _ one: (text: String, distance: Double, azimuth: Double, rounding: Double, spread: Double)
  ) throws {
    let reading = try PlaceReader(gazetteer: PlaceSamples.gazetteer()).reading(one.text)
    let start = Coordinate(latitude: 35.86447, longitude: 36.80591)
    let found = Geodesic.inverse(from: start, to: reading.coordinate)
    #expect(abs(found.distance - one.distance) < 1e-6)
    #expect(abs(Coordinate.shortest(found.startAzimuth - one.azimuth)) < 1e-6)
    let radius = try #require(reading.accuracy?.meters)
    // Every place of the sector is within the radius, less the extent of the place, and its farthest just so.
    var farthest = 0.0
    for distance in stride(from: -one.rounding, through: one.rounding, by: one.rounding / 4) {
      for angle in stride(from: -one.spread, through: one.spread, by: one.spread / 4) {
        let place = Geodesic.direct(
          from: start, azimuth: one.azimuth + angle, distance: max(0, one.distance + distance))
        farthest = max(farthest, Geodesic.inverse(from: reading.coordinate, to: place.end).distance)
      }
    }
    #expect(radius >= farthest + 2000 - 1e-6)
    #expect(radius <= (farthest + 2000) * 1.01)
  }

  @Test(arguments: [
    ("6 NW of Saraqib", "no unit"), ("6 km of Saraqib", "no direction"),
    ("6 km up of Saraqib", "‘up’ is no direction"),
    ("6 km northnorth of Saraqib", "no direction"), ("6 parsecs N of Saraqib", "no unit"),
  ])
  func bearingsThatLeadNowhere(_ one: (text: String, words: String)) throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  /// The forms of observers' reports, and a plain bearing that says the same.
  @Test(arguments: [
    ("3 to 5 km N of Saraqib", "3-5 km N of Saraqib"), ("3 – 5 km N of Saraqib", "3-5 km N of Saraqib"),
    ("3 km to 5 km N of Saraqib", "3-5 km N of Saraqib"),
    ("between 3 and 5 km N of Saraqib", "3-5 km N of Saraqib"),
    ("3km N of Saraqib (50km SW of Aleppo)", "3 km N of Saraqib"),
    ("5 –7km NE Saraqib", "5-7 km NE of Saraqib"),
    ("3 km N of Saraqib (non-government-controlled)", "3 km N of Saraqib"),
    ("1.500 m N of Saraqib", "1500 m N of Saraqib"),
    ("1,500 m N of Saraqib", "1500 m N of Saraqib"), ("1.500 metres N of Saraqib", "1500 m N of Saraqib"),
    ("6 km on a bearing of 315 degrees from Saraqib", "6 km at 315° from Saraqib"),
    ("6km, 315° from Saraqib", "6 km at 315° from Saraqib"), ("~ 6 km NW of Saraqib", "6 km NW of Saraqib"),
  ])
  func observersReports(_ one: (text: String, plain: String)) throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    #expect(Self.isSame(try reader.reading(one.text), try reader.reading(one.plain)))
  }

  @Test(arguments: [
    ("35.81N 36.7E, 6 km NW of Saraqib", "names two places"),
    ("37SBV8980 (6 km NW of Saraqib)", "names two places"),
    ("1.500 km N of Saraqib", "can be 1500 km"), ("1,500 km N of Saraqib", "can be 1500 km"),
    ("6 km at 400° from Saraqib", "no direction"), ("6 km at 315° magnetic from Saraqib", "no direction"),
    ("6 km at 315 from Saraqib", "no direction"), ("5-3 km N of Saraqib", "no distance"),
    ("Saraqib (50 km N of Twin B)", "does not lie 50 km N"),
  ])
  func refusedReports(_ one: (text: String, words: String)) throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer(PlaceSamples.rows + [("Twin B", 35.0, 36.0)]))
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  @Test func degreesOfBearings() throws {
    let reader = PlaceReader(gazetteer: PlaceSamples.gazetteer())
    let reading = try reader.reading("6 km at 317° from Saraqib")
    #expect(reading.meaning?.hasPrefix("6 km ±500 m at 317° ±0.5°") == true, "\(reading)")
    #expect(try reader.reading("6 km at 315° from Saraqib").meaning?.contains("315° ±2.5°") == true)
    #expect(try reader.reading("6 km at 310° from Saraqib").meaning?.contains("310° ±5°") == true)
  }

  @Test func placesByTheirSurroundings() throws {
    let reader = PlaceReader(
      gazetteer: PlaceSamples.gazetteer(
        PlaceSamples.rows + [("Binnish", 35.95, 36.71), ("Salt and Iron", 35, 36)]))
    #expect(try reader.reading("near Saraqib").accuracy == .kilometers(25))
    #expect(try reader.reading("near Saraqib").coordinate.latitude == 35.86447)
    let between = try reader.reading("on the road between Saraqib and Binnish")
    let (a, b) = (
      Coordinate(latitude: 35.86447, longitude: 36.80591), Coordinate(latitude: 35.95, longitude: 36.71)
    )
    let way = Geodesic.inverse(from: a, to: b).distance
    #expect(abs(Geodesic.inverse(from: a, to: between.coordinate).distance - way / 2) < 1e-6)
    #expect(abs((between.accuracy?.meters ?? 0) - way / 2 - 2000) < 100)
    #expect(
      try reader.reading("between Salt and Iron and Binnish").meaning?.contains("‘Salt and Iron’") == true)
    // What stands in brackets tells twins apart, and gives the place of a name that is unknown.
    let stated = try reader.reading("Nowhere (17km north of Saraqib)")
    #expect(stated.coordinate == (try reader.reading("17 km N of Saraqib")).coordinate)
    #expect(
      try reader.reading("Saraqib (non-government-controlled, 50km SW of Aleppo)").coordinate.latitude
        == 35.86447)
    #expect(try reader.reading("Saraqib, 50km SW of Aleppo").coordinate.latitude == 35.86447)
  }

  @Test func bracketsTellTwinsApart() throws {
    let reader = PlaceReader(
      gazetteer: PlaceSamples.gazetteer([("Twin", 35.1, 36.1), ("Twin", 35.9, 36.5), ("Hub", 35.9, 36.3)]))
    #expect(try reader.reading("Twin (18 km E of Hub)").coordinate.longitude == 36.5)
    #expect(try reader.reading("5 km N of Twin (18 km E of Hub)").coordinate.longitude == 36.5)
    #expect(throws: PlaceError.self) { try reader.reading("Twin (unclear)") }
  }
}
