@testable import IncidentDates
import TestSupport
import Testing

@testable import Agreements
@testable import Dates

/// Columns of known tables in other spellings, and columns that say how well dates are known.
@Suite struct KnownColumnTests {
  /// A code for a month beside a date: 12 October may be any day of October.
  @Test(arguments: [
    "time_precision", "Time Precision", "TIME-PRECISION", "TIME_PRECI", "time.precision",
  ])
  func codesOfACLEDAreReadInOtherSpellings(_ name: String) throws {
    let found = try DateKindTests.run("event_date,\(name)", ["2018-10-12,3"])
    #expect(found.rows[0]["finding"] == "possible breach", "\(name): \(found.notes)")
  }

  @Test(arguments: ["GEO_PRECIS", "Geo Precision", "geo-precision"])
  func codesOfPlacesAreReadInOtherSpellings(_ name: String) throws {
    let found = try DateKindTests.run("event_date,\(name)", ["2018-10-12,3"])
    #expect(found.rows[0]["finding"] == "possible breach", "\(name): \(found.notes)")
  }

  @Test(arguments: [
    "time_prec", "date_precision", "temporal_precision", "date_accuracy", "date_quality", "Date uncertain",
    "precision_fecha", "Точность даты", "Tarih hassasiyeti", "date_margin",
  ])
  func whatSaysHowWellDatesAreKnownIsNamed(_ name: String) throws {
    let found = try DateKindTests.run("event_date,\(name)", ["2018-10-12,3"])
    #expect(
      found.notes.contains { $0.hasPrefix("warning: column ‘\(name)’ is not read") },
      "\(name): \(found.notes)")
    let off = try DateKindTests.run("event_date,\(name)", ["2018-10-12,3"]) { $0.dates.datePrecision = "off" }
    #expect(!off.notes.contains { $0.contains("is not read; if it holds codes") })
  }

  /// A cell of months that says more than one, or a day, is not one month.
  @Test(arguments: [
    "Sep-Oct", "Sep/Oct", "September-November", "Sep – Oct", "Sept to Oct", "Dec-Jan", "Sep 12",
    "Sep 30 - Oct 2",
  ])
  func rangesOfMonthsAreRefused(_ month: String) throws {
    for (header, row) in [("year,month", "2018,\(month)"), ("year,month,day", "2018,\(month),12")] {
      let found = try DateKindTests.run(header, [row])
      #expect(found.rows[0]["finding"] == "invalid", "\(row): \(found.findings)")
      #expect(found.reasons[0].contains("is not one month"), "\(row): \(found.reasons)")
    }
  }

  @Test(arguments: ["Sep", "September", "9", "09", "سبتمبر", "сентябрь"])
  func oneMonthIsRead(_ month: String) throws {
    let found = try DateKindTests.run("year,month,day", ["2018,\(month),12"])
    #expect(found.findings == ["before deadline 2018-09-12"])
  }
}
