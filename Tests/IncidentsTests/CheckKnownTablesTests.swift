import Testing

@testable import Geometry
@testable import Incidents
@testable import Places
@testable import SystemIO
@testable import Zones

/// Tables that are known by their headers, and what their precision codes stand for.
@Suite struct CheckKnownTablesTests {
  static let ged = "id,date_start,date_end,date_prec,latitude,longitude,geom_wkt,where_prec\n"

  /// A header, a row, and what is said of it.
  static let tables: [(String, String, [String])] = [
    (
      ged, "1,2018-09-17,2018-09-17,1,0.1,31,POINT (31 0.1),1",
      ["table: UCDP GED", "‘date_start’ to ‘date_end’", "‘latitude’ and ‘longitude’", "1 = 1 km, 2 = 25 km"]
    ),
    (
      "event_id_cnty;event_date;time_precision;location;latitude;longitude;geo_precision\n",
      "SYR1;19 June 2019;1;Idleb;0.1;31;1", ["table: ACLED", "‘event_date’", "‘geo_precision’", "1 = 2 km"]
    ),
    (
      "gbifID\tdecimalLatitude\tdecimalLongitude\tcoordinateUncertaintyInMeters\teventDate\n",
      "1\t0.1\t31\t30\t2018-09-17", ["table: Darwin Core", "‘eventdate’", "‘coordinateUncertaintyInMeters’"]
    ),
    (
      "SubmissionDate,location-Latitude,location-Longitude,location-Altitude,location-Accuracy,KEY\n",
      "2018-09-17,0.1,31,0,4.5,uuid:1",
      [
        "table: ODK or Kobo", "‘submissiondate’", "‘location-Latitude’",
        "‘location-Accuracy’, a radius in metres",
      ]
    ),
    (
      "start,today,incident_date,location-Latitude,location-Longitude,location-Accuracy,_uuid,_submission_time\n",
      "2018-10-16,2018-10-16,2018-10-09,0.1,31,4.5,uuid:1,2018-10-16",
      ["table: ODK or Kobo", "its dates, ‘incident_date’, are not used"]
    ),
    (
      "start;place;_place_latitude;_place_longitude;_place_altitude;_place_precision;_id\n",
      "2018;0.1 31 0 4.5;0.1;31;0;4.5;1",
      ["table: ODK or Kobo", "‘_place_longitude’", "‘_place_precision’, a radius in metres"]
    ),
    (
      "name,seen at,instanceID\n", "x,0.1 31 120.5 4.5,uuid:1",
      ["‘seen at’, as latitude, longitude, altitude and accuracy", "the fourth number of each"]
    ),
  ]

  @Test(arguments: tables)
  func isKnownByItsHeader(_ one: (header: String, row: String, words: [String])) throws {
    let result = try CheckSample.check("\(one.header)\(one.row)\n")
    let notes = result.notes.joined(separator: "\n")
    for words in one.words { #expect(notes.contains(words), "\(notes)") }
    #expect(result.summary.verdicts == [.inside: 1], "\(result.text)")
    #expect(result.summary.unstatedAccuracy == 0)
  }

  @Test func whatIsGivenGoesFirst() throws {
    let table = Self.ged.replacing("id,", with: "y,x,") + "0.19,31,2018,2018,1,0.1,31,POINT (31 0.1),2\n"
    let options = CheckOptions(latitude: "y", longitude: "x", accuracy: .fixed(.meters(10)))
    let result = try CheckSample.check(table, options)
    #expect(result.summary.verdicts == [.outside: 1])
    #expect(result.notes[1] == "positions: columns ‘y’ and ‘x’")
    #expect(result.notes[2] == "accuracy of positions: 10 m for every row")
    let point = try CheckSample.check(table, CheckOptions(position: "GEOM_WKT", accuracy: .off))
    #expect(point.summary.verdicts == [.inside: 1])
    #expect(point.notes[1] == "positions: column ‘geom_wkt’")
  }

  @Test func severalPlacesAreNotGuessed() {
    let split = "a-latitude,a-longitude,b-latitude,b-longitude\n0,31,1,31\n"
    let error = #expect(throws: ReadError.self) { try CheckSample.check(split) }
    #expect(
      error?.description.contains("‘a-latitude’, ‘b-latitude’; name the one that is meant with --latitude")
        == true)
    let whole = #expect(throws: ReadError.self) { try CheckSample.check("a,b\n0 31 0 0,1 31 0 0\n") }
    #expect(whole?.description.contains("‘a’, ‘b’; name the one that is meant with --position") == true)
  }

