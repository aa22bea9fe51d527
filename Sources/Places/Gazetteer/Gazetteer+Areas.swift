/// The areas in which places lie, as a table of places states them.
extension Gazetteer {
  private static let kinds: Set<String> = [
    "governorate", "gouvernorat", "province", "district", "subdistrict", "county", "region", "oblast",
    "raion",
    "rayon", "state", "department", "municipality", "muhafazat", "mohafazat", "область", "район", "محافظة",
    "ناحية",
    "منطقة",
  ]

  /// A name of an area as it is compared: without the word for its kind, as in `Idlib Governorate`.
  package static func areaKey(_ name: String) -> String {
    key(words(name).filter { !kinds.contains($0.lowercased()) }.joined(separator: " "))
  }

  /// Whether a text has the word for a kind of area beside a name.
  package static func namesKindOfArea(_ name: String) -> Bool {
    let words = words(name)
    return words.count > 1 && words.contains { kinds.contains($0.lowercased()) }
  }

  private static func words(_ name: String) -> [String] {
    name.replacing("-", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether any place lies in an area of a name.
  package func isArea(_ name: String) -> Bool { areaKeys.contains(Self.areaKey(name)) }
}
