/// The text around features in each form of GeoJSON.
struct FeatureFrame {
  private let format: FindingFormat
  private var isFirst = true

  init(_ format: FindingFormat) { self.format = format }

  private static let start = Array(#"{"type":"FeatureCollection","features":["#.utf8) + [0x0A]
  private static let separator = Array(",\n".utf8)

  /// A feature as it stands after others.
  static func after(_ format: FindingFormat, _ feature: [UInt8]) -> [UInt8] {
    switch format {
    case .geojson: separator + feature
    case .geojsonseq: [0x1E] + onOneLine(feature) + [0x0A]
    case .ndjson, .csv: onOneLine(feature) + [0x0A]
    }
  }

  /// Features as they go to the output: the first of all has the start of the collection before it.
  mutating func begin(_ features: [UInt8]) -> [UInt8] {
    guard format == .geojson, isFirst, !features.isEmpty else { return features }
    isFirst = false
    return Self.start + features.dropFirst(Self.separator.count)
  }

  /// The text after the last feature.
  var end: [UInt8] {
    guard format == .geojson else { return [] }
    return (isFirst ? Self.start : []) + Array("\n]}\n".utf8)
  }

  /// Line ends of JSON stand between its tokens only, where a blank does as well.
  private static func onOneLine(_ feature: [UInt8]) -> [UInt8] {
    feature.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
  }
}
