/// Finds where a text stops being JSON (RFC 8259).
///
/// JSON is read by Foundation's decoder. On Linux that says of a broken text only that it is broken, and lets
/// some broken ones pass, such as a comma before a closing brace. This scan comes first and finds the byte. It keeps
/// nothing of what it passes, and looks at the size of a number only where that might be too large for a double.
package struct JSONSyntax {
  /// What is wrong, and at which byte.
  package struct Fault: Equatable {
    package var index: Int
    package var problem: String
    package var isTruncated = false
  }

  private let bytes: ArraySlice<UInt8>
  private var at: Int
  private static let deepest = 512

  /// The first fault of a text, or nil if it is JSON whose numbers are all representable.
  package static func fault(in bytes: ArraySlice<UInt8>) -> Fault? {
    var scan = JSONSyntax(bytes: bytes, at: bytes.startIndex)
    do throws(FaultError) {
      try scan.document()
      return nil
    } catch {
      return error.fault
    }
  }

  private struct FaultError: Error { var fault: Fault }

  private mutating func document() throws(FaultError) {
    // The open brackets, and for each whether it holds members.
    var open: [Bool] = []
    repeat {
      space()
      if try opening(&open) { continue }
      // A value has ended: close brackets until another value is due.
      while let isObject = open.last {
        space()
        guard let next = peek() else { throw truncated(isObject ? "an object" : "a list") }
        at += 1
        if next == UInt8(ascii: ",") {
          if isObject { try memberName() }
          break
        }
        guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
          at -= 1
          throw fault("a comma or the end of \(isObject ? "the object" : "the list") is missing")
        }
        open.removeLast()
      }
    } while !open.isEmpty
    space()
    if peek() != nil { throw fault("there is more text after the JSON") }
  }

  /// Reads one value; true if it opened a bracket that is not closed at once.
  private mutating func opening(_ open: inout [Bool]) throws(FaultError) -> Bool {
    guard let byte = peek() else { throw truncated("a value") }
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let isObject = byte == UInt8(ascii: "{")
      if open.count == Self.deepest { throw fault("the brackets are nested more than \(Self.deepest) deep") }
      at += 1
      space()
      if peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
        at += 1
        return false
      }
      open.append(isObject)
      if isObject { try memberName() }
      return true
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    default: try word()
    }
    return false
  }

  private mutating func memberName() throws(FaultError) {
    space()
    guard let byte = peek() else { throw truncated("an object") }
    guard byte == UInt8(ascii: "\"") else { throw fault("the name of a member, in quotes, is missing") }
    try string()
    space()
    guard let colon = peek() else { throw truncated("an object") }
    guard colon == UInt8(ascii: ":") else { throw fault("a colon is missing after the name of a member") }
    at += 1
  }

  private mutating func string() throws(FaultError) {
    let start = at
    at += 1
    while let byte = peek() {
      if byte < 0x20 { throw fault("a text contains a line break or another control character") }
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard String(validating: bytes[start..<at], as: UTF8.self) != nil else {
          at = start
          throw fault("a text is not in UTF-8 (iconv converts it)")
        }
        return
      }
      if byte == UInt8(ascii: "\\") { try escape() }
    }
    throw truncated("a text")
  }

  private mutating func escape() throws(FaultError) {
    guard let byte = peek() else { throw truncated("a text") }
    guard "\"\\/bfnrtu".utf8.contains(byte) else { throw fault("a text contains an unknown escape") }
    at += 1
    guard byte == UInt8(ascii: "u") else { return }
    for _ in 0..<4 {
      guard let digit = peek() else { throw truncated("a text") }
      guard Character(UnicodeScalar(digit)).isHexDigit else {
        throw fault("an escape \\u needs four hexadecimal digits")
      }
      at += 1
    }
  }

  private mutating func number() throws(FaultError) {
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
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      at = start
      throw fault("the number \(text.prefix(30)) is too large")
    }
  }

  private mutating func digits() throws(FaultError) {
    let start = at
    while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
    if at == start { throw peek() == nil ? truncated("a number") : fault("a digit is missing in a number") }
  }

  private mutating func word() throws(FaultError) {
    let start = at
    while let byte = peek(), byte | 0x20 >= UInt8(ascii: "a"), byte | 0x20 <= UInt8(ascii: "z") { at += 1 }
    let word = String(decoding: bytes[start..<at], as: UTF8.self)
    if ["true", "false", "null"].contains(word) { return }
    let end = peek() == nil
    at = start
    if end, ["true", "false", "null"].contains(where: { $0.hasPrefix(word) }) { throw truncated("a value") }
    throw fault(word.isEmpty ? "a value is missing" : "‘\(word.prefix(20))’ is no JSON value")
  }

  private mutating func space() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private func peek() -> UInt8? { at < bytes.endIndex ? bytes[at] : nil }

  private func fault(_ problem: String) -> FaultError {
    FaultError(fault: Fault(index: at, problem: problem))
  }

  private func truncated(_ what: String) -> FaultError {
    FaultError(
      fault: Fault(index: bytes.endIndex, problem: "the text ends within \(what)", isTruncated: true))
  }
}
