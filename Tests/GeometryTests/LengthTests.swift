import Testing

@testable import Geometry

/// Lengths as people write them.
@Suite struct LengthTests {
  @Test(
    arguments: [
      ("20km", 20_000), ("12nmi", 22_224), ("12NM", 22_224), ("5mi", 8046.72), ("800m", 800),
      ("2.5 km", 2500),
      ("1mm", 0.001), (" 3cm", 0.03), ("100ft", 30.48), ("1e3m", 1000), ("-5km", -5000),
    ] as [(String, Double)])
  func textsWithUnits(_ one: (text: String, meters: Double)) throws {
    #expect(abs(try Length(parsing: one.text).meters - one.meters) < 1e-9)
  }

  @Test func aNumberWithoutAUnitIsRefused() {
    #expect(throws: LengthError.missingUnit("20")) { try Length(parsing: "20") }
    #expect(LengthError.missingUnit("20").description.contains("20km, 20nmi, 20mi or 20m"))
    // No example that would be refused in its turn.
    #expect(LengthError.missingUnit("-1").description.contains("20km, 12nmi"))
  }

  @Test(arguments: ["", "km", "x km", "1 000 km", "20 leagues", "infm", "nankm", "20km2"])
  func whatIsNotALengthIsRefused(_ text: String) {
    #expect(throws: LengthError.self) { try Length(parsing: text) }
  }
}
