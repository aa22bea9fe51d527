internal import Geometry
internal import Places
internal import SystemIO
internal import TextFormats

/// Reads a line from a text with a place on each row, as people write places: `35°48'N 36°00'E`, `1) 37S BV 89012 80034`.
///
/// A blank row begins a new part. A number before each place only counts them.
enum PlaceLines {
  /// The line of a text; nil for a text whose first row is not such a place.
  ///
  /// Rows of numbers alone are not read here: without letters nothing says which comes first.
  ///
  /// - Throws: ``ReadError/position(_:problem:remedy:)`` for a later row that cannot be read.
  static func document(_ text: SourceText) throws(ReadError) -> SourceDocument? {
    let rows = String(decoding: text.bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
    var features: [SourceFeature] = []
    var part: [SourcePosition] = []
    var names: [String?] = []
    var firstLine = 0
    func finish() {
      if part.isEmpty { return }
      var feature = SourceFeature(
        origin: "row \(firstLine)", index: features.count, firstLine: firstLine,
        geometry: .lines([part], isMulti: false))
      if names.contains(where: { $0 != nil }) { feature.vertexNames = names }
      features.append(feature)
      (part, names) = ([], [])
    }
    for (index, row) in rows.enumerated() {
      let words = trimmed(row)
      if words.isEmpty {
        finish()
        continue
      }
      let place = ReadError.Place(file: text.name, line: index + 1)
      if part.isEmpty, features.isEmpty {
        guard namesHemispheres(words), named(words, place) != nil else { return nil }
      }
      if part.isEmpty { firstLine = index + 1 }
      // Says what is wrong with it.
      let found: (position: SourcePosition, name: String?)
      if let row = named(words, place) { found = row } else { found = (try position(words, place), nil) }
      part.append(found.position)
      names.append(found.name)
    }
    finish()
    if features.isEmpty { return nil }
    var document = SourceDocument(features: features)
    document.isOfVertices = true
    let first = features[0].vertexNames
    document.namesVertices = features.count == 1 && !first.contains(nil) && Set(first).count == first.count
    return document
  }

  /// The position of a place and its name, which may stand before it, with a colon, or after it: `Cape: 35°48'N 36°00'E`.
  private static func named(
    _ text: String, _ place: ReadError.Place
  ) -> (position: SourcePosition, name: String?)? {
    if let position = try? position(text, place) { return (position, nil) }
    var splits: [(name: String, place: String)] = []
    if let match = text.wholeMatch(of: /(?<name>[^:;\t]*\p{L}[^:;\t]*)[:;\t](?<place>.*[0-9].*)/) {
      splits.append((String(match.output.name), String(match.output.place)))
    }
    if let match = text.wholeMatch(
      of: /(?<place>.*[0-9°'"′″]\s*[NSEWnsew])(?:\s*[,;:\t]\s*|\s+)(?<name>.*\p{L}.*)/)
    {
      splits.append((String(match.output.name), String(match.output.place)))
    }
    // An angle in the name is a second place, or the rest of the first.
    let angle = /[0-9°'"′″]\s*[NSEW]\b|\b[NSEW]\s*[0-9]/
    for split in splits where !split.name.uppercased().contains(angle) {
      if let position = try? position(trimmed(split.place), place) { return (position, trimmed(split.name)) }
    }
    // A number or a name before the place, with a blank alone.
    var found: [(position: SourcePosition, name: String?)] = []
    for blank in text.indices where text[blank].isWhitespace {
      let name = trimmed(text[..<blank])
      let rest = trimmed(text[blank...])
      guard rest.first?.isNumber == true, !name.uppercased().contains(angle),
        name.contains(where: \.isLetter) || name.allSatisfy(\.isNumber)
      else { continue }
      if let position = try? position(rest, place) { found.append((position, name)) }
    }
    // Where there are several, it is open which numbers are of the name, and which of the place.
    return found.count == 1 ? found[0] : nil
  }

  /// The position of a place, longitude and latitude.
  ///
  /// - Throws: ``ReadError/position(_:problem:remedy:)``.
  ///
  /// - Parameter axis: Which of two numbers comes first where no letters say it; nil for what the form says, or else latitude.
  static func position(
    _ text: String, _ place: ReadError.Place, axis: AxisOrder? = nil
  ) throws(ReadError) -> SourcePosition {
    if text.isEmpty {
      throw .position(place, problem: "a place is empty", remedy: "take the row out, or fill it in")
    }
    do throws(PlaceError) {
      let coordinate = try PlaceReader(axis: axis).reading(withoutNumber(text)).coordinate
      return SourcePosition(x: coordinate.longitude, y: coordinate.latitude)
    } catch {
      throw .position(
        place, problem: "\(error)", remedy: "write each row as in 35°48'00\"N 36°00'00\"E")
    }
  }

  /// The text after a number that only counts: `1.`, `2)`, `3:` and blanks, or a tab.
  private static func withoutNumber(_ text: String) -> String {
    let rest = text.drop { $0.isASCII && $0.isNumber }
    guard rest.count < text.count, text.count - rest.count <= 5, let mark = rest.first else { return text }
    if mark == "\t" || mark == ")" { return trimmed(rest.dropFirst()) }
    guard mark == "." || mark == ":" || mark == ";", let next = rest.dropFirst().first, next.isWhitespace
    else {
      return text
    }
    return trimmed(rest.dropFirst())
  }

  private static func namesHemispheres(_ text: String) -> Bool {
    let words = text.uppercased()
    return (words.contains("N") || words.contains("S")) && (words.contains("E") || words.contains("W"))
      || words.contains(/^[0-9]{0,5}[.):;]?\s*[0-9]{1,2}[C-X]\b/) || words.contains("LAT")
      || words.contains(/^([0-9]{1,5}[.):;]\s*)?[0-9]{1,2}\s?[C-X]\s?[A-Z]{2}\s?[0-9 ]+$/)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(decoding: FieldText.trimmed(Array(text.utf8)), as: UTF8.self)
  }
}
