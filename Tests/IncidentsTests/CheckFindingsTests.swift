import FoundationEssentials
import Testing

@testable import Geometry
@testable import Incidents
@testable import SystemIO
@testable import Zones

/// Tables in, tables out.
@Suite struct CheckFindingsTests {
  typealias Result = CheckSample.Result

  static let header = CheckSample.header

  static func check(_ bytes: [UInt8], _ options: CheckOptions = CheckOptions()) throws -> (
    bytes: [UInt8], Result
  ) {
    try CheckSample.check(bytes, options)
  }

  static func check(_ text: String, _ options: CheckOptions = CheckOptions()) throws -> Result {
    try CheckSample.check(text, options)
  }

  @Test func wholeTable() throws {
    let table = "id,lat,lon\n1,0.1,31\n2,0.14,31\n3,-0.2,31\n4,0,30\n"
    let result = try Self.check(table)
    #expect(
      result.lines == [
        "\(Self.header)id,lat,lon",
        "inside,,11057.428,left,111319.491,1,1,,1,0.1,31",
        "disputed,depth,15480.399,left,111319.491,0,1,,2,0.14,31",
        "outside,,22114.856,right,111319.491,0,0,,3,-0.2,31",
        "inside,,0.000,on,0.000,1,1,,4,0,30",
        "",
      ])
    #expect(result.summary.rows == 4)
    #expect(result.summary.verdicts == [.inside: 2, .disputed: 1, .outside: 1])
    #expect(result.summary.doubts == [.depth: 1])
  }

  static let headers = [
    "latitude,longitude", "LAT,LON", "y,x", "decimalLatitude,decimalLongitude", "lat_dd,long_dd", "Lat,Lng",
    " latitude , longitude ", "\"latitude\",\"longitude\"",
  ]

  @Test(arguments: headers)
  func columnsAreFoundByName(_ header: String) throws {
    let result = try Self.check("\(header)\n0.1,31\n")
    #expect(result.lines[1].hasPrefix("inside,,11057.428"))
  }

  @Test func wellKnownNamesGoFirst() throws {
    let result = try Self.check("x,y,latitude,longitude\n5,5,0.1,31\n")
    #expect(result.lines[1].hasPrefix("inside"))
    #expect(result.notes == ["positions: columns ‘latitude’ and ‘longitude’"])
    let point = try Self.check("id,geom_wkt\n1,POINT (31 0.1)\n2,POINT (31)\n")
    #expect(point.lines[1].hasPrefix("inside,,11057.428"))
    #expect(point.summary.invalid == ["the place is unreadable": 1])
  }

  @Test func columnsAreGiven() throws {
    let options = CheckOptions(latitude: "breite", longitude: "LÄNGE")
    #expect(try Self.check("Breite,Länge\n0.1,31\n", options).lines[1].hasPrefix("inside"))
    let error = #expect(throws: ReadError.self) { try Self.check("a,b\n0.1,31\n", options) }
    #expect(error?.description.contains("no column is called ‘breite’ among ‘a’, ‘b’") == true)
    let missing = #expect(throws: ReadError.self) { try Self.check("a,b\n0.1,31\n") }
    #expect(missing?.description.contains("--latitude and --longitude") == true)
    #expect(throws: ReadError.self) { try Self.check("lat,lat,lon\n1,2,3\n") }
  }

  static let faults: [(String, String)] = [
    ("1,,31", "latitude is empty"),
    ("1,0.1,", "longitude is empty"),
    ("1,abc,31", "latitude ‘abc’ is no number"),
    ("1,nan,31", "latitude is empty"),
    ("1,1e999,31", "latitude ‘1e999’ is no number"),
    ("1,0.1", "the row has 2 of 3 fields"),
    ("1,0.1,31,9", "the row has 4 fields, the header 3"),
    ("1,95,31", "latitude 95.0 is beyond 90; it may be swapped with the longitude"),
    ("1,36139,31", "latitude 36139.0 is beyond 90; its decimal point may be lost"),
    ("1,0.1,36670", "longitude 36670.0 is beyond 360; its decimal point may be lost"),
    ("1,0.1 E,31", "latitude ‘0.1 E’ has the letter of a longitude"),
    ("\"1,0.1,31", "a quote is not closed at the end of its field"),
  ]

  @Test(arguments: faults)
  func faultyRowsAreKept(_ one: (row: String, reason: String)) throws {
    let result = try Self.check("id,lat,lon\n\(one.row)\n2,0.1,31\n")
    #expect(result.lines.count == 4)
    #expect(
      result.lines[1].hasPrefix("invalid,,,,,,,\(one.reason),")
        || result.lines[1].hasPrefix("invalid,,,,,,,\"\(one.reason)\","), "\(result.lines[1])")
    #expect(result.lines[1].hasSuffix(",\(one.row)"))
    #expect(result.lines[2].hasPrefix("inside"))
    #expect(result.summary.invalidRows == 1)
    #expect(result.summary.rows == 2)
    let error = #expect(throws: ReadError.self) {
      try Self.check("id,lat,lon\n2,0.1,31\n\(one.row)\n", CheckOptions(strict: true))
    }
    #expect(error?.description.hasPrefix("table.csv, line 3") == true, "\(error.debugDescription)")
  }

  @Test func strictNamesTheColumn() throws {
    let error = #expect(throws: ReadError.self) {
      try Self.check("id,lat,lon\n\"two\nlines\",0.1,x\n", CheckOptions(strict: true))
    }
    #expect(error?.description.hasPrefix("table.csv, line 3, column 12: longitude ‘x’ is no number;") == true)
  }

  static let spellings = [
    "0.1", "0.1 N", "N0.1", "0°6'N", "0°06′00″N", "+0.1", "1e-1", " 0.1 ", "0 6 0 N",
  ]

  @Test(arguments: spellings)
  func coordinatesAsPeopleWriteThem(_ latitude: String) throws {
    #expect(try Self.check("id,lat,lon\n1,\"\(latitude)\",31\n").lines[1].hasPrefix("inside,,11057.428"))
  }

  @Test func otherBytesPassThrough() throws {
    let bytes =
      Array("note,lat,lon\n".utf8) + [0xFF, 0xFE, 0x00] + Array(",0.1,31\r\nz,0.1".utf8) + [0xC3]
      + Array(",31".utf8)
    let (found, result) = try Self.check(bytes)
    let tail = [0xFF, 0xFE, 0x00] + Array(",0.1,31\r\n".utf8)
    #expect(result.summary.invalid == ["latitude is not UTF-8": 1])
    #expect(found.count > bytes.count)
    #expect(found.indices.contains { found[$0...].starts(with: tail) })
    #expect(found.suffix(3) == Array(",31".utf8)[...])
  }

  @Test func decimalCommas() throws {
    let result = try Self.check("id;lat;lon\n1;0,1;31,0\n2;;31,0\n")
    #expect(result.lines[0] == Self.header.replacing(",", with: ";") + "id;lat;lon")
    #expect(result.lines[1] == "inside;;11057,428;left;111319,491;1;1;;1;0,1;31,0")
    #expect(result.lines[2] == "invalid;;;;;;;latitude is empty;2;;31,0")
    let quoted = try Self.check("id,lat,lon\n1,\"0,1\",\"31,0\"\n")
    #expect(quoted.lines[1] == "inside,,\"11057,428\",left,\"111319,491\",1,1,,1,\"0,1\",\"31,0\"")
  }

  @Test func emptyLinesAndMarksStay() throws {
    let result = try Self.check("\u{feff}\nlat,lon\r\n\r\n0.1,31\r\n\r\n")
    #expect(
      result.text
        == "\u{feff}\n\(Self.header)lat,lon\r\n\r\ninside,,11057.428,left,111319.491,1,1,,0.1,31\r\n\r\n")
    #expect(result.summary.emptyLines == 3)
  }

  @Test func namesThatAreTaken() throws {
    let error = #expect(throws: ReadError.self) { try Self.check("Verdict,lat,lon\n1,0.1,31\n") }
    #expect(error?.description.contains("--prefix demarc_") == true)
    let renamed = try Self.check("Verdict,lat,lon\n1,0.1,31\n", CheckOptions(prefix: "z_"))
    #expect(renamed.lines[0].hasPrefix("z_verdict,z_doubt,z_distance_m"))
    // The column `reason` is in the way of demarc's own only where demarc writes one.
    let alone = try Self.check("reason,lat,lon\n1,0.1,31\n", CheckOptions(verdictOnly: true))
    #expect(alone.lines == ["verdict,reason,lat,lon", "inside,1,0.1,31", ""])
  }

  @Test func accuracyOfPositions() throws {
    let codes = try Self.check("lat,lon,where_prec\n0.12,31,1\n0.12,31,2\n0.12,31,9\n0.12,31,\n")
    #expect(codes.lines[1].hasPrefix("inside,,13268.913,left,111319.491,1,1,,"))
    #expect(codes.lines[2].hasPrefix("disputed,position,"))
    #expect(
      codes.lines[3].hasPrefix("invalid,,,,,,,the precision code ‘9’ is none of the codes of UCDP GED,"))
    #expect(codes.summary.invalid == ["the precision code is unknown": 1])
    #expect(codes.lines[4].contains("no accuracy stated"))
    #expect(codes.notes[1].contains("2 = 25 km"))
    #expect(codes.summary.undecidedByPosition == 1)
    let off = try Self.check("lat,lon,where_prec\n0.12,31,2\n", CheckOptions(accuracy: .off))
    #expect(off.lines[1].hasPrefix("inside,,13268.913,left,111319.491,1,1,,"))
    let meters = try Self.check("lat,lon,coordinateUncertaintyInMeters\n0.12,31,25000\n0.12,31,0\n")
    #expect(
      meters.lines[1] == codes.lines[2].replacing(",2", with: ",25000", maxReplacements: 0).dropLast(1)
        + "25000")
    #expect(meters.summary.unstatedAccuracy == 1)
    let fixed = try Self.check("lat,lon\n0.12,31\n", CheckOptions(accuracy: .fixed(.kilometers(25))))
    #expect(fixed.lines[1].hasPrefix("disputed,position,"))
    let line = try CheckSample.check(
      "lat,lon\n0.134,31\n", assessor: CheckSample.assessor(line: .kilometers(2)))
    #expect(line.lines[1].hasPrefix("disputed,line,"))
    #expect(line.summary.undecidedByLine == 1)
    #expect(
      line.summary.sentences.contains("1 verdict is disputed only because the line is uncertain by 2 km"))
  }

  /// A place 14.817 km from the line is inside with a probability of 0.616 where it is known to 1 km.
  @Test func thresholds() throws {
    let table = "lat,lon,coordinateUncertaintyInMeters\n0.134,31,1000\n"
    for (insideFrom, outsideTo, verdict) in [
      (0.95, 0.05, "disputed,position"), (0.63, 0.05, "disputed,position"), (0.6, 0.05, "inside,"),
      (1, 0, "disputed,position"), (1, 0.999, "disputed,depth position"),
    ] {
      let thresholds = try #require(
        VerdictThresholds(insideFrom: insideFrom, outsideTo: outsideTo))
      let found = try CheckSample.check(table, assessor: CheckSample.assessor(thresholds: thresholds))
      #expect(found.lines[1].hasPrefix(verdict + ","), "\(insideFrom): \(found.lines[1])")
      #expect(found.summary.thresholds == thresholds)
      #expect(found.summary.sentences.contains(thresholds.sentence) == (thresholds != .standard))
    }
    for (insideFrom, outsideTo) in [
      (0.5, 0.5), (0.4, 0.6), (1.1, 0.05), (0.95, -0.1), (.nan, 0.05), (0.95, .nan), (0, 0),
    ] as [(Double, Double)] {
      #expect(VerdictThresholds(insideFrom: insideFrom, outsideTo: outsideTo) == nil)
    }
  }

  @Test func accuracyOption() throws {
    #expect(try AccuracyChoice(parsing: "off") == .off)
    #expect(try AccuracyChoice(parsing: "500m") == .fixed(.meters(500)))
    #expect(try AccuracyChoice(parsing: "precision") == .column("precision"))
    #expect(throws: LengthError.self) { try AccuracyChoice(parsing: "500") }
    #expect(throws: LengthError.self) { try AccuracyChoice(parsing: "-5km") }
  }

  @Test func features() throws {
    let table = "id,lat,lon\n\"a \"\"b\"\"\",0.1,31\n2,,31\n"
    let lines = try Self.check(table, CheckOptions(format: .ndjson)).lines
    #expect(
      lines == [
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[31,0.1]},"properties":{"verdict":"inside","#
          + #""doubt":null,"distance_m":11057.428,"side":"left","chainage_m":111319.491,"p_core":1,"p_zone":1,"#
          + #""id":"a \"b\"","lat":"0.1","lon":"31"}}"#,
        #"{"type":"Feature","geometry":null,"properties":{"verdict":"invalid","reason":"latitude is empty","#
          + #""id":"2","lat":"","lon":"31"}}"#,
        "",
      ])
    let whole = try Self.check(table, CheckOptions(format: .geojson)).text
    let collection = try JSONDecoder().decode(Collection.self, from: Data(whole.utf8))
    #expect(collection.features.map(\.properties["verdict"]) == ["inside", "invalid"])
  }

  struct Collection: Decodable {
    struct Feature: Decodable {
      var properties: [String: String]
      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let nested = try container.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: "properties"))
        properties = Dictionary(
          uniqueKeysWithValues: nested.allKeys.compactMap { key in
            (try? nested.decode(String.self, forKey: key)).map { (key.stringValue, $0) }
          })
      }
    }
    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { return nil }
    }
    var features: [Feature]
  }
}
