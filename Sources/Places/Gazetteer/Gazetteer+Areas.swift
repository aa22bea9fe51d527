internal import Geodesy

/// The areas in which places lie, as a table of places states them.
extension Gazetteer {
  private static let areaKinds: Set<String> = [
    "governorate", "gouvernorat", "province", "district", "subdistrict", "county", "region", "oblast",
    "raion",
    "rayon", "state", "department", "municipality", "muhafazat", "mohafazat", "область", "район", "محافظة",
    "ناحية",
    "منطقة",
  ]

  /// A name of an area as it is compared: without the word for its kind, as in `Idlib Governorate`.
  package static func areaKey(_ name: String) -> String {
    key(words(name).filter { !areaKinds.contains($0.lowercased()) }.joined(separator: " "))
  }

  /// Whether a text has the word for a kind of area beside a name.
  package static func namesKindOfArea(_ name: String) -> Bool {
    let words = words(name)
    return words.count > 1 && words.contains { areaKinds.contains($0.lowercased()) }
  }

  /// Whether a text is the word for a kind of area and nothing else: `district`.
  static func isKindAlone(_ text: String) -> Bool {
    let words = words(text)
    return !words.isEmpty && words.allSatisfy { areaKinds.contains($0.lowercased()) }
  }

  private static func words(_ name: String) -> [String] {
    name.replacing("-", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether any place lies in an area of a name.
  package func isArea(_ name: String) -> Bool { areaKeys.contains(Self.areaKey(name)) }

  // MARK: - Places that areas are called by

  /// The level of the unit that a place is the seat of, or is, by its code of a feature in GeoNames: 1 for `PPLA`, `PPLC` and
  /// `ADM1`, 2 for `PPLA2` and `ADM2` and so on; nil for other codes.
  package static func seat(of code: String) -> Int? {
    let code = code.uppercased().split(separator: ".").last.map(String.init) ?? ""
    if code == "PPLC" || code == "PPLA" { return 1 }
    guard let level = code.last?.wholeNumberValue, (1...5).contains(level),
      code.count == 4 || code.count == 5,
      code.dropLast() == "PPLA" || code.dropLast() == "ADM"
    else { return nil }
    return level
  }

  /// How far from the seat of a unit of each level its places lie at most, in metres.
  private static let reach = [150_000.0, 60_000, 30_000, 20_000, 10_000]

  /// Whether a place can only be named as what others lie in: the seat of a larger unit nearby.
  func isSeat(_ place: Place, of others: [Place]) -> Bool {
    guard let level = place.seat, Self.reach.indices.contains(level - 1) else { return false }
    return others.allSatisfy { level < $0.seat ?? 9 && Self.distance($0, place) <= Self.reach[level - 1] }
  }

  private static func distance(_ one: Place, _ other: Place) -> Double {
    Geodesic.inverse(from: one.coordinate, to: other.coordinate).distance
  }

  /// Takes places of the table for areas by the texts of a column: a name that follows three other names at least, each of a place
  /// nearby, as ‘Idlib’ does in `Saraqib, Idlib`, `Binnish, Idlib` and `Kafr Nabl, Idlib`, is what these lie in. One before which
  /// it stands itself, as in a list, is none.
  ///
  /// - Returns: The names that were taken, in the order of the texts; those whose area the table states are not among them.
  package mutating func takeAreas(from texts: [String]) -> [String] {
    var names: [String] = []
    var bases: [String: Set<String>] = [:]
    var heads: Set<String> = []
    for text in texts {
      let pieces = LocalityText.pieces(text)
      guard pieces.count > 1, let base = places(named: pieces[0]).first else { continue }
      for name in pieces.dropFirst() {
        guard let other = places(named: name).first, !Self.namesKindOfArea(name) else { continue }
        let (key, own) = (Self.key(other.name), Self.key(base.name))
        if key == own { continue }
        heads.insert(own)
        guard Self.distance(base, other) <= Self.reach[0] else { continue }
        if bases[key] == nil { names.append(other.name) }
        bases[key, default: []].insert(own)
      }
    }
    let taken = names.filter { name in
      let key = Self.key(name)
      return (bases[key]?.count ?? 0) >= 3 && !heads.contains(key) && !isArea(name)
    }
    followed = Set(taken.map { Self.key($0) })
    return taken
  }
}
