package import SystemIO

/// Finds columns by their names, in any case; two columns of one name are an error.
package struct ColumnFinder {
  package var file: String
  package var names: [String]
  /// The names without blanks around them and marks that nobody sees, in lower case.
  package var keys: [String]
  /// What the input calls them: columns, or properties of features.
  package var noun: String

  package init(file: String, names: [String], noun: String) {
    self.file = file
    self.names = names
    self.noun = noun
    keys = names.map(Self.key)
  }

  /// A name without blanks around it and without marks that nobody sees, in lower case.
  package static func key(_ name: String) -> String {
    InvisibleMarks.removed(from: String(decoding: FieldText.trimmed(Array(name.utf8)), as: UTF8.self))
      .lowercased()
  }

  /// The first twelve names in quotes, and how many more there are, for a message.
  package var list: String {
    let shown = names.prefix(12).map(RowError.quoted).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  /// The column of a name that was given: exactly as given, or else in any case.
  package func named(_ name: String) throws(ReadError) -> Int {
    let key = Self.key(name)
    let exact = names.indices.filter { names[$0] == name }
    let found = exact.isEmpty ? keys.indices.filter { keys[$0] == key } : exact
    guard let index = found.first else {
      throw .column(
        file: file, problem: "no \(noun) is called ‘\(name)’ among \(list)", remedy: "give one of these")
    }
    guard found.count == 1 else { throw several(found) }
    return index
  }

  /// The column of a name that was given, or else the one with the first of some names that there is.
  package func column(_ given: String?, or wanted: [String]) throws(ReadError) -> Int? {
    if let given { return try named(given) }
    return try first(of: wanted)
  }

  /// The column with the first of some names that there is.
  package func first(of wanted: [String]) throws(ReadError) -> Int? {
    for name in wanted {
      let found = keys.indices.filter { keys[$0] == name }
      if found.count > 1 { throw several(found) }
      if let index = found.first { return index }
    }
    return nil
  }

  private func several(_ found: [Int]) -> ReadError {
    .column(
      file: file, problem: "\(found.count) columns are called ‘\(names[found[0]])’",
      remedy: "rename them, so that one is meant")
  }
}
