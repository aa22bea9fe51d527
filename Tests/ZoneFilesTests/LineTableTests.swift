import Geodesy
import Geometry
import SystemIO
import TestSupport
import Testing
import ZoneBuilding
import Zones

@testable import ZoneFiles

/// Lines as people draw and write them.
@Suite struct LineTableTests {
  private static func read(_ text: String) throws -> BoundaryInput {
    try BoundaryReader().read(Array(text.utf8), name: "line")
  }

  private static func lines(_ text: String) throws -> [[(Double, Double)]] {
    try read(text).boundary.parts.map { $0.vertices.map { ($0.longitude, $0.latitude) } }
  }

  private static let two = [[(77.5, -38.7), (77.52, -38.7)], [(77.5, -38.8), (77.52, -38.81)]]

  /// A column of parts separates lines: an edge of 11 km was invented between two.
  @Test(arguments: ["part", "line_id", "Segment", "track"]) func partsAreSeparated(_ name: String) throws {
    let text = "\(name),lat,lon\n1,-38.7,77.5\n1,-38.7,77.52\n2,-38.8,77.5\n2,-38.81,77.52\n"
    let found = try Self.lines(text)
    #expect(found.count == 2)
    for (line, expected) in zip(found, Self.two) { #expect(line.elementsEqual(expected, by: ==)) }
    #expect(try Self.read(text).notes == ["separated 2 parts by the column ‘\(name)’"])
  }

  /// Fields without a name shift those that have one.
  @Test(arguments: [
    "lon,lat\n36,0,35,8\n36,6,35,9\n", "\"lon\",\"lat\"\n\"1\",36.0,35.8\n\"2\",36.6,35.9\n",
    "id,lon,lat\n1,200,36.0,35.8\n1,300,36.6,35.9\n",
  ])
  func surplusFieldsAreRefused(_ text: String) {
    #expect(throws: ReadError.self) { try Self.read(text) }
  }

  @Test func emptySurplusFieldsAreNothing() throws {
    #expect(try Self.lines("lon,lat\n36,35,\n36.5,35.1,\n").count == 1)
  }

  /// A column of names that come in runs may separate parts, and one of numbers that is not used is named.
  @Test func whatDoesNotSeparateOrOrderIsSaid() throws {
    let names = try Self.read("name,lon,lat\nA,36.0,35.8\nA,36.6,35.9\nB,36.8,35.2\nB,37.2,35.1\n")
    #expect(names.notes.contains { $0.contains("the column ‘name’ changes (line 4)") }, "\(names.notes)")
    let ordered = try Self.lines("order,lon,lat\n1.0,36,35\n3.0,36.2,35.2\n2.0,36.1,35.1\n")
    #expect(ordered[0].map(\.0) == [36, 36.1, 36.2])
    let mixed = try Self.read("order,lon,lat\n1,36,35\n3,36.2,35.2\n2.5,36.1,35.1\n")
    #expect(mixed.notes.contains("ignored the column ‘order’"), "\(mixed.notes)")
  }

  @Test func partsThatComeTwiceAreRefused() {
    #expect(throws: ReadError.self) {
      try Self.read("part,lat,lon\n1,1,1\n1,1,2\n2,2,1\n2,2,2\n1,3,3\n1,3,4\n")
    }
  }

  /// A header that begins with ‘point’ is not WKT, and columns from which nothing is taken are named.
  @Test(arguments: ["point", "Polygon", "linestring"]) func headersAreNotWKT(_ name: String) throws {
    let input = try Self.read("\(name),latitude,longitude\nSP01,-38.7,77.5\nSP02,-38.71,77.52\n")
    #expect(input.boundary.parts.map(\.vertices.count) == [2])
    #expect(input.notes == ["ignored the column ‘\(name)’"])
  }

