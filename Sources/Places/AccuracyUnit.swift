internal import TextFormats

/// The column of the units of a column of accuracies, as in `accuracy` and `accuracy_unit`.
package enum AccuracyUnit {
  /// The column: by a name made of that of the accuracies and a word for units, or one called `unit` right after them if all of
  /// its values are units of length. Nil where there is none.
  ///
  /// - Parameters:
  ///   - accuracy: The column of the accuracies.
  ///   - keys: The names of the columns in small letters.
  ///   - values: What the first rows state in a column.
  package static func column(of accuracy: Int, keys: [String], values: (Int) -> [String]) -> Int? {
    func letters(_ key: String) -> String { key.filter(\.isLetter) }
    let key = letters(keys[accuracy])
    let wanted = Set(words.flatMap { [key + $0, $0 + key, "\($0)of\(key)", "\($0)for\(key)"] })
    if let named = keys.indices.first(where: { $0 != accuracy && wanted.contains(letters(keys[$0])) }) {
      return named
    }
    let next = accuracy + 1
    guard next < keys.count, words.contains(letters(keys[next])) else { return nil }
    let texts = values(next)
    return !texts.isEmpty && texts.allSatisfy({ LengthWords.meters(in: $0.lowercased()) != nil }) ? next : nil
  }

  /// A number with its unit beside it, as one text; the text alone where it says its own unit, and nil for a number without one.
  package static func joined(_ text: String, _ unit: String) -> String? {
    if text.contains(where: \.isLetter) { return unit.isEmpty ? text : nil }
    return unit.isEmpty ? nil : "\(text) \(unit)"
  }

  private static let words = [
    "unit", "units", "uom", "unitofmeasure", "einheit", "unité", "unite", "unidad", "birim", "единица",
    "единицы", "وحدة",
  ]
}
