import Testing

@testable import Geodesy
@testable import Geometry
@testable import Incidents
@testable import Places
@testable import SystemIO

/// Grid references, bearings and names.
@Suite struct PlaceReaderTests {
  // MARK: Grids

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

  @Test func namesAreNoPolarGrids() throws {
    let names = "name,lat,lon\nBaq,36,37\nZab 12,35,36\nYaz,34,35\n"
    var rest = Array(names.utf8)[...]
    let gazetteer = try Gazetteer(name: "names") { count throws(ReadError) in
      defer { rest = [] }
      return Array(rest)
    }
    for (name, latitude) in [("Baq", 36.0), ("Zab 12", 35), ("Yaz", 34)] {
      #expect(try PlaceReader(gazetteer: gazetteer).reading(name).coordinate.latitude == latitude)
    }
  }

  @Test func coordinatesAreStillCoordinates() throws {
    for (text, latitude, longitude) in CheckPlaceTests.places {
      let place = try PlaceReader(gazetteer: try Self.gazetteer()).reading(text)
      #expect(place.coordinate == (try PlaceText.coordinate(text)), "\(text)")
      #expect(abs(place.coordinate.latitude - latitude) + abs(place.coordinate.longitude - longitude) < 1e-12)
      #expect(place.accuracy == nil)
    }
  }

