import Testing

@testable import Geometry
@testable import ZoneBuilding
@testable import ZoneFiles
@testable import Zones

/// How well a line is known, vertex by vertex, in the forms in which files state it.
@Suite struct VertexAccuracyTests {
  private func read(_ text: String) throws -> BoundaryInput {
    try BoundaryReader().read(Array(text.utf8), name: "line")
  }

  private func radii(_ input: BoundaryInput) -> [[Double]]? {
    input.statedAccuracy?.vertices.map { $0.map(\.meters) }
  }

  private func feature(_ accuracy: String, _ geometry: String) -> String {
    #"{"type":"Feature","properties":{"accuracy_m":\#(accuracy)},"geometry":{"type":\#(geometry)}}"#
  }

  private static let line = #""LineString","coordinates":[[1,2],[3,4],[5,4]]"#
  private static let lines = #""MultiLineString","coordinates":[[[1,2],[3,4]],[[6,4],[7,4],[8,4]]]"#
  private static let ring =
    #""Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,0.5],[2,1],[1,0.5]]]"#

  @Test func lists() throws {
    for (accuracy, geometry, expected) in [
      ("[10,20,30]", Self.line, [[10, 20, 30]]), ("\"[10, 20, 30.5]\"", Self.line, [[10, 20, 30.5]]),
      (#"[10,"2 km",null]"#, Self.line, [[10, 2000, 2000]]), ("[10,0,30]", Self.line, [[10, 30, 30]]),
      ("[[10,20],[1,2,3]]", Self.lines, [[10, 20], [1, 2, 3]]),
      ("[[1,2,3],[4,5,6]]", Self.ring, [[1, 2, 3, 1], [4, 5, 6, 4]]),
      ("[[1,2,3,1],[4,5,6,4]]", Self.ring, [[1, 2, 3, 1], [4, 5, 6, 4]]), ("[7,7,7]", Self.line, []),
    ] as [(String, String, [[Double]])] {
      #expect(try radii(read(feature(accuracy, geometry))) == expected, "\(accuracy)")
    }
  }

  @Test func listsThatDoNotFit() throws {
    for (accuracy, geometry, problem) in [
      ("[10,20]", Self.line, "has 2 numbers for 3 vertices"),
      ("[10,20,30,10]", Self.line, "has 4 numbers for 3 vertices"),
      ("[[10,20,30],[1]]", Self.line, "has 2 lists for 1 line"),
      ("[[10,20],30]", Self.line, "cannot be read"),
      ("[{}]", Self.line, "cannot be read"),
      (#"[10,"high",30]"#, Self.line, "cannot be read"),
      ("[1,2,3,4,5]", Self.lines, "has 1 list for 2 lines"),
    ] {
      #expect {
        try read(feature(accuracy, geometry))
      } throws: {
        "\($0)".hasPrefix("line, feature 1: its ‘accuracy_m’ \(problem);")
      }
    }
  }

  /// The points of the Idlib line say half the way between the localities of either side.
  @Test func pointsOnVertices() throws {
    func point(_ place: String, _ properties: String) -> String {
      #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"Point","coordinates":[\#(place)]}}"#
    }
    let features = [
      #"{"type":"Feature","properties":{"accuracy_m":2000},"geometry":{"type":\#(Self.line)}}"#,
      point("1,2,99", #"{"half_separation_m":482}"#), point("5,4", #"{"accuracy":"6 km"}"#),
      point("5,4", #"{"half_separation_m":700}"#), point("3.0000001,4", #"{"half_separation_m":1}"#),
      point("3,4", #"{"name":"says nothing"}"#), point("\"x\"", #"{"half_separation_m":1}"#),
    ]
    let input = try read(#"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#)
    #expect(radii(input) == [[482, 2000, 6000]])
    #expect(
      input.notes == [
        "took the accuracy of vertices from 3 points that lie on them",
        "ignored 3 points (not lines)",
      ])
  }

  @Test func columnsOfATable() throws {
    let table = "lat;lon;accuracy_m\n2;1;10\n4;3;1,5 km\n\n5;6;\n5;7;30,5\n"
    #expect(try radii(read(table)) == [[10, 1500], [1500, 30.5]])
    #expect {
      try read("lat;lon;accuracy_m\n2;1;10\n4;3;1,500\n")
    } throws: {
      "\($0)".contains("line 3") && "\($0)".contains("‘1,500’ may be a decimal number or thousands")
    }
    #expect(try read("lat,lon\n2,1\n3,3\n").statedAccuracy == nil)
    #expect(try read("lat,lon,accuracy\n2,1,\n3,3,\n").statedAccuracy == nil)
  }

  /// Parts joined by ends, rings and all: the file that is written says of each vertex what the input said.
  @Test func throughAZoneFile() throws {
    for (accuracy, geometry) in [
      ("[10,20,30]", Self.line), ("[[10,20],[1,2,3]]", Self.lines), ("[[1,2,3],[4,5,6]]", Self.ring),
    ] {
      let input = try read(feature(accuracy, geometry))
      let (zone, _) = try input.boundary.zone(ZoneSpecification(depth: .single(.kilometers(1))))
      let bytes = Samples.bytes(zone, ZoneProvenance(input, versions: Samples.versions))
      let definition = try #require(try ZoneFile.definition(bytes, name: "zone"))
      #expect(definition.provenance.statedAccuracy == input.statedAccuracy)
      #expect(definition.boundary == input.boundary)
    }
  }
}
