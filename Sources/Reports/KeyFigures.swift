internal import Dates

/// What a person in charge asks first: how many are in, where, whether it is getting more, and what is in doubt.
struct KeyFigures {
  /// The rows by the number of their kind of finding.
  private(set) var kinds: [Int: Int] = [:]
  /// The rows that cannot be read.
  private(set) var invalid = 0
  /// All rows.
  private(set) var rows = 0
  /// The rows of the gravest kind by day, where one day is meant.
  private var days: [Int: Int] = [:]
  /// All rows that can be read by day, where one day is meant.
  private var allDays: [Int: Int] = [:]
  /// The last day of any row.
  private var last: Int?
  /// The first day of any row.
  private var first: Int?
  /// The rows of the gravest kind by the name of their place.
  private var places: [String: Int] = [:]

  /// Counts a row.
  ///
  /// - Parameters:
  ///   - entry: What is said of it; nil for one that cannot be read.
  ///   - place: The name of its place; empty for none.
  mutating func add(_ entry: ReportEntry?, place: String) {
    rows += 1
    guard let entry else {
      invalid += 1
      return
    }
    kinds[entry.outcome, default: 0] += 1
    let day = entry.days.first == entry.days.last ? entry.days.first?.ordinal : nil
    if let day {
      last = max(last ?? day, day)
      first = min(first ?? day, day)
      allDays[day, default: 0] += 1
    }
    guard entry.outcome == 0 else { return }
    if let day { days[day, default: 0] += 1 }
    if !place.isEmpty { places[place, default: 0] += 1 }
  }

  /// The places with the most rows of the gravest kind, at most three.
  var topPlaces: [(name: String, count: Int)] {
    places.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { ($0.key, $0.value) }
  }

  /// Two spans of days of equal length, the later one ending with the table's last day, and what happened in each. Rows of the
  /// gravest kind are those in ``before`` and ``after``, those ``earlier``, and those ``undated``: together all of them.
  struct Trend: Equatable {
    var length: Int
    var before: Int
    var after: Int
    /// The rows of any kind in each of the spans: reporting may have changed, too.
    var allBefore: Int
    var allAfter: Int
    /// The rows of the gravest kind before both spans, and those that are not of one certain day.
    var earlier: Int
    var undated: Int
    /// The last day of the later span.
    var to: CalendarDate

    /// The direction: -1 for fewer, 1 for more; 0 where the two differ by no more than chance would have it.
    ///
    /// Of n events that fall into either span with the same chance, the difference has a spread of √n. Less than twice
    /// that is taken for chance.
    var direction: Int {
      let (sum, difference) = (Double(before + after), Double(after - before))
      return difference * difference <= 4 * sum ? 0 : difference < 0 ? -1 : 1
    }
  }

  /// Whether it is getting more: the last 28 days beside the 28 before them, or 7 days where the table spans less than 56;
  /// nil where it spans less than 14.
  var trend: Trend? {
    guard let first, let last else { return nil }
    let span = last - first + 1
    let length = span >= 56 ? 28 : 7
    guard span >= 14 else { return nil }
    let (later, sooner) = ((last - length + 1)...last, (last - 2 * length + 1)...(last - length))
    func count(_ days: [Int: Int], _ range: ClosedRange<Int>) -> Int {
      days.reduce(0) { $0 + (range.contains($1.key) ? $1.value : 0) }
    }
    let (before, after) = (count(days, sooner), count(days, later))
    let dated = days.values.reduce(0, +)
    return Trend(
      length: length, before: before, after: after, allBefore: count(allDays, sooner),
      allAfter: count(allDays, later), earlier: dated - before - after, undated: (kinds[0] ?? 0) - dated,
      to: CalendarDate(ordinal: last))
  }
}
