/// Cuts a text that holds GeoJSON features into records and what stands between them, every byte in its
/// place.
///
/// A record is not looked into: one that is broken spoils neither the others nor, in lines and sequences, the
/// text. Memory does not grow with the number of records. It belongs to one thread at a time.
final class FeatureSplitter {
  /// A piece of the text.
  enum Piece {
    /// A feature, or what stands in the place of one, and the line on which it begins, from 1.
    case record(ArraySlice<UInt8>, line: Int)
    /// Bytes between records: line ends, commas, the frame of a collection.
    case between(ArraySlice<UInt8>)
  }

  let name: String
  let form: FeatureForm
  private let read: (Int) throws(ReadError) -> [UInt8]
  private var buffer: [UInt8]
  private var at: Int
  private var isLast: Bool
  private var line = 1
  private var state = State.start
  /// Everything of a collection but its features: JSON of its own, which tells whether the text is whole.
  private var frame: [UInt8] = []
  private var isFirst = true
  private static let chunk = 1 << 18
  private static let separator: UInt8 = 0x1E
  private static let remedy = "correct it as RFC 7946 has it, or write one feature a line"

  private enum State { case start, betweenRecords, record, tail }

  /// - Parameter start: Where in the buffer the text begins, after a byte-order mark.
  init(
    name: String, form: FeatureForm, buffer: [UInt8], from start: Int, isLast: Bool,
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) {
    self.name = name
    self.form = form
    self.read = read
    self.buffer = buffer
    self.isLast = isLast
    at = start
  }

  /// The next piece, or nil at the end.
  ///
  /// - Throws: ``ReadError`` where the input fails midway, and for a collection that is no JSON around its
  ///   features.
  func next() throws(ReadError) -> Piece? {
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

  private func trimmed(_ end: Int) -> Int {
    var end = end
    while end > at, SourceText.isSpace(buffer[end - 1]) { end -= 1 }
    return end
  }

  /// White space, and a further byte, up to whatever else comes.
  private func space(and other: UInt8 = 0x20) throws(ReadError) -> Piece? {
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

  // MARK: One document

  private func nextInDocument() throws(ReadError) -> Piece? {
    switch state {
    case .start:
      while true {
        switch CollectionHead(buffer[at...], isLast: isLast) {
        case .features(let after):
          frame = Array(buffer[at..<after])
          state = .betweenRecords
          try CollectionHead.refuseForeignCRS(in: JSONFragment((frame + Array("]}".utf8))[...]), name: name)
          defer { pass(to: after) }
          return .between(buffer[at..<after])
        case .none:
          state = .tail
          if let blank = try space() { return blank }
          try checkSingle(JSONFragment(buffer[at...]))
          return take(to: trimmed(buffer.count))
        case .unknown: try refill()
        }
      }
    case .betweenRecords:
      if let piece = try betweenFeatures() { return piece }
      return try nextInDocument()
    case .record:
      while true {
        if let end = JSONSpan.end(of: buffer[...], from: at, isLast: isLast) {
          state = .betweenRecords
          return take(to: end)
        }
        if isLast { throw fault("the text ends within a feature; it may be cut off") }
        try refill()
      }
    case .tail:
      guard at < buffer.count else { return nil }
      defer { pass(to: buffer.count) }
      return .between(buffer[at...])
    }
  }

  /// What stands between two features, which must be one comma; or the rest of the text after the last.
  private func betweenFeatures() throws(ReadError) -> Piece? {
    var end = at
    var commas = 0
    while true {
      while end < buffer.count, SourceText.isSpace(buffer[end]) || buffer[end] == UInt8(ascii: ",") {
        if buffer[end] == UInt8(ascii: ",") { commas += 1 }
        end += 1
      }
      if end < buffer.count { break }
      if isLast { throw fault("the text ends within the list of features; it may be cut off") }
      let offset = end - at
      try refill()
      end = at + offset
    }
    let isEnd = buffer[end] == UInt8(ascii: "]")
    if commas != (isEnd || isFirst ? 0 : 1) {
      throw fault("\(commas == 0 ? "a comma is missing" : "a comma is too much") in the list of features")
    }
    guard isEnd else {
      isFirst = false
      state = .record
      defer { pass(to: end) }
      return end > at ? .between(buffer[at..<end]) : nil
    }
    return try tail()
  }

  /// The rest of a collection, once the whole frame is seen to be JSON in longitude and latitude.
  private func tail() throws(ReadError) -> Piece {
    while !isLast { try refill() }
    state = .tail
    let whole = (frame + buffer[at...])[...]
    if let problem = JSONSyntax.fault(in: whole) { throw fault(problem.problem) }
    try CollectionHead.refuseForeignCRS(in: JSONFragment(whole), name: name)
    defer { pass(to: buffer.count) }
    return .between(buffer[at...])
  }

  /// A text that is one Feature or one geometry, and nothing else.
  private func checkSingle(_ object: JSONFragment) throws(ReadError) {
    if let fault = JSONSyntax.fault(in: buffer[at...]) {
      pass(to: fault.index)
      throw self.fault(fault.problem)
    }
    let type = object["type"]?.string ?? ""
    guard type == "Feature" || GeoJSONGeometry.types.contains(type) else {
      throw .format(
        file: name, seen: type == "FeatureCollection" ? "it has no list ‘features’" : "it is no GeoJSON",
        remedy: "give a FeatureCollection, one feature a line, or a CSV table")
    }
    try CollectionHead.refuseForeignCRS(in: object, name: name)
  }

  private func fault(_ problem: String) -> ReadError {
    .syntax(ReadError.Place(file: name, line: line), problem: problem, remedy: Self.remedy)
  }

  // MARK: The buffer

  private func take(to end: Int) -> Piece {
    let start = line
    defer { pass(to: end) }
    return .record(buffer[at..<end], line: start)
  }

  private func pass(to end: Int) {
    for byte in buffer[at..<end] where byte == 0x0A { line += 1 }
    at = end
  }

  private func refill() throws(ReadError) {
    let piece = try read(max(Self.chunk, buffer.count - at))
    isLast = piece.isEmpty
    // A new array, because pieces may still hold the old one.
    buffer = buffer[at...] + piece
    at = 0
  }
}
