import TestSupport
import Testing

@testable import Agreements

/// Columns whose names are of dates in one language and of something else in another: their values decide.
@Suite struct DatumPropertyTests {
  private static let names = ["Datum", "DATUM", "data", "Data", "day", "Day", "tag", "Jour", "dia"]
  private static let words = ["WGS84", "ED50", "north", "Monday", "text of a report", "A-17"]

  private static func date(_ day: Int, _ form: Int) -> String {
    let two = day < 10 ? "0\(day)" : "\(day)"
    switch form {
    case 0: return "2018-10-\(two)"
    case 1: return "\(two).10.2018"
    case 2: return "\(day) October 2018"
    default: return "\(two)/10/2018"
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func valuesDecide(_ seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    for _ in 0..<40 {
      let name = Self.names.randomElement(using: &random) ?? "Datum"
      let form = Int.random(in: 0..<4, using: &random)
      // The first day settles the order of three numbers.
      let days = [25] + (0..<4).map { _ in Int.random(in: 1...28, using: &random) }
      let holdsDates = Bool.random(using: &random)
      let hasOther = Bool.random(using: &random)
      let isEmptyFirst = Bool.random(using: &random)
      var values = days.map {
        holdsDates ? Self.date($0, form) : Self.words.randomElement(using: &random) ?? ""
      }
      if isEmptyFirst { values[1] = "" }
      let header = "latitude,longitude,\(name)" + (hasOther ? ",incident_date" : "")
      let table =
        header + "\n"
        + values.map { "35.81,36.70,\($0)\(hasOther ? ",2018-10-09" : "")\n" }.joined()
      let expected = days.enumerated().map { index, day -> String in
        if hasOther { return "before deadline 2018-10-09" }
        if isEmptyFirst, index == 1 { return "possible breach " }
        return "\(day > 10 ? "breach" : "before deadline") 2018-10-\(day < 10 ? "0" : "")\(day)"
      }
      guard holdsDates || hasOther else {
        #expect(throws: (any Error).self, "\(table)") { try DateFaultTests.run(table) }
        continue
      }
      let found = try DateFaultTests.run(table)
      #expect(found.findings == expected, "\(table) \(seed)")
      let isListed = found.notes.contains { $0.contains("other columns") && $0.contains("‘\(name)’") }
      #expect(isListed == (hasOther && holdsDates), "\(table): \(found.notes)")
      let isDatum = found.notes.contains { $0.contains("names the datum") }
      if holdsDates || !name.lowercased().hasPrefix("datum") { #expect(!isDatum, "\(table): \(found.notes)") }
    }
  }
}
