package import SystemIO

/// The bytes of an input, without a byte-order mark, and the lines and columns in them.
package struct SourceText {
  /// What messages call the input.
  package var name: String
  /// The bytes after a byte-order mark.
  package var bytes: ArraySlice<UInt8>

  /// Takes the bytes of a whole input.
  ///
  /// - Throws: ``ReadError/empty(file:)`` for white space alone, and ``ReadError/encoding(file:name:)`` for UTF-16 and UTF-32.
  package init(_ all: [UInt8], name: String) throws(ReadError) {
    self.name = name
    if let encoding = Self.wideEncoding(all.prefix(4)) { throw .encoding(file: name, name: encoding) }
    bytes = all[Self.markLength(all)...]
    if bytes.allSatisfy(Self.isSpace) { throw .empty(file: name) }
  }

  /// The first byte that is not white space; 0 where all is.
  package var firstByte: UInt8 { bytes.first(where: { !Self.isSpace($0) }) ?? 0 }

  /// The line and the column of a byte, both from 1. Lines end with LF, CR or CR LF.
  package func position(of index: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = bytes.startIndex
    var at = bytes.startIndex
    while at < min(index, bytes.endIndex) {
      let byte = bytes[at]
      at += 1
      if byte == 0x0A || (byte == 0x0D && !(at < bytes.endIndex && bytes[at] == 0x0A)) {
        line += 1
        start = at
      }
    }
    return (line, index - start + 1)
  }

  /// The place of a byte, for a message.
  package func place(of index: Int) -> ReadError.Place {
    let position = position(of: index)
    return ReadError.Place(file: name, line: position.line, column: position.column)
  }

  /// The length of the byte-order marks of UTF-8 at the beginning: none, one, or several where programs each added theirs.
  package static func markLength(_ bytes: [UInt8]) -> Int {
    var length = 0
    while bytes[length...].starts(with: [0xEF, 0xBB, 0xBF]) { length += 3 }
    return length
  }

  /// Space, tab, LF, CR, form feed or vertical tab.
  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func wideEncoding(_ start: ArraySlice<UInt8>) -> String? {
    let start = Array(start)
    if start.starts(with: [0xFF, 0xFE, 0, 0]) || start.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard start.count == 4 else { return nil }
    // Without a mark, the zero bytes of its Latin letters show it.
    switch (start[0] == 0, start[1] == 0, start[2] == 0, start[3] == 0) {
    case (false, true, false, true): return "UTF-16LE"
    case (true, false, true, false): return "UTF-16BE"
    case (false, true, true, true): return "UTF-32LE"
    case (true, true, true, false): return "UTF-32BE"
    default: return nil
    }
  }
}