  /// Numbers put vertices in order; numbers that come twice are not those of vertices.
  @Test func numberedVertices() throws {
    let sorted = try Self.read("no,lat,lon\n3,1,3\n1,1,1\n2,1,2\n")
    #expect(sorted.boundary.parts[0].vertices.map(\.longitude) == [1, 2, 3])
    #expect(sorted.notes == ["ordered the vertices from line 2 on by the column ‘no’"])
    let counts = try Self.read("number,lat,lon\n5,1,3\n5,1,1\n5,1,2\n")
    #expect(counts.boundary.parts[0].vertices.map(\.longitude) == [3, 1, 2])
    #expect(counts.notes == ["ignored the column ‘number’"])
    let bare = try Self.read("1,36.0,35.8\n2,36.5,35.8\n")
    #expect(bare.boundary.parts[0].vertices.map(\.longitude) == [36, 36.5])
    #expect(
      bare.notes == [
        "took the first column as numbers of vertices",
        "took longitude before latitude; a header such as latitude,longitude says otherwise",
      ])
  }

  /// A column that separates parts by its values, and that no part is separated by, is named.
  @Test func columnsThatMaySeparatePartsAreNamed() throws {
    let two = "lat,lon,border\n1,1,a\n1,2,a\n2,1,b\n2,2,b\n"
    #expect(
      try Self.read(two).notes == [
        "the line runs on where the column ‘border’ changes (line 4); call it ‘part’ to separate parts",
        "ignored the column ‘border’",
      ])
    for column in ["a\na\na\na", "a\nb\nc\nd", "a\na\nb\na", "a\na\nb\nc"] {
      let values = column.split(separator: "\n")
      let text = "lat,lon,border\n1,1,\(values[0])\n1,2,\(values[1])\n2,1,\(values[2])\n2,2,\(values[3])\n"
      #expect(try Self.read(text).notes == ["ignored the column ‘border’"])
    }
  }

  /// Hemispheres beside the numbers are read: a line of the south was drawn in the north.
  @Test func hemispheresOfVertices() throws {
    let south = try Self.lines("lat,ns,lon,ew\n35.8,S,36,W\n35.8,S,36.5,W\n")
    #expect(south[0].map(\.0) == [-36, -36.5] && south[0].map(\.1) == [-35.8, -35.8])
    for row in ["35.8,,36,E", "35.8N,S,36,E", "-35.8,N,36,E", "35.8,X,36,E"] {
      #expect(throws: ReadError.self) { try Self.read("lat,ns,lon,ew\n35.8,S,36,E\n\(row)\n") }
    }
    #expect(throws: ReadError.self) {
      try Self.read("lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec\n35,48,0,36,0,0\n35,,5,36,30,0\n")
    }
  }

  /// What only its place tells is no hemisphere where the other angle has none, and marks beside parts are read.
  @Test(arguments: [
    "lat,side,lon\n35.8,S,36\n35.8,S,36.5\n", "lat_ref,lat,lon\nWGS84,35.8,36\nWGS84,35.8,36.5\n",
    "lat,lon,min\n35.8,36,5\n35.8,36.5,6\n", "lat,lon,lat_dms_min,lat_deg\n35.8,36,48,35\n35.8,36.5,48,35\n",
    "lat_deg,lat_min,lon_deg,lon_min\n35°,48',36°,0'\n35°,48',36°,30'\n",
    "lat_deg,lat_min,lon_deg,lon_min\n٣٥,٤٨,٣٦,٠\n٣٥,٤٨,٣٦,٣٠\n",
    "lat,lon,wkt\n1,2,\"LINESTRING (36 35.8, 36.5 35.8)\"\n", "العرض,الطول\n35.8,36\n35.8,36.5\n",
    "section,lat,lon\n1,35.8,36\n2,35.8,36.5\n", "curve,lat,lon\na,35.8,36\na,35.8,36.5\n",
  ])
  func otherColumnsBesideAngles(_ text: String) throws {
    let found = try Self.lines(text)
    #expect(found.count == 1)
    #expect(found[0].map { ($0.0 * 1e9).rounded() / 1e9 } == [36, 36.5])
    #expect(found[0].allSatisfy { abs($0.1 - 35.8) < 1e-9 })
  }

  /// Eastings and northings come first where a system is given, and letters beside them are no hemispheres.
  @Test(arguments: [
    "X,Y,POINT_X,POINT_Y,zone\n289012,3980034,36,35.8,S\n290012,3980034,36,35.8,S\n",
    "utm_e,utm_n,zone\n289012,3980034,S\n290012,3980034,S\n",
    "Rechtswert;Hochwert\n289012;3980034\n290012;3980034\n",
    "lat,lon,northing,easting\n35.8,36,3980034,289012\n35.8,36,3980034,290012\n",
  ])
  func projectedVertices(_ text: String) throws {
    let reader = BoundaryReader(crs: "EPSG:32637")
    let line = try reader.read(Array(text.utf8), name: "line").boundary.parts[0].vertices
    let length = Geodesic.inverse(from: line[0], to: line[1]).distance
    #expect(abs(line[0].latitude - 35.94) < 0.1 && abs(length - 1000) < 2, "\(line)")
  }

  /// Two places on a row are not a place and its name.
  @Test(arguments: ["35.8N 36.0E; 35.9N 37.0E\n35.8N 36.5E\n", "35.8N 36.0E 35.9N 37.0E\n"])
  func placesAreNoNames(_ text: String) {
    let parts = try? Self.read(text).boundary.parts
    #expect(parts.map { $0.map(\.vertices.count) } ?? [] != [2])
  }

  /// Well-Known Binary as PostgreSQL and SQL Server print it.
  @Test(arguments: ["", "0x", "\\x"]) func binaryWithAPrefix(_ prefix: String) throws {
    let digits =
      "010200000002000000" + "0000000000004240" + "0000000000004140" + "0000000000804240"
      + "0000000000004140"
    let found = try Self.lines(prefix + digits)
    #expect(found[0].map(\.0) == [36, 37] && found[0].map(\.1) == [34, 34])
    #expect(try Self.lines("id,geom\n1,\(prefix)\(digits)\n")[0].count == 2)
  }

  @Test func gridReferencesOfEachRow() throws {
    let found = try Self.lines("37SBV8901280034\n37S BV 89012 70034\n")
    #expect(found[0].count == 2 && found[0].allSatisfy { abs($0.0 - 36.66) < 0.01 })
  }

  /// What `check` reads as a place is one in a line, too.
  @Test(arguments: [
    "lat,lon\n35°48'N,36°00'E\n35°48'00\"N,36°30'00\"E\n", "lat;lon\n35 48 N;36 0 E\n35,8;36,5\n",
    "35°48'N 36°00'E\n35°48'N 36°30'E\n", "1. 35°48'N 36°00'E\n2. 35°48'N 36°30'E\n",
    "1)\t35°48'N, 36°00'E\r\n2)\t35°48'N, 36°30'E\r\n", "354800N 0360000E\n354800N 0363000E\n",
    "point,dms\nA,35°48'N 36°00'E\nB,35°48'N 36°30'E\n",
    "Lat (DMS),Long (DMS)\n35°48'N,36°00'E\n35°48'N,36°30'E\n",
    "coordinates\n\"35.8, 36.0\"\n\"35.8, 36.5\"\n",
    "36.0,35.8\n36.5,35.8\n", "LINESTRING (36 35.8, 36.5 35.8)",
    "SRID=4326;LINESTRING Z(36 35.8 1, 36.5 35.8 2)",
    "id;wkt\n1;LINESTRING (36 35.8, 36.5 35.8)\n",
    "lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec\n35,48,0,36,0,0\n35,48,,36,30,0\n",
    "Breite_Grad;Breite_Minuten;Länge_Grad;Länge_Minuten\n35;48,0;36;0\n35;48;36;30\n",
    "Lat,Min,Lon,Min\n35,48,36,0\n35,48.0,36,30\n", "lat,ns,lon,ew\n35.8,N,36,E\n35.8,N,36.5,E\n",
    "vertex,lat,h1,lon,h2\nA,35.8,N,36,E\nB,35.8,N,36.5,E\n", "широта;долгота\n35,8;36\n35,8;36,5\n",
    "Lat. (N),Long. (E)\n35.8,36\n35.8,36.5\n", "coordinates\n35°48'N 36°00'E\n35°48'N 36°30'E\n",
    "line\n\"LINESTRING (36 35.8, 36.5 35.8)\"\n", "polygon;name\nMULTILINESTRING ((36 35.8, 36.5 35.8));x\n",
    "geom,name\n\"SRID=4326;LINESTRING(36 35.8,36.5 35.8)\",x\n",
    "0102000000020000000000000000004240666666666666414000000000004042406666666666E64140".replacing(
      "6666666666E64140", with: "6666666666E64140"),
    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[36,35.8],[36.5,35.8]]}}\n{\"type\":\"Feature\",\"geometry\":null}\n",
    "\u{1E}{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[36,35.8],[36.5,35.8]]}}\n",
  ])
  func isOneLine(_ text: String) throws {
    let found = try Self.lines(text)
    #expect(found.count == 1)
    let expected = [(36.0, 35.8), (36.5, text.hasPrefix("01020") ? 35.8 : 35.8)]
    for (place, other) in zip(found[0], expected) {
      #expect(abs(place.0 - other.0) < 1e-9, "\(place)")
      #expect(abs(place.1 - other.1) < 1e-9 || text.hasPrefix("01020"), "\(place)")
    }
    #expect(found[0].count == 2)
  }

  @Test(arguments: [
    "lat,lon\n36°00'E,35°48'N\n1,2\n", "35°48'N 36°00'E\nsomewhere\n", "wkt\nLINESTRING (1 2\n",
    "0102000000FFFFFFFF000000000000424066666666666641400000000000404240",
    "{\"type\":\"Feature\",\"geometry\":null}\n{\"type\":\"Feature\",\n",
  ])
  func brokenLinesAreRefused(_ text: String) {
    #expect(throws: ReadError.self) { try Self.read(text) }
  }

  @Test(arguments: [
    ("20km", 20_000.0, nil), ("15km..20km", 15_000, 20_000.0), ("15-20km", 15_000, 20_000),
    ("15–20 km", 15_000, 20_000), ("15 to 20 km", 15_000, 20_000), ("15 km - 20 km", 15_000, 20_000),
    ("800m-1km", 800, 1000), ("20 kilometres", 20_000, nil), ("12 nautical miles", 22_224, nil),
    ("1e-3km", 1, nil),
  ])
  func depthsAsPeopleWriteThem(_ text: String, _ from: Double, _ to: Double?) throws {
    let depth = try ZoneSpecification.Depth(parsing: text)
    let expected: ZoneSpecification.Depth =
      to.map { .range(.meters(from), .meters($0)) } ?? .single(.meters(from))
    #expect(depth == expected)
  }

  @Test(arguments: [
    "20.000 m", "15.000m", "15.000-20.000 m", "15..20km", "15-20", "to 20km", "15 to", "15-20-25km", "km",
    "15km to",
  ])
  func depthsWithoutAMeaning(_ text: String) {
    #expect(throws: RuleTextError.self) { try ZoneSpecification.Depth(parsing: text) }
  }
}

