package import SystemIO

/// One row of a table, with its bytes as they came.
package struct CSVRow: Sendable, Hashable {
  /// The bytes of the row, without its line end.
  package var bytes: ArraySlice<UInt8>
  /// The line end as it came: LF, CR LF, CR, or nothing at the end of a file.
  package var ending: ArraySlice<UInt8>
  /// Where each field lies, its quotes included, as indices of `bytes`. An empty row has none.
  package var fields: [Range<Int>]
  /// The line of the file on which the row begins, from 1.
  package var line: Int
  /// Whether a quote is opened and never closed; the row then ends where its first line does.
  package var hasOpenQuote: Bool

  package init(
    bytes: ArraySlice<UInt8>, ending: ArraySlice<UInt8>, fields: [Range<Int>], line: Int, hasOpenQuote: Bool
  ) {
    self.bytes = bytes
    self.ending = ending
    self.fields = fields
    self.line = line
    self.hasOpenQuote = hasOpenQuote
  }

  /// Whether the row is an empty line.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Whether nothing is in the row: it is an empty line, or has only delimiters, blanks and quotes.
  package var isBlank: Bool { bytes.allSatisfy(Self.isBlank) }

  /// Whether a byte is a delimiter, a blank or a quote.
  static func isBlank(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "\""): true
    default: false
    }
  }

  /// Whether a quote that was never meant to reach so far may have made one row of several: the row spans lines, and its first and
  /// its last line would each be a row of as many fields as it has itself, were it not for the quotes.
  package var mayHoldRows: Bool {
    let newline: UInt8 = ending.first == 0x0D && ending.count == 1 ? 0x0D : 0x0A
    guard fields.count > 1, let first = bytes.firstIndex(of: newline), let last = bytes.lastIndex(of: newline)
    else { return false }
    let delimiter = bytes[fields[0].upperBound]
    return [bytes[..<first], bytes[bytes.index(after: last)...]].allSatisfy { line in
      line.count { $0 == delimiter } == fields.count - 1
    }
  }

  /// What a field means: its bytes without the quotes around it, doubled quotes single.
  ///
  /// A field that the row does not have is empty.
  package func value(_ index: Int) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard index < fields.count else { return [] }
    let field = bytes[fields[index]]
    guard field.first == quote else { return Array(field) }
    var value: [UInt8] = []
    var rest = field.dropFirst()
    while let byte = rest.popFirst() {
      guard byte == quote else {
        value.append(byte)
        continue
      }
      if rest.first == quote {
        value.append(quote)
        rest.removeFirst()
      } else if !rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        // A quote in the middle of a field stands for itself.
        value.append(quote)
      } else {
        rest = []
      }
    }
    return value
  }

  /// What a field means, as a text; bytes that are not UTF-8 become U+FFFD.
  package func text(_ index: Int) -> String { String(decoding: value(index), as: UTF8.self) }

  /// The text of a field without blanks around it; nil for a field that is not there, or takes more care to read (see
  /// ``FieldText/plain(_:)``).
  package func plainText(_ index: Int) -> String? {
    guard index < fields.count else { return nil }
    return unsafe bytes[fields[index]].withUnsafeBufferPointer { unsafe FieldText.plain($0) }
  }

  /// Whether the fields are tags of the Humanitarian Exchange Language, `#geo+lat`, and none is anything else.
  package var isOfTags: Bool {
    let values = fields.indices.map { text($0).filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    return !values.isEmpty
      && values.allSatisfy { value in
        value.first == "#" && value.dropFirst().first?.isLetter == true
          && value.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "+" }
      }
  }
}

extension CSVRow {
  /// The line and the column of a field, or of the row.
  package func place(of field: Int?, file: String) -> ReadError.Place {
    guard let field, field < fields.count else { return ReadError.Place(file: file, line: line) }
    let before = bytes[bytes.startIndex..<fields[field].lowerBound]
    let newline: UInt8 = ending.first == 0x0D && ending.count == 1 ? 0x0D : 0x0A
    let lines = before.filter { $0 == newline }.count
    let start = before.lastIndex(of: newline).map { $0 + 1 } ?? bytes.startIndex
    return ReadError.Place(file: file, line: line + lines, column: fields[field].lowerBound - start + 1)
  }
}
