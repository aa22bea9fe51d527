package import Geometry

/// JSON text made member by member, in the order in which it is told, for whoever uses this module.
package struct JSONText {
  private var writer = JSONWriter()

  /// The bytes of an object, and a line end.
  package static func object(_ members: (inout JSONText) -> Void) -> [UInt8] {
    var text = JSONText()
    text.inBrackets(members)
    text.writer.end()
    return text.writer.bytes
  }

  /// The bytes of an array with an object for each element, and a line end.
  package static func array<Element>(
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
  package mutating func member(_ name: String, _ text: String) { writer.member(name, text) }

  /// A member that is a whole number.
  package mutating func member(_ name: String, _ number: Int) { writer.member(name, number) }

  /// A member that is a number; `null` for none.
  package mutating func member(_ name: String, _ number: Double?) { writer.member(name, number) }

  /// A member that is an object.
  package mutating func member(_ name: String, object members: (inout JSONText) -> Void) {
    writer.name(name)
    inBrackets(members)
  }

  /// A member that is true or false.
  package mutating func member(_ name: String, _ flag: Bool) {
    writer.name(name)
    writer.value(flag)
  }

  /// A member that is a list of texts.
  package mutating func member(_ name: String, _ texts: [String]) {
    writer.member(name, array: { list in for text in texts { list.value(text) } })
  }

  /// A member that is a list of whole numbers; `null` for those there are none of.
  package mutating func member(_ name: String, _ numbers: [Int?]) {
    writer.member(name, array: { list in for number in numbers { list.value(number) } })
  }

  /// A member that is a list of lists of whole numbers.
  package mutating func member(_ name: String, _ lists: [[Int?]]) {
    writer.member(
      name,
      array: { all in
        for list in lists { all.array { numbers in for number in list { numbers.value(number) } } }
      })
  }

  /// A member that is a list of numbers, with so many decimals at most; `null` for those there are none of.
  package mutating func member(_ name: String, _ numbers: [Double?], decimals: Int) {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    writer.member(
      name,
      array: { list in
        for number in numbers { list.value(number.map { ($0 * scale).rounded() / scale + 0 }) }
      })
  }

  /// A member that is a list of lines, each a list of `[longitude, latitude]`, with so many decimals at most.
  package mutating func member(_ name: String, lines: [[Coordinate]], decimals: Int) {
    let grid = DecimalGrid(decimals: decimals)
    writer.member(name, array: { list in for line in lines { list.rounded(line, grid) } })
  }

  /// A member that is a list of polygons, each a list of rings, with so many decimals at most.
  package mutating func member(_ name: String, polygons: [Polygon], decimals: Int) {
    let grid = DecimalGrid(decimals: decimals)
    writer.member(
      name,
      array: { list in
        for polygon in polygons {
          list.array { rings in for ring in polygon.rings { rings.rounded(ring, grid) } }
        }
      })
  }

  /// A member that is a list with an object for each element.
  package mutating func member<Element>(
    _ name: String, _ elements: [Element], _ members: (Element, inout JSONText) -> Void
  ) {
    writer.member(
      name,
      array: { list in
        for element in elements {
          var inner = JSONText()
          swap(&inner.writer, &list)
          inner.inBrackets { members(element, &$0) }
          swap(&inner.writer, &list)
        }
      })
  }

  /// A member that is JSON already, as it stands.
  package mutating func member(_ name: String, json bytes: some Sequence<UInt8>) {
    writer.name(name)
    writer.json(bytes)
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

extension JSONWriter {
  /// Places, each rounded to a grid.
  fileprivate mutating func rounded(_ line: [Coordinate], _ grid: DecimalGrid) {
    let places = line.map {
      Coordinate(latitude: grid.nearest($0.latitude), longitude: grid.nearest($0.longitude))
    }
    self.line(places, grid: grid)
  }
}
