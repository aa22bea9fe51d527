internal import Geometry
package import SystemIO

/// Reads Well-Known Text (OGC 06-103r4, 7): geometries one after another, each with or without PostGIS's `SRID=n;`.
///
/// Keywords are read in any case, coordinates as longitude and latitude; heights and measures are ignored.
package struct WKTReader {
  private let text: SourceText
  private var at: Int
  private var srid: String?
  private static let deepest = 100

  /// The words with which a geometry, or the system it is in, may begin.
  package static let keywords: Set<String> = [
    "POINT", "MULTIPOINT", "LINESTRING", "MULTILINESTRING", "POLYGON", "MULTIPOLYGON", "GEOMETRYCOLLECTION",
    "SRID", "LINEARRING", "TRIANGLE", "TIN", "POLYHEDRALSURFACE", "CIRCULARSTRING", "COMPOUNDCURVE",
    "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE",
  ]

  /// Whether a text begins as WKT of lines or polygons, or is WKB in hexadecimal digits.
  package static func isLineOrArea(_ text: String) -> Bool {
    text.uppercased().prefix(60).contains(/^(SRID=[0-9]+;\s*)?(MULTI)?(LINESTRING|POLYGON)\s*(Z|M|ZM)?\s*\(/)
      || WKBReader.bytes(hexadecimal: Array(text.utf8)) != nil
  }

  /// Whether a text begins as WKT does: a keyword, perhaps `Z`, `M` or `ZM`, and a bracket, a number, `EMPTY` or an equals
  /// sign. The header of a table may begin with a word such as ‘point’.
  package static func isLikely(_ text: SourceText) -> Bool {
    var reader = WKTReader(text: text, at: text.bytes.startIndex)
    let dimensions: Set<String> = ["", "Z", "M", "ZM"]
    let word = reader.word()
    guard
      keywords.contains(where: { word.hasPrefix($0) && dimensions.contains(String(word.dropFirst($0.count))) }
      )
    else { return false }
    let end = reader.at
    guard let next = reader.peek() else { return true }
    // Between a keyword and what follows it there may be blanks, but not a tab, which separates columns.
    if text.bytes[end..<reader.at].contains(0x09) { return false }
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "=") { return true }
    if isNumber(next), !isLetter(next) { return reader.at > end }
    let tag = reader.word()
    return tag == "EMPTY" || (!tag.isEmpty && dimensions.contains(tag) && reader.at > end + 1)
  }

  /// The geometries of a text at its outermost level, and the system that their SRID states.
  ///
  /// - Throws: ``ReadError/syntax(_:problem:remedy:)``.
  package static func geometries(
    _ text: SourceText
  ) throws(ReadError) -> (geometries: [SourceGeometry], crs: StatedCRS?) {
    var reader = WKTReader(text: text, at: text.bytes.startIndex)
    var geometries: [SourceGeometry] = []
    while reader.peek() != nil {
      try reader.sourceSystem()
      geometries.append(try reader.geometry(depth: 0))
      while let byte = reader.peek(), byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",") {
        reader.at += 1
      }
    }
    return (geometries, reader.srid.map { StatedCRS(name: $0) })
  }

  /// `SRID=4326;`, which must be the same for all geometries of a file.
  private mutating func sourceSystem() throws(ReadError) {
    let start = at
    guard word() == "SRID" else {
      at = start
      return
    }
    try expect("=", within: "an SRID")
    let code = String(decoding: run { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self)
    if code.isEmpty { throw fault("the SRID has no number") }
    try expect(";", within: "an SRID")
    let named = "EPSG:\(code)"
    if let srid, srid != named {
      at = start
      throw fault("SRIDs differ within the file (\(srid), \(named))")
    }
    srid = named
  }

  private mutating func geometry(depth: Int) throws(ReadError) -> SourceGeometry {
    _ = peek()
    let start = at
    var keyword = word()
    for suffix in ["ZM", "Z", "M"] where keyword.hasSuffix(suffix) && !Self.keywords.contains(keyword) {
      keyword.removeLast(suffix.count)
    }
    guard Self.keywords.contains(keyword), keyword != "SRID" else {
      at = start
      let seen = String(decoding: run(Self.isLetter).prefix(20), as: UTF8.self)
      at = start
      throw fault(seen.isEmpty ? "a geometry is missing" : "‘\(seen)’ is not a WKT geometry")
    }
    let dimensions = at
    var tag = word()
    if ["Z", "M", "ZM"].contains(tag) {
      tag = word()
    } else if !tag.isEmpty, tag != "EMPTY" {
      at = dimensions
    }
    let isEmpty = tag == "EMPTY"
    switch keyword {
    case "POINT", "MULTIPOINT":
      return .points(isEmpty ? [] : try points())
    case "LINESTRING":
      return .lines(isEmpty ? [] : [try positions()], isMulti: false)
    case "MULTILINESTRING":
      return .lines(
        isEmpty ? [] : try list { reader throws(ReadError) in try reader.positions() }, isMulti: true)
    case "POLYGON":
      return .polygons(isEmpty ? [] : [try rings()], isMulti: false)
    case "MULTIPOLYGON":
      return .polygons(
        isEmpty ? [] : try list { reader throws(ReadError) in try reader.rings() }, isMulti: true)
    case "GEOMETRYCOLLECTION":
      if depth == Self.deepest { throw fault("collections are nested more than \(Self.deepest) deep") }
      return .collection(
        isEmpty ? [] : try list { reader throws(ReadError) in try reader.geometry(depth: depth + 1) })
    default:
      at = start
      throw fault("\(keyword) is a geometry that demarc does not read")
    }
  }

  private mutating func rings() throws(ReadError) -> [[SourcePosition]] {
    try list { reader throws(ReadError) in try reader.positions() }
  }

  private mutating func positions() throws(ReadError) -> [SourcePosition] {
    try list { reader throws(ReadError) in try reader.position() }
  }

  /// `(1 2, 3 4)` or `((1 2), (3 4))`; nil for an empty one.
  private mutating func points() throws(ReadError) -> [SourcePosition?] {
    try list { reader throws(ReadError) in
      let isNested = reader.peek() == UInt8(ascii: "(")
      if isNested { reader.at += 1 }
      let start = reader.at
      var position: SourcePosition?
      if reader.word() != "EMPTY" {
        reader.at = start
        position = try reader.position()
      }
      if isNested { try reader.expect(")", within: "a point") }
      return position
    }
  }

  private mutating func position() throws(ReadError) -> SourcePosition {
    let position = SourcePosition(x: try number(), y: try number())
    while let byte = peek(), Self.isNumber(byte) { _ = try number() }
    return position
  }

  private mutating func list<Element>(
    _ element: (inout WKTReader) throws(ReadError) -> Element
  ) throws(ReadError) -> [Element] {
    try expect("(", within: "a geometry")
    var elements = [Element]()
    while true {
      elements.append(try element(&self))
      guard peek() == UInt8(ascii: ",") else { break }
      at += 1
    }
    try expect(")", within: "a geometry")
    return elements
  }

  private mutating func number() throws(ReadError) -> Double {
    guard peek() != nil else { throw truncated("a position") }
    let start = at
    let digits = String(decoding: run { Self.isNumber($0) || Self.isLetter($0) }, as: UTF8.self)
    guard let value = Double(digits), value.isFinite, digits.utf8.allSatisfy(Self.isNumber) else {
      at = start
      throw fault(digits.isEmpty ? "a number is missing" : "‘\(digits.prefix(30))’ is not a number")
    }
    return value
  }

  private mutating func expect(_ character: Unicode.Scalar, within what: String) throws(ReadError) {
    guard let byte = peek() else { throw truncated(what) }
    guard byte == UInt8(ascii: character) else { throw fault("‘\(character)’ is missing in \(what)") }
    at += 1
  }

  /// The letters that come next, in upper case.
  private mutating func word() -> String {
    _ = peek()
    return String(decoding: run(Self.isLetter), as: UTF8.self).uppercased()
  }

  private mutating func run(_ belongs: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = at
    while at < text.bytes.endIndex, belongs(text.bytes[at]) { at += 1 }
    return text.bytes[start..<at]
  }

  /// The next byte that is not white space; `at` moves to it.
  private mutating func peek() -> UInt8? {
    while at < text.bytes.endIndex, SourceText.isSpace(text.bytes[at]) { at += 1 }
    return at < text.bytes.endIndex ? text.bytes[at] : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private static func isNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private func fault(_ problem: String) -> ReadError {
    .syntax(text.place(of: at), problem: problem, remedy: "write it as in LINESTRING (36.1 35.8, 36.2 35.9)")
  }

  private func truncated(_ what: String) -> ReadError {
    .syntax(
      text.place(of: text.bytes.endIndex), problem: "the WKT ends within \(what)",
      remedy: "it seems cut off, fetch it again")
  }
}
