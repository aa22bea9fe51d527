import Testing

@testable import Geodesy
@testable import Geometry
@testable import Places

/// Places as people write them.
@Suite struct PlaceTextTests {
  /// A text, its latitude and its longitude.
  static let places: [(String, Double, Double)] = [
    ("36.2, 36.67", 36.2, 36.67),
    ("36.2 36.67", 36.2, 36.67),
    ("36.2,36.67", 36.2, 36.67),
    ("36.2;36.67", 36.2, 36.67),
    ("36.2/36.67", 36.2, 36.67),
    ("-36.2 -36.67", -36.2, -36.67),
    ("−36.2, −36.67", -36.2, -36.67),
    ("+36.2 36.67", 36.2, 36.67),
    ("36.2N 36.67E", 36.2, 36.67),
    ("N36.2 E36.67", 36.2, 36.67),
    ("n 36.2, w 36.67", 36.2, -36.67),
    ("36.67E 36.2S", -36.2, 36.67),
    ("36.2 north, 36.67 west", 36.2, -36.67),
    ("36°12'N 36°40'E", 36.2, 36.666666666666664),
    ("36° 12′ 36″ N, 36° 40′ 12″ E", 36.21, 36.67),
    ("36º12’36”N 36º40’12”E", 36.21, 36.67),
    ("36°12'36''N 36°40'12''E", 36.21, 36.67),
    ("N 36°12.6' E 36°40.2'", 36.21, 36.67),
    ("36d12m36sN 36d40m12sE", 36.21, 36.67),
    ("36d12m36s S 36d40m12s W", -36.21, -36.67),
    ("36 deg 12 min S, 36 deg 40 min E", -36.2, 36.666666666666664),
    ("36 12 36 N 36 40 12 E", 36.21, 36.67),
    ("36 12 36 s 36 40 12 w", -36.21, -36.67),
    ("36 12 36 36 40 12", 36.21, 36.67),
    ("36:12:36 36:40:12", 36.21, 36.67),
    ("-36:12:36, 36:40:12", -36.21, 36.67),
    ("36:12:36N 36:40:12E", 36.21, 36.67),
    ("36° 12 36° 40", 36.2, 36.666666666666664),
    ("36°12,36°40", 36.2, 36.666666666666664),
    ("36,2 36,67", 36.2, 36.67),
    ("36,2; 36,67", 36.2, 36.67),
    ("36,2, 36,67", 36.2, 36.67),
    ("36°12,6'N 36°40,2'E", 36.21, 36.67),
    ("36,37", 36, 37),
    ("POINT (36.67 36.2)", 36.2, 36.67),
    ("point(36.67 36.2)", 36.2, 36.67),
    ("SRID=4326;POINT Z (36.67 36.2 5)", 36.2, 36.67),
    ("90 0", 90, 0),
    ("0 190", 0, 190),
    ("\u{a0}36.2\u{202f}36.67 ", 36.2, 36.67),
  ]

  @Test(arguments: places)
  func read(_ one: (text: String, latitude: Double, longitude: Double)) throws {
    let place = try PlaceText.coordinate(one.text)
    #expect(abs(place.latitude - one.latitude) < 1e-13, "\(place)")
    #expect(abs(place.longitude - one.longitude) < 1e-13, "\(place)")
  }

  @Test(arguments: [
    "", "  ", "36.2", "Idlib", "36.2 36.7 36.9", "36.2N", "36.2N 36.7", "36.2N 36.7N", "N36.2S 36.7E",
    "-36.2N 36.7E", "36°60'N 36°40'E", "36.5°12'N 36°40'E", "36'12°N 36E", "36,2 36", "1.2.3 4",
    "36.2,,36.7", "POINT (36.2)", "POINT (nan 1)", "36.2 36.7 (approx)", "36 12 36 9 N 36 E", "12' 13'",
    "1e5 3", "--36 36", "°",
  ])
  func refused(_ text: String) {
    let error = #expect(throws: PlaceError.self) { try PlaceText.coordinate(text) }
    if let error, error != .empty {
      #expect(error.description.contains("‘\(text)’"))
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func swappedAxesAreSuspected() {
    let error = #expect(throws: PlaceError.self) { try PlaceText.coordinate("136.67, 36.2") }
    #expect(error == .latitudeBeyondPole("136.67, 36.2", latitude: 136.67, longitude: 36.2))
    #expect(error?.description.contains("perhaps ‘36.2, 136.67’") == true)
    #expect(throws: PlaceError.longitudeBeyondTurn("1 361", longitude: 361)) {
      try PlaceText.coordinate("1 361")
    }
  }
}
