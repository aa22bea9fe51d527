import Testing

@testable import Geodesy
@testable import Geometry
@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

@Suite("Reading a boundary")
struct BoundaryReaderTests {
  private func read(_ text: String, crs: String? = nil) throws -> BoundaryInput {
    try BoundaryReader(crs: crs).read(Array(text.utf8), name: "line")
  }

  private func numbers(_ input: BoundaryInput) -> [[[Double]]] {
    input.boundary.parts.map { $0.vertices.map { [$0.longitude, $0.latitude] } }
  }

  static let line = #"{"type":"LineString","coordinates":[[36.1,35.8],[36.2,35.9]]}"#

  @Test(
    "the same line in every form there is",
    arguments: [
      line,
      "\u{FEFF}" + line,
      #"{"type":"Feature","properties":null,"geometry":\#(line)}"#,
      #"{"features":[{"geometry":\#(line),"type":"Feature"}],"type":"FeatureCollection","x":[[[{}]]]}"#,
      #"{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[\#(line)]}]}"#,
      #"{"type":"MultiLineString","coordinates":[[[36.1,35.8,12],[36.2,35.9,13,14]]]}"#,
      "LINESTRING (36.1 35.8, 36.2 35.9)",
      "\u{FEFF}\n linestring(36.1 35.8,36.2 35.9)\n",
      "SRID=4326;LINESTRING(36.1 35.8,36.2 35.9);",
      "LINESTRING ZM (36.1 35.8 1 2,36.2 35.9 3 4)",
      "LINESTRINGZ(36.1 35.8 1,36.2 35.9 3)",
      "LineString M (361e-1 358E-1 1,+36.2 35.9 3)",
      "MULTILINESTRING((36.1 35.8,36.2 35.9))",
      "GEOMETRYCOLLECTION(POINT EMPTY,LINESTRING(36.1 35.8,36.2 35.9))",
      "36.1,35.8\n36.2,35.9\n",
      "36.1\t35.8\r\n36.2\t35.9",
      "36,1;35,8\n36,2;35,9",
      "lat,lon\n35.8,36.1\n35.9,36.2",
      "\u{FEFF}Longitude;Latitude\r\n36.1;35.8\r\n36.2;35.9\r\n",
      "id,name,decimalLatitude,decimalLongitude\n1,\"a, b\",35.8,36.1\n2,c,\"35.9\", 36.2 \n",
      "x,y\r36.1,35.8\r36.2,35.9\r",
      "\n\nY\tX\n35,8\t36,1\n35,9\t36,2\n\n\n",
    ])
  func forms(text: String) throws {
    let input = try read(text)
    #expect(numbers(input) == [[[36.1, 35.8], [36.2, 35.9]]])
    #expect(input.boundary.parts.allSatisfy { !$0.isRing })
    #expect(input.operation == nil)
    #expect(input.sha256 == SHA256.hexDigest(of: Array(text.utf8)))
  }

