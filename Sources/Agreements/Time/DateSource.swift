internal import Dates
internal import Incidents
internal import SystemIO
internal import TextFormats

/// The columns in which a table has the dates of its incidents.
struct DateSource: Sendable {
  enum Columns: Sendable, Equatable {
    /// A date, or a first and a last.
    case whole(first: Int, last: Int?)
    /// Year, month and day, each in its column.
    case parts(year: Int, month: Int, day: Int?)
  }

  let columns: Columns
  /// Whether dates are not put together from several columns.
  var isWhole: Bool { if case .whole = columns { true } else { false } }
  /// The column that says how well dates are known.
  let precision: (column: Int, kind: DatePrecision)?
  /// The columns of when a row was reported or sent, after which it can hold no incident.
  let submissions: [Int]
  /// The columns that were found, as a sentence.
  let note: String
  /// Other columns that hold dates, by their names.
  let others: [String]
  /// The column of the times of day of dates that have none; nil for none.
  let times: Int?
  /// What else is to be said of columns of times and time zones, a sentence each.
  let remarks: [String]

  /// Finds the columns by the names that are given, or by their own and their first values.
  ///
  /// - Throws: `ReadError` where there is no such column.
  init(_ table: IncidentInput, _ options: MonitorOptions) throws(ReadError) {
    let keys = table.columns.map { $0.lowercased() }
    let plain = keys.map(DateColumnNames.plain)
    let precision = try Self.precision(table, options, keys)
    let known =
      precision.map { ", known as well as ‘\(table.columns[$0.column])’ says" }
      ?? ", taken as known to the day"
    let (columns, others) = try Self.columns(table, options, keys, plain)
    let names: String
    switch columns {
    case .whole(let first, let last):
      names = "‘\(table.columns[first])’" + (last.map { " to ‘\(table.columns[$0])’" } ?? "")
      submissions = keys.indices.filter {
        $0 != first && $0 != last && DateColumnNames.isSubmission(keys[$0])
      }
    case .parts(let year, let month, let day):
      names = [year, month, day].compactMap { $0.map { "‘\(table.columns[$0])’" } }.joined(separator: ", ")
      submissions = keys.indices.filter { DateColumnNames.isSubmission(keys[$0]) }
    }
    let dates = "dates: \(names)\(known)"
    note = table.table.map { $0.note(dates: dates) } ?? dates
    (self.columns, self.precision) = (columns, precision)
    self.others = others.filter { Self.holdsDates(table, $0) }.map { table.columns[$0] }
    var remarks: [String] = []
    func stated(_ column: Int) -> [String] {
      table.firstTexts(of: column).filter { !FieldText.isMissing($0) }
    }
    var times: Int?
    if case .whole(let first, last: nil) = columns {
      for index in plain.indices where index != first && times == nil && DateColumnNames.isTime(plain[index])
      {
        let values = stated(index)
        guard let unread = values.first(where: { !Self.isTimeOfDay($0) }) else {
          times = values.isEmpty ? nil : index
          continue
        }
        if values.contains(where: Self.isTimeOfDay) {
          remarks.append(
            "warning: the times of day in ‘\(table.columns[index])’ are not used, as \(RowError.quoted(unread)) is none"
          )
        }
      }
    }
    self.times = times
    for index in keys.indices where DateColumnNames.isZone(keys[index]) && !stated(index).isEmpty {
      remarks.append(
        "warning: the time zones in ‘\(table.columns[index])’ are not read; write the distance from UTC after each time, as in 2018-10-15T22:30+03:00"
      )
    }
    self.remarks = remarks
  }

  private static func isTimeOfDay(_ text: String) -> Bool {
    DateText.readings(text).isEmpty && !DateText.readings("2000-01-01 \(text)").isEmpty
  }

  /// The columns of a table that need not have any: nil where none is found, and none is named.
  ///
  /// - Throws: `ReadError` for a column that is named and missing.
  static func found(in table: IncidentInput, _ options: MonitorOptions) throws(ReadError) -> DateSource? {
    let isNamed =
      options.date != nil || options.dateEnd != nil || ![nil, "off"].contains(options.datePrecision)
    do throws(ReadError) { return try DateSource(table, options) } catch {
      if isNamed { throw error }
      return nil
    }
  }

