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

  /// Some texts that were looked at and need not be again: most columns have few values.
  private var known: Set<String> = []

  private static let kept = 1000

  /// Takes note of a value in one of the condition's columns.
  mutating func add(_ text: String, _ condition: CompiledCondition) {
    if known.contains(text) { return }
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

  /// Adds what later rows show.
  mutating func add(_ other: ConditionSurvey) {
    seen.formUnion(other.seen)
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
      let known = Dictionary(values.map { ($0.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
      for text in others.sorted() {
        guard let value = known[CompiledCondition.plain(text).lowercased()],
          !unseen.contains(where: { $0.element == value })
        else { continue }
        sentences.append(
          "‘\(text)’ of \(columns) is not ‘\(value)’, whose capitals are others; list it too if it is meant")
      }
    case .matches(let pattern):
      if seen.isEmpty {
        sentences.append("‘\(pattern)’ matches no row of \(columns)\(some.map { "; it has \($0)" } ?? "")")
      }
    case .range(let atLeast, let atMost):
      let words = [atLeast.map { "at least \($0.plain)" }, atMost.map { "at most \($0.plain)" }]
        .compactMap(\.self).joined(separator: " and ")
      if seen.isEmpty { sentences.append("no row of \(columns) is \(words)") }
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
    let wanted = Array(value.lowercased().prefix(200))
    let ranked = others.map { (distance: Self.distance(wanted, Array($0.lowercased())), text: $0) }
      .min { ($0.distance, $0.text) < ($1.distance, $1.text) }
    guard let nearest = ranked else { return nil }
    return nearest.distance <= max(2, wanted.count / 3) ? "‘\(nearest.text)’" : some
  }

  /// Up to three values that there are.
  private var some: String? {
    let first = others.sorted().prefix(3).map { "‘\($0.prefix(40))’" }
    return first.isEmpty ? nil : first.joined(separator: ", ") + (others.count > 3 ? " and others" : "")
  }

  /// The edit distance of two texts (Levenshtein).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = corner + (x == y ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(replaced, corner + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}

extension Double {
  /// Without the point of a whole number.
  fileprivate var plain: String { self == rounded() && abs(self) < 1e15 ? "\(Int(self))" : "\(self)" }
}
