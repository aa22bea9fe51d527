/// One row of a ``CSVPiece``, read in place: nothing is copied and nothing is counted.
///
/// It is valid only while ``CSVLines`` stands on it.
@safe package struct CSVLine {
  /// The bytes of the whole piece.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let fields: UnsafeBufferPointer<Range<Int>>
  /// Where the row begins, where its bytes end, and where the next row begins.
  private let start: Int
  private let end: Int
  package let next: Int
  /// The line of the file on which the row begins, from 1, if lines are counted.
  package let line: Int
  /// Whether a quote is opened and never closed.
  package let hasOpenQuote: Bool

  @unsafe init(
    bytes: UnsafeBufferPointer<UInt8>, fields: UnsafeBufferPointer<Range<Int>>, start: Int, end: Int,
    next: Int,
    line: Int, hasOpenQuote: Bool
  ) {
    unsafe self.bytes = bytes
    unsafe self.fields = fields
    self.start = start
    self.end = end
    self.next = next
    self.line = line
    self.hasOpenQuote = hasOpenQuote
  }

  /// Whether the row is an empty line.
  package var isEmpty: Bool { start == end }

  /// The number of its fields; an empty line has none.
  package var fieldCount: Int { unsafe fields.count }

  /// The plain decimal number in a field (see ``ExactDecimal``); nil for any other text.
  package func plainNumber(_ field: Int) -> Double? {
    unsafe ExactDecimal.value(bytes, fields[field])
  }

  /// Appends the row with its line end, as it came.
  package func append(to output: inout [UInt8]) {
    unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<next]))
  }

  /// The row as a value of its own.
  package var row: CSVRow {
    let copy = unsafe Array(UnsafeBufferPointer(rebasing: bytes[start..<next]))
    return CSVRow(
      bytes: copy[..<(end - start)], ending: copy[(end - start)...],
      fields: unsafe fields.map { ($0.lowerBound - start)..<($0.upperBound - start) }, line: line,
      hasOpenQuote: hasOpenQuote)
  }
}

/// The rows of a piece of a table, one after the other, in place.
///
/// A row without quotes is split eight bytes at a time. Any other row, and the last bytes of the input, are split by
/// ``CSVScanner/row(in:from:isLast:)``.
@safe package struct CSVLines: ~Copyable {
  private let scanner: CSVScanner
  private let piece: CSVPiece
  private let bytes: UnsafeBufferPointer<UInt8>
  private var fields: UnsafeMutableBufferPointer<Range<Int>>
  private var at: Int
  private var line: Int

  /// The rows of a piece.
  ///
  /// - Parameters:
  ///   - bytes: Those of the piece, which must outlive this.
  ///   - columns: How many fields most rows have; a row with more is as welcome, and slower.
  @unsafe package init(
    of piece: CSVPiece, at bytes: UnsafeBufferPointer<UInt8>, by scanner: CSVScanner, columns: Int
  ) {
    self.scanner = scanner
    self.piece = piece
    unsafe self.bytes = bytes
    unsafe fields = .allocate(capacity: max(columns, 1))
    at = piece.range.lowerBound
    line = piece.line
  }

  deinit { unsafe fields.deallocate() }

  /// The next row, or nil at the end of the piece.
  package mutating func next() -> CSVLine? {
    guard at < piece.range.upperBound else { return nil }
    return plainLine() ?? otherLine()
  }

  /// The next row, if it is without quotes and has no more fields than are expected.
  private mutating func plainLine() -> CSVLine? {
    var count = 0
    var fieldStart = at
    var from = at
    while true {
      // The last bytes of all are for others.
      guard unsafe from + 8 <= bytes.count else { return nil }
      let word = unsafe UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: from, as: UInt64.self)
      var marks = marks(UInt64(littleEndian: word))
      while marks != 0 {
        let place = from + (marks.trailingZeroBitCount >> 3)
        let byte = unsafe bytes[place]
        if unsafe byte == Self.quote || count == fields.count { return nil }
        guard byte == scanner.newline else {
          unsafe fields[count] = Range(uncheckedBounds: (fieldStart, place))
          count += 1
          fieldStart = place + 1
          marks &= marks - 1
          continue
        }
        guard place < piece.range.upperBound else { return nil }
        var end = place
        if scanner.newline == 0x0A {
          while unsafe end > at && bytes[end - 1] == 0x0D { end -= 1 }
        }
        if end > at {
          unsafe fields[count] = Range(uncheckedBounds: (min(fieldStart, end), end))
          count += 1
        }
        defer {
          at = place + 1
          line += 1
        }
        return unsafe CSVLine(
          bytes: bytes, fields: UnsafeBufferPointer(rebasing: fields[..<count]), start: at, end: end,
          next: place + 1, line: line, hasOpenQuote: false)
      }
      from += 8
    }
  }

  /// The next row, whatever is in it; nil where the piece ends within it.
  private mutating func otherLine() -> CSVLine? {
    guard let row = scanner.row(in: piece.bytes, from: at, isLast: piece.isLast) else { return nil }
    if unsafe row.fields.count > fields.count {
      unsafe fields.deallocate()
      unsafe fields = .allocate(capacity: row.fields.count)
    }
    for (index, field) in row.fields.enumerated() { unsafe fields[index] = field }
    defer {
      for index in at..<row.next where unsafe bytes[index] == scanner.newline { line += 1 }
      at = row.next
    }
    return unsafe CSVLine(
      bytes: bytes, fields: UnsafeBufferPointer(rebasing: fields[..<row.fields.count]), start: at,
      end: row.end,
      next: row.next, line: line, hasOpenQuote: row.hasOpenQuote)
  }

  /// The highest bit of each byte of a word that is a delimiter, a line end or a quote; all at once, because most bytes
  /// of a table are none of these.
  private func marks(_ word: UInt64) -> UInt64 {
    // Of a byte that is not 0 the highest bit is set, or becomes so when the others are added to 0x7F.
    func others(_ byte: UInt8) -> UInt64 {
      let difference = word ^ (UInt64(byte) &* Self.ones)
      return ((difference & Self.lows) &+ Self.lows) | difference
    }
    return ~(others(scanner.delimiter) & others(scanner.newline) & others(Self.quote)) & ~Self.lows
  }

  private static let quote = UInt8(ascii: "\"")
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
}
