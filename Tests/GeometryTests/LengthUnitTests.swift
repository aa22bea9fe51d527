import Testing

@testable import Geometry

/// Depths are spoken of in the unit in which they were given.
@Suite struct LengthUnitTests {
  @Test(arguments: [
    ("12nmi", LengthUnit.nmi, "12 nmi"), ("24nmi", .nmi, "24 nmi"), ("200nmi", .nmi, "200 nmi"),
    ("12.5nmi", .nmi, "12.5 nmi"), ("0.25nmi", .nmi, "0.25 nmi"), ("5mi", .mi, "5 mi"),
    ("2.5mi", .mi, "2.5 mi"),
    ("20km", .km, "20 km"), ("15.5km", .km, "15.5 km"), ("800m", .km, "800 m"), ("1234m", .km, "1.234 km"),
    // A thousand nautical miles are as round in kilometres.
    ("1000nmi", .km, "1852 km"),
  ])
  func unitIsThatOfTheText(_ text: String, _ unit: LengthUnit, _ words: String) throws {
    let length = try Length(parsing: text)
    #expect(LengthUnit.fitting([length]) == unit)
    #expect(length.inWords(unit) == words)
    #expect(length.depthInWords == words)
  }

  /// Every round number of nautical miles to 350 is found again, but where kilometres are as short.
  @Test func nauticalMilesAreFoundAgain() {
    for miles in 1...350 where miles % 250 != 0 {
      #expect(LengthUnit.fitting([.nauticalMiles(Double(miles))]) == .nmi, "\(miles) nmi")
    }
    for kilometers in 1...1000 { #expect(LengthUnit.fitting([.kilometers(Double(kilometers))]) == .km) }
  }

  @Test func severalDepthsHaveOneUnit() {
    #expect(LengthUnit.fitting([.nauticalMiles(12), .nauticalMiles(24)]) == .nmi)
    #expect(LengthUnit.fitting([.nauticalMiles(12), .kilometers(20)]) == .km)
    #expect(LengthUnit.fitting([]) == .km)
  }

  /// Three figures, and none that is not known: 185.2 km are 185 km, and not 185.0.
  @Test(
    arguments: [
      (185_200, "185 km"), (37_040, "37.0 km"), (5529.4, "5.53 km"), (1_234_567, "1235 km"),
      (999.6, "1000 m"),
      (482, "482 m"), (0.5, "500 mm"), (0, "0.0 mm"),
    ] as [(Double, String)])
  func measuredLengthsHaveThreeFigures(_ meters: Double, _ words: String) {
    #expect(Length.meters(meters).inRoundedWords == words)
  }
}
