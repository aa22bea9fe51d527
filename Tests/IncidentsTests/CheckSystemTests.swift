import Testing
import TestSupport

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import SystemIO
@testable import ZoneDoubt
@testable import Zones

/// Tables whose positions are in another coordinate reference system.
///
/// (277404.8974, 11059.7875) of EPSG:32636 is 0.1 degrees north and 31 degrees east by pyproj 3.7 (PROJ 9.5).
@Suite struct CheckSystemTests {
  static let utm = CheckOptions(crs: "EPSG:32636")
  static let found = "inside,,11057.428,left,111319.491,1,1,,"

  static let tables: [String] = [
    "easting,northing\n277404.8974,11059.7875\n", "N,E\n11059.7875,277404.8974\n",
    "x,y\n277404.8974,11059.7875\n",
    "latitude,longitude,utm_e,utm_n\n50,50,277404.8974,11059.7875\n", "x;y\n277404,8974;11059,7875\n",
    "Rechtswert;Hochwert\n277.404,8974;11.059,7875\n", "east,north\n\"277,404.8974\",\"11,059.7875\"\n",
    "UTM_X,UTM_Y\n277404.8974 mE,11059.7875 mN\n", "east,north\n 277404.8974 m,\"+11 059.7875\"\n",
    "id,geom\n1,POINT (277404.8974 11059.7875)\n",
  ]

  @Test(arguments: tables)
  func eastingsAndNorthingsAreRead(_ table: String) throws {
    let result = try CheckSample.check(table, Self.utm)
    #expect(result.summary.verdicts == [.inside: 1], "\(result.text)")
    let found = result.lines[1].replacing(",", with: ".").replacing(";", with: ".")
    #expect(found.contains("11057.428.left.111319.491"))
    let note = "table.csv: EPSG:32636 to WGS 84 by ‘Inverse of UTM zone 36N"
    #expect(result.notes.contains { $0.hasPrefix(note) && $0.hasSuffix("(accuracy 0 m)") }, "\(result.notes)")
  }

  /// ED50 has dozens of operations, one for each country; this place is in Turkey.
  @Test(arguments: ["0,0\n", "33,39.7\n", "x,\n"])
  func operationIsThatOfTheRowsThatArePlaces(_ row: String) throws {
    func operation(_ rows: String) throws -> String? {
      try CheckSample.check("x,y\n\(rows)500000,4400000\n", CheckOptions(crs: "EPSG:23036")).notes.last
    }
    let alone = try #require(try operation(""))
    #expect(alone.contains("EPSG:23036 to WGS 84 by ‘"))
    #expect(try operation(row) == alone)
  }

  @Test func columnsAreGiven() throws {
    var options = Self.utm
    (options.longitude, options.latitude) = ("a", "b")
    let result = try CheckSample.check("b,a,easting,northing\n11059.7875,277404.8974,1,1\n", options)
    let reading = "0.1,31,,\"‘b’, ‘a’: easting and northing, from EPSG:32636\","
    #expect(result.lines[1] == "\(Self.found)\(reading)11059.7875,277404.8974,1,1")
    #expect(result.notes.first == "positions: columns ‘a’ and ‘b’, as easting and northing")
    (options.longitude, options.latitude) = (nil, nil)
    let error = #expect(throws: ReadError.self) { try CheckSample.check("lat,lon\n1,2\n", options) }
    #expect(error?.description.contains("no column is called easting") == true)
    #expect(error?.description.contains("--longitude and --latitude") == true)
  }

