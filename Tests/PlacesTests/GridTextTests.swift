import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// UTM, UPS and MGRS.
@Suite struct GridTextTests {
  /// References and the places that GeographicLib's GeoConvert has for them.
  static let grids: [(String, Double, Double)] = [
    ("37SBV8900980033", 35.94190333851, 36.66089914524),
    ("36NTF7741500011", 0.00010398031, 31.00009825181),
    ("36MTE7741599988", -0.00010398031, 31.00009825181),
    ("32VKN52921554", 60.49996888980, 4.49993992027),
    ("33XWH111142", 78.50028127567, 15.50099948348),
    ("34HBH5945", -33.90347719610, 18.39899457073),
    ("24XVU81", 83.88124063129, -40.26058223495),
    ("59CMM", -79.70736311467, 168.49259306889),
    ("35WMV3103090066", 71.99990170705, 25.00001163980),
    ("35XMV3103090088", 72.00009882271, 24.99999046841),
    ("60KXF5898631305", -17.79999693119, 178.49999671587),
    ("01KCA41013130", -17.80000155754, -178.49998260506),
    ("31VDC937172", 56.10032385122, 2.89952760820),
    ("32VJH3332", 56.09658080554, 3.10493357758),
    ("23MMR35", -4.02577715654, -45.58556365648),
    ("52EFB", -57.26836986143, 131.48747705326),
    ("31CDN5722735471", -78.94464831947, 1.00155463941),
    ("05WNQ9005368668", 67.32086931386, -150.90672300375),
    ("37PHN2732606580", 10.90035931486, 41.99401652055),
    ("23CNU46426626", -73.29307382885, -43.55305077282),
    ("28SBE935165", 35.37093181633, -17.27253036871),
    ("10SDJ6306", 38.90663440180, -123.42096470950),
    ("07GEQ76", -40.96271031916, -140.10872800707),
    ("56NMJ", 3.16642931380, 152.54998479613),
    ("37n 289009.568 3980033.128", 35.94190000203, 36.66089999735),
    ("36n 277415.695 11.060", 0.00010000193, 31.00010000315),
    ("36s 277415.695 9999988.940", -0.00010000193, 31.00010000315),
    ("32n 252928.532 6715548.234", 60.50000000255, 4.49999999728),
    ("33n 511128.025 8714218.419", 78.49999999934, 15.50000000243),
    ("34s 259583.222 6245888.045", -33.90000000405, 18.40000000355),
    ("24n 488136.731 9317033.097", 83.89999999897, -39.99999997884),
    ("59s 480423.389 1129407.483", -79.89999999672, 170.00000000106),
    ("35n 431030.092 7990066.323", 71.99989999976, 24.99999998803),
  ]

  @Test(arguments: grids)
  func gridIsWhereAnIndependentProgramHasIt(_ one: (text: String, latitude: Double, longitude: Double)) throws
  {
    let place = try PlaceReader().reading(one.text).coordinate
    // The figures have eleven decimals.
    #expect(abs(place.latitude - one.latitude) < 1.5e-11)
    #expect(abs(Coordinate.shortest(place.longitude - one.longitude)) < 1.5e-11)
  }

  static let spellings = [
    "37S BV 89009 80033", "37 S BV 89009 80033", "37sbv8900980033", "MGRS: 37SBV 8900980033",
    "37S-BV-89009-80033",
  ]

  @Test(arguments: spellings)
  func mgrsAsPeopleWriteIt(_ text: String) throws {
    let reading = try PlaceReader().reading(text)
    #expect(reading.coordinate == (try PlaceReader().reading("37SBV8900980033").coordinate))
    #expect(reading.accuracy == .meters(0.708))
  }

  @Test(arguments: [("37SBV", 70_800.0), ("37SBV88", 7080), ("37SBV8980", 708), ("37S BV 890 800", 70.8)])
  func mgrsIsAsAccurateAsItsSquare(_ one: (text: String, radius: Double)) throws {
    #expect(try PlaceReader().reading(one.text).accuracy == .meters(one.radius))
  }

  static let utm = [
    "37N 289012 3980034", "37 N 289012 3980034", "UTM 37N 289012 3980034", "37 north, 289012, 3980034",
    "UTM zone 37 northern hemisphere 289012 3980034", "37N 289012E 3980034N", "37N 289012mE 3980034mN",
    "37N 289012 mE, 3980034 mN", "37N E289012 N3980034", "37N N3980034 E289012", "37N 289012m 3980034m",
    "289012 3980034 37N", "289012E 3980034N zone 37 N", "WGS 84 UTM 37N 289012.0 3980034.0",
    "37N 3980034N 289012E",
  ]

  @Test(arguments: utm)
  func utmAsPeopleWriteIt(_ text: String) throws {
    let place = try PlaceReader().reading(text).coordinate
    #expect(abs(place.latitude - 35.94190838) < 1e-8)
    #expect(abs(place.longitude - 36.66092671) < 1e-8)
  }