  @Test(arguments: [
    ("361230N 0364012E", 36.208333333333336, 36.67), ("361230.5N0364012W", 36.20847222222222, -36.67),
    ("3612N 03640E", 36.2, 36.666666666666664),
    ("003012N 0003012E", 30.0 / 60 + 12.0 / 3600, 30.0 / 60 + 12.0 / 3600),
    ("N361230 E0364012", 36.208333333333336, 36.67), ("36-12-30N 036-40-12E", 36.208333333333336, 36.67),
    ("36-12-30S, 036-40-12W", -36.208333333333336, -36.67), ("(36.2, 36.67)", 36.2, 36.67),
    ("[36.2 36.67]", 36.2, 36.67),
    ("lat 36.2 lon 36.67", 36.2, 36.67), ("Lat: 36.2, Long: -36.67", 36.2, -36.67),
    ("lon=36.67 lat=36.2", 36.2, 36.67),
    ("latitude 36°12'30\" longitude 36°40'12\"", 36.208333333333336, 36.67), ("٣٦٫٢، ٣٦٫٦٧", 36.2, 36.67),
    ("۳۶.۲ ۳۶.۶۷", 36.2, 36.67), ("geo:36.2,36.67", 36.2, 36.67),
    ("GEO:36.2,36.67,400;crs=wgs84", 36.2, 36.67),
    ("geo:36.2,36.67?q=36.2,36.67(Somewhere)", 36.2, 36.67),
  ])
  func furtherSpellings(_ one: (text: String, latitude: Double, longitude: Double)) throws {
    let place = try PlaceReader(gazetteer: try Self.gazetteer()).reading(one.text)
    #expect(
      abs(place.coordinate.latitude - one.latitude) + abs(place.coordinate.longitude - one.longitude) < 1e-12,
      "\(one.text): \(place.coordinate)")
    #expect(place.accuracy == nil)
  }

  @Test func uncertaintyOfAURI() throws {
    #expect(try PlaceReader().reading("geo:36.2,36.67;u=35").accuracy == .meters(35))
  }

  @Test(arguments: [
    ("367530N 0364012E", "below 60"), ("361200 0364012", "decimal point may be missing"),
    ("lat 36.2 lat 36.67", "both angles"),
    ("lat 36.2E lon 36.67N", "letter of a longitude"), ("lat 36.2 36.67", "only one of the angles"),
    ("geo:36.2", "not a place"),
    ("geo:36.2,36.67;crs=nad27", "not on WGS 84"), ("geo:136.2,36.67", "perhaps ‘36.67, 136.2’"),
    ("481 37.9", "a decimal point may be missing"), ("48.1 379", "a decimal point may be missing"),
    ("36-12-30 36-40-12", "not a place"), ("(36.2, 36.67", "not a place"),
    ("30000 km N of Saraqib", "no place on the Earth"),
    ("7-5 km N of Saraqib", "‘7-5’ is no distance"),
  ])
  func furtherMistakes(_ one: (text: String, words: String)) throws {
    let reader = PlaceReader(gazetteer: one.text.contains("Saraqib") ? try Self.gazetteer() : nil)
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(one.text): \(error.debugDescription)")
  }

  @Test(
    "a bearing need not say ‘of’, and its name may go first",
    arguments: [
      "6 km NW Saraqib", "6km NW Saraqib", "Saraqib, 6 km NW", "Saraqib 6 km north-west",
      "about 6 km to the north west Saraqib",
      "Saraqib, ca. 6 km NW", "٦ km NW of Saraqib",
    ])
  func bearingsWithoutALink(_ text: String) throws {
    let reader = PlaceReader(gazetteer: try Self.gazetteer())
    #expect(try reader.reading(text) == (try reader.reading("6 km NW of Saraqib")), "\(text)")
  }

  @Test func distancesOfBearings() throws {
    let reader = PlaceReader(gazetteer: try Self.gazetteer())
    #expect(try reader.reading("1,500 m N of Saraqib") == (try reader.reading("1500 m N of Saraqib")))
    #expect(try reader.reading("1,5 km N of Saraqib") == (try reader.reading("1.5 km N of Saraqib")))
    // 5 to 6 km, each to the kilometre: from 4.5 to 6.5 km.
    let range = try reader.reading("5-6 km N of Saraqib")
    #expect(range.meaning?.hasPrefix("5.5 km ±1 km at 0° ±45°") == true)
    #expect(range.coordinate == (try reader.reading("5.5 km N of Saraqib")).coordinate)
    // Minutes are no metres: what is a coordinate is never read as a bearing.
    #expect(try reader.reading("36d 12m N 36d 40m E").accuracy == nil)
  }

  // MARK: Names

  static let table = """
    name,lon,lat,extent_m,alternatenames
    Saraqib,36.80591,35.86447,2000,"Saraqeb,سراقب"
    Abū az̧ Z̧uhūr,37.0448,35.74058,,
    Khan Shaykhun town,36.65,35.44,,
    Sharanli / Khirbat Sharan village,36.936944,36.6175,,
    Twin,36.1,35.1,,
    twin,36.5,35.9,,
    Same,36.2,35.2,,
    Same,36.201,35.201,,
    ,36,35,,
    Nowhere,,35,,
    """

  static func gazetteer(_ text: String = table) throws -> Gazetteer {
    var rest = Array(text.utf8)[...]
    return try Gazetteer(name: "places.csv") { count throws(ReadError) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  @Test(arguments: [
    ("Saraqib", 35.86447), ("SARAQEB", 35.86447), ("سراقب", 35.86447), ("Abu az Zuhur", 35.74058),
    ("abu-az-zuhur", 35.74058), ("Khan Shaykhun", 35.44), ("khan shaykhun town", 35.44),
    ("Sharanli", 36.6175),
    ("Khirbat Sharan", 36.6175), ("Same", 35.2),
  ])
  func nameIsFound(_ one: (name: String, latitude: Double)) throws {
    let reading = try PlaceReader(gazetteer: try Self.gazetteer()).reading(one.name)
    #expect(reading.coordinate.latitude == one.latitude)
    #expect(reading.accuracy == (one.latitude == 35.86447 ? .meters(2000) : Gazetteer.usualExtent))
  }

  @Test func namesAreNeverGuessed() throws {
    let reader = PlaceReader(gazetteer: try Self.gazetteer())
    let twin = #expect(throws: PlaceError.self) { try reader.reading("5 km N of Twin") }
    #expect(twin?.description.contains("2 places are called ‘Twin’, at 35.1°N 36.1°E, 35.9°N 36.5°E") == true)
    let unknown = #expect(throws: PlaceError.self) { try reader.reading("5 km N of Saraqi") }
    #expect(unknown == .unknownName("5 km N of Saraqi", name: "Saraqi", file: "places.csv"))
    #expect(throws: PlaceError.noGazetteer("5 km N of Saraqib", name: "Saraqib")) {
      try PlaceReader().reading("5 km N of Saraqib")
    }
    #expect(try Self.gazetteer().count == 8)
    #expect(try Self.gazetteer().unreadable == 2)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "no column is called name"), ("name,lat,lon\n", "no place"), ("name\nx\n", "--latitude"),
  ])
  func badGazetteersAreRefused(_ one: (table: String, words: String)) {
    let error = #expect(throws: ReadError.self) { try Self.gazetteer(one.table) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  // MARK: Bearings

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
    let reading = try PlaceReader(gazetteer: try Self.gazetteer()).reading(one.text)
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
    let reader = PlaceReader(gazetteer: try Self.gazetteer())
    let error = #expect(throws: PlaceError.self) { try reader.reading(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }

  @Test func tablesOfPlaces() throws {
    // 0.1 degrees north of the line of the sample, at 31 degrees east.
    let places = "name,lat,lon\nTown,0.19,31\nTwin,0,1\nTwin,0,2\n"
    let table =
      "id,place\n1,10 km S of Town\n2,Town\n3,5 km N of Village\n4,Twin\n5,\n6,\"0.1N, 31E\"\n7,36NTF7711\n"
    let options = CheckOptions(places: try Self.gazetteer(places), format: .csv)
    let result = try CheckSample.check(table, options)
    #expect(result.notes == ["positions: column ‘place’"])
    #expect(result.lines[1].hasPrefix("disputed,position,"))
    #expect(
      result.summary.invalid == [
        "the name of the place is unknown": 1, "the name of the place is ambiguous": 1,
        "the place is empty": 1,
      ])
    #expect(result.lines[6].hasPrefix("inside,,11057.428"))
    #expect(result.lines[7].hasPrefix("inside,"), "\(result.lines[7])")
    var exact = options
    exact.accuracy = .off
    #expect(try CheckSample.check(table, exact).lines[1].hasPrefix("inside,,"))
    exact.accuracy = .fixed(.meters(10))
    #expect(try CheckSample.check(table, exact).lines[1].hasPrefix("inside,,"))
  }
}
