package import SystemIO

/// Cuts a text that holds GeoJSON features into records and what stands between them, every byte in its
/// place.
///
/// A record is not looked into: one that is broken spoils neither the others nor, in lines and sequences, the
/// text. Memory does not grow with the number of records. It belongs to one thread at a time.
package final class FeatureSplitter {
  package enum Piece {
    /// A feature, or what stands in the place of one, and the line on which it begins, from 1.
    case record(ArraySlice<UInt8>, line: Int)
    /// Bytes between records: line ends, commas, the frame of a collection.
    case between(ArraySlice<UInt8>)
  }

  package let name: String
  package let form: GeoJSONLayout
  /// What the text says before its features of the system that the coordinates are in.
  package internal(set) var crs: StatedCRS?
  /// Whether a system that is stated after the features changes nothing.
  let acceptsLateCRS: (StatedCRS) -> Bool
  /// Whether the caller has a way to give the system, so that messages may advise it.
  let takesCRS: Bool
  private let read: (Int) throws(ReadError) -> [UInt8]
  var buffer: [UInt8]
  var at: Int
  var isLast: Bool
  var line = 1
  var state = State.start
  /// Everything of a collection but its features: JSON of its own, which tells whether the text is whole.
  var frame: [UInt8] = []
  var isFirst = true
  private static let chunk = 1 << 18
  private static let separator: UInt8 = 0x1E

  enum State { case start, betweenRecords, record, tail }

  /// - Parameters:
  ///   - start: Where in the buffer the text begins, after a byte-order mark.
  ///   - takesCRS: Whether the caller has a way to give the system, so that messages may advise it.
  ///   - acceptsLateCRS: Whether a system that a collection states after its features changes nothing for a caller that
  ///     has read these by then.
  package init(
    name: String, form: GeoJSONLayout, buffer: [UInt8], from start: Int, isLast: Bool, takesCRS: Bool = true,
    acceptsLateCRS: @escaping (StatedCRS) -> Bool = { _ in false },
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) {
    self.name = name
    self.form = form
    self.acceptsLateCRS = acceptsLateCRS
    self.takesCRS = takesCRS
    self.read = read
    self.buffer = buffer
    self.isLast = isLast
    at = start
  }

  /// The next piece, or nil at the end.
  ///
  /// - Throws: ``ReadError`` where the input fails midway, and for a collection that is not JSON around its
  ///   features.
  package func next() throws(ReadError) -> Piece? {
    switch form {
    case .lines: try nextLine()
    case .sequence: try nextInSequence()
    case .document: try nextInDocument()
    }
  }

  // MARK: Lines and sequences

  private func nextLine() throws(ReadError) -> Piece? {
    if let blank = try space() { return blank }
    guard let end = try index(of: 0x0A) else { return nil }
    return take(to: trimmed(end))
  }

  private func nextInSequence() throws(ReadError) -> Piece? {
    if let blank = try space(and: Self.separator) { return blank }
    guard let end = try index(of: Self.separator) else { return nil }
    return take(to: trimmed(end))
  }

  /// The index of a byte, or the end of the text; nil where there is no more text.
  private func index(of byte: UInt8) throws(ReadError) -> Int? {
    var searched = at
    while true {
      if let found = buffer[searched...].firstIndex(of: byte) { return found }
      if isLast { return at < buffer.count ? buffer.count : nil }
      let offset = buffer.count - at
      try refill()
      searched = at + offset
    }
  }

  func trimmed(_ end: Int) -> Int {
    var end = end
    while end > at, SourceText.isSpace(buffer[end - 1]) { end -= 1 }
    return end
  }

  /// White space, and a further byte, up to whatever else comes.
  func space(and other: UInt8 = 0x20) throws(ReadError) -> Piece? {
    var end = at
    while true {
      while end < buffer.count, SourceText.isSpace(buffer[end]) || buffer[end] == other { end += 1 }
      if end > at {
        defer { pass(to: end) }
        return .between(buffer[at..<end])
      }
      if end < buffer.count || isLast { return nil }
      try refill()
      end = at
    }
  }

  // MARK: The buffer

  func take(to end: Int) -> Piece {
    let start = line
    defer { pass(to: end) }
    return .record(buffer[at..<end], line: start)
  }

  func pass(to end: Int) {
    for byte in buffer[at..<end] where byte == 0x0A { line += 1 }
    at = end
  }

  func refill() throws(ReadError) {
    let piece = try read(max(Self.chunk, buffer.count - at))
    isLast = piece.isEmpty
    // A new array, because pieces may still hold the old one.
    buffer = buffer[at...] + piece
    at = 0
  }
}
