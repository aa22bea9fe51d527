import Geodesy
import Geometry
import SystemIO
import TestSupport
import Testing
import Zones

@testable import ZoneFiles

/// Lines whose vertices are in one column of places, points that are joined in an order, and JSON of ESRI.
@Suite struct PlaceColumnTests {
  private static func read(_ text: String, _ use: PointUse? = nil) throws -> BoundaryInput {
    try BoundaryReader(crs: nil, pointUse: use).read(Array(text.utf8), name: "line")
  }

  /// The order that the name says, for all ways to write two numbers.
  @Test(
    arguments: [
      ("lon_lat", true), ("lnglat", true), ("longitude/latitude", true), ("xy", true), ("lat_lon", false),
      ("latlng", false), ("coordinates", false), ("geopoint", false), ("gps", false), ("Coordenadas", false),
    ], [",", ";", "\t"])
  func ordersOfNames(_ column: (name: String, isLongitudeFirst: Bool), _ delimiter: String) throws {
    var random = SeededRandom(seed: UInt64(column.name.utf8.count))
    for _ in 0..<20 {
      var places: [(Double, Double)] = []
      for index in 0..<3 {
        let longitude = 36 + Double(index) + random.number(0...0.5)
        places.append((longitude.rounded(toPlaces: 4), random.number(35.5...35.9).rounded(toPlaces: 4)))
      }
      let form = Int(random.next() % 4)
      let rows = places.map { longitude, latitude in
        let (a, b) = column.isLongitudeFirst ? (longitude, latitude) : (latitude, longitude)
        return switch form {
        case 0: "\"\(a), \(b)\""
        case 1: "\"\(a) \(b)\""
        case 2: "\"(\(a), \(b))\""
        default: "\"\(a); \(b)\""
        }
      }
      let text =
        "no\(delimiter)\(column.name)\n" + rows.enumerated().map { "\($0 + 1)\(delimiter)\($1)\n" }.joined()
      let input = try Self.read(text)
      #expect(
        input.boundary.parts.map { $0.vertices.map { [$0.longitude, $0.latitude] } } == [
          places.map { [$0.0, $0.1] }
        ], "\(text)")
      #expect(
        input.notes.contains {
          $0.hasPrefix(
            "took the column ‘\(column.name)’ as \(column.isLongitudeFirst ? "longitude, latitude" : "latitude, longitude")"
          )
        }, "\(input.notes)")
    }
  }

  /// Forms and first numbers beyond 90 say the order where the name does not; one column needs no delimiter.
  @Test(arguments: [
    ("coordinates\n\"[36.0, 35.8]\"\n\"[36.5, 35.9]\"\n", 36.0),
    ("point\n\"(36.0,35.8)\"\n\"(36.5,35.9)\"\n", 36.0),
    ("coords\n\"120.5, 23.5\"\n\"121.5, 23.9\"\n", 120.5), ("lon_lat\n36.0 35.8\n36.5 35.9\n", 36.0),
    ("gps\n\"35.8N, 36.0E\"\n\"35.9N, 36.5E\"\n", 36.0), ("latlon\n35.8 36.0\n\"35.9 36.5\"\n", 36.0),
  ])
  func formsSayTheOrder(_ one: (text: String, longitude: Double)) throws {
    #expect(try Self.read(one.text).boundary.parts[0].vertices[0].longitude == one.longitude)
  }

  /// Forms write latitude, longitude, altitude and accuracy.
  @Test func geopointsOfForms() throws {
    let input = try Self.read("no,geopoint\n1,35.8 36.0 300 5\n2,35.9 36.5 310 4.5\n3,35.7 36.9 0 0\n")
    #expect(input.boundary.parts[0].vertices.map(\.longitude) == [36.0, 36.5, 36.9])
    #expect(input.statedAccuracy?.vertices.first?.map(\.meters) == [5, 4.5, 5])
    #expect(try Self.read("geopoint\n35.8 36.0 300\n35.9 36.5 310\n").statedAccuracy == nil)
    #expect(throws: ReadError.self) { try Self.read("geopoint\n35.8 36.0 300 5\n95.9 36.5 310 5\n") }
  }

  private static func points(_ properties: [String]) -> String {
    let features = properties.enumerated().map { index, members in
      #"{"type":"Feature","properties":{\#(members)},"geometry":{"type":"Point","coordinates":[\#(index + 1),1]}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  /// Properties of points, and the longitudes of the lines that they make: point n lies at n degrees.
  static let ordered: [(properties: String, lines: String)] = [
    ("'order':3|'order':1|'order':2", "2 3 1"), ("'order':1|'order':2|'order':3", "1 2 3"),
    ("'SEQ':'2.0'|'SEQ':'1'|'SEQ':'3'", "2 1 3"),
    // Numbers that come twice, are missing, or are not whole order nothing.
    ("'order':1|'order':1|'order':0", "1 2 3"), ("'order':3|'x':1|'order':2", "1 2 3"),
    ("'order':3.5|'order':1|'order':2", "1 2 3"), ("'rank':3|'rank':1|'rank':2", "1 2 3"),
    // Parts are lines of their own, each in its order.
    ("'part':'a'|'part':'a'|'part':'b'|'part':'b'", "1 2, 3 4"), ("'part':1|'part':2|'part':3", "1 2 3"),
    ("'part':1,'no':2|'part':1,'no':1|'part':2,'no':1|'part':2,'no':2", "2 1, 3 4"),
  ]

  /// Points that are joined follow a property that numbers them, as rows of a table do.
  @Test(arguments: ordered) func joinedPointsAreOrdered(_ one: (properties: String, lines: String)) throws {
    let properties = one.properties.replacing("'", with: "\"").split(separator: "|").map(String.init)
    let input = try Self.read(Self.points(properties), .line)
    let lines = input.boundary.parts.map { part in
      part.vertices.map { "\(Int($0.longitude))" }.joined(separator: " ")
    }
    #expect(lines.joined(separator: ", ") == one.lines)
    let isOrdered = one.lines.hasPrefix("2")
    #expect(
      input.notes.contains { $0.hasPrefix("ordered points by their property") } == isOrdered, "\(input.notes)"
    )
    let isInParts = one.lines.contains(",")
    #expect(input.notes.contains { $0.hasPrefix("separated 2 parts by the property ‘part’") } == isInParts)
  }

  @Test func partsOfPointsThatComeTwiceAreRefused() {
    let text = Self.points([#""part":1"#, #""part":1"#, #""part":2"#, #""part":2"#, #""part":1"#])
    let error = #expect(throws: ReadError.self) { try Self.read(text, .line) }
    #expect(error?.description.contains("sort the points by their parts") == true)
  }

  /// How well points are known is how well the line of them is known.
  @Test func accuraciesOfJoinedPoints() throws {
    let input = try Self.read(Self.points([#""accuracy_m":50"#, #""x":1"#, #""accuracy_m":"1 km""#]), .line)
    #expect(input.statedAccuracy?.vertices.first?.map(\.meters) == [50, 1000, 1000])
  }

  /// Lines and areas of ESRI's services, without a list of fields, in longitude and latitude and in Web Mercator.
  @Test(arguments: [
    #"{"geometryType":"esriGeometryPolyline","features":[{"attributes":{"name":"a"},"geometry":{"paths":[[[36.0,35.8],[37.2,35.8]]]}}]}"#,
    #"{"features":[{"attributes":null,"geometry":{"paths":[[[36.0,35.8],[37.2,35.8]]],"spatialReference":{"wkid":4326}}}]}"#,
    #"{"spatialReference":{"wkid":102100,"latestWkid":3857},"features":[{"geometry":{"paths":[[[4007501.6685,4273136.4624],[4141085.0575,4273136.4624]]]}}]}"#,
    #"{"spatialReference":{"wkid":102100},"features":[{"attributes":{},"geometry":{"paths":[[[4007501.6685,4273136.4624],[4141085.0575,4273136.4624]]]}}]}"#,
  ])
  func linesOfESRI(_ text: String) throws {
    let vertices = try #require(try Self.read(text).boundary.parts.first).vertices
    #expect(vertices.count == 2)
    #expect(abs(vertices[0].longitude - 36) < 1e-6 && abs(vertices[1].longitude - 37.2) < 1e-6)
    #expect(vertices.allSatisfy { abs($0.latitude - 35.8) < 1e-6 }, "\(vertices)")
  }

  /// Rings that run clockwise are exteriors, and the others holes of the one they lie in, in whatever order they come.
  @Test func ringsOfESRI() throws {
    func box(_ x: Double, _ y: Double, _ size: Double, isHole: Bool) -> String {
      let ring = [(x, y), (x, y + size), (x + size, y + size), (x + size, y), (x, y)]
      return "[" + (isHole ? ring.reversed() : ring).map { "[\($0.0),\($0.1)]" }.joined(separator: ",") + "]"
    }
    let rings = [
      box(1, 1, 2, isHole: true), box(0, 0, 8, isHole: false), box(20.5, 0.5, 1, isHole: true),
      box(20, 0, 2, isHole: false),
      box(5, 5, 2, isHole: false), box(5.5, 5.5, 1, isHole: true),
    ]
    let text =
      #"{"geometryType":"esriGeometryPolygon","features":[{"attributes":{"a":1},"geometry":{"rings":[\#(rings.joined(separator: ","))]}}]}"#
    let polygons = try PolygonReader().read(Array(text.utf8), name: "areas").features[0].polygons
    #expect(polygons.map(\.holes.count) == [1, 1, 1])
    #expect(polygons.map { $0.exterior[0].longitude } == [0, 20, 5])
    #expect(polygons.map { $0.holes[0].map(\.longitude).min() } == [1, 20.5, 5.5])
  }

  @Test(arguments: [
    (#"{"features":[{"geometry":{"curvePaths":[[[0,0],{"c":[[3,3],[1,4]]}]]}}]}"#, "it has curves"),
    (
      #"{"features":[{"geometry":{"x":1,"y":2,"spatialReference":{"wkid":4326}}},{"geometry":{"x":1,"y":2,"spatialReference":{"wkid":3857}}}]}"#,
      "several coordinate reference systems"
    ),
    (
      #"{"spatialReference":{"vcsWkid":1},"features":[{"geometry":{"x":1,"y":2}}]}"#, "does not name a system"
    ),
  ])
  func othersOfESRIAreRefused(_ one: (text: String, words: String)) {
    let error = #expect(throws: ReadError.self) { try Self.read(one.text, .basePoints) }
    #expect(error?.description.contains(one.words) == true, "\(error.debugDescription)")
  }
}

extension Double {
  fileprivate func rounded(toPlaces places: Int) -> Double {
    let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
    return (self * scale).rounded() / scale
  }
}
