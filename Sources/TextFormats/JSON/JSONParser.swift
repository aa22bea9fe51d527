/// Finds the values of a JSON text (RFC 8259), or the byte at which it stops being one.
///
/// Brackets may be nested 512 deep. A number that is too large for a double is refused; its digits are looked at only
/// where it might be.
@safe struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var found: [JSONNode] = []
  private static let deepest = 512

  @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

  /// The nodes of the one value that the text is, white space around it allowed.
  mutating func nodes() throws(JSONError) -> [JSONNode] {
    // The nodes of the open brackets, and whether they hold members.
    var open: [(node: Int, isObject: Bool)] = []
    repeat {
      space()
      if let opened = try opening(depth: open.count) {
        open.append(opened)
        continue
      }
      // A value has ended: close brackets until another value is due.
      while let (node, isObject) = open.last {
        space()
        guard let next = peek() else { throw truncated(isObject ? "an object" : "a list") }
        at += 1
        if next == UInt8(ascii: ",") {
          if isObject { try memberName() }
          break
        }
        guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          at -= 1
          throw error("a comma or the end of \(isObject ? "the object" : "the list") is missing")
        }
        found[node].end = at
        found[node].next = found.count
        open.removeLast()
      }
    } while !open.isEmpty
    space()
    if peek() != nil { throw error("there is more text after the JSON") }
    return found
  }

  /// Reads one value; returns its node if it opened a bracket that is not closed at once.
  private mutating func opening(depth: Int) throws(JSONError) -> (node: Int, isObject: Bool)? {
    guard let byte = peek() else { throw truncated("a value") }
    let start = at
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      if depth == Self.deepest { throw error("the brackets are nested more than \(Self.deepest) deep") }
      at += 1
      space()
      if peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        at += 1
        break
      }
      add(from: start)
      let node = found.count - 1
      if isObject { try memberName() }
      return (node, isObject)
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: try word()
    }
    add(from: start)
    return nil
  }

  /// Adds a node that ends here and has none within it.
  @inline(__always)
  private mutating func add(from start: Int) {
    found.append(JSONNode(start: start, end: at, next: found.count + 1))
  }

  private mutating func memberName() throws(JSONError) {
    space()
    guard let byte = peek() else { throw truncated("an object") }
    guard byte == UInt8(ascii: "\"") else { throw error("the name of a member, in quotes, is missing") }
    let start = at
    try string()
    add(from: start)
    space()
    guard let colon = peek() else { throw truncated("an object") }
    guard colon == UInt8(ascii: ":") else { throw error("a colon is missing after the name of a member") }
    at += 1
  }

  private mutating func string() throws(JSONError) {
    let start = at
    var isASCII = true
    at += 1
    while let byte = peek() {
      if byte < 0x20 { throw error("a text contains a line break or another control character") }
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard isASCII || isUTF8(start..<at) else {
          at = start
          throw error("a text is not in UTF-8 (iconv converts it)")
        }
        return
      }
      if byte >= 0x80 { isASCII = false }
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    throw truncated("a text")
  }

  private func isUTF8(_ range: Range<Int>) -> Bool {
    unsafe String(validating: bytes[range], as: UTF8.self) != nil
  }

  private mutating func escape() throws(JSONError) {
    guard let byte = peek() else { throw truncated("a text") }
    guard "\"\\/bfnrtu".utf8.contains(byte) else { throw error("a text contains an unknown escape") }
    at += 1
    guard byte == UInt8(ascii: "u") else { return }
    for _ in 0..<4 {
      guard let digit = peek() else { throw truncated("a text") }
      guard Character(UnicodeScalar(digit)).isHexDigit else {
        throw error("an escape \\u needs four hexadecimal digits")
      }
      at += 1
    }
  }

  private mutating func number() throws(JSONError) {
    let start = at
    if peek() == UInt8(ascii: "-") { at += 1 }
    if peek() == UInt8(ascii: "0") { at += 1 } else { try digits() }
    if peek() == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    var hasExponent = false
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      hasExponent = true
      at += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    if !hasExponent, at - start < 300 { return }
    let text = text(start..<at)
    guard let value = Double(text), value.isFinite else {
      at = start
      throw error("the number \(text.prefix(30)) is too large")
    }
  }

  @inline(__always)
  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    if at == start { throw peek() == nil ? truncated("a number") : error("a digit is missing in a number") }
  }

  private mutating func word() throws(JSONError) {
    let start = at
    while let byte = peek(), byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") { at += 1 }
    let word = text(start..<at)
    if ["true", "false", "null"].contains(word) { return }
    let end = peek() == nil
    at = start
    if end, ["true", "false", "null"].contains(where: { $0.hasPrefix(word) }) { throw truncated("a value") }
    throw error(word.isEmpty ? "a value is missing" : "‘\(word.prefix(20))’ is no JSON value")
  }

  @inline(__always)
  private mutating func space() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  @inline(__always)
  private func peek() -> UInt8? { unsafe at < bytes.count ? bytes[at] : nil }

  private func text(_ range: Range<Int>) -> String { unsafe String(decoding: bytes[range], as: UTF8.self) }

  private func error(_ problem: String) -> JSONError { JSONError(index: at, problem: problem) }

  private func truncated(_ what: String) -> JSONError {
    unsafe JSONError(index: bytes.count, problem: "the text ends within \(what)", isTruncated: true)
  }
}
