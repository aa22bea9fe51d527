internal import SystemIO
internal import TextFormats

/// Reads GeoJSON features one by one: of a collection, of lines, or of a sequence with record separators (RFC
/// 8142).
///
/// It belongs to one thread at a time.
final class FeatureReader {
  /// What messages call the input.
  var name: String { splitter.name }
  /// How the text holds its features.
  var form: FeatureForm { splitter.form }
  /// The coordinate reference system that the text names before its features; nil where it names none.
  var crs: StatedCRS? { splitter.crs }
  /// The names of the properties of the first features, in the order in which they come.
  private(set) var names: [String]
  /// What the features that are read ahead have besides properties, coordinates always among it.
  var members: [FeatureTable.Member] {
    FeatureTable.Member.allCases.filter { member in
      [.longitude, .latitude].contains(member)
        || ahead.contains {
          if case .record(let record) = $0 { record.text(of: member) != nil } else { false }
        }
    }
  }

  /// A feature, or bytes between two.
  enum Piece {
    case record(FeatureRecord)
    case between(ArraySlice<UInt8>)
  }

  private let splitter: FeatureSplitter
  /// What was read to find the names, and not yet given out.
  private var ahead: ArraySlice<Piece>
  private static let sampleSize = 200

  /// - Throws: ``ReadError`` where the input fails within its first features.
  init(_ splitter: FeatureSplitter) throws(ReadError) {
    self.splitter = splitter
    var pieces: [Piece] = []
    names = []
    while pieces.count < Self.sampleSize, let piece = try Self.next(splitter) { pieces.append(piece) }
    ahead = pieces[...]
    names = Self.names(of: pieces)
  }

  /// The first features.
  var sample: [FeatureRecord] {
    ahead.prefix(Self.sampleSize).compactMap { if case .record(let record) = $0 { record } else { nil } }
  }

  /// The next piece, or nil at the end.
  func next() throws(ReadError) -> Piece? {
    if let piece = ahead.popFirst() { return piece }
    return try Self.next(splitter)
  }

  /// The next pieces, at most so many; nil at the end.
  func next(atMost count: Int) throws(ReadError) -> [Piece]? {
    var pieces: [Piece] = []
    while pieces.count < count, let piece = try next() { pieces.append(piece) }
    return pieces.isEmpty ? nil : pieces
  }

  /// Reads all that is left, so that the names of all properties are known.
  func readAhead() throws(ReadError) {
    var pieces = Array(ahead)
    while let piece = try Self.next(splitter) { pieces.append(piece) }
    ahead = pieces[...]
    names = Self.names(of: pieces)
  }

  private static func next(_ splitter: FeatureSplitter) throws(ReadError) -> Piece? {
    switch try splitter.next() {
    case .record(let bytes, let line): .record(FeatureRecord(bytes, line: line))
    case .between(let bytes): .between(bytes)
    case nil: nil
    }
  }

  private static func names(of pieces: [Piece]) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for case .record(let record) in pieces {
      for property in record.properties where seen.insert(property.name).inserted {
        names.append(property.name)
      }
    }
    return names
  }
}
