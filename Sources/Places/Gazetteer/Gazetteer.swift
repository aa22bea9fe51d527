package import Geodesy
package import Geometry
internal import TextFormats

/// Places by their names, from a CSV table.
///
/// Names are compared without regard to case, accents of Latin letters, blanks, hyphens and apostrophes, and the vowel
/// points of Arabic and Hebrew. Blanks and marks between two digits count, `Camp 1-2` is not `Camp 12`, and so do the vowel
/// signs of all other scripts. Nothing is transcribed. Other names of a place (`asciiname`, `alternatenames`), a part before
/// or in brackets, parts beside a slash, and a name without the word town, village or city at its end lead to it too, where no
/// place has just that name.
public struct Gazetteer: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    /// Its name as the table has it.
    package var name: String
    package var coordinate: Coordinate
    /// The radius about it that people mean by its name.
    package var extent: Length
    /// Where it lies, if that is not the disc of its extent: of a place that is known by a bearing, its sector.
    package var region: PlaceRegion?
    /// What it lies in, as the table has it: a district, a governorate, a country; empty where the table does not say.
    package var areas: [String] = []
    /// The level of the administrative unit that it is the seat of, as ``Gazetteer/seat(of:)`` has it; nil for other places.
    package var seat: Int?
    /// What is to be said of the words beside its name, from a semicolon on; empty where there is nothing to say.
    var remark = ""
    /// Words beside its name that may say that it is not the place, and that were passed over.
    var doubts: [String] = []

    package init(
      name: String, coordinate: Coordinate, extent: Length, region: PlaceRegion? = nil, areas: [String] = [],
      seat: Int? = nil
    ) {
      self.seat = seat
      self.areas = areas
      self.region = region
      self.name = name
      self.coordinate = coordinate
      self.extent = extent
    }
  }

  /// What messages call the table.
  package var file: String
  package private(set) var count = 0
  /// The rows that have no name or no position.
  package private(set) var unreadable = 0
  private var byName: [String: [Place]] = [:]
  private var byOtherName: [String: [Place]] = [:]
  private var names = NearNames()
  /// What places lie in, as ``areaKey(_:)`` has it.
  private(set) var areaKeys: Set<String> = []
  /// Places of the table after whose names others follow so often that they are areas; see ``takeAreas(from:)``.
  var followed: Set<String> = []

  /// The extent of a place whose table does not state it: as far as an exact place of UCDP reaches.
  package static let usualExtent = Length.kilometers(1)

  /// An empty gazetteer.
  ///
  /// - Parameter file: What messages call it.
  package init(file: String) { self.file = file }

  /// Adds a place under its name, its other names, and the names within these.
  package mutating func add(_ place: Place, otherNames: [String]) {
    count += 1
    for area in place.areas { areaKeys.insert(Self.areaKey(area)) }
    let key = Self.key(place.name)
    byName[key, default: []].append(place)
    var aliases = Set(otherNames.map { Self.key($0) })
    aliases.formUnion(Self.parts(of: place.name).map { Self.key($0) })
    for title in [place.name] + otherNames { names.add(title) }
    for alias in aliases where alias != key && !alias.isEmpty {
      byOtherName[alias, default: []].append(place)
    }
  }

  /// Counts a row that has no name or no position.
  package mutating func addUnreadable() { unreadable += 1 }

  /// The place of a name.
  ///
  /// - Parameter text: The text in which the name stands, for messages.
  /// - Throws: ``PlaceError/unknownName(_:name:file:suggestions:)`` and ``PlaceError/ambiguousName(_:name:places:areas:)``.
  package func place(named name: String, in text: String) throws(PlaceError) -> Place {
    let found = places(named: name)
    guard let first = found.first else {
      // Findings are to be the same wherever the table lies.
      let table = file.split(separator: "/").last.map(String.init) ?? file
      throw .unknownName(text, name: name, file: table, suggestions: suggestions(for: name))
    }
    try Self.requireOne(found, name, in: text)
    return first
  }

  /// Refuses places of one name that lie apart.
  ///
  /// - Throws: ``PlaceError/ambiguousName(_:name:places:areas:)``.
  package static func requireOne(_ found: [Place], _ name: String, in text: String) throws(PlaceError) {
    if areOne(found) { return }
    throw .ambiguousName(
      text, name: name, places: found.map(\.coordinate),
      areas: found.map { $0.areas.joined(separator: ", ") })
  }

  /// All places of a name; of its other names only where no place has just that name.
  package func places(named name: String) -> [Place] {
    let key = Self.key(name)
    if key.isEmpty { return [] }
    return byName[key] ?? byOtherName[key] ?? Self.withoutKind(name).map { places(named: $0) } ?? []
  }

  /// A name without the word for its kind: `Saraqib town`, `the city of Saraqib`; nil for other names.
  private static func withoutKind(_ name: String) -> String? {
    var words = name.split(whereSeparator: \.isWhitespace)
    if words.count > 1, let last = words.last, kinds.contains(last.lowercased()) {
      return words.dropLast().joined(separator: " ")
    }
    if words.first?.lowercased() == "the" { words.removeFirst() }
    guard words.count > 2, kinds.contains(words[0].lowercased()), words[1].lowercased() == "of" else {
      return nil
    }
    return words.dropFirst(2).joined(separator: " ")
  }

  private static let kinds: Set<String> = ["town", "village", "city"]

  /// Whether places are one that is listed several times; places that lie apart are different ones.
  package static func areOne(_ places: [Place]) -> Bool {
    guard let first = places.first else { return false }
    return places.allSatisfy {
      Geodesic.inverse(from: first.coordinate, to: $0.coordinate).distance
        <= max(first.extent, $0.extent).meters
    }
  }

  /// The names in the table that are nearly a name, the nearest first; at most three.
  ///
  /// Where there are none, those of its places that the name has among its words: `Saraqib countryside`.
  package func suggestions(for name: String) -> [String] {
    let near = names.nearest(to: name)
    if !near.isEmpty { return near }
    let words = name.split { !$0.isLetter && !"'’-".contains($0) }.prefix(12)
    var found: [String] = []
    for length in [3, 2, 1] where found.isEmpty && words.count > length {
      for start in 0...(words.count - length) {
        let part = words[start..<(start + length)].joined(separator: " ")
        guard part.count > 2, let place = places(named: part).first, !found.contains(place.name) else {
          continue
        }
        found.append(place.name)
      }
    }
    return Array(found.prefix(3))
  }

  /// A name in small letters as it is compared.
  package static func key(_ name: some StringProtocol) -> String {
    var key = String.UnicodeScalarView()
    /// What stands between the last digit and here; nil where the last character that counts is no digit.
    var gap: Unicode.Scalar??
    var isLatin = true
    for scalar in String(name).lowercased().unicodeScalars.map(WrittenNumber.western) {
      let category = scalar.properties.generalCategory
      switch category {
      case .decimalNumber, .letterNumber, .otherNumber:
        if let between = gap, let between { key.append(between) }
        key.append(scalar)
        gap = .some(nil)
        continue
      case .lowercaseLetter:
        let letter = scalar.isASCII ? scalar : base(of: scalar)
        isLatin = letter.isASCII || scalar.properties.name?.hasPrefix("LATIN") == true
        key.append(letter)
      case .otherLetter:
        isLatin = false
        key.append(scalar)
      // Letters that stand for apostrophes are in the first range; the second is the stroke that lengthens Arabic words.
      case .modifierLetter where !(0x2B0...0x2FF).contains(scalar.value) && scalar.value != 0x640:
        key.append(scalar)
      case .nonspacingMark, .spacingMark:
        if isLatin || isVowelPoint(scalar) { continue }
        key.append(scalar)
      default:
        if InvisibleMarks.areIgnoredInNumbers(scalar) { continue }
        if let between = gap { gap = .some(separator(between, scalar)) }
        continue
      }
      gap = nil
    }
    return String(key)
  }

  /// What stands between two digits: a decimal mark, or else anything that keeps them apart.
  private static func separator(_ before: Unicode.Scalar?, _ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.properties.isWhitespace { return before ?? "-" }
    switch scalar {
    case ".", ",", "٫": return "."
    default: return scalar.properties.generalCategory == .dashPunctuation || scalar == "−" ? "-" : scalar
    }
  }

  /// The points of Arabic and Hebrew that texts have or leave out.
  private static func isVowelPoint(_ scalar: Unicode.Scalar) -> Bool {
    (0x64B...0x652).contains(scalar.value) || scalar.value == 0x670 || (0x591...0x5C7).contains(scalar.value)
  }

  /// The letter without its accents, by its name in Unicode: LATIN SMALL LETTER A WITH MACRON.
  private static func base(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let words = scalar.properties.name?.split(separator: " ") ?? []
    guard words.count > 4, words.prefix(3) == ["LATIN", "SMALL", "LETTER"], words[4] == "WITH",
      words[3].utf8.count == 1, let letter = words[3].lowercased().unicodeScalars.first
    else { return scalar }
    return letter
  }

  /// Names within a name: before and in brackets, beside a slash, without a word for its kind.
  private static func parts(of name: String) -> [String] {
    let pieces = name.split(whereSeparator: { "()/".contains($0) }).map(String.init)
    return ([name] + pieces).flatMap { piece -> [String] in
      let words = piece.split(separator: " ")
      guard let last = words.last, words.count > 1, kinds.contains(last.lowercased()) else { return [piece] }
      return [piece, words.dropLast().joined(separator: " ")]
    }
  }
}
