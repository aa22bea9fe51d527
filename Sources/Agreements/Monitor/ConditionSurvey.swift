internal import Incidents
internal import TextFormats

/// What the rows of a table show of a condition: which of its values they have, and which others there are.
struct ConditionSurvey: Sendable {
  /// The places of the condition's values that a row has.
  private var seen: Set<Int> = []
  /// Other values, as many as are kept to name one that is near.
  private var others: Set<String> = []
  /// How many values a condition of numbers cannot compare, and the first of them.
  private var unread: (count: Int, example: String)?

  /// The first number that passes or not by whether its one mark sets thousands apart, and whether other numbers tell that it is
  /// decimal.
  private var ambiguous: String?
  private var hasDecimals = false

  /// Some texts that were looked at and need not be again: most columns have few values.
  private var known: Set<String> = []

  private static let kept = 1000

  /// Takes note of a value in one of the condition's columns.
  mutating func add(_ text: String, _ condition: CompiledCondition) {
    if known.contains(text) { return }
    if case .range = condition.test { addNumber(text, condition) }
    if let place = condition.place(of: text) {
      seen.insert(place)
    } else if !FieldText.isMissing(text) {
      if case .range = condition.test, condition.number(text) == nil {
        unread = ((unread?.count ?? 0) + 1, unread?.example ?? text)
        return
      }
      if others.count < Self.kept, text.utf8.count <= 200 { others.insert(text) }
    }
    if known.count < Self.kept, text.utf8.count <= 200 { known.insert(text) }
  }

  private mutating func addNumber(_ text: String, _ condition: CompiledCondition) {
    guard text.utf8.contains(where: { ".,".utf8.contains($0) }) else { return }
    let digits = Substring(text).drop { $0 == "-" }
    guard let whole = WrittenNumber.grouped(digits) else {
      hasDecimals = hasDecimals || condition.number(text) != nil
      return
    }
    let other = (digits.count < text.count ? "-" : "") + whole
    if (condition.place(of: text) == nil) != (condition.place(of: other) == nil) {
      ambiguous = ambiguous ?? text
    }
  }

  /// Adds what later rows show.
  mutating func add(_ other: ConditionSurvey) {
    seen.formUnion(other.seen)
    ambiguous = ambiguous ?? other.ambiguous
    hasDecimals = hasDecimals || other.hasDecimals
    for text in other.others.sorted() where others.count < Self.kept { others.insert(text) }
    if let more = other.unread {
      unread = ((unread?.count ?? 0) + more.count, unread?.example ?? more.example)
    }
  }

  /// What keeps a condition from finding what it is meant to find, a sentence each.
  func sentences(_ condition: Condition, field: String) -> [String] {
    let columns = condition.columns.map { "‘\($0)’" }.joined(separator: " or ")
    var sentences: [String] = []
    switch condition.test {
    case .oneOf(let values):
      let unseen = values.enumerated().filter { place, value in
        // A value that is listed twice is seen where it is listed first.
        !seen.contains(
          values.firstIndex { CompiledCondition.plain($0) == CompiledCondition.plain(value) } ?? place)
      }
      for (_, value) in unseen {
        sentences.append("‘\(value)’ is in no row of \(columns)\(near(value).map { "; it has \($0)" } ?? "")")
      }
      let known = Dictionary(
        values.map { (NearText.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
      for text in others.sorted() {
        guard let value = known[NearText.folded(text)], !unseen.contains(where: { $0.element == value })
        else { continue }
        let isOtherCase =
          CompiledCondition.plain(text).lowercased() == CompiledCondition.plain(value).lowercased()
        sentences.append(
          "‘\(text)’ of \(columns) is not ‘\(value)’, whose \(isOtherCase ? "capitals" : "marks") are others; list it too if it is meant"
        )
      }
      let sorted = others.sorted()
      let seenValues = values.filter { value in !unseen.contains { $0.element == value } }
      let alike = sorted.compactMap { text in
        seenValues.first { NearText.sayTheSame(text, $0) || NearText.isSlip(text, $0) }.map { (text, $0) }
      }
      for (text, value) in alike.prefix(5) {
        sentences.append(
          "‘\(text)’ of \(columns) is not ‘\(value)’, and may mean the same; list it too if it is meant")
      }
      if alike.count > 5 {
        sentences.append(
          "\(alike.count - 5) more values of \(columns) may mean the same as one that is listed")
      }
      for (place, value) in values.enumerated() where seen.contains(place) {
        guard let cell = sorted.first(where: { isList($0, with: value, of: values) }) else {
          continue
        }
        sentences.append(
          "‘\(cell.prefix(60))’ of \(columns) holds ‘\(value)’ among others, and is not it; use ‘matches’ if such rows are meant"
        )
      }
    case .matches(let pattern):
      if seen.isEmpty {
        sentences.append("‘\(pattern)’ matches no row of \(columns)\(some.map { "; it has \($0)" } ?? "")")
      }
    case .range(let atLeast, let atMost):
      let words = [atLeast.map { "at least \($0.plain)" }, atMost.map { "at most \($0.plain)" }]
        .compactMap(\.self).joined(separator: " and ")
      if seen.isEmpty { sentences.append("no row of \(columns) is \(words)") }
      if let ambiguous, !hasDecimals,
        let whole = WrittenNumber.grouped(Substring(ambiguous).drop { $0 == "-" })
      {
        sentences.append(
          "‘\(ambiguous)’ of \(columns) is read as a number with decimals; write \(whole) if thousands are meant"
        )
      }
      if let unread {
        sentences.append(
          "\(unread.count) row\(unread.count == 1 ? "" : "s") of \(columns) \(unread.count == 1 ? "is" : "are") not compared, as ‘\(unread.example.prefix(40))’ is not a number"
        )
      }
    }
    return sentences.map { "warning: \(field): \($0)" }
  }

  /// The value that is nearest to one that no row has, or else some; nil where there is none.
  private func near(_ value: String) -> String? {
    let wanted = Array(NearText.folded(value).prefix(200))
    let ranked = others.map {
      (distance: NearText.distance(wanted, Array(NearText.folded($0))), text: $0)
    }.min { ($0.distance, $0.text) < ($1.distance, $1.text) }
    guard let nearest = ranked else { return nil }
    if nearest.distance == 0 { return "‘\(nearest.text)’" }
    let isNear = nearest.distance <= max(2, wanted.count / 3)
    let isAlike = isNear && nearest.distance < wanted.count
    let cell = others.sorted().first {
      isAlike ? isList($0, with: value, of: [value]) : NearText.list($0, holds: value)
    }
    if let cell {
      return "‘\(cell.prefix(60))’, which holds it among others; use ‘matches’ if such rows are meant"
    }
    return isNear ? "‘\(nearest.text)’" : some
  }

  /// Whether a cell is a list with a value among others. Words with blanks between them are one only if all of them are values
  /// of other cells or of the condition, as the choices of a form are.
  private func isList(_ cell: String, with value: String, of values: [String]) -> Bool {
    guard NearText.list(cell, holds: value) else { return false }
    if NearText.hasSigns(cell) { return true }
    return NearText.members(of: cell).allSatisfy { word in
      others.contains(word) || values.contains { CompiledCondition.plain($0) == word }
    }
  }

  /// Up to three values that there are.
  private var some: String? {
    let first = others.sorted().prefix(3).map { "‘\($0.prefix(40))’" }
    return first.isEmpty ? nil : first.joined(separator: ", ") + (others.count > 3 ? " and others" : "")
  }
}

extension Double {
  /// Without the point of a whole number.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
