/// How a table separates its fields and ends its rows.
public struct CSVDialect: Sendable, Hashable {
  /// Comma, semicolon, tab or bar.
  public var delimiter: UInt8
  /// LF (with or without CR before it), or CR in files that have no LF.
  public var newline: UInt8

  /// A dialect of its parts.
  public init(delimiter: UInt8 = UInt8(ascii: ","), newline: UInt8 = 0x0A) {
    self.delimiter = delimiter
    self.newline = newline
  }

  /// The delimiters that are looked for, in the order of preference.
  public static let delimiters: [UInt8] = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// A delimiter by its name (`comma`, `semicolon`, `tab`, `pipe`) or its character; nil for any other text.
  public static func delimiter(named text: String) -> UInt8? {
    switch text.lowercased() {
    case ",", "comma": UInt8(ascii: ",")
    case ";", "semicolon": UInt8(ascii: ";")
    case "\t", "\\t", "tab": UInt8(ascii: "\t")
    case "|", "pipe", "bar": UInt8(ascii: "|")
    default: nil
    }
  }

  /// The first line of a text with its line end, if it only names the delimiter: `sep=;`.
  static func separatorLine(_ text: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, delimiter: UInt8)? {
    let word = Array("sep=".utf8)
    guard text.count > word.count,
      String(decoding: text.prefix(word.count), as: UTF8.self).lowercased() == "sep=",
      delimiters.contains(text[text.startIndex + word.count])
    else { return nil }
    let rest = text.dropFirst(word.count + 1)
    let ending = rest.prefix { $0 == 0x0D || $0 == 0x0A }
    guard !ending.isEmpty, ending.count <= 2 else { return nil }
    return (text[..<ending.endIndex], text[text.startIndex + word.count])
  }

  /// The dialect of the rows at the beginning of a table.
  ///
  /// The delimiter is the one by which the header names coordinates, and then the one by which most rows have
  /// as many fields as the header; fields in quotes are not looked into. A table of one column counts as
  /// separated by commas.
  init(of buffer: [UInt8], from start: Int, isLast: Bool, names: (CSVRow) -> Bool) {
    let head = buffer[start...]
    // The line ends outside quotes decide; a lone CR there is rare enough that the first LF settles it.
    newline = head.contains(0x0A) || !head.contains(0x0D) ? 0x0A : 0x0D
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
  func sample(_ buffer: [UInt8], from start: Int, isLast: Bool, atMost count: Int) -> [CSVRow] {
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