  @Test func southIsABandTooAndIsNotGuessed() throws {
    let error = #expect(throws: PlaceError.self) { try PlaceReader().reading("37S 289012 3980034") }
    #expect(
      error?.description.contains("band S, at latitude 35.9, or on the southern hemisphere, at -54.3") == true
    )
    // Where the northing is in no place of band S, only the hemisphere is left.
    #expect(try PlaceReader().reading("34S 259583 6245888").coordinate.latitude < -33)
    #expect(try PlaceReader().reading("37 south 289012 3980034").coordinate.latitude < -54)
    #expect(abs(try PlaceReader().reading("37R 289012 3400000").coordinate.latitude - 30.7) < 0.1)
  }

  @Test(arguments: [
    ("37SJV 12 34", "no square JV in zone 37"), ("37NBV 12 34", "not in band N"),
    ("37X 289012 3980034", "not in band X"), ("UTM 37 289012 3980034", "both hemispheres"),
  ])
  func gridsOfNoPlaceAreRefused(_ one: (text: String, words: String)) {
    let error = #expect(throws: PlaceError.self) { try PlaceReader().reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  @Test(arguments: [
    "37SBV 890 80034", "37SBV890", "61SBV 89 80", "37SIV 89 80", "37SBV 890090 800330", "37N 289012",
    "37N 2890 39800",
    "37I 289012 3980034", "61N 289012 3980034", "AB 12345 12345",
  ])
  func whatIsNoGridIsNoPlace(_ text: String) {
    #expect(throws: PlaceError.self) { try PlaceReader().reading(text) }
  }

  /// Eastings and northings by pyproj 3.7 (PROJ 9.5, EPSG:5041 and EPSG:5042), references by the Python package mgrs 1.6
  /// (GeoTrans).
  static let polar: [(String, String, Double, Double)] = [
    ("Y 1389697.089 2169251.977", "YRJ8969769251", 84.3, -105.5),
    ("Z 2045108.091 1796530.552", "ZAE4510896530", 88.123, 12.5),
    ("Y 1999903.115mE 2011101.962mN", "YZH9990311101", 89.9, -179.5),
    ("UPS N 2492259.862 2086798.695", "ZGH9225986798", 85.5, 100),
    ("UPS zone A 1091971.359 2518981.125", "ALT 91971 18981", -80.6, -60.25),
    ("UPS south 2415780.691 1514900.344", "BGH1578014900", -84.25, 139.4),
    ("B, E 2002905.286, N 2055436.168", "mgrs: BAN0290555436", -89.5, 3),
    ("00 S 1803177.660 1965294.911", "AYM-03177-65294", -88.2, -100),
    ("2772239.405 2785836.528 B", "BKV7223985836", -80.1, 44.5),
    ("y 1540486.308 1532395.470", "ytc4048632395", 84.1, -44.5),
  ]

  @Test(arguments: polar)
  func gridsAboutThePoles(_ one: (ups: String, mgrs: String, latitude: Double, longitude: Double)) throws {
    let truth = Coordinate(latitude: one.latitude, longitude: one.longitude)
    let place = try PlaceReader().reading(one.ups)
    #expect(Geodesic.inverse(from: truth, to: place.coordinate).distance < 0.001, "\(place)")
    #expect(place.meaning == "UPS")
    // Digits are cut off: the middle of a square of a metre is 0.71 m away at most, and a tenth as scales differ.
    let square = try PlaceReader().reading(one.mgrs)
    #expect(Geodesic.inverse(from: truth, to: square.coordinate).distance < 0.72, "\(square)")
    #expect(square.accuracy == .meters(0.708))
  }

  @Test func poles() throws {
    #expect(try PlaceReader().reading("Z 2000000 2000000").coordinate.latitude == 90)
    #expect(try PlaceReader().reading("A 2000000 2000000").coordinate.latitude == -90)
    #expect(try PlaceReader().reading("ZAH 00 00").accuracy == .meters(708))
    #expect(try PlaceReader().reading("MGRS ZAH").accuracy == .meters(70_800))
  }

  @Test(arguments: [
    ("ZKH 1234 5678", "no square KH in zone Z"), ("YAH 1234 5678", "no square AH in zone Y"),
    ("BAI 1234 5678", "no square AI in zone B"), ("ZAQ1234", "no square AQ in zone Z"),
    ("ZJA 1234 5678", "too far from the pole"), ("Y 2100000 1905000", "not in zone Y of UPS"),
    ("UPS N 3200000 3200000", "too far from the pole"),
  ])
  func polarGridsOfNoPlaceAreRefused(_ one: (text: String, words: String)) {
    let error = #expect(throws: PlaceError.self) { try PlaceReader().reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  @Test func namesAreNotTakenForPolarGrids() throws {
    let gazetteer = PlaceSamples.gazetteer([("Baq", 36, 37), ("Zab 12", 35, 36), ("Yaz", 34, 35)])
    for (name, latitude) in [("Baq", 36.0), ("Zab 12", 35), ("Yaz", 34)] {
      #expect(try PlaceReader(gazetteer: gazetteer).reading(name).coordinate.latitude == latitude)
    }
  }
}