  @Test(arguments: ["EPSG:4326", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84"])
  func longitudeAndLatitudeAreAsWithout(_ crs: String) throws {
    let table = "lat,lon\n0.1,31\n0°30'N,31\n"
    #expect(
      try CheckSample.check(table, CheckOptions(crs: crs)).text == CheckSample.check(table).text)
  }

  @Test func degreesOfAnotherDatum() throws {
    // Arc 1960, of Kenya, Tanzania and Uganda: some hundred metres away, by an operation that is named.
    let table = "lat,lon\n0.1,31\n0°6'N,31\n100,31\n"
    let result = try CheckSample.check(table, CheckOptions(crs: "EPSG:4210"))
    #expect(result.summary.verdicts == [.inside: 2])
    #expect(result.summary.invalid == ["latitude is beyond 90": 1])
    // By pyproj 3.7 with the operation of the same name, 10,754.455 m from the equator.
    #expect(result.lines[1].hasPrefix("inside,,10754.455"))
    #expect(result.lines[1].prefix(20) == result.lines[2].prefix(20))
    #expect(result.notes.contains { $0.contains("EPSG:4210 to WGS 84 by ‘") })
  }

  static let faults: [(String, String)] = [
    ("1e30,11059", "(1e+30, 11059.0) has no place in EPSG:32636"),
    // The formulas give numbers for it, beyond the pole.
    ("500000,20000000", "has no place in EPSG:32636"), (",11059", "easting is empty"),
    ("277404,x", "northing ‘x’ is no number"), ("277404 E 3,5", "is no number"),
  ]

  @Test(arguments: faults)
  func positionsOfNoPlaceAreInvalid(_ one: (row: String, words: String)) throws {
    let result = try CheckSample.check("easting,northing\n\(one.row)\n", Self.utm)
    #expect(result.summary.invalidRows == 1, "\(result.text)")
    if one.row.filter({ $0 == "," }).count == 1 { #expect(result.text.contains(one.words), "\(result.text)") }
    var strict = Self.utm
    strict.strict = true
    #expect(throws: ReadError.self) { try CheckSample.check("easting,northing\n\(one.row)\n", strict) }
  }

  static let unsaid: [(String, String, String)] = [
    ("id,easting,northing\n1,277404,11059\n", "easting", "northing"),
    ("id;E;N\n1;277404;11059\n", "E", "N"), ("x,y\n277404,11059\n", "x", "y"),
    ("POINT_X,POINT_Y\n277404.5,11059.5\n277405.5,11059.5\n", "POINT_X", "POINT_Y"),
  ]

  @Test(arguments: unsaid)
  func systemIsNotGuessed(_ one: (table: String, easting: String, northing: String)) throws {
    let error = #expect(throws: ReadError.self) { try CheckSample.check(one.table) }
    #expect(
      error?.description
        == "table.csv: its columns ‘\(one.easting)’ and ‘\(one.northing)’ are not longitude and latitude; "
        + "name the reference system of these eastings and northings with --crs EPSG:n, or convert them")
    #expect(error?.exitCode == 65)
  }

  @Test func degreesAreDegreesByWhateverName() throws {
    #expect(try CheckSample.check("x,y\n31,0.1\n500,0.1\n").summary.verdicts == [.inside: 1])
    #expect(try CheckSample.check("lat,lon,easting,northing\n0.1,31,1,1\n").summary.verdicts == [.inside: 1])
    // A table of no number at all has invalid rows, and no system.
    #expect(try CheckSample.check("x,y\n-,-\n").summary.invalidRows == 1)
  }

  @Test(arguments: ["EPSG:999999", "nowhere", "EPSG:5703"])
  func unknownSystemIsRefused(_ crs: String) {
    let error = #expect(throws: ReadError.self) {
      try CheckSample.check("easting,northing\n1,1\n", CheckOptions(crs: crs))
    }
    #expect(error?.exitCode == 65)
    #expect(error?.description.contains("‘\(crs)’ is not a coordinate reference system PROJ knows") == true)
  }

  // MARK: Suspicion

