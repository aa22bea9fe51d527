import FoundationEssentials
import Testing

@testable import Incidents
@testable import SystemIO
@testable import Zones

/// Incidents as GeoJSON: a collection, a feature a line, and sequences with record separators.
@Suite struct CheckFeaturesTests {
  static let feature =
    #"{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[31,0.1,5]},"properties":{"n":1.50,"s":"a\nb"}}"#
  static let verdict =
    #""verdict":"inside","doubt":null,"distance_m":11057.428,"side":"left","chainage_m":111319.491,"p_core":1,"p_zone":1"#
  static let found = feature.replacing(#"{"n""#, with: "{\(verdict),\"n\"")

  @Test func collectionKeepsEveryByte() throws {
    let frame = (
      "{\n \"type\": \"FeatureCollection\", \"name\": \"x]\\\"[\", \"features\" : [\n\t",
      "\n ], \"more\": [{}]\n}\n"
    )
    let text = "\(frame.0)\(Self.feature) ,\n  \(Self.feature)\(frame.1)"
    let result = try CheckSample.check(text)
    #expect(result.text == "\(frame.0)\(Self.found) ,\n  \(Self.found)\(frame.1)")
    #expect(result.summary.verdicts == [.inside: 2])
    #expect(result.notes == ["positions: the points of the features"])
  }

  @Test(arguments: [
    ("", #"{"type":"Feature","geometry":{"type":"Point","coordinates":[31,0.1]}}"#),
    (",", #"{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[31,0.1]}}"#),
    ("", #"{"type":"Feature","properties":{ },"geometry":{"type":"MultiPoint","coordinates":[[31,0.1]]}}"#),
    ("", #"{"type":"Point","coordinates":[31,0.1]}"#),
  ])
  func propertiesAreMadeWhereThereAreNone(_ one: (String, text: String)) throws {
    let result = try CheckSample.check(one.text)
    struct Found: Decodable {
      struct Properties: Decodable { var verdict: String }
      struct Geometry: Decodable { var type: String }
      var type: String
      var geometry: Geometry
      var properties: Properties
    }
    let found = try JSONDecoder().decode(Found.self, from: Data(result.text.utf8))
    #expect(found.type == "Feature")
    #expect(found.geometry.type.hasSuffix("Point"))
    #expect(found.properties.verdict == "inside")
  }

  @Test func linesStayLines() throws {
    let text = "\(Self.feature)\r\n\n{\"type\":\"Point\"\n\(Self.feature)"
    let result = try CheckSample.check(text)
    #expect(
      result.text == "\(Self.found)\r\n\n"
        + #"{"type":"Feature","geometry":null,"properties":{"verdict":"invalid","reason":"the feature is no JSON: "#
        + #"the text ends within an object","record":"{\"type\":\"Point\""}}"# + "\n\(Self.found)")
    #expect(result.summary.invalid == ["the feature is no JSON": 1])
    // The first line may be the broken one.
    #expect(try CheckSample.check("{\"type\n\(Self.feature)\n").summary.rows == 2)
  }

  @Test func sequenceStaysSequence() throws {
    let text =
      "\u{1e}\(Self.feature)\n\u{1e}{\"type\":\n\u{1e}{\n\"type\":\"Point\",\n\"coordinates\":[31,0.1]}\n"
    let result = try CheckSample.check(text)
    #expect(result.summary.rows == 3)
    #expect(result.summary.invalidRows == 1)
    #expect(result.text.hasPrefix("\u{1e}\(Self.found)\n\u{1e}{"))
    #expect(result.text.filter { $0 == "\u{1e}" }.count == 3)
    let lines = try CheckSample.check(text, CheckOptions(format: .ndjson)).lines
    #expect(lines.count == 4)
    #expect(lines[0] == Self.found)
    #expect(lines[2].hasPrefix(#"{"type":"Feature","geometry":{ "type":"Point", "coordinates":[31,0.1]}"#))
  }

  @Test(arguments: [1, 2, 3, 7, 100, 1 << 18])
  func sameHoweverTheBytesArrive(pieces: Int) throws {
    let collection = "{\"features\":[\(Self.feature),\(Self.feature)],\"type\":\"FeatureCollection\"}\n"
    let lines = "\(Self.feature)\n\(Self.feature)\n"
    for text in [collection, lines, "\u{1e}" + lines.replacing("}}\n{", with: "}}\n\u{1e}{")] {
      let whole = try CheckSample.check(Array(text.utf8))
      #expect(try CheckSample.check(Array(text.utf8), pieces: pieces).bytes == whole.bytes)
      #expect(whole.1.summary.rows == 2)
    }
  }

  @Test func largeCollectionIsReadInPieces() throws {
    let padded = Self.feature.replacing("a\\nb", with: String(repeating: "x", count: 5000))
    let text =
      #"{"type":"FeatureCollection","features":["#
      + [String](repeating: padded, count: 200).joined(separator: ",\n") + "]}"
    let result = try CheckSample.check(Array(text.utf8), pieces: 1000).1
    #expect(result.summary.verdicts == [.inside: 200])
    #expect(result.text.utf8.count == text.utf8.count + 200 * (Self.verdict.utf8.count + 1))
  }

  static let broken: [(String, String)] = [
    (#"{"type":"FeatureCollection","features":[{"type":"Feature"}"#, "cut off"),
    (#"{"type":"FeatureCollection","features":[{"type":"Fea"#, "cut off"),
    (#"{"type":"FeatureCollection","features":[{} {}]}"#, "a comma is missing"),
    (#"{"type":"FeatureCollection","features":[{},]}"#, "a comma is too much"),
    (#"{"type":"FeatureCollection","features":[,{}]}"#, "a comma is too much"),
    (#"{"type":"FeatureCollection","features":[{}]"#, "the text ends"),
    (#"{"type":"FeatureCollection","features":[{}]} x"#, "more text"),
    (#"{"type":"FeatureCollection"}"#, "no list ‘features’"),
    (#"{"type":"Topology"}"#, "not GeoJSON"),
    (#"{"type":}"#, "a value is missing"),
    (#"[[0.1,31]]"#, "a JSON list, not GeoJSON"),
    (#"{"data":[{"a":1},2]}"#, "neither GeoJSON nor a list of records"),
    (#"{"features":[{}],"crs":{"type":"link"}}"#, "-t_srs EPSG:4326"),
  ]

  @Test(arguments: broken)
  func brokenTextIsRefused(_ one: (text: String, words: String)) throws {
    let error = #expect(throws: ReadError.self) { try CheckSample.check(one.text) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
    #expect(error?.exitCode == 65)
  }

  static let faults: [(String, String)] = [
    (#"{"type":"Feature","geometry":null,"properties":{}}"#, "the feature has no geometry"),
    (
      #"{"type":"Feature","geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}"#,
      "the geometry is a ‘LineString’, not a Point"
    ),
    (#"{"type":"Feature","geometry":{"type":"Point","coordinates":["31","0.1"]}}"#, "the point has no two"),
    (#"{"type":"Feature","geometry":{"type":"Point","coordinates":[0.1,131]}}"#, "it may be swapped"),
    (#"{"type":"Track"}"#, "its type is ‘Track’"),
    ("[1]", "it has no type"),
  ]

  @Test(arguments: faults)
  func faultyFeaturesAreKept(_ one: (text: String, words: String)) throws {
    let result = try CheckSample.check("{\"features\":[\(Self.feature),\(one.text)]}")
    #expect(result.summary.rows == 2)
    #expect(result.summary.invalidRows == 1)
    #expect(result.text.contains(one.words), "\(result.text)")
    #expect((try? JSONDecoder().decode(Anything.self, from: Data(result.text.utf8))) != nil)
    #expect(throws: ReadError.self) {
      try CheckSample.check("{\"features\":[\(one.text)]}", CheckOptions(strict: true))
    }
  }

  struct Anything: Decodable { init(from decoder: any Decoder) throws {} }

  @Test func crsOfLongitudeAndLatitudeIsNoObstacle() throws {
    let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#
    #expect(try CheckSample.check("{\(crs),\"features\":[\(Self.feature)]}").summary.rows == 1)
  }

  @Test func featuresBecomeATable() throws {
    let other = #"{"type":"Feature","geometry":null,"properties":{"b":[1, 2],"s":"x, \"y\""}}"#
    let result = try CheckSample.check("\(Self.feature)\n\(other)\n", CheckOptions(format: .csv))
    #expect(
      result.lines == [
        "\(CheckSample.header)id,longitude,latitude,elevation,n,s,b",
        "inside,,11057.428,left,111319.491,1,1,,7,31,0.1,5,1.50,\"a", "b\",",
        "invalid,,,,,,,the feature has no geometry,,,,,,\"x, \"\"y\"\"\",\"[1, 2]\"", "",
      ])
  }

  @Test("coordinates that are no place are kept as they came")
  func invalidCoordinatesStay() throws {
    let far = Self.feature.replacing("[31,0.1,5]", with: "[36.70,95.0]").replacing("\"id\":7,", with: "")
    let result = try CheckSample.check("\(far)\n", CheckOptions(format: .csv))
    #expect(result.lines[0] == "\(CheckSample.header)longitude,latitude,n,s")
    #expect(result.lines[1].hasPrefix("invalid,"))
    #expect(result.lines[1].contains(",36.70,95.0,1.50,"))
  }

  @Test func accuracyIsAProperty() throws {
    let near = Self.feature.replacing("0.1,5", with: "0.12").replacing("1.50", with: "1")
    let text = [#""accuracy":25000"#, #""accuracy":"10""#, #""accuracy":null"#]
      .map { near.replacing("\"n\":1", with: $0) }.joined(separator: "\n")
    let result = try CheckSample.check(text)
    #expect(result.notes.last == "accuracy of positions: column ‘accuracy’, a radius in metres")
    #expect(result.summary.verdicts == [.disputed: 1, .inside: 2])
    #expect(result.summary.unstatedAccuracy == 1)
  }

  @Test func namesThatAreTaken() throws {
    let taken = Self.feature.replacing("\"n\"", with: "\"Verdict\"")
    let error = #expect(throws: ReadError.self) { try CheckSample.check(taken) }
    #expect(error?.description.contains("--prefix demarc_") == true)
    let late = [String](repeating: Self.feature, count: 300).joined(separator: "\n") + "\n\(taken)\n"
    #expect(throws: ReadError.self) { try CheckSample.check(late) }
    #expect(try CheckSample.check(late, CheckOptions(prefix: "z_")).summary.rows == 301)
  }
}
