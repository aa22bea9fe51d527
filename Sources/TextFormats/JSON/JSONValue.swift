/// A value of a JSON text, with its bytes as they came.
///
/// The text is looked through once, when it is parsed; numbers and strings are made where they are asked for.
///
///     let value = try JSONValue(parsing: bytes[...])
///     let meters = value["properties"]?["accuracy_m"]?.number
package struct JSONValue: Sendable {
  private let text: JSONText
  private let node: Int

  package enum Kind { case object, list, string, number, boolean, null }

  /// The value that a text is, white space around it allowed.
  ///
  /// - Throws: ``JSONError`` where the text is not JSON, or has a number that is too large for a double.
  package init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    text = try JSONText(bytes)
    node = 0
  }

  private init(_ text: JSONText, _ node: Int) {
    self.text = text
    self.node = node
  }

  package var kind: Kind {
    switch first {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .list
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  package var isNull: Bool { first == UInt8(ascii: "n") }

  private var first: UInt8 { text.bytes[text.bytes.startIndex + text.nodes[node].start] }

  /// Where its bytes are, as indices of the bytes that were parsed.
  package var range: Range<Int> {
    let (node, base) = (text.nodes[node], text.bytes.startIndex)
    return base + node.start..<base + node.end
  }

  /// Its bytes from the first to the last, without white space around them.
  package var bytes: ArraySlice<UInt8> { text.bytes[range] }

  /// The double nearest to a number; nil for anything else.
  package var number: Double? {
    guard kind == .number else { return nil }
    let (start, end) = (text.nodes[node].start, text.nodes[node].end)
    return unsafe text.bytes.withUnsafeBufferPointer { bytes in
      unsafe ExactDecimal.value(bytes, start..<end)
        ?? Double(String(decoding: bytes[start..<end], as: UTF8.self))
    }
  }

  /// A string; nil for anything else, and for one with half of a surrogate pair.
  package var string: String? {
    guard kind == .string else { return nil }
    let inner = bytes.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return Self.unescaped(inner)
  }

  /// True or false; nil for anything else.
  package var boolean: Bool? { kind == .boolean ? first == UInt8(ascii: "t") : nil }

  /// What a cell of a table would hold: a string without its quotes, nothing for null, anything else as it is
  /// written.
  package var cellText: String { isNull ? "" : string ?? String(decoding: bytes, as: UTF8.self) }
}

// MARK: What lists and objects hold

extension JSONValue {
  package struct Member {
    fileprivate let key: JSONValue
    package let value: JSONValue
    package var name: String { key.string ?? "" }
  }

  /// The elements of a list, in their order.
  package struct Elements: Sequence, IteratorProtocol {
    private let text: JSONText
    private var node: Int
    private let end: Int

    fileprivate init(_ list: JSONValue, isWanted: Bool) {
      text = list.text
      node = list.node + 1
      end = isWanted ? list.text.nodes[list.node].next : node
    }

    package mutating func next() -> JSONValue? {
      guard node < end else { return nil }
      defer { node = text.nodes[node].next }
      return JSONValue(text, node)
    }
  }

  /// The members of an object, in their order.
  package struct Members: Sequence, IteratorProtocol {
    fileprivate var nodes: Elements

    package mutating func next() -> Member? {
      guard let key = nodes.next(), let value = nodes.next() else { return nil }
      return Member(key: key, value: value)
    }
  }

  /// The elements of a list; none of anything else.
  package var elements: Elements { Elements(self, isWanted: kind == .list) }

  /// The members of an object; none of anything else.
  package var members: Members { Members(nodes: Elements(self, isWanted: kind == .object)) }

  /// Whether it is a list with elements, or an object with members.
  package var hasContent: Bool { text.nodes[node].next > node + 1 }

  /// The first member of a name.
  package subscript(name: String) -> JSONValue? { members.first { $0.key.isString(name) }?.value }

  /// The name of a member that an object has twice with different values; nil for none.
  package var doubledName: String? {
    var seen: [String: JSONValue] = [:]
    for member in members {
      if let first = seen[member.name], !first.bytes.elementsEqual(member.value.bytes) { return member.name }
      seen[member.name] = member.value
    }
    return nil
  }

  private func isString(_ other: String) -> Bool {
    let inner = bytes.dropFirst().dropLast()
    // What is written in other bytes may still be the same: é, \u00e9, and e with an accent.
    let isPlain = !inner.contains { $0 == UInt8(ascii: "\\") || $0 >= 0x80 }
    return isPlain ? inner.elementsEqual(other.utf8) : string == other
  }
}

// MARK: Escapes

extension JSONValue {
  /// The text of a string between its quotes; nil where half of a surrogate pair stands alone.
  private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      switch rest.popFirst() {
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        guard let scalar = scalar(&rest) else { return nil }
        text += Array(String(scalar).utf8)
      case let other?: text.append(other)
      case nil: return nil
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar of four hexadecimal digits, or of two escapes that are a surrogate pair.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    func unit() -> UInt32? {
      defer { rest = rest.dropFirst(4) }
      return UInt32(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
    }
    guard let first = unit() else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
    guard rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    rest = rest.dropFirst(2)
    guard let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }
}
