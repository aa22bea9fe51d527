#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A value within a JSON text that ``JSONSyntax`` has passed, with its bytes as they came.
///
/// Foundation's decoder gives values but neither their order nor their bytes, and a feature is to be written
/// again as it came.
package struct JSONFragment: Hashable {
  /// The value from its first byte to its last, without white space around it.
  package var bytes: ArraySlice<UInt8>

  package enum Kind { case object, list, string, number, word }

  /// A member of an object.
  package struct Member {
    package var name: String
    package var value: JSONFragment
  }

  /// - Parameter text: One JSON value, white space around it allowed.
  package init(_ text: ArraySlice<UInt8>) {
    var bytes = text
    while let first = bytes.first, SourceText.isSpace(first) { bytes.removeFirst() }
    while let last = bytes.last, SourceText.isSpace(last) { bytes.removeLast() }
    self.bytes = bytes
  }

  package var kind: Kind {
    switch bytes.first ?? 0 {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .list
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    default: .word
    }
  }

  package var isNull: Bool { bytes.first == UInt8(ascii: "n") }

  /// A number that is one.
  package var number: Double? { kind == .number ? Double(String(decoding: bytes, as: UTF8.self)) : nil }

  /// A string, or nil for anything else.
  package var string: String? {
    guard kind == .string else { return nil }
    let inner = bytes.dropFirst().dropLast()
    guard inner.contains(UInt8(ascii: "\\")) else { return String(decoding: inner, as: UTF8.self) }
    return try? JSONDecoder().decode(String.self, from: Data(bytes))
  }

  /// What a cell of a table would hold: a string without its quotes, nothing for null, anything else as it is
  /// written.
  package var text: String { isNull ? "" : string ?? String(decoding: bytes, as: UTF8.self) }

  /// The members of an object in their order; none of anything else.
  package var members: [Member] {
    guard kind == .object else { return [] }
    var members: [Member] = []
    var at = bytes.startIndex + 1
    while let name = next(from: &at), bytes[name.bytes.startIndex] != UInt8(ascii: "}") {
      guard let value = next(from: &at) else { break }
      members.append(Member(name: name.string ?? "", value: value))
    }
    return members
  }

  /// The elements of a list; none of anything else.
  package var elements: [JSONFragment] {
    guard kind == .list else { return [] }
    var elements: [JSONFragment] = []
    var at = bytes.startIndex + 1
    while let value = next(from: &at), bytes[value.bytes.startIndex] != UInt8(ascii: "]") {
      elements.append(value)
    }
    return elements
  }

  /// A member by its name.
  package subscript(name: String) -> JSONFragment? { members.first { $0.name == name }?.value }

  /// The next name, value or closing bracket, after white space, commas and colons.
  private func next(from at: inout Int) -> JSONFragment? {
    func isBetween(_ byte: UInt8) -> Bool {
      SourceText.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":")
    }
    while at < bytes.endIndex, isBetween(bytes[at]) { at += 1 }
    guard at < bytes.endIndex, let end = JSONSpan.end(of: bytes, from: at, isLast: true) else { return nil }
    defer { at = end }
    return JSONFragment(bytes[at..<end])
  }
}

/// Finds where a JSON value ends, by its brackets and quotes alone.
package enum JSONSpan {
  /// The index after the value that begins at an index, or nil where more bytes are needed to tell.
  ///
  /// A closing bracket where a value is due counts as a value of its own. What ends with the bytes counts as
  /// ended if they are the last, unless a bracket or quote is open.
  package static func end(of bytes: ArraySlice<UInt8>, from start: Int, isLast: Bool) -> Int? {
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
