import Testing

@testable import ZoneExports

/// Degrees, minutes and seconds as they are written.
@Suite struct DMSTextTests {
  @Test(arguments: [
    (10.301180555, 3, "10°18'04.250\"N", "010°18'04.250\"E"),
    (-10.301180555, 0, "10°18'04\"S", "010°18'04\"W"),
    // Seconds that round up to 60 carry over.
    (9.9999999, 3, "10°00'00.000\"N", "010°00'00.000\"E"),
    (59.99999999999, 2, "60°00'00.00\"N", "060°00'00.00\"E"),
    // What rounds to 0 has no sign.
    (-1e-9, 3, "00°00'00.000\"N", "000°00'00.000\"E"),
  ])
  func degrees(_ degrees: Double, decimals: Int, latitude: String, longitude: String) {
    let text = DMSText(decimals: decimals)
    #expect(text.latitude(degrees) == latitude)
    #expect(text.longitude(degrees) == longitude)
  }

  @Test func theAntimeridianIsEast() {
    #expect(DMSText(decimals: 1).longitude(-180) == "180°00'00.0\"E")
    #expect(DMSText(decimals: 1).longitude(180) == "180°00'00.0\"E")
  }

  /// A tenth of the tolerance is not reached, and with one decimal less it would be.
  @Test(arguments: [(1.0, 3), (0.1, 4), (100, 1), (1000, 0)])
  func decimalsFitTheTolerance(_ tolerance: Double, decimals: Int) {
    #expect(DMSText(tolerance: tolerance).decimals == decimals)
    let moved = 31.03 * 0.5.squareRoot() / [1, 10, 100, 1000, 10_000][decimals]
    #expect(moved <= tolerance / 10)
  }
}
