internal import Dates
package import Incidents
package import SystemIO
internal import TextFormats

/// The columns in which a table has the dates of its incidents.
package struct DateSource: Sendable {
  enum Columns: Sendable, Equatable {
    /// A date, or a first and a last.
    case whole(first: Int, last: Int?)
    /// Year, month and day, each in its column.
    case parts(DatePartColumns)
  }

  let columns: Columns
  /// Whether dates are not put together from several columns.
  var isWhole: Bool { if case .whole = columns { true } else { false } }
  /// The column that says how well dates are known.
  let precision: (column: Int, kind: DatePrecision)?
  /// The columns of when a row was reported or sent, after which it can hold no incident, with what their first rows settle.
  let submissions: [(column: Int, survey: DateSurvey)]
  /// The columns that were found, as a sentence.
  let note: String
  /// Columns that may hold the incident's date as well as the one that is taken.
  let rivals: [(column: Int, survey: DateSurvey)]
  /// The columns of the times of day of dates that have none.
  let times: TimeColumns
  /// The column of the time zones of rows, where their times are read by it.
  let zones: ZoneColumn?
  /// The columns of the last day, in parts.
  let ends: DatePartColumns?
  /// Columns of times and of their clocks that hold nothing in the first rows.
  let late: [(index: Int, kind: TimeColumns.Late)]
  /// Columns that may contradict a date.
  let witnesses: DateWitnesses
  /// The names of the columns of whole dates.
  package let dateNames: [String]
  /// What else is to be said, a sentence each.
  let remarks: [String]

  /// Finds the columns by the names that are given, or by their own and their first values.
  ///
  /// - Throws: `ReadError` where there is no such column.
  package init(_ table: IncidentInput, _ options: DateOptions) throws(ReadError) {
    let positions = Set(table.positionColumns)
    let names = DateTable(table.columns) { positions.contains($0) ? [] : table.firstTexts(of: $0) }
    precision = try Self.precision(table, options, names)
    let choice = try Self.choice(table, options, names)
    columns = choice.columns
    let taken: [Int]
    var isDay = false
    var (isSpan, isWholeChoice) = (false, false)
    var known = "taken as known to the day"
    var remarks: [String] = []
    switch columns {
    case .whole(let first, let last):
      taken = [first] + [last].compactMap(\.self)
      let isAlone = last.map { names.values($0).isEmpty } ?? true
      (isDay, isSpan, isWholeChoice) = (isAlone, last != nil, true)
    case .parts(let parts):
      taken = [parts.year, parts.month] + [parts.day].compactMap(\.self)
      if parts.day == nil { known = "known to the month, as no column of days was found" }
      if let other = parts.leftOver {
        remarks.append(
          "warning: \(names.quoted(other)) holds numbers from 1 to 31 and is not read; if they are days of months, call it ‘day’"
        )
      }
    }
    if precision == nil, options.datePrecision == nil, let warning = Self.unreadPrecision(names, taken) {
      remarks.append(warning)
    }
    if let precision { known = "known as well as \(names.quoted(precision.column)) says" }
    let hasLast: Bool
    if case .whole(_, _?) = columns { hasLast = true } else { hasLast = false }
    ends = hasLast ? nil : DatePartColumns.ends(among: names)
    if let ends {
      let list = [ends.year, ends.month] + [ends.day].compactMap(\.self)
      remarks.append("dates: the last day is that of \(names.quoted(list))")
    }
    let dates =
      "dates: " + taken.map(names.quoted).joined(separator: isSpan ? " to " : ", ")
      + ", " + known
    note = table.table.map { $0.note(dates: dates) } ?? dates
    func surveyed(_ column: Int) -> (Int, DateSurvey) {
      var survey = DateSurvey(named: table.columns[column])
      for text in names.values(column) { survey.add(text) }
      return (column, survey)
    }
    submissions = names.keys.indices
      .filter { !taken.contains($0) && DateColumnNames.isSubmission(names.keys[$0]) }.map(surveyed)
    // A column that begins below the first rows may be the incident's date as well as the one that is taken.
    let lateDates = options.date == nil ? DateChoice.late(besides: taken, in: names) : []
    rivals = (choice.rivals + lateDates).map(surveyed)
    // Whoever names the column decides.
    witnesses = DateWitnesses(among: names, besides: taken, isNamed: options.date != nil)
    if choice.isByValues {
      remarks.append(
        "dates: no name is that of a date; the values of \(names.quoted(taken)) are; --date overrides it")
    }
    let named = choice.others.filter { !choice.rivals.contains($0) }
    if !named.isEmpty {
      remarks.append(
        "dates: other columns hold dates, too: \(names.quoted(named)); --date names the one that counts")
    }
    if !choice.rivals.isEmpty {
      remarks.append(
        "warning: \(names.quoted(choice.rivals)) may be the incident's date as well as \(names.quoted(taken)), by the names; rows where they differ make no plain finding, unless --date names the one that counts"
      )
    }
    times = TimeColumns(among: names, besides: taken, isDay: isDay)
    if let start = times.start {
      let columns = [start, times.end].compactMap(\.self)
      remarks.append(
        "dates: the times of day of days without one are those in \(columns.map(names.quoted).joined(separator: " to "))"
      )
    }
    remarks += times.remarks
    late = isWholeChoice ? TimeColumns.late(among: names).filter { !taken.contains($0.index) } : []
    let zoneColumns = TimeColumns.zones(among: names)
    let hasTimes =
      isWholeChoice
      && (times.start != nil && times.offset == nil
        || taken.contains { column in names.values(column).contains(where: DateText.isTimed) })
    zones =
      hasTimes && zoneColumns.count == 1 && TimeColumns.isNamedZone(names.keys[zoneColumns[0]])
      ? ZoneColumn(
        zoneColumns[0], named: table.columns[zoneColumns[0]], values: names.values(zoneColumns[0])) : nil
    for index in zoneColumns where zones == nil {
      remarks.append(
        "warning: the time zones in \(names.quoted(index)) are not read; write the distance from UTC after each time, as in 2018-10-15T22:30+03:00"
      )
    }
    self.remarks = remarks
    dateNames = isDay || isSpan ? taken.map { table.columns[$0] } : []
  }

  /// The columns of a table that need not have any: nil where none is found, and none is named.
  ///
  /// - Throws: `ReadError` for a column that is named and missing.
  package static func found(in table: IncidentInput, _ options: DateOptions) throws(ReadError) -> DateSource?
  {
    let isNamed =
      options.date != nil || options.dateEnd != nil || ![nil, "off"].contains(options.datePrecision)
    do throws(ReadError) { return try DateSource(table, options) } catch {
      if isNamed { throw error }
      return nil
    }
  }

  private static func precision(
    _ table: IncidentInput, _ options: DateOptions, _ names: DateTable
  ) throws(ReadError) -> (column: Int, kind: DatePrecision)? {
    guard let name = options.datePrecision ?? table.table?.datePrecision else {
      return [DatePrecision.ucdp, .acled].lazy.compactMap { kind in
        names.keys.firstIndex { KnownColumn.isNamed($0, kind.rawValue) }.map { ($0, kind) }
      }.first
    }
    if name == "off" { return nil }
    let isACLED = KnownColumn.isNamed(name.lowercased(), DatePrecision.acled.rawValue)
    return (try table.column(named: name), isACLED ? .acled : .ucdp)
  }

  /// A warning about a column that by its name says how well dates are known, and is not read; nil where there is none.
  private static func unreadPrecision(_ names: DateTable, _ taken: [Int]) -> String? {
    names.keys.indices.first { index in
      let words = DateColumnNames.words(of: names.keys[index])
      return !taken.contains(index) && !words.isDisjoint(with: DateColumnWords.certainties)
        && !words.isDisjoint(with: DateColumnWords.dates.union(["time", "temporal", "day", "даты"]))
    }.map {
      "warning: column \(names.quoted($0)) is not read; if it holds codes of how well dates are known, --date-precision names it"
    }
  }

  private struct Choice {
    var columns: Columns
    var others: [Int] = []
    var rivals: [Int] = []
    var isByValues = false
  }

  private static func choice(
    _ table: IncidentInput, _ options: DateOptions, _ names: DateTable
  ) throws(ReadError) -> Choice {
    var last = try options.dateEnd.map { name throws(ReadError) in try table.column(named: name) }
    if let name = options.date {
      let first = try table.column(named: name)
      // The year stands for its month and day, too.
      if last == nil, let parts = DatePartColumns(among: names), parts.year == first {
        return Choice(columns: .parts(parts))
      }
      return Choice(columns: .whole(first: first, last: last))
    }
    // The days of a known table are its own.
    if let known = table.table, known.hasKnownDates, let name = known.dates.first {
      let first = try table.column(named: name)
      if last == nil,
        let name = known.dates.dropFirst().first ?? DateColumnNames.last.first(where: names.plain.contains)
      {
        last = names.plain.firstIndex(of: DateColumnNames.plain(name))
      }
      last = last ?? DateChoice.last(beside: first, isForm: false, names)
      return Choice(
        columns: .whole(first: first, last: last),
        others: DateChoice.others(than: [first] + [last].compactMap(\.self), in: names))
    }
    let choice = DateChoice(names, last: last, isForm: table.table != nil)
    switch choice.found {
    case .none(let candidates):
      let seen =
        candidates.isEmpty
        ? "no date column was found among \(names.quoted(Array(table.columns.indices.prefix(12))))"
        : "no name says which of \(names.quoted(candidates)) is the incident's date"
      throw .format(file: table.name, seen: seen, remedy: "name it with --date")
    case .parts(let parts):
      return Choice(columns: .parts(parts), others: choice.others, rivals: choice.rivals)
    case .whole(let first, let last):
      // Two columns of one name: which is meant?
      _ = try table.column(named: table.columns[first])
      return Choice(
        columns: .whole(first: first, last: last), others: choice.others, rivals: choice.rivals,
        isByValues: choice.isByValues)
    }
  }
}
