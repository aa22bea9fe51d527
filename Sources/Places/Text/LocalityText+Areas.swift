internal import Geodesy
internal import Geometry

/// What follows a name and says in what it lies: `Saraqib, Idlib`, `Saraqib (Saraqeb), Idlib, Syria`.
extension LocalityText {
  /// A name before a comma and what stands after it; nil for a text whose name is not one of the table.
  static func qualified(_ text: String, _ gazetteer: Gazetteer) -> (name: String, areas: [String])? {
    let pieces = text.split(separator: ",").map { plain($0) }.filter { !$0.isEmpty }
    guard let name = pieces.first, !gazetteer.places(named: name).isEmpty else { return nil }
    return (name, Array(pieces.dropFirst()))
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

  /// The places of a name that lie in an area; all of them where nothing is known of it.
  ///
  /// - Throws: ``PlaceError/bearing(_:problem:)`` where the area is one of the table and none of them lies there.
  func places(
    _ found: [Gazetteer.Place], _ name: String, in area: String, _ gazetteer: Gazetteer
  ) throws(PlaceError) -> (places: [Gazetteer.Place], isArea: Bool) {
    let key = Gazetteer.areaKey(area)
    let there = found.filter { $0.areas.contains { Gazetteer.areaKey($0) == key } }
    if !there.isEmpty { return (there, true) }
    guard gazetteer.isArea(area) else { return (found, Gazetteer.namesKindOfArea(area)) }
    let unplaced = found.filter(\.areas.isEmpty)
    guard unplaced.isEmpty, let first = found.first else { return (unplaced, true) }
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
