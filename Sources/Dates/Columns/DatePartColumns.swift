/// The columns of year, month and perhaps day.
package struct DatePartColumns: Equatable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int?
  /// A column that may be the day by its values, and says something else by its name; nil for none, and where there is a day.
  package var leftOver: Int?

  /// The names of year, month and day, folded.
  private static let names: [(year: String, month: String, day: String)] = [
    ("year", "month", "day"), ("iyear", "imonth", "iday"), ("event_year", "event_month", "event_day"),
    ("yyyy", "mm", "dd"), ("yy", "mm", "dd"), ("yr", "mo", "dy"), ("yr", "mon", "day"),
    ("yr", "month", "day"),
    ("annee", "mois", "jour"), ("an", "mois", "jour"), ("ano", "mes", "dia"), ("jahr", "monat", "tag"),
    ("yil", "ay", "gun"), ("anno", "mese", "giorno"), ("jaar", "maand", "dag"), ("год", "месяц", "день"),
    ("рік", "місяць", "день"), ("السنه", "الشهر", "اليوم"), ("سنه", "شهر", "يوم"),
    ("العام", "الشهر", "اليوم"),
    ("سال", "ماه", "روز"), ("aaaa", "mm", "jj"), ("jjjj", "mm", "tt"), ("y", "m", "d"),
  ].map { (folded($0.0), folded($0.1), folded($0.2)) }

  private static let days = Set(names.map(\.day)).subtracting(["dd", "d", "jj", "tt", "dy"])

  /// Whether a name as ``DateColumnNames/plain(_:)`` gives it is that of the days of months, or of days.
  static func isDay(_ plain: String) -> Bool { days.contains(folded(plain)) }

  private static func folded(_ name: String) -> String { DateWords.folded(name.unicodeScalars) }

  /// The columns among those of a table, also with one word more in each: `incident_year`, `incident_month`. Nil where year
  /// or month is missing. Where the names of several languages fit, those with a day are taken.
  package init?(among table: DateTable) {
    let names = table.plain.map(Self.folded)
    var found: [DatePartColumns] = []
    func add(_ year: String, _ month: String, _ day: String) {
      guard let year = names.firstIndex(of: year), let month = names.firstIndex(of: month) else { return }
      found.append(DatePartColumns(year: year, month: month, day: names.firstIndex(of: day)))
    }
    for part in Self.names { add(part.year, part.month, part.day) }
    for name in names {
      for part in Self.names where part.year.count > 1 {
        if name.hasSuffix("_" + part.year) {
          let stem = String(name.dropLast(part.year.count))
          if Self.isOfIncident(stem) { add(name, stem + part.month, stem + part.day) }
        } else if name.hasPrefix(part.year + "_") {
          let stem = String(name.dropFirst(part.year.count))
          if Self.isOfIncident(stem) { add(name, part.month + stem, part.day + stem) }
        }
      }
    }
    guard var parts = found.first(where: { $0.day != nil }) ?? found.first else { return nil }
    if parts.day == nil {
      let rest = names.indices.filter { $0 != parts.year && $0 != parts.month && Self.holdsDays(table, $0) }
      // ‘Day of month’ and ‘Day (1-31)’, but not ‘day of week’ and ‘last day’.
      parts.day = rest.first { index in
        let words = DateColumnNames.words(of: table.keys[index])
        return !words.isDisjoint(with: DateColumnWords.daysOfMonths)
          && words.isSubset(
            of: DateColumnWords.daysOfMonths.union(DateColumnWords.neutral).union(DateColumnWords.incidents)
              .union(DateColumnWords.dates).union(Self.names.map(\.month)).union(["monats", "mois"]))
      }
      if parts.day == nil { parts.leftOver = rest.first { Self.mayBeDays(names[$0]) } }
    }
    self = parts
  }

  /// The columns of the last day in parts: `end_year`, `end_month`, `end_day`. Nil where year or month is missing.
  package static func ends(among table: DateTable) -> DatePartColumns? {
    let names = table.plain.map(folded)
    func isOfEnd(_ stem: String) -> Bool {
      let words = Set(stem.split { !$0.isLetter }.map(String.init)).subtracting(["of", "the"])
      let ends = DateColumnWords.ends.union(DateColumnWords.latests)
      return !words.isDisjoint(with: ends)
        && words.isSubset(of: ends.union(DateColumnWords.incidents).union(DateColumnWords.dates))
    }
    var found: [DatePartColumns] = []
    for (index, name) in names.enumerated() {
      for part in Self.names where part.year.count > 1 {
        var others: (month: String, day: String)?
        if name.hasSuffix(part.year), isOfEnd(String(name.dropLast(part.year.count))) {
          let stem = name.dropLast(part.year.count)
          others = (stem + part.month, stem + part.day)
        } else if name.hasPrefix(part.year), isOfEnd(String(name.dropFirst(part.year.count))) {
          let stem = name.dropFirst(part.year.count)
          others = (part.month + stem, part.day + stem)
        }
        guard let others, let month = names.firstIndex(of: others.month) else { continue }
        found.append(DatePartColumns(year: index, month: month, day: names.firstIndex(of: others.day)))
      }
    }
    return found.first { $0.day != nil } ?? found.first
  }

  /// The columns of year, month and day beside a date that is whole, which may contradict it; the year alone where there is no month.
  package static func witnesses(among table: DateTable) -> (year: Int, month: Int?, day: Int?)? {
    if let parts = DatePartColumns(among: table) { return (parts.year, parts.month, parts.day) }
    return yearAlone(among: table).map { ($0, nil, nil) }
  }

  private init(year: Int, month: Int, day: Int?) { (self.year, self.month, self.day) = (year, month, day) }

  /// Whether all first values of a column are numbers from 0 to 31.
  private static func holdsDays(_ table: DateTable, _ column: Int) -> Bool {
    let values = table.values(column)
    return !values.isEmpty
      && values.allSatisfy { Double($0).map { $0 == $0.rounded() && (0...31).contains($0) } ?? false }
  }

  /// A count, a code or a coordinate is no day.
  private static func mayBeDays(_ name: String) -> Bool {
    DateColumnWords.words(of: name).isDisjoint(with: [
      "id", "count", "number", "killed", "injured", "deaths", "fatalities", "code", "type", "precision",
      "prec", "lat",
      "lon", "latitude", "longitude", "x", "y", "accuracy", "hour", "zone", "week", "weekday",
    ])
  }

  private static func isOfIncident(_ stem: String) -> Bool {
    let words = Set(stem.split { !$0.isLetter }.map(String.init))
    return words.subtracting(["of", "the"])
      .isSubset(of: DateColumnWords.incidents.union(DateColumnWords.dates).union(DateColumnWords.starts))
  }

  /// A column of years, where no other column says more.
  static func yearAlone(among table: DateTable) -> Int? {
    let years = Set(names.map(\.year)).subtracting(["y", "an"])
    let index = table.plain.indices.first { index in
      years.contains(folded(table.plain[index]))
        || DateColumnNames.words(of: table.keys[index]).isSubset(
          of: DateColumnWords.incidents.union(["year", "of"]))
          && DateColumnNames.words(of: table.keys[index]).contains("year")
    }
    guard let index else { return nil }
    let values = table.values(index)
    return !values.isEmpty && values.allSatisfy { $0.utf8.count == 4 && Int($0) != nil } ? index : nil
  }
}
