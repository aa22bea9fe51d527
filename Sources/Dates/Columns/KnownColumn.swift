/// The spellings in which a column of a known table comes.
package enum KnownColumn {
  /// Whether a key is a name: as it is, with blanks, hyphens or points for underscores, or cut to the ten characters that
  /// names have in Shapefiles.
  ///
  /// - Parameter key: In lower case.
  package static func isNamed(_ key: String, _ name: String) -> Bool {
    let plain = String(key.map { " -.".contains($0) ? "_" : $0 })
    return plain == name || (plain.utf8.count == 10 && name.hasPrefix(plain))
  }
}
