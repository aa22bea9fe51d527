import Foundation
import Testing

@testable import Geometry
@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

@Suite("Zone file")
struct ZoneFileTests {
  static let rules: [ZoneSpecification] = [
    ZoneSpecification(depth: .single(.kilometers(20))),
    ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20)), side: .left),
    ZoneSpecification(depth: .band(.nauticalMiles(12), .nauticalMiles(24)), side: .right, ends: .round),
    ZoneSpecification(
      depth: .single(.meters(100.1)), side: .toward(Coordinate(latitude: 36.2, longitude: -1.0 / 3)),
      edges: .rhumb, tolerance: .meters(0.001), approximation: .inner),
    ZoneSpecification(
      depth: .single(.miles(5)), side: .inside, edges: .planar, approximation: .outer),
    ZoneSpecification(depth: .single(.miles(5)), side: .outside, ends: .flat),
  ]
  private static let zone = Samples.zone(rules[1], within: [Polygon(exterior: Samples.square(35, 34, 5))])

  @Test("what is written is read back exactly", arguments: rules)
  func roundTrip(rule: ZoneSpecification) throws {
    let zone = Samples.zone(rule, within: [Polygon(exterior: Samples.square(35, 34, 5))])
    let file = try #require(try ZoneFile.decode(Samples.bytes(zone), name: "zone.geojson"))
    #expect(file.zone == zone)
    #expect(file.provenance == Samples.provenance)
    for measure in file.statedMeasures {
      #expect(measure?.perimeter == Samples.measure.perimeter)
      #expect(abs((measure?.area.squareMeters ?? 0) - Samples.measure.area.squareMeters) < 1e-5)
    }
    #expect(file.statedMeasures.count == zone.regions.count)
  }

  @Test("the definition is the zone without its polygons")
  func definition() throws {
    let zone = Self.zone
    let definition = try #require(try ZoneFile.definition(Samples.bytes(zone), name: "zone"))
    #expect(definition.specification == zone.specification)
    #expect(definition.boundary == zone.boundary)
    #expect(definition.within == zone.within)
    #expect(definition.provenance == Samples.provenance)
  }

  @Test("a provenance of which little is known comes back with as little")
  func sparse() throws {
    let provenance = ZoneProvenance(
      boundary: ZoneProvenance.Source(name: "/some/folder/line.wkt", sha256: "00"), versions: Samples.versions
    )
    let zone = Samples.zone(Self.rules[0], boundary: Boundary(parts: [Samples.line.parts[0]]))
    let file = try #require(try ZoneFile.decode(Samples.bytes(zone, provenance), name: "zone"))
    #expect(file.provenance == provenance)
    #expect(file.provenance.boundary.name == "line.wkt")
    #expect(file.zone.within == nil)
    #expect(file.zone.boundary == zone.boundary)
  }

  @Test("no polygon, one and several are MultiPolygon, Polygon and MultiPolygon", arguments: [0, 1, 3])
  func polygonCount(count: Int) throws {
    let polygons = (0..<count).map { Polygon(exterior: Samples.square(Double($0) * 10, 0, 1)) }
    let zone = Samples.zone(Self.rules[0], polygons: polygons)
    let bytes = Samples.bytes(zone)
    #expect(try ZoneFile.decode(bytes, name: "zone")?.zone == zone)
    let first = try #require(String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst(5).first)
    #expect(first.contains(count == 1 ? "\"type\":\"Polygon\"" : "\"type\":\"MultiPolygon\""))
    if count == 0 { #expect(first.contains("\"coordinates\":[]")) }
  }

  @Test("polygons off the decimal grid are written in full, so that what was certified is what is read")
  func offGrid() throws {
    let zone = Samples.zone(
      Self.rules[0], polygons: [Polygon(exterior: Samples.square(1.0 / 3, 0.1 + 0.2, 1.0 / 7))])
    #expect(try ZoneFile.decode(Samples.bytes(zone), name: "zone")?.zone == zone)
  }

  @Test("the rings of a clip area are turned to the right-hand rule")
  func rightHand() throws {
    let left = Polygon(exterior: Samples.square(35, 34, 5).reversed(), holes: [Samples.square(36, 35, 1)])
    let file = try ZoneFile.decode(Samples.bytes(Samples.zone(Self.rules[0], within: [left])), name: "zone")
    #expect(
      file?.zone.within == [
        Polygon(exterior: Samples.square(35, 34, 5), holes: [Samples.square(36, 35, 1).reversed()])
      ])
  }

  @Test("the file is what the format says, and the same every time")
  func golden() {
    let rule = ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20)), side: .left)
    let boundary = Boundary(parts: [
      Boundary.Part(
        vertices: [
          Coordinate(latitude: 35.819793804484713, longitude: 179.5),
          Coordinate(latitude: 36, longitude: -179.25),
        ],
        origin: "feature 1")
    ])
    let zone = Samples.zone(
      rule, boundary: boundary, polygons: [Polygon(exterior: Samples.square(179, 35.1234567, 1))])
    let provenance = ZoneProvenance(
      boundary: ZoneProvenance.Source(name: "line.geojson", sha256: "ab"), versions: Samples.versions,
      texts: SourceTexts(name: "N"))
    let square = "[[[179,35.1234567],[180,35.1234567],[180,36.1234567],[179,36.1234567],[179,35.1234567]]]"
    let measures = #""area_km2":5012.25,"perimeter_km":321.0987"#
    let expected = """
      {"type":"FeatureCollection","bbox":[179,35.1234567,-179.25,36.1234567],
      "demarc":{"format":1,"version":"0.1.0",
      "specification":{"depth":"range","depth_from_m":15000,"depth_to_m":20000,"side":"left","ends":"flat","edges":"geodesic","tolerance_m":1,"approximation":"nearest"},
      "certificate":{"max_deviation_m":0.1234567890123456,"deviation_bound_m":0.3,"tolerance_m":1,"samples":12345,"witnesses":678,"proof":"sampled","cells":{"uniform":0,"monotone":0,"critical":0},"ellipsoid":"WGS 84","edges":"geodesic","approximation":"nearest","input":"line.geojson","input_sha256":"ab","versions":{"demarc":"0.1.0","proj":"9.1.1","geos":"3.11.1"}}},
      "features":[
      {"type":"Feature","properties":{"role":"core","depth_from_m":0,"depth_to_m":15000,\(measures)},"geometry":{"type":"Polygon","coordinates":\(square)}},
      {"type":"Feature","properties":{"role":"margin","depth_from_m":15000,"depth_to_m":20000,\(measures)},"geometry":{"type":"Polygon","coordinates":\(square)}},
      {"type":"Feature","properties":{"role":"boundary","name":"N","parts":[{"origin":"feature 1","ring":false}]},"geometry":{"type":"LineString","coordinates":[[179.5,35.81979380448471],[-179.25,36]]}}]}

      """
    #expect(String(decoding: Samples.bytes(zone, provenance), as: UTF8.self) == expected)
    #expect(Samples.bytes(zone, provenance) == Samples.bytes(zone, provenance))
  }

  @Test("a file that others have written anew is still the same zone")
  func reserialised() throws {
    let zone = Self.zone
    for options: JSONSerialization.WritingOptions in [[], [.prettyPrinted, .sortedKeys]] {
      let tree = try JSONSerialization.jsonObject(with: Data(Samples.bytes(zone)))
      let again = [UInt8](try JSONSerialization.data(withJSONObject: tree, options: options))
      #expect(again != Samples.bytes(zone))
      let file = try #require(try ZoneFile.decode(again, name: "zone"))
      #expect(file.zone == zone)
      #expect(file.provenance == Samples.provenance)
    }
  }

  @Test(
    "a file without the member demarc is somebody else's",
    arguments: [
      #"{"type":"FeatureCollection","features":[]}"#,
      #"{"type":"FeatureCollection","demarc":null,"features":[]}"#,
      #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#, "POLYGON((0 0,1 0,1 1,0 0))",
    ])
  func foreign(text: String) throws {
    #expect(try ZoneFile.decode(Array(text.utf8), name: "zone") == nil)
    #expect(try ZoneFile.definition(Array(text.utf8), name: "zone") == nil)
  }

  @Test(
    "a damaged file is an error that names the member",
    arguments: [
      (#""side":"left""#, #""side":"up""#, "demarc.specification.side"),
      (#""side":"left","#, "", "demarc.specification.side"),
      (#""ends":"flat""#, #""ends":"pointed""#, "demarc.specification.ends"),
      (#""edges":"geodesic","tolerance_m""#, #""edges":null,"tolerance_m""#, "demarc.specification.edges"),
      (#""depth_to_m":20000,"side""#, #""depth_to_m":"20 km","side""#, "demarc.specification.depth_to_m"),
      (#""depth_to_m":20000,"side""#, #""depth_to_m":10000,"side""#, "demarc.specification.depth"),
      (
        #""tolerance_m":1,"approximation""#, #""tolerance_m":0,"approximation""#,
        "demarc.specification.tolerance_m"
      ),
      (#""samples":12345"#, #""samples":1.5"#, "demarc.certificate.samples"),
      (#""input_sha256""#, #""sha""#, "demarc.certificate.input_sha256"),
      (#""geos":"3.11.1""#, #""geos":3"#, "demarc.certificate.versions.geos"),
      (#""format":1"#, #""format":3"#, "demarc.format"),
      (#""specification""#, #""spec""#, "demarc.specification"),
      (#""role":"boundary""#, #""role":"line""#, "boundary"),
      (#""role":"margin""#, #""role":"core""#, "several features of role ‘core’"),
      (#""role":"margin""#, #""role":"other""#, "no feature of role ‘margin’"),
      (#""depth_to_m":15000,"area"#, #""depth":15000,"area"#, "depth_to_m"),
      (#""ring":false},"#, "", "parts"),
    ])
  func damaged(old: String, new: String, words: String) throws {
    let text = String(decoding: Samples.bytes(Self.zone), as: UTF8.self)
    let damaged =
      old == #""ring":false},"#
      ? text.replacing(#"{"origin":"feature 1","ring":false},"#, with: "") : text.replacing(old, with: new)
    try #require(damaged != text)
    let error = #expect(throws: ReadError.self) {
      try ZoneFile.decode(Array(damaged.utf8), name: "zone.geojson")
    }
    let sentence = try #require(error).description
    #expect(sentence.contains(words), "\(sentence)")
    #expect(sentence.hasPrefix("zone.geojson"))
    #expect(error?.exitCode == 65)
  }

  @Test("a file cut off anywhere is an error, never a zone")
  func truncated() {
    let bytes = Samples.bytes(Self.zone)
    for length in stride(from: 0, to: bytes.count - 2, by: 7) {
      #expect(throws: ReadError.self) { try ZoneFile.decode(Array(bytes.prefix(length)), name: "zone") }
    }
  }

  @Test(
    "the decimals suit the tolerance",
    arguments: [
      (1, 7), (0.01, 9), (0.001, 10), (100, 5), (1e6, 5), (1e-9, 12), (55.66, 5), (55.6, 6), (0, 12),
    ])
  func decimals(tolerance: Double, decimals: Int) {
    let rule = ZoneSpecification(depth: .single(.kilometers(20)), tolerance: .meters(tolerance))
    #expect(rule.decimals == decimals)
  }
}
