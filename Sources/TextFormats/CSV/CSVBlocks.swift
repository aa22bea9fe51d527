internal import CScan

/// Finds the delimiters and line ends of a table that stand outside quotes, 64 bytes at a time.
///
/// Quotes are paired by their parity, which is right where every quote opens a field, closes one, or is one of two that stand
/// for one. Any other quote is a fault: the marks of a block end before the first, and ``CSVScanner/row(in:from:isLast:)`` has
/// to read the row with it. Rows without a fault are those that the scanner would find.
@safe struct CSVBlocks {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let newline: UInt8
  /// Where the block begins, and where the next one does.
  private(set) var base: Int
  private var following: Int
  /// The delimiters and line ends of the block; whoever goes through them takes them out.
  var marks: UInt64 = 0
  /// The line ends of the block, those within quotes included.
  private(set) var newlines: UInt64 = 0
  /// Whether a line ends within quotes.
  private(set) var hasInnerNewline = false
  /// Whether a quote of the block is a fault. No block follows then.
  private(set) var hasFault = false

  // What the last byte of the block before was, in the lowest bit.
  /// All bits where it was within quotes.
  private var isInside: UInt64 = 0
  /// A delimiter or a line end outside quotes.
  private var isMark: UInt64 = 1
  private var isQuote: UInt64 = 0
  /// A quote that closes a field, as far as is known.
  private var isClosing: UInt64 = 0
  /// The CR after such a quote.
  private var isReturn: UInt64 = 0

  /// The blocks of a table from a row on; ``next()`` goes to the first.
  @unsafe init(of bytes: UnsafeBufferPointer<UInt8>, by scanner: CSVScanner, from start: Int) {
    unsafe self.bytes = bytes
    (delimiter, newline) = (scanner.delimiter, scanner.newline)
    (base, following) = (start, start)
  }

  /// Goes on with another row.
  mutating func restart(at start: Int) {
    (base, following) = (start, start)
    (marks, newlines) = (0, 0)
    (hasInnerNewline, hasFault) = (false, false)
    (isInside, isMark, isQuote, isClosing, isReturn) = (0, 1, 0, 0, 0)
  }

  /// Goes to the next block; false after the last one and after a fault.
  @inline(__always)
  mutating func next() -> Bool {
    guard !hasFault, unsafe following < bytes.count, let first = unsafe bytes.baseAddress else {
      return false
    }
    base = following
    following += 64
    let found =
      unsafe following <= bytes.count ? demarc_marks_of(first + base, delimiter, newline) : rest()
    newlines = found.newlines
    marks = found.delimiters | found.newlines
    if found.quotes | isInside | isClosing | isReturn == 0 {
      hasInnerNewline = false
      isQuote = 0
      isMark = marks >> 63
      return true
    }
    takeQuotes(found)
    return true
  }

  /// The marks of the last bytes, of which there are not 64.
  @inline(never)
  private func rest() -> demarc_marks {
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { block in
      // No delimiter is NUL.
      unsafe block.initialize(repeating: 0)
      for index in unsafe base..<bytes.count { unsafe block[index - base] = bytes[index] }
      return unsafe block.baseAddress.map { unsafe demarc_marks_of($0, delimiter, newline) } ?? demarc_marks()
    }
  }

  @inline(__always)
  private mutating func takeQuotes(_ found: demarc_marks) {
    let quotes = found.quotes
    // A bit is set where the number of quotes up to it is odd.
    var inside = quotes
    inside ^= inside << 1
    inside ^= inside << 2
    inside ^= inside << 4
    inside ^= inside << 8
    inside ^= inside << 16
    inside ^= inside << 32
    inside ^= isInside
    hasInnerNewline = newlines & inside != 0
    let all = marks
    marks &= ~inside
    let closing = quotes & ~inside
    let afterClosing = closing << 1 | isClosing
    let returns = newline == 0x0A ? afterClosing & found.returns : 0
    let faults =
      (quotes & inside & ~(marks << 1 | isMark | quotes << 1 | isQuote))
      | (afterClosing & ~(all | quotes | returns)) | ((returns << 1 | isReturn) & ~newlines)
    isInside = inside >> 63 == 0 ? 0 : ~0
    (isMark, isQuote, isClosing, isReturn) = (marks >> 63, quotes >> 63, closing >> 63, returns >> 63)
    if faults != 0 {
      hasFault = true
      marks &= (faults & (0 &- faults)) &- 1
    }
  }
}
