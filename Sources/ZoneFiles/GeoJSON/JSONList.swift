internal import Geodesy

/// A JSON list on its way through the decoder, which names its elements in any fault.
struct JSONList {
  private var list: any UnkeyedDecodingContainer

  init(_ list: any UnkeyedDecodingContainer) { self.list = list }

  /// Whether no element is left.
  var isAtEnd: Bool { list.isAtEnd }
  /// The number of elements.
  var count: Int { list.count ?? 0 }

  /// Decodes the next element.
  mutating func next<Value: Decodable>(_ type: Value.Type) throws -> Value { try list.decode(type) }

  /// Every element, each named by its number from 1 in a fault.
  mutating func elements<Value>(
    named name: String, _ decode: (inout JSONList) throws -> Value
  ) throws -> [Value] {
    var values = [Value]()
    values.reserveCapacity(count)
    while !isAtEnd {
      let number = list.currentIndex + 1
      values.append(try naming("\(name) \(number)") { try decode(&self) })
    }
    return values
  }

  /// The next element, which must be a list.
  mutating func nested() throws -> JSONList {
    guard let inner = try? list.nestedUnkeyedContainer() else {
      throw GeoJSONFault(
        kind: .structure, problem: "‘coordinates’ holds something that is no list where one is due",
        remedy: "check how deeply ‘coordinates’ is nested for this type")
    }
    return JSONList(inner)
  }

  /// The rings of a polygon.
  mutating func rings() throws -> [[SourcePosition]] {
    try elements(named: "ring") { list in
      var ring = try list.nested()
      return try ring.positions()
    }
  }

  /// The list as one position; nil where it is none.
  mutating func position() -> SourcePosition? {
    guard let x = try? list.decode(Double.self), let y = try? list.decode(Double.self) else { return nil }
    return SourcePosition(x: x, y: y)
  }

  /// The positions of points, each nil where it is none: they are passed over, so that they are no fault.
  mutating func points() throws -> [SourcePosition?] {
    struct Anything: Decodable {
      let position: SourcePosition?

      init(from decoder: any Decoder) throws {
        var list = (try? decoder.unkeyedContainer()).map(JSONList.init)
        position = list?.position()
      }
    }
    var points: [SourcePosition?] = []
    while !isAtEnd { points.append(try next(Anything.self).position) }
    return points
  }

  /// The positions of a line or ring. More numbers than two are heights and measures, and are passed over.
  mutating func positions() throws -> [SourcePosition] {
    var positions = [SourcePosition]()
    positions.reserveCapacity(count)
    while !isAtEnd {
      let vertex = list.currentIndex + 1
      do {
        var numbers = try list.nestedUnkeyedContainer()
        positions.append(
          SourcePosition(x: try numbers.decode(Double.self), y: try numbers.decode(Double.self)))
      } catch is DecodingError {
        throw GeoJSONFault(
          kind: .position, problem: "the position is no list of two numbers",
          remedy: "write it as [longitude, latitude], and check how deeply ‘coordinates’ is nested",
          vertex: vertex)
      }
    }
    return positions
  }
}
