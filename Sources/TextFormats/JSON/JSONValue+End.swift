extension JSONValue {
  /// The index after the value that begins at an index, by its brackets and quotes alone; nil where more bytes are needed
  /// to tell.
  ///
  /// A closing bracket where a value is due counts as a value of its own. What ends with the bytes counts as
  /// ended if they are the last, unless a bracket or quote is open.
  package static func end(in bytes: ArraySlice<UInt8>, from start: Int, isLast: Bool) -> Int? {
    var depth = 0
    var at = start
    while at < bytes.endIndex {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let end = endOfString(bytes, from: at) else { return nil }
        at = end
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default:
        if depth > 0 { continue }
        // A number or a word ends before whatever can follow it.
        while at < bytes.endIndex, !isEnd(bytes[at]) { at += 1 }
        if at == bytes.endIndex, !isLast { return nil }
      }
      if depth <= 0 { return at }
    }
    return nil
  }

  private static func endOfString(_ bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    var at = start
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "\"") { return at + 1 }
      at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    SourceText.isSpace(byte) || [UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}")].contains(byte)
  }
}
