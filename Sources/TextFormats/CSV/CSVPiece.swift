internal import SystemIO

/// Whole rows of a table, as they came.
package struct CSVPiece: Sendable {
  /// The bytes of these rows, and others around them.
  package var bytes: [UInt8]
  package var range: Range<Int>
  /// The line of the first row, from 1, if lines are counted.
  package var line: Int
  /// Whether the input ends with `bytes`.
  package var isLast: Bool
}

extension CSVScanner {
  /// The end of the last whole row of a buffer that begins before `limit`; `start` where there is none.
  ///
  /// Lines without a quote are rows; a line with one is looked into.
  package func lastEnd(in buffer: [UInt8], from start: Int, limit: Int, isLast: Bool) -> Int {
    var at = start
    var quote = ByteSearch.first(UInt8(ascii: "\""), in: buffer, from: start)
    while at < limit {
      if quote < at { quote = ByteSearch.first(UInt8(ascii: "\""), in: buffer, from: at) }
      if quote >= limit {
        // No quote from here on: the last line end settles it.
        guard let last = buffer[at..<limit].lastIndex(of: newline) else {
          let next = ByteSearch.first(newline, in: buffer, from: limit)
          if next < quote, next < buffer.count { return next + 1 }
          return quote == buffer.count && isLast ? buffer.count : at
        }
        return last + 1
      }
      let end = ByteSearch.first(newline, in: buffer, from: at)
      if end < quote {
        at = end + 1
      } else {
        guard let row = row(in: buffer, from: at, isLast: isLast), row.next > at else { return at }
        at = row.next
      }
    }
    return at
  }
}

extension CSVScanner {
  /// The rows of a piece, empty lines among them, each with its line number.
  package func rows(of piece: CSVPiece) -> [CSVRow] {
    var rows: [CSVRow] = []
    var (at, line) = (piece.range.lowerBound, piece.line)
    while at < piece.range.upperBound, let found = row(in: piece.bytes, from: at, isLast: piece.isLast) {
      rows.append(
        CSVRow(
          bytes: piece.bytes[at..<found.end], ending: piece.bytes[found.end..<found.next],
          fields: found.fields, line: line, hasOpenQuote: found.hasOpenQuote))
      for byte in piece.bytes[at..<found.next] where byte == newline { line += 1 }
      at = found.next
    }
    return rows
  }
}