  private static func precision(
    _ table: IncidentInput, _ options: MonitorOptions, _ keys: [String]
  ) throws(ReadError) -> (column: Int, kind: DatePrecision)? {
    let found =
      options.datePrecision ?? table.table?.datePrecision
      ?? [DatePrecision.ucdp, .acled].map(\.rawValue).first(where: keys.contains)
    guard let name = found, name != "off" else { return nil }
    return (
      try table.column(named: name), name.lowercased() == DatePrecision.acled.rawValue ? .acled : .ucdp
    )
  }

  private static func columns(
    _ table: IncidentInput, _ options: MonitorOptions, _ keys: [String], _ plain: [String]
  ) throws(ReadError) -> (Columns, others: [Int]) {
    var last = try options.dateEnd.map { name throws(ReadError) in try table.column(named: name) }
    let parts = DateColumnNames.parts(among: plain).map {
      Columns.parts(year: $0.year, month: $0.month, day: $0.day)
    }
    if let name = options.date {
      let first = try table.column(named: name)
      // The year stands for its month and day, too.
      if last == nil, let parts, case .parts(let year, _, _) = parts, year == first { return (parts, []) }
      return (.whole(first: first, last: last), [])
    }
    // The days of a known table are its own.
    if let known = table.table, known.hasKnownDates, let name = known.dates.first {
      let first = try table.column(named: name)
      if last == nil,
        let name = known.dates.dropFirst().first ?? DateColumnNames.last.first(where: plain.contains)
      {
        last = plain.firstIndex(of: DateColumnNames.plain(name))
      }
      return (
        .whole(first: first, last: last), candidates(table, keys, plain).filter { $0 != first && $0 != last }
      )
    }
    let candidates = candidates(table, keys, plain)
    let own = candidates.first { DateColumnNames.rank(of: keys[$0]) ?? .max < DateColumnNames.metadataRank }
    if own == nil, let parts { return (parts, candidates) }
    // A last day alone says nothing of the first, but for the clock of a form.
    guard let first = own ?? candidates.first(where: { table.table != nil || plain[$0] != "end" }) else {
      throw .format(
        file: table.name,
        seen:
          "no date column was found among \(table.columns.prefix(12).map { "‘\($0)’" }.joined(separator: ", "))",
        remedy: "name it with --date")
    }
    if last == nil {
      last =
        DateColumnNames.last.lazy.compactMap(plain.firstIndex).first { $0 != first }
        ?? keys.indices.first {
          $0 != first && DateColumnNames.isLast(keys[$0]) && holdsDates(table, $0)
        }
    }
    // In a table that is not of a form, start and end are the incident's.
    if last == nil, table.table == nil, ["start", "begin"].contains(plain[first]) {
      last = plain.firstIndex(of: "end")
    }
    // Two columns of one name: which is meant?
    _ = try table.column(named: table.columns[first])
    var others = candidates.filter { $0 != first && $0 != last }
    if case .parts(let year, _, _) = parts { others.append(year) }
    return (.whole(first: first, last: last), others)
  }

  /// Whether any of the first values of a column is a date, or a number that may stand for one.
  private static func holdsDates(_ table: IncidentInput, _ column: Int) -> Bool {
    table.firstTexts(of: column).contains {
      !FieldText.isMissing($0) && (!DateText.readings($0).isEmpty || DateNumber.isSerial($0))
    }
  }

  /// The columns that may hold dates, the incident's own first. Of two whose names say the same, the one whose first values
  /// are dates comes first; some names count only with such values.
  private static func candidates(_ table: IncidentInput, _ keys: [String], _ plain: [String]) -> [Int] {
    let hasYearAndMonth = DateColumnNames.parts.contains {
      plain.contains($0.year) && plain.contains($0.month)
    }
    let dayNames = Set(DateColumnNames.parts.map(\.day))
    var ranked: [(rank: Int, index: Int)] = []
    for index in keys.indices {
      guard var rank = DateColumnNames.rank(of: keys[index]) else { continue }
      // The day of a month is not a date.
      if hasYearAndMonth, dayNames.contains(plain[index]) { continue }
      let values = table.firstTexts(of: index).filter { !FieldText.isMissing($0) }
      let areDates = holdsDates(table, index)
      if !areDates {
        // Names of other things, too: ‘Datum’ is geodesy's, ‘data’ is English.
        if ["datum", "data"].contains(plain[index]) || dayNames.contains(plain[index])
          || rank >= 200 && rank < DateColumnNames.metadataRank
        {
          continue
        }
        if rank < DateColumnNames.metadataRank {
          rank += values.isEmpty ? 400 : 500
        } else if values.isEmpty {
          rank += 400
        }
      }
      ranked.append((rank, index))
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.index)
  }
}