/// Lines of points, and lines of noisy tracks.
@Suite struct LineOptionTests {
  private static func points(_ geometries: String...) -> [UInt8] {
    Array(
      #"{"type":"GeometryCollection","geometries":[\#(geometries.joined(separator: ","))]}"#.utf8)
  }

  @Test func pointsAreJoinedByOption() throws {
    let text = Self.points(
      #"{"type":"MultiPoint","coordinates":[[1,1],[2,1],[3,2]]}"#, #"{"type":"Point","coordinates":[5,1]}"#,
      #"{"type":"Point","coordinates":[6,1]}"#)
    let joined = try BoundaryReader(crs: nil, pointUse: .line).read(text, name: "points")
    #expect(joined.boundary.parts.map { $0.vertices.map(\.longitude) } == [[1, 2, 3], [5, 6]])
    let error = #expect(throws: ReadError.self) {
      try BoundaryReader(crs: nil, pointUse: .ignored).read(text, name: "points")
    }
    #expect(error?.description.contains("--join-points") == true)
    // An agreement has no such option.
    let other = #expect(throws: ReadError.self) { try BoundaryReader().read(text, name: "points") }
    #expect(other?.description.contains("--join-points") == false)
  }

  /// Seaward of an island is not on the land about its lake: the zone was 2,343 km² with the land about the lake.
  @Test func outsideIsSeawardOfTheShell() throws {
    let shell = "(10 50, 11 50, 11 51, 10 51, 10 50)"
    let rule = ZoneSpecification(depth: .single(.kilometers(5)), side: .outside)
    func area(_ rings: String) throws -> Double {
      let input = try BoundaryReader().read(Array("POLYGON (\(rings))".utf8), name: "island")
      return PolygonMeasure(of: try input.boundary.zone(rule).zone.regions[0].polygons).area.squareMeters
    }
    let alone = try area(shell)
    #expect(abs(alone / 1_900.381e6 - 1) < 1e-4)
    #expect(try area("\(shell), (10.4 50.4, 10.4 50.6, 10.6 50.6, 10.6 50.4, 10.4 50.4)") == alone)
  }
}
