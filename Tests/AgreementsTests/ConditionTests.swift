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

  /// Apostrophes and dashes of other kinds: the value is in no row, or in some only.
  @Test(arguments: [
    ("Jabhat al-Nusra", "Jabhat al\u{2013}Nusra"), ("Jabhat al-Nusra", "Jabhat al\u{2011}Nusra"),
    ("Jabhat al-Nusra", "Jabhat al - Nusra"), ("Jabhat al-Nusra", "Jabhat al\u{2212}Nusra"),
    ("Ma'arrat", "Ma\u{2019}arrat"), ("Ma'arrat", "Ma\u{2BF}arrat"), ("Ma'arrat", "Maarrat"),
    ("Ma\u{2019}arrat", "Ma'arrat"), ("Ma\u{2019}arrat", "Ma`arrat"),
    ("White \"Helmets\"", "White \u{201C}Helmets\u{201D}"),
    ("SDF \u{2014} YPG", "SDF-YPG"), ("Free Syrian Army", "free\u{A0}Syrian  Army"),
  ])
  func otherMarksAreNamed(_ one: (value: String, text: String)) throws {
    func cell(_ text: String) -> String { "\"\(text.replacing("\"", with: "\"\""))\"" }
    func table(_ values: [String]) -> String {
      "latitude,longitude,date,actor\n" + values.map { "35.81,36.70,2018-10-15,\(cell($0))\n" }.joined()
    }
    let yaml = "{column: actor, equals: '\(one.value.replacing("'", with: "''"))'}"
    let none = try Self.run(yaml, table(["Somebody entirely different", one.text, "Zzz"]))
    #expect(none.rows.map { $0["finding"] } == ["not concerned", "not concerned", "not concerned"])
    #expect(
      none.notes.contains { $0.contains("is in no row of ‘actor’; it has ‘\(one.text)’") }, "\(none.notes)")
    let some = try Self.run(yaml, table([one.value, one.text]))
    #expect(some.rows.map { $0["finding"] } == ["breach", "not concerned"])
    #expect(
      some.notes.contains { $0.contains("‘\(one.text)’ of ‘actor’ is not ‘\(one.value)’, whose") },
      "\(some.notes)")
  }

  /// Cells that hold several values, as forms write the choices of one question and tables join names.
  @Test(arguments: [
    ("shelling", ["shelling airstrike", "airstrike"], "shelling airstrike"),
    ("shelling", ["airstrike shelling mines"], "airstrike shelling mines"),
    ("Ahrar al-Sham", ["HTS; Ahrar al-Sham"], "HTS; Ahrar al-Sham"),
    ("HTS", ["Ahrar al-Sham;HTS"], "Ahrar al-Sham;HTS"),
    ("HTS", ["Ahrar al-Sham | hts"], "Ahrar al-Sham | hts"),
    ("a", ["b", "a b c"], "a b c"),
  ])
  func listsInCellsAreNamed(_ one: (value: String, cells: [String], named: String)) throws {
    let head = "latitude,longitude,date,kind\n"
    func table(_ values: [String]) -> String {
      head + values.map { "35.81,36.70,2018-10-15,\($0)\n" }.joined()
    }
    let yaml = "{column: kind, equals: '\(one.value)'}"
    let none = try Self.run(yaml, table(one.cells))
    #expect(
      none.notes.contains {
        $0.contains(
          "‘\(one.value)’ is in no row of ‘kind’; it has ‘\(one.named)’, which holds it among others; use ‘matches’"
        )
      }, "\(none.notes)")
    // A value that other rows have: signs tell a list, and so do words that are all values.
    let words =
      one.named.contains(where: { ";|".contains($0) }) ? [] : one.named.split(separator: " ").map(String.init)
    let some = try Self.run(yaml, table([one.value] + one.cells + words))
    #expect(
      some.notes.contains { $0.contains("‘\(one.named)’ of ‘kind’ holds ‘\(one.value)’ among others") },
      "\(some.notes)")
  }

  /// A name within a longer name is no list.
  @Test func longerNamesAreNoLists() throws {
    let table =
      "latitude,longitude,date,actor\n35.81,36.70,2018-10-15,Syria\n35.81,36.70,2018-10-15,Government of Syria\n"
    let found = try Self.run("{column: actor, equals: Syria}", table)
    #expect(!found.notes.contains { $0.contains("among others") }, "\(found.notes)")
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

  /// A point that may set thousands apart is said to be read as decimal, where that decides and nothing beside it has decimals.
  @Test(
    arguments: [
      (["1.200", "3"], "1200"), (["-1.200", "3"], nil), (["1.200", "2.5"], nil), (["1.200", "0.125"], nil),
      (["2.000.000", "1.200"], "1200"), (["500.000"], nil), (["1200", "12"], nil),
    ] as [([String], String?)])
  func aMarkThatMaySetThousandsApartIsSaid(_ one: (deaths: [String], whole: String?)) throws {
    let table =
      "latitude,longitude,date,deaths\n" + one.deaths.map { "35.81,36.70,2018-10-15,\($0)\n" }.joined()
    let found = try Self.run("{column: deaths, at_least: 100}", table)
    let said = found.notes.filter { $0.contains("is read as a number with decimals") }
    #expect(said.count == (one.whole == nil ? 0 : 1))
    if let whole = one.whole {
      #expect(said.allSatisfy { $0.contains("write \(whole) if thousands are meant") })
    }
  }

  /// A listed number is that of the table, with decimal commas and points between thousands.
  @Test func listedNumbersAreThoseOfTheTable() throws {
    func found(_ value: String, _ cells: [String]) throws -> [Bool] {
      let table =
        "latitude;longitude;date;n\n" + cells.map { "35,81;36,70;2018-10-15;\($0)\n" }.joined()
      return try Self.run("{column: n, equals: \(value)}", table).rows.map { $0["finding"] == "breach" }
    }
    #expect(try found("1", ["1", "1,0", "1,5"]) == [true, true, false])
    #expect(try found("1200", ["1200", "1.200", "1,2"]) == [true, true, false])
    #expect(try found("1.5", ["1,5", "15"]) == [true, false])
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

  /// A value among others in a cell, whatever stands between them, and values that may mean the same, are said.
  @Test(arguments: [", ", ",", " / ", "/", "; ", " and ", " + ", " & ", "|", "\u{60C} ", " y ", " et "])
  func valuesAmongOthersAreSaid(_ mark: String) throws {
    for cell in ["HTS\(mark)Government of Syria", "Government of Syria\(mark)HTS\(mark)Others"] {
      let table = Self.table + "35.81,36.70,2018-10-15,\"\(cell)\",1,3\n"
      let found = try Self.run("{column: side_a, equals: Government of Syria}", table)
      #expect(found.rows[1]["finding"] == "not concerned")
      #expect(
        found.notes.contains {
          $0.contains("‘\(cell)’ of ‘side_a’ holds ‘Government of Syria’ among others")
        }, "\(found.notes)")
      let alone = try Self.run(
        "{column: side_a, one_of: [Government of Syria, X]}",
        table.replacing(",Government of Syria,1.0", with: ",Y,1.0"))
      #expect(alone.notes.contains { $0.contains("holds it among others") }, "\(alone.notes)")
    }
  }

  @Test(arguments: [
    ("yes", "true"), ("yes", "1"), ("yes", "Y"), ("no", "0"), ("no", "FALSE"), ("true", "1.0"),
    ("Government of Syria", "Goverment of Syria"), ("Government of Syria", "Government of Syira"),
    ("artillery", "artilery"),
  ])
  func valuesThatMayMeanTheSameAreSaid(_ value: String, _ other: String) throws {
    let head = "latitude,longitude,date,a\n"
    let found = try Self.run(
      "{column: a, equals: '\(value)'}",
      head + "35.81,36.70,2018-10-15,\(value)\n35.81,36.70,2018-10-15,\(other)\n")
    #expect(found.notes.contains { $0.contains("‘\(other)’ of ‘a’ is not ‘\(value)’") }, "\(found.notes)")
  }

  @Test func otherValuesAreNotSaidToMeanTheSame() throws {
    let head = "latitude,longitude,date,a\n"
    for (value, other) in [
      ("yes", "no"), ("north", "south"), ("Camp 12", "Camp 13"), ("Kafr Nabl 1", "Kafr Nabl 2"), ("1", "2"),
    ] {
      let found = try Self.run(
        "{column: a, equals: '\(value)'}",
        head + "35.81,36.70,2018-10-15,\(value)\n35.81,36.70,2018-10-15,\(other)\n")
      #expect(!found.notes.contains { $0.contains("may mean the same") }, "\(found.notes)")
    }
  }
}
