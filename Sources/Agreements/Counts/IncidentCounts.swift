internal import Dates
internal import Incidents
package import SystemIO
package import TextFormats
internal import ZoneDoubt
internal import Zones

/// Incidents counted by time, sector and zone, and by what was found.
///
/// The table has a row for every combination of the spans of time from the first incident to the last, of all sectors and of all
/// zones, counted or not, then rows for what is not known, and a row of totals. Every column sums to its total, and the kinds of
/// findings of a row sum to its `incidents`.
package struct IncidentCounts: Sendable {
  private let keys: [CountKey]
  /// The names of the kinds of findings, as columns.
  private let kinds: [String]
  /// The sectors, and the zones, that there are.
  private var sectors: [String] = []
  private var zones: [String] = []
  private var counts: [Group: [Int]] = [:]

  /// What the incidents of one row have in common; nil and empty for what is not known or does not apply.
  private struct Group: Hashable {
    var time: CalendarDate?
    var sector = ""
    var zone = ""
  }

  private init(_ keys: [CountKey], kinds: [String]) { (self.keys, self.kinds) = (keys, kinds + ["invalid"]) }

  /// How many spans of time a table may have.
  private static let most = 100_000

  /// Counts by findings of an agreement.
  ///
  /// - Throws: What ``Monitor/forEach(_:)`` throws; ``UsageError`` for sectors where the agreement has none.
  package init(
    _ agreement: Agreement, _ monitor: inout Monitor, by keys: [CountKey], progress: (Int) -> Void = { _ in }
  ) throws {
    self.init(
      keys, kinds: Outcome.allCases.map { String($0.rawValue.map { $0 == " " ? "_" : $0 }) })
    let all = agreement.zones + agreement.amendments.flatMap(\.changes.zones)
    for terms in all.compactMap(\.sectors) {
      let names =
        switch terms {
        case .equal(let count): (1...count).map(String.init)
        case .named(let parts): parts.map(\.name)
        }
      for name in names where !sectors.contains(name) { sectors.append(name) }
    }
    if keys.contains(.sector), sectors.isEmpty {
      throw UsageError(
        "--by ‘sector’ needs a zone with sectors; \(agreement.file) has none; give one of its zones ‘sectors: 5’"
      )
    }
    zones = agreement.zones.map(\.id)
    var rows = 0
    let days = monitor.readsDays
    try monitor.forEach { row, found in
      rows += 1
      progress(rows)
      switch found {
      case .success(let finding):
        add(
          finding.days, sector: finding.sector, zone: finding.zone?.id ?? "",
          Outcome.allCases.firstIndex(of: finding.outcome) ?? 0)
      case .failure: addInvalid(days: days(row))
      }
    }
  }

  /// Counts by verdicts in zones.
  ///
  /// - Parameters:
  ///   - names: Those of the zones, in the order of the check.
  ///   - each: Gets the finding of each row.
  /// - Throws: What ``DatedCheck/forEach(_:)`` throws; ``UsageError`` for sectors, which zones do not have, and for spans of time
  ///   where the table has no dates.
  package init(
    _ check: DatedCheck, zones names: [String], by keys: [CountKey],
    each: (Result<DatedFinding, RowError>) -> Void = { _ in }
  ) throws {
    self.init(keys, kinds: Verdict.allCases.map(\.rawValue))
    if keys.contains(.sector) {
      throw UsageError(
        "--by ‘sector’ is for an agreement whose zones have sectors; leave it out, or give an agreement")
    }
    if let key = keys.first(where: \.isTime), !check.hasDates {
      throw UsageError(
        "--by ‘\(key.rawValue)’ needs dates, and no column of dates was found; name one with --date")
    }
    zones = names
    let byZone = keys.contains(.zone)
    try check.forEach { row, found in
      each(found)
      guard case .success(let finding) = found else { return addInvalid(days: check.days(of: row)) }
      for (zone, assessment) in zip(names, finding.assessments) where byZone {
        add(finding.days, zone: zone, Verdict.allCases.firstIndex(of: assessment.verdict) ?? 0)
      }
      if !byZone {
        let verdict = finding.assessments[finding.deciding].verdict
        add(finding.days, zone: "", Verdict.allCases.firstIndex(of: verdict) ?? 0)
      }
    }
  }

  private mutating func add(_ days: DateSpan, sector: String = "", zone: String, _ kind: Int) {
    var group = Group()
    if let key = keys.first(where: \.isTime), let first = days.first, let last = days.last {
      let start = key.start(of: first)
      if start == key.start(of: last) { group.time = start }
    }
    if keys.contains(.sector) { group.sector = sector }
    if keys.contains(.zone) { group.zone = zone }
    counts[group, default: Array(repeating: 0, count: kinds.count)][kind] += 1
  }

  /// A row that cannot be judged is in no known sector or zone; its time is that of its date, where that can be read.
  private mutating func addInvalid(days: DateSpan?) {
    add(days ?? DateSpan(first: nil, last: nil), zone: "", kinds.count - 1)
  }

  /// The table: a column for each key, `incidents`, and a column for each kind of finding.
  ///
  /// - Throws: ``UsageError`` for more spans of time than a table should have.
  package func table() throws(UsageError) -> FigureTable {
    var times: [CalendarDate?] = [nil]
    if let key = keys.first(where: \.isTime) {
      let known = counts.keys.compactMap(\.time)
      times = []
      if let first = known.min(), let last = known.max() {
        var next = first
        while next <= last {
          guard times.count < Self.most else {
            throw UsageError(
              "from \(first) to \(last) there are more than \(Self.most) of ‘\(key.rawValue)’; count by a longer span, or correct the dates"
            )
          }
          times.append(next)
          next = key.next(after: next)
        }
      }
      times.append(nil)
    }
    let sectors = keys.contains(.sector) ? self.sectors + [""] : [""]
    let zones = keys.contains(.zone) ? self.zones + [""] : [""]
    var table = FigureTable(names: keys.map(\.rawValue) + ["incidents"] + kinds)
    for time in times {
      for sector in sectors {
        for zone in zones {
          let group = Group(time: time, sector: sector, zone: zone)
          let row = counts[group]
          // What is not known is a row only where there is something.
          let isKnown =
            keys.allSatisfy { key in
              key.isTime ? time != nil : key == .sector ? !sector.isEmpty : !zone.isEmpty
            }
          guard isKnown || row != nil else { continue }
          table.rows.append(
            keys.map { key in
              .text(key.isTime ? time.map(key.text) ?? "" : key == .sector ? sector : zone)
            } + Self.cells(row ?? Array(repeating: 0, count: kinds.count)))
        }
      }
    }
    var totals = Array(repeating: 0, count: kinds.count)
    for row in counts.values { for kind in kinds.indices { totals[kind] += row[kind] } }
    table.rows.append(
      keys.indices.map { .text($0 == 0 ? "total" : "") } + Self.cells(totals))
    return table
  }

  private static func cells(_ row: [Int]) -> [FigureTable.Cell] {
    [.count(row.reduce(0, +))] + row.map { .count($0) }
  }
}