  @Test func geopointsNeedNotStateAnAccuracy() throws {
    // 0 is what a form writes for a place that was tapped on a map.
    let table = "gps\n0.1 31 0 0\n0.1 31 5 12.5\n\n0.1 31 0 -1\n0.1,31\n"
    let result = try CheckSample.check(table, CheckOptions(delimiter: UInt8(ascii: ";")))
    #expect(result.summary.rows == 4)
    // A comma tells that not all are geopoints, and then each is read as people write places.
    #expect(result.notes == ["positions: column ‘gps’"])
    let pure = try CheckSample.check("gps\n0.1 31 0 0\n0.1 31 5 12.5\n0.1 31\n")
    #expect(pure.summary.verdicts == [.inside: 3])
    let geopoints = try CheckSample.check("gps\n0.1 31 0 0\n0.1 31 5 12.5\n")
    #expect(geopoints.summary.unstatedAccuracy == 1)
  }

  @Test(arguments: [("WGS84", false), ("EPSG:4326", false), ("", false), ("NAD27", true), ("ED50", true)])
  func otherDatumsAreSaid(_ one: (datum: String, isSaid: Bool)) throws {
    let table = "decimalLatitude,decimalLongitude,geodeticDatum\n0.1,31,\n0.1,31,\(one.datum)\n"
    let notes = try CheckSample.check(table).notes
    #expect((notes.last?.contains("names the datum ‘\(one.datum)’") == true) == one.isSaid)
  }

  // MARK: Profiles

  @Test func profilesAreReadFromTheirTable() throws {
    let standard = AccuracyProfiles.standard
    #expect(standard.all.map(\.column) == ["where_prec", "geo_precision"])
    let ucdp = try #require(standard.all.first)
    #expect(ucdp.codes.map(\.radius.meters) == [1000, 25_000, 50_000, 100_000, 100_000, 300_000, 300_000])
    #expect(ucdp.codes.filter(\.isStated).map(\.code) == ["2"])
    #expect(standard.all.last?.codes.map(\.radius.meters) == [2000, 25_000, 75_000])
  }

  @Test func profilesAreReplaced() throws {
    let table =
      "table;column;code;radius;stated;meaning\nOurs;Where_Prec;2;500m;yes;mine\nOurs;grade;A;10m;no;\n"
    let profiles = try AccuracyProfiles(table: Array(table.utf8), name: "mine.csv")
    let options = CheckOptions(profiles: profiles)
    let result = try CheckSample.check("lat,lon,where_prec\n0.1,31,2\n0.1,31,1\n", options)
    #expect(result.notes.last?.contains("Ours codes taken as radii: 2 = 500 m;") == true)
    #expect(result.summary.verdicts == [.inside: 1])
    #expect(result.lines[2].hasPrefix("invalid,,,,,,,the precision code ‘1’ is none of the codes of Ours,"))
    #expect(
      try CheckSample.check("lat,lon,grade\n0.1,31,A\n", options).notes.last?.contains("A = 10 m") == true)
  }

  @Test(arguments: [
    ("code,radius\n1,1km\n", "table, column, code"),
    ("table,column,code,radius,stated,meaning\n", "no codes"),
    ("table,column,code,radius,stated,meaning\nA,a,1,25,no,x\n", "line 2, column 7: the radius ‘25’"),
    ("table,column,code,radius,stated,meaning\nA,a,,25m,no,x\n", "no column or no code"),
    ("table,column,code,radius,stated,meaning\nA,a,1,25m,no,x\nB,a,1,5m,no,\n", "comes twice"),
  ])
  func badProfilesAreRefused(_ one: (table: String, words: String)) {
    let error = #expect(throws: ReadError.self) {
      try AccuracyProfiles(table: Array(one.table.utf8), name: "mine.csv")
    }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }
}
