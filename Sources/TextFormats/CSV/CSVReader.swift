package import SystemIO

/// Reads a table row by row, in memory that does not grow with the number of rows.
///
/// Each row keeps its bytes as they came. See ``CSVDialect`` for what is found out from the first rows, and
/// ``CSVRow/hasOpenQuote`` for what a quote that is never closed does. It belongs to one thread at a time.
package final class CSVReader {
  /// What messages call the input.
  package let name: String
  /// How the table separates its fields and ends its rows.
  package let dialect: CSVDialect
  /// Whether the first 256 KiB are UTF-8.
  package private(set) var utf8 = UTF8Check()
  /// The byte-order marks of UTF-8 with which the table begins, mostly one or none.
  package let byteOrderMark: [UInt8]
  /// A first line that only names the delimiter, `sep=;` as spreadsheets write it, with its line end; or
  /// nothing.
  package let separatorLine: [UInt8]
  /// The lines before the header that were asked to be skipped, with their line ends.
  package let skippedLines: [UInt8]

  private let read: (Int) throws(ReadError) -> [UInt8]
  /// Reads as `read` does, after bytes that were read before: both in one array, without copying what is read. Nil where
  /// the source cannot.
  package var readAfter: ((ArraySlice<UInt8>, Int) throws(ReadError) -> [UInt8])?
  package let scanner: CSVScanner
  private var buffer: [UInt8]
  private var at: Int
  private var line = 1
  private var isLast: Bool
  private static let chunk = 1 << 18
  /// No row of a table is as long: what is longer has no line ends, as a device or a binary file.
  private static let longestRow = 1 << 26

  /// Opens a table in a file, or on standard input for `-`.
  ///
  /// - Parameters:
  ///   - delimiter: What separates the fields; nil to find it out.
  ///   - names: Whether a header names what is wanted, which tells the right delimiter from others.
  /// - Throws: ``ReadError``, for a file that is missing, empty, or in UTF-16.
  package convenience init(
    _ path: String, delimiter: UInt8? = nil, names: (CSVRow) -> Bool = { _ in false }
  ) throws(ReadError) {
    let stream = try InputStream(path, convert: nil)
    try self.init(name: stream.name, delimiter: delimiter, names: names) { count throws(ReadError) in
      try stream.next(atMost: count)
    }
  }

  /// Reads a table from bytes in memory.
  package convenience init(
    _ bytes: ArraySlice<UInt8>, name: String, names: (CSVRow) -> Bool = { _ in false }
  ) throws(ReadError) {
    var rest = bytes
    try self.init(name: name, names: names) { _ throws(ReadError) in
      defer { rest = [] }
      return Array(rest)
    }
  }

  /// Reads a table from pieces; an empty piece is the end.
  ///
  /// - Parameter skip: How many lines stand before the header: a title, a date, whatever they hold.
  /// - Throws: ``ReadError``, also for a table that has no more lines than that in its first 256 KiB.
  package init(
    name: String, delimiter: UInt8? = nil, skip: Int = 0, names: (CSVRow) -> Bool = { _ in false },
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    self.name = name
    self.read = read
    var buffer: [UInt8] = []
    var isLast = false
    while buffer.count < Self.chunk, !isLast {
      let piece = try read(Self.chunk)
      isLast = piece.isEmpty
      buffer += piece
    }
    do {
      // Refuses what is empty, and UTF-16.
      _ = try SourceText(buffer, name: name)
    } catch .empty {
      throw .format(
        file: name, seen: "the table is empty", remedy: "give one with a header and a row a place")
    }
    byteOrderMark = Array(buffer[..<SourceText.markLength(buffer)])
    let named = CSVDialect.separatorLine(buffer[byteOrderMark.count...])
    separatorLine = Array(named?.line ?? [])
    at = byteOrderMark.count + separatorLine.count
    if named != nil { line = 2 }
    let top = at
    let newline: UInt8 = buffer[top...].contains(0x0A) ? 0x0A : 0x0D
    for _ in 0..<skip {
      guard let end = buffer[at...].firstIndex(of: newline), end + 1 < buffer.count else {
        throw .format(
          file: name, seen: "it has no header after \(skip) line\(skip == 1 ? "" : "s")",
          remedy: "skip fewer lines")
      }
      at = end + 1
      line += 1
    }
    skippedLines = Array(buffer[top..<at])
    var dialect = CSVDialect(of: buffer, from: at, isLast: isLast, names: names)
    if let delimiter = delimiter ?? named?.delimiter { dialect.delimiter = delimiter }
    self.dialect = dialect
    utf8.add(buffer[...])
    scanner = CSVScanner(delimiter: dialect.delimiter, newline: dialect.newline)
    self.buffer = buffer
    self.isLast = isLast
  }

  /// The next row, or nil at the end. Empty lines are rows without fields.
  ///
  /// - Throws: ``ReadError/unreadable(file:reason:remedy:)`` where the input fails midway, and
  ///   ``ReadError/format(file:seen:remedy:)`` for a row of more than 64 MiB.
  package func next() throws(ReadError) -> CSVRow? {
    while true {
      if at == buffer.count, isLast { return nil }
      if at < buffer.count, let found = scanner.row(in: buffer, from: at, isLast: isLast) {
        let row = CSVRow(
          bytes: buffer[at..<found.end], ending: buffer[found.end..<found.next], fields: found.fields,
          line: line,
          hasOpenQuote: found.hasOpenQuote)
        for byte in buffer[at..<found.next] where byte == dialect.newline { line += 1 }
        at = found.next
        return row
      }
      try refill()
    }
  }

  /// The next whole rows, of about `size` bytes or more; nil at the end.
  ///
  /// - Parameter countingLines: Whether rows are to know their lines, which takes time.
  /// - Throws: as ``next()``.
  package func nextPiece(bytes size: Int, countingLines: Bool) throws(ReadError) -> CSVPiece? {
    while true {
      if at == buffer.count, isLast { return nil }
      if isLast || buffer.count - at >= size {
        let limit = min(buffer.count, at + size)
        let end = scanner.lastEnd(in: buffer, from: at, limit: limit, isLast: isLast)
        if end > at {
          let piece = CSVPiece(bytes: buffer, range: at..<end, line: line, isLast: isLast)
          if countingLines { line += Self.count(dialect.newline, in: buffer, at..<end) }
          at = end
          return piece
        }
      }
      try refill(atLeast: size)
    }
  }

  private static func count(_ byte: UInt8, in buffer: [UInt8], _ range: Range<Int>) -> Int {
    unsafe buffer.withUnsafeBufferPointer { bytes in
      var count = 0
      for index in range { count &+= unsafe bytes[index] == byte ? 1 : 0 }
      return count
    }
  }

  /// Rows that follow, as far as they are in memory already, without consuming them.
  ///
  /// A pipe may have given more at once than a file does; what is found out of these rows must not depend on that.
  package func upcoming(atMost count: Int) -> [CSVRow] {
    let end = min(buffer.count, Self.chunk)
    return scanner.sample(
      end < buffer.count ? Array(buffer[..<end]) : buffer, from: at, isLast: isLast && end == buffer.count,
      atMost: count)
  }

  private func refill(atLeast size: Int = 0) throws(ReadError) {
    guard buffer.count - at <= Self.longestRow else {
      throw .format(
        file: name, seen: "a row runs on for more than 64 MiB",
        remedy: "give a table with a line a row")
    }
    let room = max(Self.chunk, size, buffer.count - at)
    if let readAfter {
      let rest = buffer.count - at
      buffer = try readAfter(buffer[at...], room)
      isLast = buffer.count == rest
      at = 0
      return
    }
    let piece = try read(room)
    isLast = piece.isEmpty
    // A new array, because rows may still hold the old one.
    buffer = buffer[at...] + piece
    at = 0
  }
}
