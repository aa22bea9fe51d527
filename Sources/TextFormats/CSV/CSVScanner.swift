/// Finds where a row of a table ends and where its fields lie (RFC 4180, read generously).
///
/// A field is quoted if its first byte is a quote. The quote is closed by the next one that is not doubled and that
/// a delimiter or a line end follows, blanks between them allowed. On the line on which the field begins, other
/// quotes inside it stand for themselves; a field that runs over several lines must be quoted strictly, because
/// a stray quote would otherwise swallow the rows up to the next quoted field. A quote that is not closed so within
/// 16 MiB or before the end of the input spoils its own row alone: the row ends with its first line.
package struct CSVScanner {
  package var delimiter: UInt8
  /// LF, or CR for files that end no line otherwise.
  package var newline: UInt8

  package init(delimiter: UInt8, newline: UInt8) { (self.delimiter, self.newline) = (delimiter, newline) }

  private static let quote = UInt8(ascii: "\"")
  /// How far a quote may reach: farther than any text that a table holds, and not so far that a stray quote would have
  /// the rest of a table in memory.
  package static let reach = 1 << 24

  package struct Row {
    package var fields: [Range<Int>] = []
    /// The end of the row's bytes, and of its line end.
    package var end = 0
    package var next = 0
    package var hasOpenQuote = false
  }

  /// The row that begins at an index, or nil where more bytes are needed to tell.
  package func row(in buffer: [UInt8], from start: Int, isLast: Bool) -> Row? {
    var row = Row()
    var at = start
    while true {
      let field = at
      if at < buffer.count, buffer[at] == Self.quote, !row.hasOpenQuote {
        switch closing(in: buffer, after: at, isLast: isLast) {
        case .closed(let end): at = end
        case .open: row.hasOpenQuote = true
        case .unknown: return nil
        }
      }
      while at < buffer.count, buffer[at] != delimiter || row.hasOpenQuote, buffer[at] != newline { at += 1 }
      if at < buffer.count, buffer[at] == delimiter, !row.hasOpenQuote {
        row.fields.append(field..<at)
        at += 1
        continue
      }
      guard at < buffer.count || isLast else { return nil }
      row.end = at
      row.next = min(at + 1, buffer.count)
      // More than one where a program that writes CR LF was itself taken for text.
      if at < buffer.count, newline == 0x0A {
        while row.end > start, buffer[row.end - 1] == 0x0D { row.end -= 1 }
      }
      row.fields.append(min(field, row.end)..<row.end)
      if row.end == start { row.fields = [] }
      return row
    }
  }

  private enum Closing { case closed(Int), open, unknown }

  /// Where the field that a quote opens ends: the index of the delimiter or line end after its closing quote.
  private func closing(in buffer: [UInt8], after opening: Int, isLast: Bool) -> Closing {
    var at = opening + 1
    var isOnFirstLine = true
    var hasStray = false
    let limit = min(buffer.count, opening + Self.reach)
    while at < limit {
      let byte = buffer[at]
      at += 1
      if byte == newline {
        if hasStray { return .open }
        isOnFirstLine = false
      }
      guard byte == Self.quote else { continue }
      if at < buffer.count, buffer[at] == Self.quote {
        at += 1
        continue
      }
      var end = at
      while end < buffer.count, buffer[end] == 0x20 || (buffer[end] == 0x09 && delimiter != 0x09) { end += 1 }
      if end < buffer.count, buffer[end] == 0x0D, newline == 0x0A {
        var feed = end + 1
        while feed < buffer.count, buffer[feed] == 0x0D { feed += 1 }
        if feed == buffer.count, !isLast { return .unknown }
        if feed == buffer.count || buffer[feed] == 0x0A { return .closed(end) }
      }
      if end == buffer.count { return isLast ? .closed(end) : .unknown }
      if buffer[end] == delimiter || buffer[end] == newline { return .closed(end) }
      if !isOnFirstLine { return .open }
      hasStray = true
    }
    return limit == opening + Self.reach || isLast ? .open : .unknown
  }
}
