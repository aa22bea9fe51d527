/// How a table separates its fields and ends its rows.
package struct CSVDialect: Sendable, Hashable {
  /// Comma, semicolon, tab or bar.
  package var delimiter: UInt8
  /// LF (with or without CRs before it), or CR in files of classic Macs, where LF stands within quotes alone.
  package var newline: UInt8

  package init(delimiter: UInt8 = UInt8(ascii: ","), newline: UInt8 = 0x0A) {
    self.delimiter = delimiter
    self.newline = newline
  }

  /// The delimiters that are looked for, in the order of preference.
  package static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// A delimiter by its name (`comma`, `semicolon`, `tab`, `pipe`) or its character; nil for any other text.
  package static func delimiter(named text: String) -> UInt8? {
    switch text.lowercased() {
    case ",", "comma": UInt8(ascii: ",")
    case ";", "semicolon": UInt8(ascii: ";")
    case "\t", "\\t", "tab": UInt8(ascii: "\t")
    case "|", "pipe", "bar": UInt8(ascii: "|")
    default: nil
    }
  }

  /// A field in quotes, where it needs them.
  package static func quoted(_ field: [UInt8], delimiter: UInt8) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard field.contains(where: { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }) else {
      return field
    }
    return [quote] + field.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  /// The first line of a text with its line end, if it only names the delimiter: `sep=;`, perhaps in quotes, and with blanks
  /// or delimiters after it, as programs add them that took it for a row.
  package static func separatorLine(_ text: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, delimiter: UInt8)?
  {
    let quote = UInt8(ascii: "\"")
    let isQuoted = text.first == quote
    let rest = isQuoted ? text.dropFirst() : text
    func withoutBlanks(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> { text.drop { $0 == 0x20 } }
    guard String(decoding: rest.prefix(3), as: UTF8.self).lowercased() == "sep" else { return nil }
    var after = withoutBlanks(rest.dropFirst(3))
    guard after.popFirst() == UInt8(ascii: "=") else { return nil }
    after = withoutBlanks(after)
    guard let delimiter = after.popFirst(), delimiters.contains(delimiter) else { return nil }
    if isQuoted {
      guard after.first == quote else { return nil }
      after.removeFirst()
    }
    after = after.drop { $0 == 0x20 || $0 == 0x09 || $0 == delimiter }
    let ending = after.prefix { $0 == 0x0D || $0 == 0x0A }.prefix(2)
    // Two line ends of one byte are this line's and an empty one.
    let length = ending.starts(with: [0x0D, 0x0A]) ? 2 : ending.isEmpty ? 0 : 1
    guard length > 0 else { return nil }
    return (text[..<(ending.startIndex + length)], delimiter)
  }

  /// What ends the lines of a text: what does so first outside quotes, if it does so most often.
  ///
  /// CRs before an LF are part of its line end: one, or two where a program wrote CR LF as a text of its own. A quote counts
  /// where a field may begin, and ends where one may; a stray one can thus hide some line ends, and that is why the first of
  /// them does not settle it alone.
  private static func newline(of text: ArraySlice<UInt8>, isLast: Bool) -> UInt8 {
    let (lf, cr, quote) = (UInt8(0x0A), UInt8(0x0D), UInt8(ascii: "\""))
    guard text.contains(cr) else { return lf }
    func isEdge(_ byte: UInt8?) -> Bool {
      byte.map { delimiters.contains($0) || $0 == lf || $0 == cr } ?? true
    }
    var (feeds, returns) = (0, 0)
    /// CRs of which the next byte tells whether they end lines.
    var waiting = 0
    var first: UInt8?
    var isQuoted = false
    var before: UInt8?
    for (index, byte) in zip(text.indices, text) {
      if waiting > 0, byte != cr, byte != lf {
        first = first ?? cr
        returns += waiting
        waiting = 0
      }
      if byte == quote {
        let next = index + 1 < text.endIndex ? text[index + 1] : nil
        if isQuoted ? isEdge(next) : isEdge(before) { isQuoted.toggle() }
      } else if !isQuoted, byte == cr {
        waiting += 1
      } else if !isQuoted, byte == lf {
        first = first ?? lf
        feeds += 1
        waiting = 0
      }
      before = byte
    }
    if isLast, waiting > 0 {
      first = first ?? cr
      returns += waiting
    }
    return first == cr && returns >= feeds ? cr : lf
  }

  /// The dialect of the rows at the beginning of a table.
  ///
  /// The delimiter is the one by which the header names coordinates, and then the one by which most rows have
  /// as many fields as the header; fields in quotes are not looked into. A table of one column counts as
  /// separated by commas.
  package init(of buffer: [UInt8], from start: Int, isLast: Bool, names: (CSVRow) -> Bool) {
    newline = Self.newline(of: buffer[start...], isLast: isLast)
    delimiter = Self.delimiters[0]
    var best = 0.0
    for candidate in Self.delimiters {
      let scanner = CSVScanner(delimiter: candidate, newline: newline)
      let rows = scanner.sample(buffer, from: start, isLast: isLast, atMost: 50)
      guard let header = rows.first, header.fields.count > 1 else { continue }
      let alike = rows.dropFirst().filter { $0.fields.count == header.fields.count }.count
      let share = rows.count > 1 ? Double(alike) / Double(rows.count - 1) : 0
      let score = (names(header) ? 1000 : 0) + share * 100 + min(Double(header.fields.count), 50)
      if score > best {
        best = score
        delimiter = candidate
      }
    }
  }
}

extension CSVScanner {
  /// The first rows that a buffer holds, empty lines left out.
  package func sample(_ buffer: [UInt8], from start: Int, isLast: Bool, atMost count: Int) -> [CSVRow] {
    var rows: [CSVRow] = []
    var at = start
    while at < buffer.count, rows.count < count, let row = row(in: buffer, from: at, isLast: isLast) {
      if row.end > at {
        rows.append(
          CSVRow(
            bytes: buffer[at..<row.end], ending: buffer[row.end..<row.next], fields: row.fields, line: 0,
            hasOpenQuote: row.hasOpenQuote))
      }
      at = row.next
    }
    return rows
  }
}