  @Test("coordinates keep every bit of their doubles")
  func precision() throws {
    let x = [0.1 + 0.2, 1.0 / 3, -89.99999999999999, Double.leastNonzeroMagnitude]
    let text = x.map { "[\($0),\(-$0)]" }.joined(separator: ",")
    #expect(
      numbers(try read("{\"type\":\"LineString\",\"coordinates\":[\(text)]}")) == [x.map { [$0, -$0] }])
    let rows = x.map { "\($0),\(-$0)" }.joined(separator: "\n")
    #expect(numbers(try read(rows)) == [x.map { [$0, -$0] }])
  }

  @Test("polygons become rings, each called by its place")
  func rings() throws {
    let hole = "[[1,1],[1,2],[2,2],[1,1]]"
    let outer = "[[0,0],[9,0],[9,9],[0,0]]"
    let input = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[\#(outer)]}},{"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[\#(outer)],[\#(outer),\#(hole)]]}},{"type":"Feature","properties":{},"geometry":{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[2,2],[3,3]]]}}]}"#
    )
    #expect(
      input.boundary.parts.map(\.origin) == [
        "feature 1", "feature 2, polygon 1", "feature 2, polygon 2, ring 1", "feature 2, polygon 2, ring 2",
        "feature 3, part 1", "feature 3, part 2",
      ])
    #expect(input.boundary.parts.map(\.isRing) == [true, true, true, true, false, false])
    #expect(
      input.notes == [
        "took the outlines of 2 polygons (feature 1, feature 2) as part of the line, beside 2 lines; give a file with the line alone if that is not meant"
      ])
  }

  @Test("an open ring is closed, and that is said")
  func openRing() throws {
    let input = try read("POLYGON ((0 0, 1 0, 1 1))")
    #expect(numbers(input) == [[[0, 0], [1, 0], [1, 1], [0, 0]]])
    #expect(input.notes == ["geometry: closed the open ring with its first vertex"])
  }

  @Test("a blank row begins a new part, called by its line in the file")
  func tableParts() throws {
    let input = try read("lon,lat\n1,2\n3,4\n\n , \n5,6\n7,8\n")
    #expect(numbers(input) == [[[1, 2], [3, 4]], [[5, 6], [7, 8]]])
    #expect(input.boundary.parts.map(\.origin) == ["row 2", "row 6"])
  }

  @Test("what is not a line is ignored, and counted")
  func passedOver() throws {
    let input = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","geometry":null},{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}},{"type":"Feature","geometry":{"type":"LineString","coordinates":[]}},{"type":"Feature","geometry":\#(Self.line)}]}"#
    )
    #expect(
      input.notes == [
        "ignored 3 points (not lines)", "ignored 1 feature without a geometry",
        "ignored 1 empty geometry",
      ])
    #expect(input.boundary.parts.map(\.origin) == ["feature 5"])
  }

  @Test(
    "an accuracy is a number of metres, or a length with a unit",
    arguments: [
      (#"{"accuracy":500}"#, 500), (#"{"accuracy_m":12.5}"#, 12.5), (#"{"uncertainty_m":"300"}"#, 300),
      (#"{"coordinateUncertaintyInMeters":25000}"#, 25_000), (#"{"accuracy":"2km"}"#, 2000),
      (#"{"uncertainty":"1.5 nmi"}"#, 2778), (#"{"accuracy_m":7,"accuracy":"9 km"}"#, 7),
      (#"{"uncertainty":"typically +-2 km"}"#, nil), (#"{"accuracy":0}"#, nil), (#"{"accuracy":-3}"#, nil),
      (#"{"accuracy":null}"#, nil), (#"{"accuracy":[]}"#, nil), (#"{"accuracy":["?"]}"#, nil), (#"{}"#, nil),
      ("null", nil), ("[]", nil),
    ] as [(String, Double?)])
  func accuracy(properties: String, meters: Double?) throws {
    let input = try read(#"{"type":"Feature","properties":\#(properties),"geometry":\#(Self.line)}"#)
    #expect(input.statedAccuracy == meters.map { LineAccuracy(.meters($0)) })
  }

  @Test("the texts of the lines are kept, those of the points are not")
  func texts() throws {
    let input = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","license":"CC0","warning":"w","uncertainty":"u","accuracy":5},"geometry":\#(Self.line)},{"type":"Feature","properties":{"name":"P","source":"s","accuracy":99},"geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","properties":{"name":"B","licence":"CC0","accuracy":7},"geometry":\#(Self.line)}]}"#
    )
    #expect(input.texts == SourceTexts(name: "A; B", licence: "CC0", uncertainty: "u", warning: "w"))
    #expect(input.statedAccuracy?.vertices.map { $0.map(\.meters) } == [[5, 5], [7, 7]])
  }

  @Test("projected coordinates are brought to WGS 84, whoever names the system")
  func projected() throws {
    let crs = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32637"}}"#
    let coordinates = #""coordinates":[[300000,4000000],[310000,4000000]]"#
    let inputs = [
      try read("{\"type\":\"LineString\",\(crs),\(coordinates)}"),
      try read("{\"type\":\"LineString\",\(coordinates)}", crs: "EPSG:32637"),
      try read("SRID=32637;LINESTRING(300000 4000000,310000 4000000)"),
      try read("x;y\n300000;4000000\n310000;4000000", crs: "EPSG:32637"),
      try read("300000,4000000\n310000,4000000", crs: "EPSG:32637"),
    ]
    for input in inputs {
      let start = try #require(input.boundary.parts.first?.vertices.first)
      #expect(abs(start.latitude - 36.1240958321) < 1e-9)
      #expect(abs(start.longitude - 36.7776086146) < 1e-9)
      #expect(input.operation?.accuracy == 0)
    }
  }

  @Test("a system the user names wins over the file's, and that is said")
  func crsOverride() throws {
    let input = try read("SRID=32637;LINESTRING(1 2,3 4)", crs: "EPSG:4326")
    #expect(numbers(input) == [[[1, 2], [3, 4]]])
    #expect(
      input.notes == [
        "the file states the coordinate reference system EPSG:32637; its coordinates are read in EPSG:4326, as given"
      ])
  }

  @Test("of a zone file only the line is taken, with all that is known of it")
  func zoneFile() throws {
    let zone = Samples.zone(
      ZoneSpecification(depth: .single(.kilometers(1))), within: [Polygon(exterior: Samples.square(0, 0, 50))]
    )
    let input = try BoundaryReader().read(Samples.bytes(zone), name: "zone")
    #expect(input.boundary == zone.boundary)
    #expect(input.statedAccuracy == LineAccuracy(.kilometers(2)))
    #expect(input.texts == Samples.texts)
    #expect(input.notes.isEmpty)
  }
}
