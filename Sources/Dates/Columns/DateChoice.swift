/// Which columns of a table hold the dates of its incidents, by their names and first values.
package struct DateChoice {
  /// What was found.
  package enum Found: Equatable {
    /// A date, or a first and a last.
    case whole(first: Int, last: Int?)
    /// Year, month and day, each in its column.
    case parts(DatePartColumns)
    /// No column, but for several that may each be it.
    case none(candidates: [Int])
  }

  package private(set) var found: Found
  /// The other columns that hold dates.
  package private(set) var others: [Int] = []
  /// Those of them that may be the incident's own as well as the one that is taken.
  package private(set) var rivals: [Int] = []
  /// Whether the column is taken for its values, and says nothing by its name.
  package private(set) var isByValues = false

  /// - Parameters:
  ///   - last: The column of last days, where it is named.
  ///   - isForm: Whether the table is known as one that a form fills.
  package init(_ table: DateTable, last named: Int?, isForm: Bool) {
    let ranked = Self.candidates(table)
    let parts = DatePartColumns(among: table)
    let own = ranked.first { $0.rank < DateColumnNames.metadataRank }
    let partsRank = DateColumnNames.namedRank - 1
    if let parts, own.map({ $0.rank > partsRank }) ?? true {
      found = .parts(parts)
      settle(ranked, rank: own == nil ? 0 : DateColumnNames.namedRank, table)
      return
    }
    // A last day alone says nothing of the first, but for the clock of a form.
    guard let chosen = own ?? ranked.first(where: { isForm || table.plain[$0.index] != "end" }) else {
      found = .none(candidates: [])
      takeValues(table, last: named)
      return
    }
    let first = chosen.index
    var last = named
    if last == nil { last = Self.last(beside: first, isForm: isForm, table) }
    // In a table that is not of a form, start and end are the incident's.
    if last == nil, !isForm, ["start", "begin"].contains(table.plain[first]) {
      last = table.plain.firstIndex(of: "end")
    }
    found = .whole(first: first, last: last)
    let isSpan = last != nil && !isForm && chosen.rank >= DateColumnNames.metadataRank
    settle(ranked, rank: isSpan ? DateColumnNames.namedRank : chosen.rank, table)
    if let parts { others.append(parts.year) }
  }

  /// The column of last days beside one of first days, by its name; it may be empty in the first rows. Nil where there is none.
  package static func last(beside first: Int, isForm: Bool, _ table: DateTable) -> Int? {
    // The ‘end’ beside a ‘start’ or another word of forms is when the form was filled, and so is one with times beside days without.
    func hasTimes(_ column: Int) -> Bool { table.values(column).contains { $0.contains(":") } }
    let isForm =
      isForm
      || !Set(table.plain).isDisjoint(with: ["start", "begin", "today", "_submission_time", "submissiondate"])
      || !hasTimes(first) && table.plain.firstIndex(of: "end").map(hasTimes) ?? false
    let rest = table.keys.indices.filter { $0 != first }
    let named = rest.filter { DateColumnNames.isLast(table.keys[$0]) }
    return DateColumnNames.last.lazy.compactMap(table.plain.firstIndex).first { $0 != first }
      ?? named.first(where: table.holdsDates)
      ?? rest.first {
        !(isForm && table.plain[$0] == "end") && DateColumnNames.mayBeLast(table.keys[$0])
          && table.holdsPlainDates($0)
      }
      ?? rest.first {
        !(isForm && table.plain[$0] == "end") && table.values($0).isEmpty
          && (DateColumnNames.isLast(table.keys[$0]) || DateColumnNames.mayBeLast(table.keys[$0]))
      }
  }

  /// The columns that may hold the incident's date by their names, and hold nothing in the first rows.
  package static func late(besides taken: [Int], in table: DateTable) -> [Int] {
    table.keys.indices.filter { index in
      guard !taken.contains(index), table.values(index).isEmpty else { return false }
      if let rank = DateColumnNames.rank(of: table.keys[index]) { return rank < DateColumnNames.metadataRank }
      return DateColumnNames.subject(of: table.keys[index]) == .incident
        && !DateColumnNames.words(of: table.keys[index]).isDisjoint(with: ["occurred", "happened", "when"])
    }
  }

  /// All other columns of dates, and those that may be the incident's own as well as one of a rank.
  private mutating func settle(_ ranked: [(rank: Int, index: Int)], rank: Int, _ table: DateTable) {
    let taken = columns
    others = ranked.map(\.index).filter { !taken.contains($0) && table.holdsDates($0) }
    for index in table.names.indices
    where !taken.contains(index) && !others.contains(index)
      && DateColumnNames.rank(of: table.keys[index]) == nil
      && table.holdsPlainDates(index)
    {
      others.append(index)
    }
    // A name that speaks of the incident, or a plain ‘date’, is as good as any; of others nobody can tell.
    guard rank == DateColumnNames.happeningRank || rank >= DateColumnNames.namedRank else { return }
    let ranks = Dictionary(ranked.map { ($0.index, $0.rank) }, uniquingKeysWith: { first, _ in first })
    rivals = others.filter { index in
      guard table.holdsPlainDates(index) else { return false }
      if let other = ranks[index] { return other < DateColumnNames.metadataRank }
      let subject = DateColumnNames.subject(of: table.keys[index])
      return subject == .unknown || subject == .incident
    }
  }

  private var columns: [Int] {
    switch found {
    case .whole(let first, let last): [first] + (last.map { [$0] } ?? [])
    case .parts(let parts): [parts.year, parts.month] + (parts.day.map { [$0] } ?? [])
    case .none: []
    }
  }

  /// Takes the one column that holds dates, where no name is that of a date.
  private mutating func takeValues(_ table: DateTable, last named: Int?) {
    let dated = table.names.indices.filter {
      $0 != named && DateColumnNames.subject(of: table.keys[$0]) != .other && table.holdsPlainDates($0)
    }
    isByValues = true
    if dated.count == 1, named == nil, let last = Self.last(beside: dated[0], isForm: false, table) {
      found = .whole(first: dated[0], last: last)
      return
    }
    if dated.count == 1 || named != nil && !dated.isEmpty {
      found = .whole(first: dated[0], last: named)
      return
    }
    for first in dated {
      for last in dated where DateColumnNames.isPair(table.plain[first], table.plain[last]) {
        found = .whole(first: first, last: last)
        others = dated.filter { $0 != first && $0 != last }
        rivals = others.filter { DateColumnNames.subject(of: table.keys[$0]) != .report }
        return
      }
    }
    // `to`, `until` and the like are words of ends, by which a column is no candidate above.
    let ends = table.names.indices.filter {
      !dated.contains($0) && (table.holdsPlainDates($0) || table.values($0).isEmpty)
    }
    for first in dated {
      for last in ends where DateColumnNames.isPair(table.plain[first], table.plain[last]) {
        found = .whole(first: first, last: last)
        return
      }
    }
    if dated.isEmpty, let year = DatePartColumns.yearAlone(among: table) {
      found = .whole(first: year, last: nil)
      return
    }
    isByValues = false
    found = .none(candidates: dated)
  }

  /// The columns that may hold dates, the incident's own first. Of two whose names say the same, the one whose first values
  /// are dates comes first; some names count only with such values.
  private static func candidates(_ table: DateTable) -> [(rank: Int, index: Int)] {
    let hasYearAndMonth = DatePartColumns(among: table) != nil
    var ranked: [(rank: Int, index: Int)] = []
    for index in table.keys.indices {
      let key = table.keys[index]
      guard var rank = DateColumnNames.rank(of: key) else {
        if DateColumnNames.subject(of: key) == .incident, table.holdsPlainDates(index) {
          let isLast = DateColumnNames.mayBeLast(key)
          ranked.append((DateColumnNames.happeningRank + (isLast ? 450 : 0), index))
        }
        continue
      }
      if DateColumnNames.isLast(key), rank < DateColumnNames.metadataRank { rank += 450 }
      let name = table.plain[index]
      let isDayName = DatePartColumns.isDay(name)
      // The day of a month is not a date.
      if hasYearAndMonth, isDayName { continue }
      if !table.holdsDates(index) {
        let isGeneric = DateColumnNames.generic.contains(name)
        // Names of other things, too: ‘Datum’ is geodesy's, ‘data’ is English.
        if ["datum", "data"].contains(name) || isDayName
          || !isGeneric && rank >= DateColumnNames.incidentRank && rank < DateColumnNames.metadataRank
        {
          continue
        }
        let isEmpty = table.values(index).isEmpty
        if rank < DateColumnNames.metadataRank {
          rank += isEmpty ? 400 : 500
        } else if isEmpty {
          rank += 400
        }
      }
      ranked.append((rank, index))
    }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }
  }

  /// The columns of a known table that may hold dates, and are not those that it is known to have.
  package static func others(than known: [Int], in table: DateTable) -> [Int] {
    candidates(table).map(\.index).filter { !known.contains($0) && table.holdsDates($0) }
  }
}
