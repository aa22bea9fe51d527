/// Looks in a text that comes in pieces for bytes that are not UTF-8.
package struct UTF8Check: Sendable {
  /// The line, from 1, of the first such bytes; nil where there are none so far.
  package private(set) var line: Int?
  private var lines = 1
  /// The beginning of a character whose end is in the next piece.
  private var rest: ArraySlice<UInt8> = []

  package init() {}

  /// Looks at the next piece.
  package mutating func add(_ piece: ArraySlice<UInt8>) {
    if line != nil { return }
    if rest.isEmpty {
      var (all, newlines) = (UInt8(0), 0)
      for byte in piece {
        all |= byte
        newlines &+= byte == 0x0A ? 1 : 0
      }
      if all < 0x80 {
        lines += newlines
        return
      }
    }
    let text = rest + piece
    // A character that is cut off has at most three bytes here.
    let start = text.suffix(3).lastIndex { $0 >= 0xC0 }
    let isCut = start.map { text.endIndex - $0 < Self.length(text[$0]) } ?? false
    let whole = isCut ? text[..<(start ?? text.endIndex)] : text
    rest = text[whole.endIndex...]
    if String(validating: whole, as: UTF8.self) != nil {
      lines += whole.count { $0 == 0x0A }
      return
    }
    for part in whole.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil {
        line = lines
        return
      }
      lines += 1
    }
  }

  private static func length(_ first: UInt8) -> Int { first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2 }

  /// What is to be said of it, with the option that mends it; nil for nothing.
  package var note: String? {
    line.map {
      "warning: line \($0) has bytes that are not UTF-8, so texts may be read wrongly;"
        + " --encoding says what the table is in, as in windows-1252"
    }
  }
}
