import TestSupport
import Testing

@testable import Geometry
@testable import Incidents
@testable import Places
@testable import SystemIO

/// Columns that devices, portals and forms name in their own way, and columns of names of places.
@Suite struct ColumnNameTests {
  private static func read(
    _ text: String, _ options: IncidentOptions = IncidentOptions()
  ) throws -> (places: [Coordinate?], notes: [String]) {
    var rest = Array(text.utf8)
    let input = try IncidentInput(name: "table.csv", options: options) { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    var places: [Coordinate?] = []
    try input.forEachRow { places.append($0.place?.coordinate) }
    return (places, input.notes)
  }

  @Test(arguments: [
    // Columbus' loggers, ExifTool, Opendatasoft, Excel of Turkey.
    ("DATE,LATITUDE N/S,LONGITUDE E/W,HEIGHT", "181009,11.340000S,40.300000E,300"),
    ("GPSLatitude,GPSLatitudeRef,GPSLongitude,GPSLongitudeRef", "11.34,South,40.3,East"),
    ("GPSLatitude,GPSLongitude", "\"11 deg 20' 24.00\"\" S\",\"40 deg 18' 0.00\"\" E\""),
    ("file,GPSPosition", "a,\"11 deg 20' 24.00\"\" S, 40 deg 18' 0.00\"\" E\""),
    ("geo_point_2d", "\"-11.34, 40.3\""), ("geo_point", "\"{\"\"lat\"\":-11.34,\"\"lon\"\":40.3}\""),
    ("Koordinatlar", "\"-11.34, 40.3\""), ("Lat Long", "-11.34 40.3"), ("Long Lat", "40.3 -11.34"),
    ("GPS coordinates", "\"-11.34, 40.3\""), ("\"Coordinates (lat, lon)\"", "\"-11.34, 40.3\""),
    ("\"Coordinates (lon, lat)\"", "\"40.3, -11.34\""), ("Event coordinates", "11.34S 40.3E"),
    ("Lat (DMS),Long (DMS)", "11°20'24\"S,40°18'E"),
  ])
  func columnsAreFound(_ one: (header: String, row: String)) throws {
    let found = try Self.read("\(one.header)\n\(one.row)\n")
    let place = try #require(found.places.first ?? nil, "\(one.header)")
    #expect(
      abs(place.latitude + 11.34) < 1e-9 && abs(place.longitude - 40.3) < 1e-9, "\(one.header): \(place)")
  }

  @Test(arguments: ["Grid Ref", "MGRS Coordinates", "Coordinates (MGRS)", "MGRS grid reference"])
  func gridsAreFound(_ header: String) throws {
    let place = try #require(try Self.read("mgrs\n37SBV8412355678\n").places.first ?? nil)
    #expect(try Self.read("\(header)\n37SBV8412355678\n").places == [place])
  }

  @Test(arguments: [
    "power grid\n37SBV8412355678\n", "grid id\n37SBV8412355678\n", "reference\n37SBV8412355678\n",
    "coordinate system\nWGS84\n", "coordinates,gps coordinates 2\n1,2\n", "lat of town,x1\n1,2\n",
  ])
  func othersAreNot(_ text: String) {
    #expect((try? Self.read(text).places.compactMap(\.self)) ?? [] == [])
  }

  @Test func namesThatFollowManyAreSaid() throws {
    var rest = Array(
      """
      name,latitude,longitude
      Saraqib,35.864,36.806
      Idlib,35.93,36.63
      Binnish,35.955,36.71
      Taftanaz,35.995,36.785

      """.utf8)
    var options = IncidentOptions()
    options.places = try Gazetteer(name: "places.csv") { _ throws(ReadError) in
      defer { rest = [] }
      return rest
    }
    let table = "place\n\"Saraqib, Idlib\"\n\"Binnish, Idlib\"\n"
    let few = try Self.read(table, options)
    #expect(few.places.compactMap(\.self) == [])
    let many = try Self.read(table + "\"Taftanaz, Idlib\"\n", options)
    #expect(many.places.map { $0?.latitude } == [35.864, 35.955, 35.995])
    #expect(
      many.notes.contains(
        "places: ‘Idlib’ follows the names of others in ‘place’, and is taken for what they lie in"))
  }
}
