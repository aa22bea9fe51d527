import Testing
import TestSupport

@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

@Suite("Bad input")
struct BadInputTests {
  /// A text that cannot be read, and words of the sentence that says so.
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var words: [String]
    var crs: String?

    init(_ text: String, _ words: String..., crs: String? = nil) {
      self.text = text
      self.words = words
      self.crs = crs
    }

    var testDescription: String { String(text.prefix(60)) }
  }

  private static func collection(_ geometry: String) -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":\#(BoundaryReaderTests.line)},{"type":"Feature","properties":{},"geometry":\#(geometry)}]}"#
  }

  static let cases = [
    Case("", "empty"),
    Case(" \n\t\r\n", "empty"),
    Case("hello world", "not GeoJSON, WKT or a CSV"),
    Case("<?xml version=\"1.0\"?><kml/>", "XML", "ogr2ogr"),
    Case(
      "{\"type\":\"LineString\",\n \"coordinates\":[[1,2],[3", "line 2, column 25", "not JSON", "ends",
      "cut off"),
    Case("{\"type\":\"LineString\",\n\"coordinates\":[[1,2],[3,NaN]]}", "line 2, column 25", "NaN"),
    Case("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,1e999]]}", "column 46", "1e999", "too large"),
    Case("[1,2]", "not an object"),
    Case("{\"a\":1}", "‘type’"),
    Case("{\"type\":\"Topology\"}", "Topology"),
    Case("{\"type\":\"linestring\",\"coordinates\":[[1,2],[3,4]]}", "linestring"),
    Case("{\"type\":\"FeatureCollection\"}", "‘features’"),
    Case("{\"type\":\"FeatureCollection\",\"features\":{}}", "‘features’"),
    Case("{\"type\":\"FeatureCollection\",\"features\":[]}", "no lines", "LineString"),
    Case("{\"type\":\"FeatureCollection\",\"features\":[null]}", "feature 1", "not a JSON object"),
    Case("{\"type\":\"Point\",\"coordinates\":[1,2]}", "no lines", "only 1 point", "LineString"),
    Case(collection("\"x\""), "feature 2", "not a JSON object"),
    Case(collection("{\"type\":\"Circle\"}"), "feature 2", "Circle"),
    Case(collection("{\"type\":\"LineString\"}"), "feature 2", "‘coordinates’"),
    Case(collection("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}"), "feature 2", "only one vertex"),
    Case(
      collection("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3]]}"), "feature 2, vertex 2",
      "two numbers"),
    Case(collection("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,\"4\"]]}"), "feature 2, vertex 2"),
    Case(collection("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,null]]}"), "feature 2, vertex 2"),
    Case(collection("{\"type\":\"LineString\",\"coordinates\":[1,2]}"), "feature 2, vertex 1", "nested"),
    Case(
      collection("{\"type\":\"LineString\",\"coordinates\":[[[1,2],[3,4]]]}"), "feature 2, vertex 1", "nested"
    ),
    Case(
      collection("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[1,2],[3,120]]]}"),
      "feature 2, part 2, vertex 2", "120", "longitude first"),
    Case(
      collection("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[1,2]]]}"), "feature 2", "2 vertices"),
    Case(
      collection("{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4],[5,5],[1,2]]}"),
      "feature 2, ring 1, vertex 1"),
    Case("LINESTRING (300000 4000000, 310000 4000000)", "vertex 1", "over 90", "--crs EPSG:n"),
    Case("LINESTRING (541 10, 10 10)", "vertex 1", "over 540", "--crs EPSG:n"),
    Case("LINESTRING (1 2, 3", "line 1, column 19", "ends", "cut off"),
    Case("LINESTRING (1 2,\n3 x)", "line 2, column 3", "‘x’"),
    Case("LINESTRING (1 2, nan 3)", "nan"),
    Case("LINESTRING 1 2, 3 4", "‘(’"),
    Case("LINESTRING (1 2)", "only one vertex"),
    Case("LINESTRING EMPTY", "no lines"),
    Case("POINT (1 2)", "only 1 point"),
    Case("CIRCULARSTRING (0 0, 1 1, 2 0)", "CIRCULARSTRING"),
    Case("LINESTRING (1 2, 3 4) garbage", "garbage"),
    Case("SRID=4326;LINESTRING(1 2,3 4);SRID=3857;LINESTRING(1 2,3 4)", "SRIDs differ"),
    Case(String(repeating: "GEOMETRYCOLLECTION(", count: 100_000), "nested"),
    Case("a,b\nc,d", "line 1", "header"),
    Case("1,2,3\n4,5,6", "line 1", "3 columns", "header"),
    Case("36,35\n36.5,", "line 2", "empty"),
    Case("lat,lon\n35,36\n35.5,36x", "line 3", "36x"),
    Case("lat,lon\n35,36\n35.5", "line 3", "1 column"),
    Case("lat,lon\n35,36\n35.5,nan", "line 3", "empty"),
    Case("lat,lon\n35,36\n35.5,36\n95,36", "line 4", "95", "over 90"),
    Case("35,36\n30,100", "line 2", "100", "header"),
    Case("lat,lon\n35,36", "row 2", "only one vertex"),
    Case("lat,lon\n", "no lines"),
    Case("LINESTRING(1 2,3 4)", "EPSG:999999", crs: "EPSG:999999"),
    Case(
      "{\"type\":\"LineString\",\"crs\":{\"type\":\"link\"},\"coordinates\":[[1,2],[3,4]]}", "‘crs’",
      "--crs EPSG:n"),
    Case("LINESTRING (300000 4000000, 1e30 4000000)", "geometry, vertex 2", "EPSG:32637", crs: "EPSG:32637"),
  ]

  @Test("one sentence names the file, the place, and what to do", arguments: cases)
  func sentence(bad: Case) throws {
    let error = #expect(throws: ReadError.self) {
      try BoundaryReader(crs: bad.crs).read(Array(bad.text.utf8), name: "folder/line.txt")
    }
    let sentence = try #require(error).description
    #expect(sentence.hasPrefix("folder/line.txt"))
    #expect(!sentence.contains("\n"))
    #expect(sentence.contains("; ") || sentence.contains("with ‘iconv"), "what to do: \(sentence)")
    for word in bad.words { #expect(sentence.contains(word), "\(sentence)") }
    #expect(error?.exitCode == 65)
  }

  @Test(
    "wide encodings are refused with the command that converts them",
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x7B], "UTF-16"), ([0x7B, 0, 0x22, 0], "UTF-16LE"),
      ([0, 0x7B, 0, 0x22], "UTF-16BE"), ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0x7B, 0, 0, 0], "UTF-32LE"),
    ] as [([UInt8], String)])
  func wide(bytes: [UInt8], encoding: String) {
    let error = #expect(throws: ReadError.self) { try BoundaryReader().read(bytes, name: "a b.csv") }
    #expect(error?.description.contains("iconv -f \(encoding) -t UTF-8 \"a b.csv\"") == true)
  }

  @Test("a file that is not there, a folder and one without text are told apart")
  func files() throws {
    #expect(throws: ReadError.missing(file: "no/such/file")) { try BoundaryReader().read("no/such/file") }
    let folder = #expect(throws: ReadError.self) { try BoundaryReader().read("/") }
    #expect(folder?.exitCode == 66)
    #expect(folder?.description.contains("directory") == true)
    #expect(throws: ReadError.empty(file: "/dev/null")) { try BoundaryReader().read("/dev/null") }
    let binary = #expect(throws: ReadError.self) {
      try BoundaryReader().read([0, 0, 0x27, 0x0A, 1, 2, 3, 0x2C], name: "x.shp")
    }
    #expect(binary?.description.contains("not a text file") == true)
  }

  @Test("a text cut off at any byte is an error or a shorter line, never a crash")
  func cutAnywhere() {
    let texts = [
      Self.collection("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,5],[1,2]]]}"),
      "SRID=4326;MULTIPOLYGON Z (((1 2 3, 3 4 5, 5 5 6, 1 2 3)), EMPTY)", "lat;lon\n35,5;36\n\n\"1\";2\n",
    ]
    for text in texts {
      for length in 0..<text.utf8.count {
        do {
          let input = try BoundaryReader().read(Array(text.utf8.prefix(length)), name: "x")
          #expect(input.boundary.parts.allSatisfy { $0.vertices.count >= 2 })
        } catch {
          #expect(error.exitCode == 65)
        }
      }
    }
  }

  @Test("random bytes are an error, never a crash")
  func randomBytes() {
    var generator = SeededRandom(seed: 7)
    let alphabet = Array("{}[]\",:LINESTRING()-.0123456789eE \n;\u{e9}".utf8) + [0, 0xFF]
    for _ in 0..<3000 {
      let count = Int.random(in: 1...40, using: &generator)
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      for start in ["", "{\"type\":", "LINESTRING (", "lon,lat\n"] {
        _ = try? BoundaryReader().read(Array(start.utf8) + bytes, name: "seed 7")
      }
    }
  }
}
