internal import Geometry

/// Why bytes are not Well-Known Binary, as a clause.
package struct WKBError: Error { package var problem: String }

/// Reads Well-Known Binary (OGC 06-103r4, 8), and PostGIS's extension of it with an SRID. Heights and measures are ignored.
package struct WKBReader {
  private let bytes: [UInt8]
  private var at = 0
  private var isLittle = true
  private var srid: UInt32?
  private static let deepest = 100

  /// The bytes that hexadecimal digits stand for, perhaps after `0x` or `\x` as databases write them; nil for a text of
  /// anything else, or shorter than any geometry.
  package static func bytes(hexadecimal text: [UInt8]) -> [UInt8]? {
    var text = text
    if text.count > 2, text[1] | 0x20 == UInt8(ascii: "x"),
      text[0] == UInt8(ascii: "0") || text[0] == UInt8(ascii: "\\")
    {
      text.removeFirst(2)
    }
    guard text.count >= 18, text.count % 2 == 0, text[0] == UInt8(ascii: "0"),
      text[1] == UInt8(ascii: "0") || text[1] == UInt8(ascii: "1")
    else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = digit(text[index]), let low = digit(text[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  /// Whether bytes begin as a binary geometry does: the order of bytes, and a type from 1 to 7.
  package static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 9, let order = bytes.first, order < 2 else { return false }
    var reader = WKBReader(bytes: Array(bytes.prefix(9)))
    return (try? reader.header())?.type != nil
  }

  /// The geometry of bytes, and the system that its SRID states.
  ///
  /// - Throws: ``WKBError``.
  package static func geometry(
    _ bytes: [UInt8]
  ) throws(WKBError) -> (geometry: SourceGeometry, crs: StatedCRS?) {
    var reader = WKBReader(bytes: bytes)
    let geometry = try reader.geometry(depth: 0)
    guard reader.at == bytes.count else { throw WKBError(problem: "more bytes follow the WKB") }
    return (geometry, reader.srid.flatMap { $0 == 0 ? nil : StatedCRS(name: "EPSG:\($0)") })
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private mutating func header() throws(WKBError) -> (type: UInt32, ordinates: Int) {
    guard at < bytes.count, bytes[at] < 2 else { throw WKBError(problem: "the WKB has no order of bytes") }
    isLittle = bytes[at] == 1
    at += 1
    let code = try integer()
    // PostGIS sets bits for height, measure and SRID; ISO adds thousands.
    var ordinates = 2 + (code & 0x8000_0000 == 0 ? 0 : 1) + (code & 0x4000_0000 == 0 ? 0 : 1)
    if code & 0x2000_0000 != 0 { srid = try integer() }
    let type = code & 0x1FFF_FFFF
    ordinates += [0: 0, 1: 1, 2: 1, 3: 2][type / 1000] ?? 0
    guard type < 4000, (1...7).contains(type % 1000) else {
      throw WKBError(problem: "the WKB has a geometry of type \(type), which demarc does not read")
    }
    return (type % 1000, ordinates)
  }

  private mutating func geometry(depth: Int) throws(WKBError) -> SourceGeometry {
    guard depth < Self.deepest else { throw WKBError(problem: "collections are nested too deep") }
    let (type, ordinates) = try header()
    switch type {
    case 1:
      let position = try position(ordinates)
      return .points([position.x.isFinite && position.y.isFinite ? position : nil])
    case 2: return .lines([try positions(ordinates)], isMulti: false)
    case 3:
      let rings = try rings(ordinates)
      return .polygons(rings.isEmpty ? [] : [rings], isMulti: false)
    default:
      var members: [SourceGeometry] = []
      for _ in 0..<(try count(of: 9)) { members.append(try geometry(depth: depth + 1)) }
      return Self.united(members, type: type)
    }
  }

  private static func united(_ members: [SourceGeometry], type: UInt32) -> SourceGeometry {
    if type == 7 { return .collection(members) }
    var points: [SourcePosition?] = []
    var lines: [[SourcePosition]] = []
    var polygons: [[[SourcePosition]]] = []
    for member in members {
      switch member {
      case .points(let more): points += more
      case .lines(let more, _): lines += more
      case .polygons(let more, _): polygons += more
      case .collection: continue
      }
    }
    return type == 4
      ? .points(points) : type == 5 ? .lines(lines, isMulti: true) : .polygons(polygons, isMulti: true)
  }

  private mutating func rings(_ ordinates: Int) throws(WKBError) -> [[SourcePosition]] {
    var rings: [[SourcePosition]] = []
    for _ in 0..<(try count(of: 4)) { rings.append(try positions(ordinates)) }
    return rings
  }

  private mutating func positions(_ ordinates: Int) throws(WKBError) -> [SourcePosition] {
    var positions: [SourcePosition] = []
    for _ in 0..<(try count(of: 8 * ordinates)) { positions.append(try position(ordinates)) }
    return positions
  }

  private mutating func position(_ ordinates: Int) throws(WKBError) -> SourcePosition {
    let position = SourcePosition(x: try number(), y: try number())
    at += 8 * (ordinates - 2)
    guard at <= bytes.count else { throw WKBError(problem: "the WKB ends within a position") }
    return position
  }

  /// A number of elements of at least some bytes, no more than there can be.
  private mutating func count(of size: Int) throws(WKBError) -> Int {
    let count = Int(try integer())
    guard count <= (bytes.count - at) / size else {
      throw WKBError(problem: "the WKB ends within a geometry")
    }
    return count
  }

  private mutating func integer() throws(WKBError) -> UInt32 {
    UInt32(truncatingIfNeeded: try word(bytes: 4))
  }

  private mutating func number() throws(WKBError) -> Double { Double(bitPattern: try word(bytes: 8)) }

  private mutating func word(bytes count: Int) throws(WKBError) -> UInt64 {
    guard at + count <= bytes.count else { throw WKBError(problem: "the WKB ends within a number") }
    var value: UInt64 = 0
    for index in 0..<count {
      value = value << 8 | UInt64(bytes[isLittle ? at + count - 1 - index : at + index])
    }
    at += count
    return value
  }
}
