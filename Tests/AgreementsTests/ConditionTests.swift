import Foundation
import TestSupport
import Testing

@testable import Agreements

/// Conditions of obligations on the values of a table.
@Suite struct ConditionTests {
  private static func run(_ concerns: String, _ table: String) throws -> DateFaultTests.Run {
    let text = """
      title: t
      zones: [{id: z, line: line.geojson, depth: 6km}]
      obligations:
        - {id: o, text: t, zone: z, by: 2018-10-10, concerns: [\(concerns)]}

      """
    return try DateFaultTests.run(table, agreement: text)
  }

  private static let table =
    "latitude,longitude,date,side_a,type_of_violence,deaths\n35.81,36.70,2018-10-15,Government of Syria,1.0,120\n"

  @Test func aValueThatNoRowHasIsSaid() throws {
    let found = try Self.run("{column: side_a, equals: Goverment of Syria}", Self.table)
    #expect(found.rows[0]["finding"] == "not concerned")
    #expect(
      found.notes.contains(
        "warning: ‘o’: ‘Goverment of Syria’ is in no row of ‘side_a’; it has ‘Government of Syria’"),
      "\(found.notes)")
    let list = try Self.run("{column: side_a, one_of: [Government of Syria, HTS]}", Self.table)
    #expect(list.rows[0]["finding"] == "breach")
    #expect(list.notes.filter { $0.contains("is in no row") }.count == 1)
    let pattern = try Self.run("{column: side_a, matches: '^Gov.*Iraq'}", Self.table)
    #expect(
      pattern.notes.contains {
        $0.contains("‘^Gov.*Iraq’ matches no row of ‘side_a’; it has ‘Government of Syria’")
      })
    let fine = try Self.run("{column: side_a, equals: Government of Syria}", Self.table)
    #expect(!fine.notes.contains { $0.contains("no row") || $0.contains("capitals") })
    let mixed = try Self.run(
      "{column: side_a, equals: Government of Syria}",
      Self.table + "35.81,36.70,2018-10-15,GOVERNMENT OF SYRIA,1,2\n")
    #expect(mixed.rows.map { $0["finding"] } == ["breach", "not concerned"])
    #expect(
      mixed.notes.contains { $0.contains("‘GOVERNMENT OF SYRIA’ of ‘side_a’ is not ‘Government of Syria’") },
      "\(mixed.notes)")
  }

  @Test(arguments: [("1", true), ("1.0", true), ("1.00", true), ("2", false), ("10", false), ("01", false)])
  func numbersAreEqualWhateverZerosTheyEndIn(_ value: String, _ isConcerned: Bool) throws {
    let found = try Self.run("{column: type_of_violence, equals: '\(value)'}", Self.table)
    #expect(found.rows[0]["finding"] == (isConcerned ? "breach" : "not concerned"))
  }

  /// In a table with decimal commas a point stands between thousands.
  @Test func numbersAreThoseOfTheTable() throws {
    let table =
      "latitude;longitude;date;deaths\n"
      + ["1.200", "250", "100,5", "99,5", "1 200", "-1.200"].map { "35,81;36,70;2018-10-15;\($0)\n" }.joined()
    let found = try Self.run("{column: deaths, at_least: 100}", table)
    #expect(found.rows.map { $0["finding"] == "breach" } == [true, true, true, false, true, false])
  }

  /// Blanks of any kind are one: spreadsheets leave no-break ones.
  @Test(arguments: ["Government\u{A0}of Syria", "Government of  Syria", "Government of\u{202F}Syria"])
  func blanksAreOne(_ value: String) throws {
    let table = "latitude,longitude,date,side_a\n35.81,36.70,2018-10-15,\(value)\n"
    #expect(
      try Self.run("{column: side_a, equals: Government of Syria}", table).rows[0]["finding"] == "breach")
  }

  @Test func numbersHaveLimits() throws {
    let table =
      "latitude,longitude,date,deaths\n"
      + ["99", "100", "100.0", "1e2", "250", "-5", "", "NA", "12 killed", "1,200"].map {
        "35.81,36.70,2018-10-15,\"\($0)\"\n"
      }.joined()
    let found = try Self.run("{column: deaths, at_least: 100, at_most: 200}", table)
    #expect(
      found.rows.map { $0["finding"] == "breach" } == [
        false, true, true, true, false, false, false, false, false, false,
      ])
    #expect(
      found.notes.contains {
        $0.contains("2 rows of ‘deaths’ are not compared, as ‘12 killed’ is not a number")
      })
    let none = try Self.run("{column: deaths, at_least: 1000}", table)
    #expect(none.notes.contains { $0.contains("no row of ‘deaths’ is at least 1000") })
  }
}
