import Dates
import SystemIO
import Testing

@testable import Reports

@Suite struct PageColumnsTests {
  private static let acled = [
    "event_date", "time_precision", "geo_precision", "latitude", "longitude", "notes", "event_type",
  ]

  @Test func rowsOfACLEDAreLeftOutUnlessNamed() throws {
    let table = TableSchema(keys: Self.acled, hasGeopoint: false)
    let standard = try PageColumns.standard.kept(of: Self.acled, table)
    #expect(standard.names.isEmpty)
    #expect(standard.note?.contains("ACLED") == true)
    #expect(
      try PageColumns(parsing: "Event_Type, event_date").kept(of: Self.acled, table).names == [
        "event_type", "event_date",
      ])
    #expect(try PageColumns(parsing: "all").kept(of: Self.acled, table).names == Set(Self.acled))
    #expect(try PageColumns(parsing: "none").kept(of: Self.acled, table).names.isEmpty)
    #expect(throws: UsageError.self) { try PageColumns(parsing: "event").kept(of: Self.acled, table) }
  }

  @Test(arguments: [
    "phone", "Enumerator name", "contact_email", "_submitted_by", "device-id", "meta/deviceid", "Witness",
    "phones", "witnesses", "full_name", "reporting officer", "interviewee", "victims_names",
    "Reported by", "recordedBy", "entered_by", "Observer", "наблюдатель",
  ])
  func columnsThatMayNamePersonsAreLeftOut(_ name: String) throws {
    let kept = try PageColumns.standard.kept(of: ["date", name, "place"], nil)
    #expect(kept.names == ["date", "place"])
    #expect(kept.note?.contains("‘\(name)’") == true)
  }

  @Test(arguments: [
    "date", "place", "location", "type", "notes", "source", "name", "id", "actor1", "deaths_civilians",
    "nearby", "by", "side_by_side",
  ])
  func othersStay(_ name: String) { #expect(!PageColumns.isPersonal(name)) }
}
