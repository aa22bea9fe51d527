internal import Dates
internal import TextFormats
internal import Incidents
internal import SystemIO

/// Which columns hold the dates of incidents, and how well they are known.
struct DateColumns: Sendable {
  private let first: Int
  private let last: Int?
  private let precision: (column: Int, kind: DatePrecision)?
  /// The columns that were found, as a sentence.
  let note: String

  private static let names = [
    "date", "event_date", "date_start", "incident_date", "eventdate", "date_event", "day", "today", "datum",
  ]
  private static let lastNames = ["date_end", "end_date"]

  /// Finds the columns by the names that are given, or by those of known tables.
  ///
  /// - Throws: `ReadError` where there is no such column.
  init(_ table: IncidentInput, _ options: MonitorOptions) throws(ReadError) {
    let keys = table.columns.map { $0.lowercased() }
    let found = table.table?.dates ?? Self.names.filter(keys.contains).prefix(1).map(\.self)
    guard let name = options.date ?? found.first else {
      throw .format(
        file: table.name,
        seen:
          "no date column was found among \(table.columns.prefix(12).map { "‘\($0)’" }.joined(separator: ", "))",
        remedy: "name it with --date")
    }
    first = try table.column(named: name)
    var lastName = options.dateEnd
    if lastName == nil, options.date == nil {
      lastName = found.dropFirst().first ?? Self.lastNames.first(where: keys.contains)
    }
    if let name = lastName { last = try table.column(named: name) } else { last = nil }
    var precisionName = options.datePrecision
    if precisionName == nil {
      precisionName =
        table.table?.datePrecision
        ?? [DatePrecision.ucdp, .acled].map(\.rawValue).first(where: keys.contains)
    }
    if let name = precisionName, name != "off" {
      precision = (
        try table.column(named: name), name.lowercased() == DatePrecision.acled.rawValue ? .acled : .ucdp
      )
    } else {
      precision = nil
    }
    let known =
      precision.map { ", known as well as ‘\(table.columns[$0.column])’ says" }
      ?? ", taken as known to the day"
    let until = lastName.map { " to ‘\($0)’" } ?? ""
    let dates = "dates: ‘\(name)’\(until)\(known)"
    note = table.table.map { $0.note(dates: dates) } ?? dates
  }

  /// The days that may be meant; for an empty date any day.
  ///
  /// - Throws: `RowError` for what cannot be read.
  func span(_ row: ReportedRow) throws(RowError) -> DateSpan {
    let text = row.text(first)
    var span = DateSpan(first: nil, last: nil)
    if !text.isEmpty { span = try Self.read(text) }
    if let last {
      let text = row.text(last)
      if !text.isEmpty { span.last = try Self.read(text).last }
    }
    if let first = span.first, let last = span.last, last < first {
      throw RowError(
        "the dates are reversed", reason: "the last day \(last) is before the first day \(first)")
    }
    guard let precision, span.first != nil else { return span }
    let code = row.text(precision.column)
    if code.isEmpty { return span }
    guard let known = precision.kind.span(span, code: code) else {
      throw RowError(
        "the precision of the date is unknown",
        reason:
          "the precision ‘\(code.prefix(20))’ of the date is none of the codes of \(precision.kind.rawValue)")
    }
    return known
  }

  private static func read(_ text: String) throws(RowError) -> DateSpan {
    guard let span = DateText.reading(text, order: .dmy)?.span.days else {
      let line = String(text.map { $0.isNewline ? " " : $0 }.prefix(30))
      throw RowError(
        "the date is unreadable",
        reason: "the date ‘\(line)’ is unreadable, or has two meanings; write it as 2018-10-10")
    }
    return span
  }
}