  @Test(arguments: [false, true])
  func whatLooksMistakenIsSaid(verdictOnly: Bool) throws {
    // About Aleppo, far from the equator, so that swapped numbers lead far away.
    let line = [36.0, 37].map { Coordinate(latitude: 36, longitude: $0) }
    let assessor = try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .single(.kilometers(15))))
    var options = CheckOptions(crs: "EPSG:32637", verdictOnly: verdictOnly)
    options.indexAfter = 0
    let table = "x,y\n250000,3990000\n3990000,250000\n36.5,36.1\n0,0\n600000,3990000\n"
    var rest = Array(table.utf8)[...]
    var check = try IncidentCheck(
      name: "table.csv", assessor: assessor, options: options,
      plausibility: PlausibilityCheck(assessor, around: line)
    ) { count throws(ReadError) in
      defer { rest = [] }
      return Array(rest)
    }
    let folder = try TemporaryFolder()
    let output = try OutputFile(folder.file("out"))
    try check.write(to: output)
    try output.commit()
    #expect(check.summary.verdicts == [.inside: 1, .outside: 4])
    #expect(
      check.summary.suspicious == [
        "easting and northing may be swapped": 1, "easting and northing may be degrees": 1, "0, 0": 1,
      ])
    let text = folder.content("out") ?? ""
    #expect(
      verdictOnly
        || text.contains(
          "suspicious: easting and northing may be swapped: (250000.0, 3990000.0) would be at the zone")
    )
  }

  // MARK: Threads

  @Test(arguments: [false, true])
  func sameWhateverTheThreads(verdictOnly: Bool) throws {
    var text = "id,easting,northing\n"
    for row in 0..<30_000 {
      let (x, y) = (200_000 + row * 37 % 900_000, row * 7 % 60_000 - 30_000)
      text +=
        row % 1000 == 0
        ? "\"a\nb\",\(x),\(y)\n" : row % 777 == 0 ? "x,,\(y)\n" : "\(row),\(x).25,\(y)\n"
    }
    let folder = try TemporaryFolder()
    let path = try folder.file("table.csv", holding: text)
    var options = CheckOptions(crs: "EPSG:32636", verdictOnly: verdictOnly)
    options.indexAfter = 10_000
    var outputs: [String?] = []
    for threads in [1, 2, 7] {
      var check = try IncidentCheck(path, assessor: CheckSample.assessor(), options: options)
      let output = try OutputFile(folder.file("out"))
      try check.write(to: output, threads: threads)
      try output.commit()
      #expect(check.summary.rows == 30_000)
      outputs.append(folder.content("out"))
    }
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
    // Row by row, without pieces and workers, it is the same.
    var check = try IncidentCheck(path, assessor: CheckSample.assessor(), options: options)
    var verdicts: [String] = []
    for finding in try check.all() {
      switch finding {
      case .judged(let assessment, _, _): verdicts.append(assessment.verdict.rawValue)
      case .verdict(let verdict, _): verdicts.append(verdict.rawValue)
      case .invalid: verdicts.append("invalid")
      }
    }
    let written = outputs[0]?.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      .filter { ["inside", "outside", "disputed", "invalid"].contains($0) }
    #expect(written?.elementsEqual(verdicts) { $0 == $1 } == true)
  }

  // MARK: GeoJSON

  static let member = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32636"}}"#
  static let point =
    #"{"type":"Feature","geometry":{"type":"Point","coordinates":[277404.8974,11059.7875,5]},"properties":{"n":1}}"#
  static let verdict =
    #""verdict":"inside","doubt":null,"distance_m":11057.428,"side":"left","chainage_m":111319.491,"p_core":1,"p_zone":1,"#

  @Test func memberOfACollectionIsFollowed() throws {
    let text = "{\"type\":\"FeatureCollection\",\(Self.member),\"features\":[\(Self.point)]}"
    let result = try CheckSample.check(text)
    let reading =
      #""read_latitude":0.1,"read_longitude":31,"read_accuracy_m":null,"read_as":"the point of the feature, from urn:ogc:def:crs:EPSG::32636","#
    #expect(result.text == text.replacing("{\"n\"", with: "{\(Self.verdict)\(reading)\"n\""))
    #expect(result.notes.last?.hasPrefix("table.csv: urn:ogc:def:crs:EPSG::32636 to WGS 84 by") == true)
    let given = try CheckSample.check(text, CheckOptions(crs: "EPSG:32736"))
    #expect(
      given.notes.contains(
        "the file states the coordinate reference system urn:ogc:def:crs:EPSG::32636; its coordinates are read in EPSG:32736, as given"
      ))
    #expect(given.summary.verdicts == [.outside: 1])
  }

  @Test func pointsOfAnotherSystemBecomeDegreesInOtherFormats() throws {
    let text = "{\"type\":\"FeatureCollection\",\(Self.member),\"features\":[\(Self.point)]}"
    let lines = try CheckSample.check(text, CheckOptions(format: .ndjson)).text
    #expect(lines.contains("\"coordinates\":[31.0000000"))
    #expect(lines.contains(",5]}"))
    #expect(!lines.contains("277404"))
    let table = try CheckSample.check(text, CheckOptions(format: .csv))
    #expect(
      table.lines[0].hasSuffix(
        ",reason,read_latitude,read_longitude,read_accuracy_m,read_as,easting,northing,elevation,n"))
    #expect(table.lines[1].hasSuffix(",277404.8974,11059.7875,5,1"))
    let rows = try CheckSample.check(
      "easting,northing\n277404.8974,11059.7875\n", CheckOptions(crs: "EPSG:32636", format: .geojson))
    #expect(rows.text.contains("\"coordinates\":[31.0000000"))
  }

  /// As GDAL gives a sheet, which has no geometries.
  @Test func sheetsAreTables() throws {
    let row =
      #"{"type":"Feature","geometry":null,"properties":{"easting":"277404.8974","northing":11059.7875}}"#
    #expect(try CheckSample.check("\(row)\n", Self.utm).summary.verdicts == [.inside: 1])
    let unsaid = #expect(throws: ReadError.self) { try CheckSample.check("\(row)\n") }
    #expect(unsaid?.description.contains("‘easting’ and ‘northing’ are not longitude and latitude") == true)
    let other = #expect(throws: ReadError.self) {
      try CheckSample.check(row.replacing("easting", with: "a"), Self.utm)
    }
    #expect(other?.description.contains("no column is called easting among ‘a’, ‘northing’") == true)
  }

  @Test func pointsThatGDALBroughtToDegreesAreNotBroughtAgain() throws {
    var options = Self.utm
    options.isConverted = true
    let error = #expect(throws: ReadError.self) { try CheckSample.check("\(Self.point)\n", options) }
    #expect(error?.description.contains("by the system that it names; leave out --crs") == true)
  }

  @Test func systemOfLinesAndOfLateMembersIsGiven() throws {
    #expect(try CheckSample.check("\(Self.point)\n", Self.utm).text.contains(Self.verdict))
    let late = "{\"features\":[\(Self.point)],\(Self.member)}"
    let error = #expect(throws: ReadError.self) { try CheckSample.check(late) }
    #expect(error?.description.contains("comes after its features") == true)
    #expect(try CheckSample.check(late, Self.utm).text.contains(Self.verdict))
    let nameless = "{\"crs\":{\"type\":\"link\"},\"features\":[\(Self.point)]}"
    let unread = #expect(throws: ReadError.self) { try CheckSample.check(nameless) }
    #expect(
      unread?.description.contains("does not name a system that is known; give one with --crs EPSG:n") == true
    )
    #expect(try CheckSample.check(nameless, Self.utm).text.contains(Self.verdict))
    let single = "{\(Self.member),\(Self.point.dropFirst())"
    #expect(try CheckSample.check(single).text.contains(Self.verdict))
  }
}
