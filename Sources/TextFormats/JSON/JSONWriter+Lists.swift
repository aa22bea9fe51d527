package import Geometry

extension JSONWriter {
  /// The bytes of an object, and a line end.
  package static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.object(members)
    json.end()
    return json.bytes
  }

  /// The bytes of an array with an object for each element, and a line end.
  package static func array<Element>(
    _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
  ) -> [UInt8] {
    var json = JSONWriter()
    json.array { list in for element in elements { list.object { members(element, &$0) } } }
    json.end()
    return json.bytes
  }

  /// A member that is a list of texts.
  package mutating func member(_ name: String, _ texts: [String]) {
    member(name, array: { list in for text in texts { list.value(text) } })
  }

  /// A member that is a list of whole numbers; nil is written as `null`.
  package mutating func member(_ name: String, _ numbers: [Int?]) {
    member(name, array: { list in for number in numbers { list.value(number) } })
  }

  /// A member that is a list of lists of whole numbers; nil is written as `null`.
  package mutating func member(_ name: String, _ lists: [[Int?]]) {
    member(
      name,
      array: { all in
        for list in lists { all.array { numbers in for number in list { numbers.value(number) } } }
      })
  }

  /// A member that is a list of numbers with at most `decimals` decimals; nil is written as `null`.
  package mutating func member(_ name: String, _ numbers: [Double?], decimals: Int) {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    member(
      name,
      array: { list in
        for number in numbers { list.value(number.map { ($0 * scale).rounded() / scale + 0 }) }
      })
  }

  /// A member that is a list with an object for each element.
  package mutating func member<Element>(
    _ name: String, _ elements: [Element], _ members: (Element, inout JSONWriter) -> Void
  ) {
    member(name, array: { list in for element in elements { list.object { members(element, &$0) } } })
  }

  /// A member that is JSON already, as it stands.
  package mutating func member(_ name: String, json bytes: some Sequence<UInt8>) {
    self.name(name)
    json(bytes)
  }

  /// A member that is true or false.
  package mutating func member(_ name: String, _ flag: Bool) {
    self.name(name)
    value(flag)
  }
}

// MARK: Coordinates, as GeoJSON writes them

extension JSONWriter {
  /// A list of `[longitude, latitude]`, written as ``position(_:_:grid:)`` does.
  package mutating func line(_ line: [Coordinate], grid: DecimalGrid?) {
    array { json in
      for place in line { json.position(place.longitude, place.latitude, grid: grid) }
    }
  }

  /// A member that is a list of lines, each a list of `[longitude, latitude]` rounded to `decimals` decimals.
  package mutating func member(_ name: String, lines: [[Coordinate]], decimals: Int) {
    let grid = DecimalGrid(decimals: decimals)
    member(name, array: { list in for line in lines { list.rounded(line, grid) } })
  }

  /// A member that is a list of polygons, each a list of rings, rounded to `decimals` decimals.
  package mutating func member(_ name: String, polygons: [Polygon], decimals: Int) {
    let grid = DecimalGrid(decimals: decimals)
    member(
      name,
      array: { list in
        for polygon in polygons {
          list.array { rings in for ring in polygon.rings { rings.rounded(ring, grid) } }
        }
      })
  }

  private mutating func rounded(_ line: [Coordinate], _ grid: DecimalGrid) {
    let places = line.map {
      Coordinate(latitude: grid.nearest($0.latitude), longitude: grid.nearest($0.longitude))
    }
    self.line(places, grid: grid)
  }
}
