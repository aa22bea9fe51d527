internal import SystemIO
internal import TextFormats

/// Reads GeoJSON features one by one: of a collection, of lines, or of a sequence with record separators (RFC
/// 8142).
///
/// It belongs to one thread at a time.
final class FeatureReader {
  /// The name of the input in messages.
  var name: String { splitter.name }
  /// How the text holds its features.
  var form: GeoJSONLayout { splitter.form }
  /// The coordinate reference system that the text names before its features; nil where it names none.
  let crs: StatedCRS?
  /// The names of the properties of the first features, in the order in which they come.
  private(set) var names: [String]
  /// The members, other than properties, of the features that were read; coordinates are always among them.
  private(set) var members: [FeatureTable.Member] = [.longitude, .latitude]
  /// The first features, from which columns and their meaning are found.
  private(set) var sample: [FeatureRecord] = []

  /// A feature, or bytes between two.
  enum Piece {
    case record(FeatureRecord)
    case between(ArraySlice<UInt8>)
  }

  private var splitter: FeatureSplitter
  /// The features that were read to find the names, and are not given out yet.
  private var ahead: ArraySlice<Piece>
  private static let sampleSize = 200

  /// - Throws: ``ReadError`` where the input fails within its first features.
  init(_ splitter: FeatureSplitter) throws(ReadError) {
    self.splitter = splitter
    var pieces: [Piece] = []
    while pieces.count < Self.sampleSize, let piece = try Self.next(splitter) { pieces.append(piece) }
    ahead = pieces[...]
    crs = splitter.crs
    sample = pieces.compactMap { if case .record(let record) = $0 { record } else { nil } }
    names = []
    var seen: Set<String> = []
    for record in sample { note(record, &seen) }
  }

  /// The next piece, or nil at the end.
  func next() throws(ReadError) -> Piece? {
    if let piece = ahead.popFirst() { return piece }
    return try Self.next(splitter)
  }

  /// The next pieces, at most as many as asked for; nil at the end.
  func next(atMost count: Int) throws(ReadError) -> [Piece]? {
    var pieces: [Piece] = []
    while pieces.count < count, let piece = try next() { pieces.append(piece) }
    return pieces.isEmpty ? nil : pieces
  }

  /// Reads to the end for the names of all properties, keeps none of the features, and goes on with the first feature
  /// of the same text, opened once more.
  func readNames(thenFrom beginning: FeatureSplitter) throws(ReadError) {
    var seen = Set(names)
    while let piece = try Self.next(splitter) {
      if case .record(let record) = piece { note(record, &seen) }
    }
    ahead = []
    splitter = beginning
  }

  /// Adds what a feature has to the names and members.
  private func note(_ record: FeatureRecord, _ seen: inout Set<String>) {
    for property in record.properties where seen.insert(property.name).inserted {
      names.append(property.name)
    }
    let has = FeatureTable.Member.allCases.filter { members.contains($0) || record.text(of: $0) != nil }
    if has.count != members.count { members = has }
  }

  private static func next(_ splitter: FeatureSplitter) throws(ReadError) -> Piece? {
    switch try splitter.next() {
    case .record(let bytes, let line): .record(FeatureRecord(bytes, line: line))
    case .between(let bytes): .between(bytes)
    case nil: nil
    }
  }
}
