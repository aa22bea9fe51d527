/// How a text holds GeoJSON features.
package enum GeoJSONLayout {
  /// One GeoJSON object: a FeatureCollection, a Feature, or a geometry (RFC 7946).
  case document
  /// A feature on each line.
  case lines
  /// A feature after each record separator (RFC 8142).
  case sequence

  private static let separator: UInt8 = 0x1E

  /// The form of a text by its beginning, or nil where it is not a JSON object.
  ///
  /// The text is lines if its first line, or else its second, is a whole JSON object, and more follows. The
  /// first line of a collection that has a line for each feature names its type.
  package init?(of beginning: ArraySlice<UInt8>, isLast: Bool) {
    let text = beginning.drop(while: SourceText.isSpace)
    switch text.first {
    case Self.separator: self = .sequence
    case UInt8(ascii: "{"):
      let lines = text.split(separator: 0x0A, maxSplits: 2).map { $0.drop(while: SourceText.isSpace) }
        .filter { !$0.isEmpty }
      let isWhole = lines.prefix(2).map {
        $0.first == UInt8(ascii: "{") && (try? JSONValue(parsing: $0)) != nil
      }
      let namesCollection =
        lines.first.map { String(decoding: $0, as: UTF8.self) }?
        .contains("\"FeatureCollection\"") ?? false
      self = lines.count > 1 && isWhole.contains(true) && !namesCollection ? .lines : .document
    default: return nil
    }
  }
}
