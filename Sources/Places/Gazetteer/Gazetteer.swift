internal import Geodesy
package import Geometry

/// Places by their names, from a CSV table.
///
/// Names are compared without regard to case, accents, blanks, hyphens and apostrophes. Other names of a
/// place (`asciiname`, `alternatenames`), a part before or in brackets, parts beside a slash, and a name
/// without the word town, village or city at its end lead to it too, where no place has just that name.
public struct Gazetteer: Sendable, Hashable {
  package struct Place: Sendable, Hashable {
    /// Its name as the table has it.
    package var name: String
    package var coordinate: Coordinate
    /// The radius about it that people mean by its name.
    package var extent: Length

    package init(name: String, coordinate: Coordinate, extent: Length) {
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

  /// The extent of a place whose table does not state it: as far as an exact place of UCDP reaches.
  package static let usualExtent = Length.kilometers(1)

  /// An empty gazetteer.
  ///
  /// - Parameter file: What messages call it.
  package init(file: String) { self.file = file }

  /// Adds a place under its name, its other names, and the names within these.
  package mutating func add(_ place: Place, otherNames: [String]) {
    count += 1
    let key = Self.key(place.name)
    byName[key, default: []].append(place)
    var aliases = Set(otherNames.map { Self.key($0) })
    aliases.formUnion(Self.parts(of: place.name).map { Self.key($0) })
    for alias in aliases where alias != key && !alias.isEmpty {
      byOtherName[alias, default: []].append(place)
    }
  }

  /// Counts a row that has no name or no position.
  package mutating func addUnreadable() { unreadable += 1 }

  /// The place of a name.
  ///
  /// - Parameter text: The text in which the name stands, for messages.
  /// - Throws: ``PlaceError/unknownName(_:name:file:)`` and ``PlaceError/ambiguousName(_:name:places:)``.
  package func place(named name: String, in text: String) throws(PlaceError) -> Place {
    let key = Self.key(name)
    let found = byName[key] ?? byOtherName[key] ?? []
    guard let first = found.first else {
      // Findings are to be the same wherever the table lies.
      let table = file.split(separator: "/").last.map(String.init) ?? file
      throw .unknownName(text, name: name, file: table)
    }
    // The same place may be listed twice; places that lie apart are different ones.
    let isOne = found.allSatisfy {
      Geodesic.inverse(from: first.coordinate, to: $0.coordinate).distance
        <= max(first.extent, $0.extent).meters
    }
    if !isOne { throw .ambiguousName(text, name: name, places: found.map(\.coordinate)) }
    return first
  }

  /// A name without case, accents, blanks and marks.
  package static func key(_ name: some StringProtocol) -> String {
    var key = String.UnicodeScalarView()
    for scalar in String(name).lowercased().unicodeScalars {
      let category = scalar.properties.generalCategory
      if category == .lowercaseLetter, !scalar.isASCII {
        key.append(base(of: scalar))
      } else if [.lowercaseLetter, .otherLetter, .decimalNumber].contains(category) {
        key.append(scalar)
      }
    }
    return String(key)
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
    let kinds: Set<String> = ["town", "village", "city"]
    return ([name] + pieces).flatMap { piece -> [String] in
      let words = piece.split(separator: " ")
      guard let last = words.last, words.count > 1, kinds.contains(last.lowercased()) else { return [piece] }
      return [piece, words.dropLast().joined(separator: " ")]
    }
  }
}
