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

  /// Links that telephones share, and signs that programs write.
  @Test(arguments: [
    ("https://maps.google.com/?q=35.81,36.70", 35.81, 36.7),
    ("https://www.google.com/maps?q=35.81%2C36.70", 35.81, 36.7),
    ("https://www.google.com/maps/place/X/@35.8,36.6,15z/data=!3d35.81!4d36.70", 35.81, 36.7),
    ("https://www.google.com/maps/@35.81,36.70,15z", 35.81, 36.7),
    ("https://maps.apple.com/?ll=35.81,36.70", 35.81, 36.7),
    ("geo:0,0?q=35.81,36.70(Saraqib)", 35.81, 36.7),
    ("{'type': 'Point', 'coordinates': [36.7, 35.81]}", 35.81, 36.7),
    ("36⁰12'N 36⁰30'E", 36.2, 36.5), ("36.2 N - 36.5 E", 36.2, 36.5),
  ])
  func linksAndSigns(_ text: String, _ latitude: Double, _ longitude: Double) throws {
    let place = try PlaceReader().reading(text).coordinate
    #expect(
      abs(place.latitude - latitude) < 1e-9 && abs(place.longitude - longitude) < 1e-9, "\(text): \(place)")
  }

  @Test(arguments: [
    "5.6 - 0.2", "UTM 55N E712223 N9756329", "https://example.org/?q=here", "geo:0,0?q=Saraqib",
  ])
  func whatMayBeAnythingIsRefused(_ text: String) {
    #expect(throws: PlaceError.self) { try PlaceReader().reading(text) }
  }

  /// After a zone M is a band, and before E or N metres.
  @Test func bandsOfUTM() throws {
    let band = try PlaceReader().reading("37M E289012 N9980034").coordinate
    #expect(band == (try PlaceReader().reading("37 south 289012 mE 9980034 mN").coordinate))
  }
}
