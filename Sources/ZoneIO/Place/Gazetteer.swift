package import Geometry
internal import Geodesy

/// Places by their names, from a CSV table.
///
/// Names are compared without regard to case, accents, blanks, hyphens and apostrophes. Other names of a
/// place (`asciiname`, `alternatenames`), a part before or in brackets, parts beside a slash, and a name
/// without the word town, village or city at its end lead to it too, where no place has just that name.
package struct Gazetteer: Sendable, Hashable {
  /// A place of the table.
  package struct Place: Sendable, Hashable {
    /// Its name as the table has it.
    package var name: String
    /// Its position.
    package var coordinate: Coordinate
    /// The radius about it that people mean by its name.
    package var extent: Length
  }

  /// The table, for messages.
  package var file: String
  /// The number of its places.
  package private(set) var count = 0
  /// The rows that have no name or no position.
  package private(set) var unreadable = 0
  private var byName: [String: [Place]] = [:]
  private var byOtherName: [String: [Place]] = [:]

  /// The extent of a place whose table states none: as far as an exact place of UCDP reaches.
  package static let usualExtent = Length.kilometers(1)

  private static let names = [
    "name", "place", "placename", "place_name", "toponym", "name_en", "admin4name_en", "locality",
  ]
  private static let otherNames = [
    "asciiname", "alternatenames", "altname", "alt_name", "name_en", "name_ar",
  ]
  private static let extents = ["extent_m", "radius_m", "extent", "radius"]

  /// The places of a table in a file, or on standard input for `-`.
  ///
  /// - Throws: ``ReadError``, for a table without names and positions.
  package init(path: String) throws(ReadError) {
    let stream = try InputStream(path)
    try self.init(name: stream.name) { count throws(ReadError) in try stream.next(atMost: count) }
  }

  /// The places of a table that is read in pieces.
  init(name file: String, read: @escaping (Int) throws(ReadError) -> [UInt8]) throws(ReadError) {
    self.file = file
    let options = CheckOptions()
    let reader = try CSVReader(
      name: file, names: { IncidentColumns.areNamed(in: $0, options) }, read: read)
    guard let header = try reader.next() else { return }
    let labels = header.fields.indices.map(header.text)
    let finder = ColumnFinder(file: file, names: labels, noun: "column")
    guard let name = try finder.first(of: Self.names) else {
      throw .format(
        file: file, seen: "no column is called name among \(finder.list)",
        remedy: "give a table with the columns name, latitude and longitude")
    }
    let sample = reader.upcoming(atMost: 50).map { IncidentRow(source: .row($0), names: labels) }
    var columns = try IncidentColumns(
      names: labels, file: file, options: options, sample: sample, isGeoJSON: false)
    columns.accuracy =
      try finder.first(of: Self.extents + PositionAccuracy.meterColumns).map { .meters($0) } ?? .exact
    let others = Self.otherNames.compactMap { finder.keys.firstIndex(of: $0) }.filter { $0 != name }
    while let row = try reader.next() {
      if row.isEmpty { continue }
      add(IncidentRow(source: .row(row), names: labels), columns, name: name, others: others)
    }
    if count == 0 {
      throw .format(
        file: file, seen: "it has no place with a name and a position",
        remedy: "give a table with the columns name, latitude and longitude")
    }
  }

  private mutating func add(_ row: IncidentRow, _ columns: IncidentColumns, name: Int, others: [Int]) {
    let title = row.text(name)
    guard !title.isEmpty, let incident = try? Incident(row, columns, options: CheckOptions()) else {
      unreadable += 1
      return
    }
    var extent = Self.usualExtent
    if let length = incident.accuracy, length.meters > 0 { extent = length }
    let place = Place(name: title, coordinate: incident.place, extent: extent)
    count += 1
    let key = Self.key(title)
    byName[key, default: []].append(place)
    var aliases = Set(
      others.flatMap { row.text($0).split(whereSeparator: { ",;|".contains($0) }) }.map { Self.key($0) })
    aliases.formUnion(Self.parts(of: title).map { Self.key($0) })
    for alias in aliases where alias != key && !alias.isEmpty {
      byOtherName[alias, default: []].append(place)
    }
  }

  /// The place of a name.
  ///
  /// - Parameter text: The text in which the name stands, for messages.
  /// - Throws: ``PlaceError/unknownName(_:name:file:)`` and ``PlaceError/ambiguousName(_:name:places:)``.
  func place(named name: String, in text: String) throws(PlaceError) -> Place {
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
  static func key(_ name: some StringProtocol) -> String {
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
