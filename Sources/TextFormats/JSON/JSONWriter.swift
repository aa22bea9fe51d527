/// Writes JSON (RFC 8259) in the order of the calls, so that the same content gives the same bytes.
///
/// Numbers are the shortest text that reads back as the same double.
package struct JSONWriter {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  package mutating func object(_ members: (inout JSONWriter) -> Void) { bracket("{", "}", members) }

  package mutating func array(_ elements: (inout JSONWriter) -> Void) { bracket("[", "]", elements) }

  private mutating func bracket(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONWriter) -> Void
  ) {
    separate()
    bytes.append(UInt8(ascii: open))
    needsComma = false
    content(&self)
    bytes.append(UInt8(ascii: close))
    needsComma = true
  }

  /// The name of a member; its value must follow.
  package mutating func name(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  package mutating func member(_ name: String, _ text: String) {
    self.name(name)
    value(text)
  }

  /// A member only if there is a text.
  package mutating func member(_ name: String, ifAny text: String?) {
    if let text { member(name, text) }
  }

  package mutating func member(_ name: String, _ number: Double?) {
    self.name(name)
    value(number)
  }

  package mutating func member(_ name: String, _ number: Int) {
    self.name(name)
    separate()
    bytes += Array(String(number).utf8)
    needsComma = true
  }

  package mutating func member(_ name: String, object members: (inout JSONWriter) -> Void) {
    self.name(name)
    object(members)
  }

  package mutating func member(_ name: String, array elements: (inout JSONWriter) -> Void) {
    self.name(name)
    array(elements)
  }

  package mutating func value(_ text: String) {
    separate()
    quote(text)
    needsComma = true
  }

  package mutating func value(_ flag: Bool) {
    separate()
    bytes += Array((flag ? "true" : "false").utf8)
    needsComma = true
  }

  /// A whole number, or `null`.
  package mutating func value(_ number: Int?) {
    separate()
    bytes += Array((number.map(String.init) ?? "null").utf8)
    needsComma = true
  }

  /// A value that is JSON already, as it stands.
  package mutating func json(_ value: some Sequence<UInt8>) {
    separate()
    bytes += value
    needsComma = true
  }

  /// A number; NaN and infinity are `null`, because JSON has neither.
  package mutating func value(_ number: Double?) {
    separate()
    append(number)
    needsComma = true
  }

  /// A pair of numbers on a decimal grid.
  ///
  /// A number that is the nearest double to a multiple of 10^-decimals is written with its decimals, trailing
  /// zeros trimmed. Any other is written in full: what was certified is what is written.
  package mutating func position(_ x: Double, _ y: Double, grid: DecimalGrid?) {
    separate()
    bytes.append(UInt8(ascii: "["))
    append(x, grid: grid)
    bytes.append(UInt8(ascii: ","))
    append(y, grid: grid)
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// A line break, where a person would want one.
  package mutating func newline() {
    separate()
    needsComma = false
    bytes.append(0x0A)
  }

  /// The line break at the end of a file.
  package mutating func end() { bytes.append(0x0A) }

  private mutating func append(_ number: Double, grid: DecimalGrid?) {
    if grid?.append(number, to: &bytes) != true { append(number) }
  }

  private mutating func append(_ number: Double?) {
    guard let number, number.isFinite else {
      bytes += Array("null".utf8)
      return
    }
    var text = number.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    bytes += Array(text.utf8)
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quote(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array("\\n".utf8)
      case 0x00..<0x20:
        let digits = String(byte, radix: 16)
        bytes += Array("\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
