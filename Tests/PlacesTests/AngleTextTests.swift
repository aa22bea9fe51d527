import Testing

@testable import Places

/// One angle in a field of a table.
@Suite struct AngleTextTests {
  @Test(
    arguments: [
      ("36.2", 36.2, nil), ("36,2", 36.2, nil), ("-36.2", -36.2, nil), ("36.2N", 36.2, true),
      ("S36.2", -36.2, true),
      ("36.67 E", 36.67, false), ("36.67W", -36.67, false), ("36°12'", 36.2, nil), ("36°12'36\"", 36.21, nil),
      ("36 12 36 N", 36.21, true), ("-36:12:36", -36.21, nil), ("36d12m36s", 36.21, nil),
      ("36d12m36sS", -36.21, true),
      ("36°12''", 36 + 12 / 3600.0, nil), ("361236N", 36.21, true), ("3612N", 36.2, true),
      ("0361236E", 36.21, false),
      ("361236.0N", 36.21, true), ("lat 36.2", 36.2, true), ("lon: 36.67", 36.67, false), ("٣٦٫٢", 36.2, nil),
      ("11°20'30S", -11 - 20.5 / 60, true), ("11°20′30s", -11 - 20.5 / 60, true),
      ("11 20 30 S", -11 - 20.5 / 60, true),
      ("11d20m30S", -11 - 20.5 / 60, true), ("11D20M30s", 11 + 20.5 / 60, nil),
      ("11D20M30SS", -11 - 20.5 / 60, true),
      ("lon 11D20M30S", 11 + 20.5 / 60, false), ("36:12.6N", 36.21, true),
      ("\u{200E}36.2\u{200B}", 36.2, nil),
      ("\u{FEFF}36.2\0", 36.2, nil),
    ] as [(String, Double, Bool?)])
  func angles(_ one: (text: String, degrees: Double, isLatitude: Bool?)) throws {
    let angle = try AngleText(field: one.text)
    #expect(abs(angle.degrees - one.degrees) < 1e-13, "\(one.text): \(angle.degrees)")
    #expect(angle.isLatitude == one.isLatitude)
  }

  @Test(arguments: [
    ("N36.2S", "two hemispheres"), ("-36.2N", "both a sign and a hemisphere"),
    ("lat 36.2E", "letter of a longitude"),
    ("°", "has no number"), (":36", "a colon has no number"), ("12'", "no degrees"), ("", "no degrees"),
    ("36.5°12'", "may have decimals"), ("36°60'", "not below 60"), ("36 12 36 9", "more than degrees"),
    ("12'36°", "no degrees"), ("36+12", "inside an angle"), ("36.2 x", "characters"),
    ("367530N", "not below 60"), ("42-18-009N", "more than two digits"),
    ("42°18'009\"N", "more than two digits"),
    ("42 018 30 N", "more than two digits"), ("11D20M30S", "mark of the seconds or south"),
  ])
  func refused(_ one: (text: String, words: String)) {
    let fault = #expect(throws: AngleText.Fault.self) { try AngleText(field: one.text) }
    #expect(fault?.problem.contains(one.words) == true, "\(one.text): \(fault.debugDescription)")
  }
}
