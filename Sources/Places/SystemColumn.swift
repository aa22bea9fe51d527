/// A column that says in which zone or reference system the position of each row is: `utm_zone`, `epsg`, `srid`, `huso`.
package struct SystemColumn: Sendable, Equatable {
  /// The column.
  package let index: Int
  /// A value of the first rows that agrees with the system, by which most rows are told at once; nil for none.
  package let usual: String?
  /// The code of the system that positions are read in.
  private let code: Int
  /// Its zone, for the systems of UTM; nil for others.
  private let zone: (number: Int, isNorth: Bool)?
  /// Whether the column holds codes, and not zones.
  private let holdsCodes: Bool

  package static func == (a: SystemColumn, b: SystemColumn) -> Bool {
    a.index == b.index && a.code == b.code && a.usual == b.usual
  }

  /// What a name says of the values of a column.
  private enum Kind { case code, zone, anyZone }

  private static let codeWords: Set<String> = ["epsg", "srid", "crs", "srs", "projection", "proj"]
  private static let zoneWords: Set<String> = [
    "huso", "fuso", "fuseau", "zone", "zona", "utmzone", "gridzone",
  ]
  private static let besideWords: Set<String> = [
    "utm", "grid", "code", "number", "no", "nr", "num", "id", "name", "coordinate",
  ]

  private static func kind(of key: String) -> Kind? {
    let words = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if key == "zone" { return .anyZone }
    // Of ‘coordinate system’ and ‘reference system’ the system is the code.
    if words.contains("system"), words.contains("coordinate") || words.contains("reference") { return .code }
    let rest = words.filter { !besideWords.contains($0) }
    guard rest.count == 1 || words == ["utm"] else { return nil }
    if words == ["utm"] { return .zone }
    if codeWords.contains(rest[0]) { return .code }
    guard zoneWords.contains(rest[0]) else { return nil }
    // A zone alone may be one of anything.
    let isOfGrids = rest[0] != "zone" && rest[0] != "zona" || words.contains("utm") || words.contains("grid")
    return isOfGrids ? .zone : nil
  }

  /// Whether a column is one of zones or systems by its name.
  package static func isNamed(_ key: String) -> Bool { kind(of: key) != nil }

  /// Whether a column is one of codes of systems by its name, and not of zones.
  static func holdsCodes(_ key: String) -> Bool { kind(of: key) == .code }

  /// The column of a table, where its values can be compared with the system that positions are read in.
  ///
  /// - Parameters:
  ///   - keys: The names of the columns in lower case.
  ///   - system: The name of the system, such as `EPSG:32637`.
  ///   - values: The values of a column in the first rows, without those that are missing.
  /// - Returns: nil where there is no such column, or where nothing is known of the system.
  package init?(among keys: [String], system: String, values: (Int) -> [String]) {
    let digits = system.lowercased().hasPrefix("epsg:") ? system.dropFirst(5) : ""
    guard let code = Int(digits) else { return nil }
    self.code = code
    zone = Self.zone(of: code)
    func column(_ kind: Kind) -> Int? { keys.firstIndex { Self.kind(of: $0) == kind } }
    if let index = column(.code) {
      (self.index, holdsCodes) = (index, true)
    } else if zone != nil, let index = column(.zone) {
      (self.index, holdsCodes) = (index, false)
    } else if let zone, let index = column(.anyZone) {
      // ‘zone’ may be one of something else, unless its values are those of UTM: the zone itself, or numbers with a letter.
      let values = values(index)
      let own = values.count { Self.zone($0)?.number == zone.number }
      let areMarked =
        !values.isEmpty && values.allSatisfy { Self.zone($0) != nil && $0.last?.isLetter == true }
      guard own * 2 >= values.count || areMarked else { return nil }
      (self.index, holdsCodes) = (index, false)
    } else {
      return nil
    }
    let (zone, holdsCodes) = (zone, holdsCodes)
    usual = values(index).first { !Self.disagrees($0, code, zone, holdsCodes) }
  }

  /// Whether a value names another zone or system than positions are read in; false for what is not understood.
  package func disagrees(_ text: String) -> Bool {
    text != usual && Self.disagrees(text, code, zone, holdsCodes)
  }

  private static func disagrees(
    _ text: String, _ code: Int, _ zone: (number: Int, isNorth: Bool)?, _ holdsCodes: Bool
  ) -> Bool {
    if holdsCodes, !text.lowercased().contains("utm") {
      // ‘urn:ogc:def:crs:EPSG::32637’
      let digits = text.reversed().drop { !$0.isNumber }.prefix { $0.isNumber }.reversed()
      guard digits.count > 3, let stated = Int(String(digits)) else { return false }
      return stated != code
    }
    guard let zone, let stated = Self.zone(text) else { return false }
    return stated.number != zone.number || stated.isNorth.map { $0 != zone.isNorth } ?? false
  }

  /// The zone of UTM that a text names, and its hemisphere where it says that: `37N`, `37`, `UTM zone 37 N`, `30T`. An `S` may be the
  /// band of 32 to 40 degrees north, and says nothing.
  private static func zone(_ text: String) -> (number: Int, isNorth: Bool?)? {
    let plain = text.uppercased()
    guard let start = plain.lastIndex(where: { $0.isLetter || $0.isNumber }) else { return nil }
    var rest = plain[...start]
    var isNorth: Bool?
    if let last = rest.last, last.isLetter {
      let word = String(rest.reversed().prefix { $0.isLetter }.reversed())
      rest = rest.dropLast(word.count)
      switch word {
      case "N", "NORTH", "NORTE", "NORD": isNorth = true
      case "SOUTH", "SUR", "SUL", "SUD": isNorth = false
      case "S": break
      case _ where word.count == 1 && ("C"..."M").contains(word): isNorth = false
      case _ where word.count == 1 && ("P"..."X").contains(word): isNorth = true
      default: return nil
      }
      while rest.last == " " || rest.last == "-" { rest.removeLast() }
    }
    let digits = String(rest.reversed().prefix { $0.isNumber }.reversed())
    guard digits.count <= 2, let number = Int(digits), (1...60).contains(number) else { return nil }
    return (number, isNorth)
  }

  /// The zone of the systems of UTM in the register of EPSG: those of WGS 84, ETRS89, ED50, NAD27, NAD83, GDA94, GDA2020 and
  /// SIRGAS 2000.
  private static func zone(of code: Int) -> (number: Int, isNorth: Bool)? {
    let families: [(codes: ClosedRange<Int>, base: Int, isNorth: Bool)] = [
      (32601...32660, 32600, true), (32701...32760, 32700, false), (25828...25838, 25800, true),
      (23028...23038, 23000, true), (26701...26722, 26700, true), (26901...26923, 26900, true),
      (28348...28358, 28300, false), (7846...7859, 7800, false), (31965...31976, 31954, true),
      (31977...31985, 31960, false),
    ]
    return families.first { $0.codes.contains(code) }.map { (code - $0.base, $0.isNorth) }
  }
}
