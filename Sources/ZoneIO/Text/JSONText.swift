/// JSON text made member by member, in the order in which it is told, for whoever uses this module.
public struct JSONText {
  private var writer = JSONWriter()

  /// The bytes of an object, and a line end.
  public static func object(_ members: (inout JSONText) -> Void) -> [UInt8] {
    var text = JSONText()
    text.inBrackets(members)
    text.writer.end()
    return text.writer.bytes
  }

  /// The bytes of an array with an object for each element, and a line end.
  public static func array<Element>(
    _ elements: [Element], _ members: (Element, inout JSONText) -> Void
  ) -> [UInt8] {
    var text = JSONText()
    text.writer.array { writer in
      for element in elements {
        var inner = JSONText()
        swap(&inner.writer, &writer)
        inner.inBrackets { members(element, &$0) }
        swap(&inner.writer, &writer)
      }
    }
    text.writer.end()
    return text.writer.bytes
  }

  /// A member that is a text.
  public mutating func member(_ name: String, _ text: String) { writer.member(name, text) }

  /// A member that is a whole number.
  public mutating func member(_ name: String, _ number: Int) { writer.member(name, number) }

  /// A member that is a number; `null` for none.
  public mutating func member(_ name: String, _ number: Double?) { writer.member(name, number) }

  /// A member that is an object.
  public mutating func member(_ name: String, object members: (inout JSONText) -> Void) {
    writer.name(name)
    inBrackets(members)
  }

  private mutating func inBrackets(_ members: (inout JSONText) -> Void) {
    writer.object { writer in
      var inner = JSONText()
      swap(&inner.writer, &writer)
      members(&inner)
      swap(&inner.writer, &writer)
    }
  }
}
