import Testing

@testable import Geometry
@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

@Suite("Reading polygons")
struct PolygonReaderTests {
  private func read(_ text: String) throws -> PolygonInput {
    try PolygonReader().read(Array(text.utf8), name: "area")
  }

  private static let outer = "[[0,0],[9,0],[9,9],[0,0]]"
  private static let hole = "[[5,2],[6,4],[7,3],[5,2]]"

  @Test("each polygon feature keeps its number, its role and its rings as they came")
  func features() throws {
    let input = try read(
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}},{"type":"Feature","properties":{"role":"core","name":"A"},"geometry":{"type":"Polygon","coordinates":[\#(Self.outer),\#(Self.hole)]}},{"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[\#(Self.outer)],[\#(Self.hole)]]}}]}"#
    )
    #expect(input.features.map(\.index) == [1, 2])
    #expect(input.features.map(\.origin) == ["feature 2", "feature 3"])
    #expect(input.features.map(\.role) == ["core", nil])
    #expect(input.features.map(\.name) == ["A", nil])
    #expect(input.features.map(\.polygons.count) == [1, 2])
    #expect(input.features[0].polygons[0].holes.count == 1)
    #expect(input.features[0].polygons[0].exterior[1] == Coordinate(latitude: 0, longitude: 9))
    #expect(input.features[1].polygons[1].exterior[1] == Coordinate(latitude: 4, longitude: 6))
    #expect(input.notes == ["ignored 1 point (not areas)"])
    #expect(input.polygons.count == 3)
  }

  @Test("WKT gives the same polygons as GeoJSON")
  func wkt() throws {
    let input = try read(
      "POLYGON((0 0,9 0,9 9,0 0),(5 2,6 4,7 3,5 2));\nGEOMETRYCOLLECTION(POLYGON((0 0,9 0,9 9,0 0)),POINT(1 1))"
    )
    let json = try read(#"{"type":"Polygon","coordinates":[\#(Self.outer),\#(Self.hole)]}"#)
    #expect(input.features.map(\.origin) == ["geometry 1", "geometry 2"])
    #expect(input.features[0].polygons == json.polygons)
    #expect(input.features[1].polygons.count == 1)
  }

  @Test("of a zone file, the clip area is a feature but not part of the zone")
  func zoneFile() throws {
    let rule = ZoneSpecification(depth: .range(.kilometers(1), .kilometers(2)))
    let zone = Samples.zone(rule, within: [Polygon(exterior: Samples.square(0, 0, 50))])
    let input = try PolygonReader().read(Samples.bytes(zone), name: "zone")
    #expect(input.isZoneFile)
    #expect(input.features.map(\.role) == ["core", "margin", "within"])
    #expect(input.features.map(\.index) == [0, 1, 3])
    #expect(input.polygons == zone.regions.flatMap(\.polygons))
    #expect(input.notes.isEmpty)
  }

  @Test("an empty polygon is a feature without area, and open rings are closed")
  func degenerate() throws {
    #expect(try read(#"{"type":"MultiPolygon","coordinates":[]}"#).features.map(\.polygons) == [[]])
    #expect(try read("POLYGON EMPTY").features.map(\.polygons) == [[]])
    let open = try read("POLYGON((0 0,1 0,1 1))")
    #expect(open.polygons[0].exterior.last == open.polygons[0].exterior.first)
    #expect(open.notes.count == 1)
  }

  @Test(
    "what holds no polygon is an error that says what it holds",
    arguments: [
      ("LINESTRING(0 0,1 1)", "only 1 line"), ("MULTIPOINT(0 0,1 1)", "only 2 points"),
      ("lat,lon\n1,2\n3,4\n", "a table of places, without polygons"),
      ("{\"type\":\"FeatureCollection\",\"features\":[]}", "no polygons"),
      ("POLYGON((0 0,1 91,1 1,0 0))", "vertex 2"), ("POLYGON((0 0,1 1,0 0))", "2 vertices"), ("", "empty"),
    ])
  func bad(text: String, words: String) {
    let error = #expect(throws: ReadError.self) { try read(text) }
    #expect(error?.exitCode == 65)
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
