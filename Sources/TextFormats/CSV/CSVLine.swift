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
  /// Whether a line ends within quotes.
  package let spansLines: Bool

  @unsafe init(
    bytes: UnsafeBufferPointer<UInt8>, fields: UnsafeBufferPointer<Range<Int>>, start: Int, end: Int,
    next: Int,
    line: Int, hasOpenQuote: Bool, spansLines: Bool
  ) {
    unsafe self.bytes = bytes
    unsafe self.fields = fields
    self.start = start
    self.end = end
    self.next = next
    self.line = line
    self.hasOpenQuote = hasOpenQuote
    self.spansLines = spansLines
  }

  /// Whether the row is an empty line.
  package var isEmpty: Bool { start == end }

  /// Whether nothing is in the row: it is an empty line, or has only delimiters, blanks and quotes, as spreadsheets write rows
  /// that are formatted and have no values.
  package var isBlank: Bool {
    var at = start
    while at < end {
      guard unsafe CSVRow.isBlank(bytes[at]) else { return false }
      at += 1
    }
    return true
  }

  /// The number of its fields; an empty line has none.
  package var fieldCount: Int { unsafe fields.count }

  /// The number in a field, with or without quotes around it (see ``ExactDecimal``); nil for any other text.
  package func number(_ field: Int, _ marks: ExactDecimal.Marks) -> Double? {
    unsafe ExactDecimal.value(bytes, content(field), marks)
  }

  /// Whether a field is a text without quotes in it, quotes around it aside.
  package func holds(_ text: [UInt8], in field: Int) -> Bool {
    let content = content(field)
    return text.count == content.count
      && text.indices.allSatisfy { unsafe bytes[content.lowerBound + $0] == text[$0] }
  }

  /// The text of a field without blanks around it; nil for a field that is not there, or takes more care to read (see
  /// ``FieldText/plain(_:)``).
  package func text(_ field: Int) -> String? {
    guard field < fieldCount else { return nil }
    return unsafe FieldText.plain(UnsafeBufferPointer(rebasing: bytes[content(field)]))
  }

  /// Whether a field is a point of Well-Known Text with nearly these coordinates: `POINT (36.7 35.81)`.
  package func holdsPoint(_ x: Double, _ y: Double, within tolerance: Double, in field: Int) -> Bool {
    let content = content(field)
    var at = content.lowerBound
    for letter in "POINT".utf8 {
      guard at < content.upperBound, unsafe bytes[at] & 0xDF == letter else { return false }
      at += 1
    }
    while unsafe at < content.upperBound && bytes[at] == 0x20 { at += 1 }
    guard content.upperBound - at > 4, unsafe bytes[at] == UInt8(ascii: "("),
      unsafe bytes[content.upperBound - 1] == UInt8(ascii: ")")
    else { return false }
    at += 1
    while unsafe at < content.upperBound && bytes[at] == 0x20 { at += 1 }
    var gap = at
    while unsafe gap < content.upperBound && bytes[gap] != 0x20 { gap += 1 }
    guard gap < content.upperBound, let first = unsafe ExactDecimal.value(bytes, at..<gap),
      let second = unsafe ExactDecimal.value(bytes, gap..<(content.upperBound - 1))
    else { return false }
    return abs(first - x) <= tolerance && abs(second - y) <= tolerance
  }

  /// The bytes of a field without the quotes around it.
  private func content(_ field: Int) -> Range<Int> {
    let range = unsafe fields[field]
    guard range.count > 1, unsafe bytes[range.lowerBound] == UInt8(ascii: "\""),
      unsafe bytes[range.upperBound - 1] == UInt8(ascii: "\"")
    else { return range }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
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
/// ``CSVBlocks`` finds where their fields end. Rows with quotes in unusual places, and the last row of an input that ends without
/// a line end, are split by ``CSVScanner/row(in:from:isLast:)``.
@safe package struct CSVLines: ~Copyable {
  private let scanner: CSVScanner
  private let piece: CSVPiece
  private let bytes: UnsafeBufferPointer<UInt8>
  private var blocks: CSVBlocks
  private var fields: UnsafeMutableBufferPointer<Range<Int>>
  private var at: Int
  private var line: Int

  /// The rows of a piece.
  ///
  /// - Parameters:
  ///   - bytes: Those of the piece, which must outlive this.
  ///   - columns: How many fields most rows have; a row with more is as welcome.
  @unsafe package init(
    of piece: CSVPiece, at bytes: UnsafeBufferPointer<UInt8>, by scanner: CSVScanner, columns: Int
  ) {
    self.scanner = scanner
    self.piece = piece
    unsafe self.bytes = bytes
    unsafe blocks = CSVBlocks(of: bytes, by: scanner, from: piece.range.lowerBound)
    unsafe fields = .allocate(capacity: max(columns, 1))
    at = piece.range.lowerBound
    line = piece.line
  }

  deinit { unsafe fields.deallocate() }

  /// The next row, or nil at the end of the piece.
  package mutating func next() -> CSVLine? {
    guard at < piece.range.upperBound else { return nil }
    var count = 0
    var fieldStart = at
    // The row's line end is counted without looking; others in it are looked for where there may be one.
    var hasInnerNewline = blocks.hasInnerNewline
    while true {
      var marks = blocks.marks
      while marks != 0 {
        let place = blocks.base + marks.trailingZeroBitCount
        marks &= marks - 1
        if unsafe count == fields.count { growFields() }
        guard unsafe bytes[place] == scanner.newline else {
          unsafe fields[count] = Range(uncheckedBounds: (fieldStart, place))
          count += 1
          fieldStart = place + 1
          continue
        }
        // The scanner has the last word on texts that may be too long.
        guard place < piece.range.upperBound, place - at < CSVScanner.reach else { return otherLine() }
        var end = place
        if scanner.newline == 0x0A {
          while unsafe end > at && bytes[end - 1] == 0x0D { end -= 1 }
        }
        if end > at {
          unsafe fields[count] = Range(uncheckedBounds: (min(fieldStart, end), end))
          count += 1
        }
        blocks.marks = marks
        let (start, first) = (at, line)
        at = place + 1
        let lines = hasInnerNewline ? newlines(in: start..<at) : 1
        line += lines
        return unsafe CSVLine(
          bytes: bytes, fields: UnsafeBufferPointer(rebasing: fields[..<count]), start: start, end: end,
          next: at, line: first, hasOpenQuote: false, spansLines: lines > 1)
      }
      guard blocks.next() else { return otherLine() }
      hasInnerNewline = hasInnerNewline || blocks.hasInnerNewline
    }
  }

  /// The next row, whatever is in it; nil where the piece ends within it.
  @inline(never)
  private mutating func otherLine() -> CSVLine? {
    guard let row = scanner.row(in: piece.bytes, from: at, isLast: piece.isLast) else { return nil }
    while unsafe row.fields.count > fields.count { growFields() }
    for (index, field) in row.fields.enumerated() { unsafe fields[index] = field }
    let (start, first) = (at, line)
    at = row.next
    let lines = newlines(in: start..<at)
    line += lines
    blocks.restart(at: at)
    return unsafe CSVLine(
      bytes: bytes, fields: UnsafeBufferPointer(rebasing: fields[..<row.fields.count]), start: start,
      end: row.end, next: row.next, line: first, hasOpenQuote: row.hasOpenQuote, spansLines: lines > 1)
  }

  private func newlines(in range: Range<Int>) -> Int {
    var count = 0
    for index in range where unsafe bytes[index] == scanner.newline { count += 1 }
    return count
  }

  @inline(never)
  private mutating func growFields() {
    let more = unsafe UnsafeMutableBufferPointer<Range<Int>>.allocate(capacity: 2 * fields.count)
    for index in unsafe fields.indices { unsafe more[index] = fields[index] }
    unsafe fields.deallocate()
    unsafe fields = more
  }
}
