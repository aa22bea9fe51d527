internal import Geometry

/// Reads a point in hexadecimal Well-Known Binary, as PostGIS and DuckDB write a geometry column: `0101000020E6100000…`.
///
/// The extended form states its SRID, which must be 4326 or 0; heights and measures are ignored.
enum WellKnownBinary {
  /// Nil for a text that is not one by its form.
  ///
  /// - Throws: ``PlaceError`` for a geometry that is not a point, for an empty point, and for another SRID.
  static func point(_ text: String) throws(PlaceError) -> Coordinate? {
    let digits = text.filter { !$0.isWhitespace }
    guard digits.utf8.count >= 42, digits.hasPrefix("00") || digits.hasPrefix("01"),
      digits.allSatisfy({ $0.isASCII && $0.isHexDigit }), digits.utf8.count % 2 == 0
    else { return nil }
    let values = digits.compactMap(\.hexDigitValue)
    let bytes = stride(from: 0, to: values.count, by: 2).map { UInt64(values[$0] * 16 + values[$0 + 1]) }
    let isLittle = bytes[0] == 1
    var at = 1
    func number(_ size: Int) -> UInt64? {
      guard at + size <= bytes.count else { return nil }
      let part = bytes[at..<(at + size)]
      at += size
      return (isLittle ? Array(part.reversed()) : Array(part)).reduce(0) { $0 << 8 | $1 }
    }
    guard let kind = number(4) else { return nil }
    let type = (kind & 0x1FFF_FFFF) % 1000
    guard (1...17).contains(type), (kind & 0x1FFF_FFFF) / 1000 <= 3 else { return nil }
    if kind & 0x2000_0000 != 0, let srid = number(4), srid != 4326, srid != 0 {
      throw .angle(text, problem: "its SRID is \(srid), not 4326")
    }
    if type != 1 { throw .angle(text, problem: "it is WKB of a geometry that is not a point") }
    guard let x = number(8).map(Double.init(bitPattern:)), let y = number(8).map(Double.init(bitPattern:)),
      x.isFinite, y.isFinite
    else { throw .unreadable(text) }
    return Coordinate(latitude: y, longitude: x)
  }
}
