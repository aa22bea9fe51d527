import Testing

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import SystemIO
@testable import Zones
import ZoneDoubt

/// Every quirk that was seen in real event tables, one by one. The line is the sample's, on the equator;
/// tables that need a zone elsewhere have one about 35.5 degrees north.
@Suite struct CheckQuirksTests {
  @Test(
    "coordinates that are not read are named",
    arguments: [
      ("lat2,lon2", true), ("reporter_lat,reporter_lon", true), ("end latitude,end longitude", true),
      ("lat2,note", false), ("lat2,lon3", false),
    ])
  func otherPairs(_ names: String, _ isPair: Bool) throws {
    let notes = try CheckSample.check("latitude,longitude,\(names)\n0.1,31,9,9\n").notes
    #expect(notes.contains { $0.contains("also hold positions") } == isPair, "\(notes)")
  }

  /// A quirk, a table, and how its one row begins.
  static let quirks: [(String, String, String)] = [
    ("a byte-order mark", "\u{feff}lat,lon\n0.1,31\n", "inside,,11057.428"),
    ("a byte-order mark before a quote", "\u{feff}\"lat\",\"lon\"\n0.1,31\n", "inside,,11057.428"),
    ("semicolons", "lat;lon\n0.1;31\n", "inside;;11057.428"),
    ("tabs", "lat\tlon\n0.1\t31\n", "inside\t\t11057.428"),
    ("decimal commas", "lat;lon\n0,1;31,0\n", "inside;;11057,428"),
    ("decimal commas in quotes", "lat,lon\n\"0,1\",\"31,0\"\n", "inside,,\"11057,428\""),
    ("hemisphere after the number", "lat,lon\n0.1N,31.0 E\n", "inside,,11057.428"),
    ("hemisphere before the number", "lat,lon\nN 0.1,E31\n", "inside,,11057.428"),
    ("southern hemisphere", "lat,lon\n0.1S,31E\n", "inside,,11057.428,right"),
    ("POINT", "id,the_geom\n1,POINT (31 0.1)\n", "inside,,11057.428"),
    ("POINT beside columns", "geom_wkt,latitude,longitude\nPOINT (9 9),0.1,31\n", "inside,,11057.428"),
    (
      "a lost decimal point", "lat,lon\n0.1,3112345\n", "invalid,,,,,,,longitude 3112345.0 is beyond 360; its"
    ),
    ("both points lost", "lat,lon\n101234,3112345\n", "invalid,,,,,,,latitude 101234.0 is beyond 90; its"),
    ("an empty coordinate", "lat,lon\n,31\n", "invalid,,,,,,,latitude is empty"),
    ("a blank coordinate", "lat,lon\n0.1,\u{a0} \n", "invalid,,,,,,,longitude is empty"),
    ("one decimal", "lat,lon\n0.1,31.0\n", "inside,,11057.428"),
    (
      "swapped beyond the pole", "lat,lon\n131.5,0.1\n",
      "invalid,,,,,,,latitude 131.5 is beyond 90; it may be swapped"
    ),
    ("a newline in quotes", "note,lat,lon\n\"a\r\n,9,9\n\",0.1,31\n", "inside,,11057.428"),
    ("doubled quotes", "note,lat,lon\n\"a \"\"b\"\", c\",0.1,31\n", "inside,,11057.428"),
    ("tabs within commas", "note,lat,lon\na\tb\tc,0.1,31\n", "inside,,11057.428"),
    ("a long field", "note,lat,lon\n\(long),0.1,31\n", "inside,,11057.428"),
    ("a date in words", "event_date,lat,lon\n19 June 2019,0.1,31\n", "inside,,11057.428"),
    ("a date by numbers", "event_date,lat,lon\n2019-06-19,0.1,31\n", "inside,,11057.428"),
    ("another order of columns", "LONGITUDE,x,Latitude\n31,5,0.1\n", "inside,,11057.428"),
  ]

  /// As long as the longest field of UCDP GED.
  static let long = String(repeating: "x", count: 5132)

  @Test(arguments: quirks)
  func rowIsRead(_ one: (name: String, table: String, beginning: String)) throws {
    let result = try CheckSample.check(one.table)
    #expect(result.summary.rows == 1, "\(one.name)")
    // Swift takes CR LF for one character, which is no line end to split at.
    let row = result.text.utf8.drop { $0 != 0x0A }.dropFirst()
    #expect(String(row)?.hasPrefix(one.beginning) == true, "\(one.name): \(result.text)")
  }

  /// Coordinates that can be read, and what is said of them.
  static let mistaken: [(String, String, String)] = [
    ("swapped", "36.55,35.45", "latitude and longitude may be swapped"),
    ("a minus on the wrong axis", "-35.5,36.6", "the latitude may have the wrong sign"),
    ("a minus on the other axis", "35.5,-36.6", "the longitude may have the wrong sign"),
    ("the middle of a country", "35.0,38.0", "whole degrees"),
    ("nothing", "0,0", "0, 0 is often written where no place is known"),
  ]

  @Test(arguments: mistaken)
  func mistakeIsSaid(_ one: (name: String, row: String, words: String)) throws {
    let (suspicion, assessor) = try PlausibilityCheckTests.suspicion()
    var rest = Array("lat,lon\n\(one.row)\n".utf8)[...]
    var check = try IncidentCheck(
      name: "table.csv", assessor: assessor, options: CheckOptions(), plausibility: suspicion
    ) { count throws(ReadError) in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    guard case .judged(let assessment, _, let note) = try check.all().first else {
      Issue.record("\(one.name): the row is not judged")
      return
    }
    #expect(assessment.verdict == .outside)
    #expect(note.hasPrefix("suspicious: \(one.words)"), "\(one.name): \(note)")
  }
}
