internal import TextFormats

/// The column of the units of a column of accuracies, as in `accuracy` and `accuracy_unit`.
package enum AccuracyUnit {
  /// The column: by a name made of that of the accuracies and a word for units, or the only one called `unit` if it holds a unit of
  /// length. Nil where there is none.
  ///
  /// - Parameters:
  ///   - accuracy: The column of the accuracies.
  ///   - keys: The names of the columns in small letters.
  ///   - values: What the first rows state in a column.
  package static func column(of accuracy: Int, keys: [String], values: (Int) -> [String]) -> Int? {
    func letters(_ key: String) -> String { key.filter(\.isLetter) }
    var parts = keys[accuracy].split { !$0.isLetter }.map(String.init)
    var stems = [parts.joined()]
    // ‘accuracy_unit’ is that of ‘accuracy_m’, too.
    if parts.count > 1, let last = parts.popLast(), LengthWords.meters(in: last) != nil {
      stems.append(parts.joined())
    }
    let wanted = Set(
      stems.flatMap { key in words.flatMap { [key + $0, $0 + key, "\($0)of\(key)", "\($0)for\(key)"] } })
    if let named = keys.indices.first(where: { $0 != accuracy && wanted.contains(letters(keys[$0])) }) {
      return named
    }
    let bare = keys.indices.filter { words.contains(letters(keys[$0])) }
    guard bare.count == 1, let only = bare.first else { return nil }
    return values(only).contains { LengthWords.meters(in: $0.lowercased()) != nil } ? only : nil
  }

  /// Whether the name of the accuracies says one unit, and a column beside it another: `accuracy_m` and `km`.
  package static func isContradicted(_ accuracy: Int, by unit: Int, keys: [String], values: (Int) -> [String])
    -> Bool
  {
    let words = keys[accuracy].split { !$0.isLetter }.map(String.init)
    guard words.count > 1, let last = words.last, let meters = LengthWords.meters(in: last) else {
      return false
    }
    return values(unit).contains { LengthWords.meters(in: $0.lowercased()).map { $0 != meters } ?? false }
  }

  /// A number with its unit beside it, as one text; the text alone where it says its own unit, and nil for a number without one.
  package static func joined(_ text: String, _ unit: String) -> String? {
    if text.contains(where: \.isLetter) { return unit.isEmpty ? text : nil }
    return unit.isEmpty ? nil : "\(text) \(unit)"
  }

  /// Whether a name has a word for units.
  package static func isNamed(_ key: String) -> Bool {
    key.split { !$0.isLetter }.contains { words.contains(String($0)) }
      || words.contains { $0.count > 4 && key.filter(\.isLetter).hasSuffix($0) }
  }

  private static let words = [
    "unit", "units", "uom", "unitofmeasure", "einheit", "unité", "unite", "unidad", "birim", "единица",
    "единицы", "وحدة",
  ]
}
