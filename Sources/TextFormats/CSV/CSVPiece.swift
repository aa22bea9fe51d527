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
  /// The end of a whole row of a buffer: of the last that ends by `limit`, or else of the first after it; `start` where there
  /// is none.
  package func lastEnd(in buffer: [UInt8], from start: Int, limit: Int, isLast: Bool) -> Int {
    // Lines without a quote are rows.
    let quote = ByteSearch.first(UInt8(ascii: "\""), in: buffer, from: start)
    let last = buffer[start..<min(quote, limit)].lastIndex(of: newline)
    let at = last.map { $0 + 1 } ?? start
    if quote >= limit, at > start { return at }
    return unsafe buffer.withUnsafeBufferPointer { bytes in
      let blocks = unsafe CSVBlocks(of: bytes, by: self, from: at)
      return lastEnd(in: buffer, blocks, from: at, after: start, limit: limit, isLast: isLast)
    }
  }

  private func lastEnd(
    in buffer: [UInt8], _ blocks: CSVBlocks, from first: Int, after start: Int, limit: Int, isLast: Bool
  ) -> Int {
    var blocks = blocks
    var at = first
    while at < limit {
      if blocks.next() {
        let ends = blocks.marks & blocks.newlines
        let firstEnd = blocks.base + ends.trailingZeroBitCount
        if ends == 0 {
          if at > start, blocks.base >= limit { return at }
          continue
        }
        if firstEnd - at < Self.reach {
          // A shift by more than there are bits leaves none.
          let within = ends & ~(~0 << UInt64(max(limit - blocks.base, 0)))
          if within != 0 { at = blocks.base + 64 - within.leadingZeroBitCount }
          if within != ends { return at > start ? at : firstEnd + 1 }
          continue
        }
      }
      guard let row = row(in: buffer, from: at, isLast: isLast), row.next > at else { return at }
      at = row.next
      blocks.restart(at: at)
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
