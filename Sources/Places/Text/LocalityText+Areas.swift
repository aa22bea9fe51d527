internal import Geodesy
internal import Geometry

/// What follows a name and says in what it lies: `Saraqib, Idlib`, `Saraqib (Saraqeb), Idlib, Syria`.
extension LocalityText {
  /// A name before a comma and what stands after it; nil for a text whose name is not one of the table.
  static func qualified(_ text: String, _ gazetteer: Gazetteer) -> (name: String, areas: [String])? {
    let pieces = pieces(text)
    guard let name = pieces.first, !gazetteer.places(named: name).isEmpty else { return nil }
    return (name, Array(pieces.dropFirst()))
  }

  /// What commas part, those of all scripts, without brackets.
  static func pieces(_ text: String) -> [String] {
    withCommas(text).split(separator: ",").map { plain($0) }.filter { !$0.isEmpty }
  }

  /// A text with the commas of Arabic, Chinese and Japanese as `,`.
  static func withCommas(_ text: String) -> String {
    text.contains { "،、，".contains($0) } ? String(text.map { "،、，".contains($0) ? "," : $0 }) : text
  }

  /// Whether a place that follows a name is what that lies in: by its extent, as the seat of a unit, or by what most texts say.
  func isArea(_ other: Gazetteer.Place, of found: [Gazetteer.Place], _ gazetteer: Gazetteer) -> Bool {
    // The area may be written by another name of the town that it is called by.
    let key = Gazetteer.areaKey(other.name)
    let isStated = found.allSatisfy { $0.areas.contains { Gazetteer.areaKey($0) == key } }
    return isStated || Self.lies(found, within: other) || gazetteer.isSeat(other, of: found)
      || gazetteer.followed.contains(Gazetteer.key(other.name))
  }

  /// That a text names two places, and how to write it if one is what the other lies in.
  func twoPlaces(_ name: String, _ other: Gazetteer.Place) -> PlaceError {
    let key = Gazetteer.areaKey(name)
    let way =
      other.areas.contains { Gazetteer.areaKey($0) == key }
      ? "write ‘\(other.name), \(name)’ if ‘\(other.name)’ is meant"
      : "write ‘\(name), \(other.name) Governorate’ (or District) if ‘\(name)’ lies in it, or say so in a column ‘governorate’ of the"
        + " table of places"
    return .bearing(
      text,
      problem:
        "it names two places, ‘\(name)’ and ‘\(other.name)’; \(way), and give each place a row if both are")
  }

  /// Words by which a place is not the town before them, or by which it is not known.
  private static let elsewhere = Set(
    """
    countryside rural rif reef exact exactly precise unknown unclear unspecified unconfirmed uncertain not
    unidentified approximate approximately approx estimated possibly probably maybe perhaps somewhere
    outskirts outside near nearby close vicinity surroundings surrounding environs suburb suburbs area areas
    front frontline axis airbase airport airfield base camp camps checkpoint junction crossing crossroads
    intersection bridge farm farms farmland hill hills mountain mountains valley forest road highway
    motorway factory silo silos dam station prison quarry refinery port border side части окрестности
    пригород ريف محيط أطراف مطار قرب جنوب شمال شرق غرب مجهول
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// Whether words name no place of their own: `an area`.
  static func isNameless(_ words: String) -> Bool {
    words.lowercased().split(whereSeparator: \.isWhitespace).allSatisfy {
      ["a", "an", "the", "area", "place", "point", "location", "site", "position"].contains($0)
    }
  }

  /// Whether words beside a name may say that the place is not the one of the name: `eastern countryside`, `airbase`, `exact
  /// location not known`, or `district` alone, which is larger.
  static func mayBeElsewhere(_ words: String) -> Bool {
    let parts = words.lowercased().split { !$0.isLetter }.map(String.init)
    return parts.contains(where: elsewhere.contains) || Gazetteer.isKindAlone(words)
  }

  /// Whether words are one code or number, such as `C4133` or `2018`, or a mark with one: `no. 3`.
  static func isCode(_ words: String) -> Bool {
    let parts = words.split(whereSeparator: \.isWhitespace)
    guard let last = parts.last, parts.count < 3, last.contains(where: \.isNumber),
      last.allSatisfy({ $0.isLetter || $0.isNumber || "-_#".contains($0) }), !BearingText.holdsDistance(words)
    else { return false }
    return parts.count == 1
      || ["no", "no.", "nr", "nr.", "pcode", "id", "block", "camp"].contains(parts[0].lowercased())
  }

  /// Whether places lie within the extent of another.
  static func lies(_ found: [Gazetteer.Place], within other: Gazetteer.Place) -> Bool {
    found.allSatisfy {
      Geodesic.inverse(from: $0.coordinate, to: other.coordinate).distance + $0.extent.meters
        <= other.extent.meters
    }
  }

  /// Without brackets and what is in them.
  private static func plain(_ text: Substring) -> String {
    var text = text
    while let open = text.lastIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
      open > text.startIndex
    {
      text = text[..<open] + text[text.index(after: close)...]
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The places of a name that lie in an area, and whether the table says so; all of them where nothing is known of it.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` where the area is one of the table and none of them lies there.
  func places(
    _ found: [Gazetteer.Place], _ name: String, in area: String, _ gazetteer: Gazetteer
  ) throws(PlaceError) -> (places: [Gazetteer.Place], isArea: Bool, isKnown: Bool) {
    let key = Gazetteer.areaKey(area)
    let there = found.filter { $0.areas.contains { Gazetteer.areaKey($0) == key } }
    if !there.isEmpty { return (there, true, true) }
    guard gazetteer.isArea(area) else { return (found, Gazetteer.namesKindOfArea(area), false) }
    let unplaced = found.filter(\.areas.isEmpty)
    guard unplaced.isEmpty, let first = found.first else { return (unplaced, true, false) }
    if found.count > 1, !Gazetteer.areOne(found) {
      throw .bearing(text, problem: "none of the \(found.count) places called ‘\(name)’ lies in ‘\(area)’")
    }
    var areas: [String] = []
    for area in first.areas where !areas.contains(area) { areas.append(area) }
    throw .bearing(
      text,
      problem: "‘\(name)’ lies in \(areas.map { "‘\($0)’" }.joined(separator: ", ")), and not in ‘\(area)’")
  }
}
