package import Geodesy
package import Geometry
package import SystemIO
package import TextFormats

/// Recognises the format of an input by its content, and brings its positions to WGS 84.
package struct SourceReader {
  private let crs: String?
  private let takesCRS: Bool

  /// A reader of coordinates in the system that a file states.
  package init() { (crs, takesCRS) = (nil, false) }

  /// - Parameter crs: The coordinate reference system that the option `--crs` gives; nil for the one that a file states.
  package init(crs: String?) { (self.crs, takesCRS) = (crs, true) }

  /// What to do about coordinates in a system that the file does not state.
  var remedy: String {
    takesCRS ? "name their system with --crs EPSG:n" : "convert them with ‘ogr2ogr -t_srs EPSG:4326’"
  }

  /// What to say of a file that does not state its reference system, where none is given.
  func notes(of file: SourceFile) -> [String] {
    guard file.lacksCRS, crs == nil else { return [] }
    return [
      "it does not state its coordinate reference system, as a shapefile does in its .prj; its coordinates are read as"
        + " longitude and latitude on WGS 84; if they are not, "
        + (takesCRS ? "name their system with --crs EPSG:n" : "add it with ‘ogr2ogr -a_srs EPSG:n’")
    ]
  }

  /// The document of an input in whatever format it is.
  package func document(
    _ text: SourceText, selecting selection: GeoJSONSelection = GeoJSONSelection()
  ) throws(ReadError) -> SourceDocument {
    switch text.firstByte {
    case 0x1E: return try FeatureLines.document(text, .sequence, selecting: selection)
    case UInt8(ascii: "{") where Self.isLines(text):
      return try FeatureLines.document(text, .lines, selecting: selection)
    case UInt8(ascii: "{") where ESRIFeatures.seemLikely(in: text.bytes[...]):
      var json = text
      if let features = try ESRIFeatures.collection(of: text.bytes, file: text.name) {
        json = try SourceText(features, name: text.name)
      }
      return try SourceDocument(GeoJSONDocument(json), selecting: selection)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return try SourceDocument(GeoJSONDocument(text), selecting: selection)
    case UInt8(ascii: "<"):
      throw .format(
        file: text.name, seen: "this looks like XML (KML, GPX or GML)",
        remedy: "convert it with ‘ogr2ogr -f GeoJSON’")
    default:
      if Self.archives.contains(where: text.bytes.starts) {
        throw .format(file: text.name, seen: "this is a compressed file", remedy: "unpack it first")
      }
      if let binary = try Self.binary(text) { return binary }
      if text.bytes.prefix(4096).contains(0) {
        throw .format(
          file: text.name, seen: "this is not a text file",
          remedy: "convert it to GeoJSON first, for example with ‘ogr2ogr -f GeoJSON’")
      }
      if WKTReader.isLikely(text) {
        let (geometries, crs) = try WKTReader.geometries(text)
        return SourceDocument(
          features: geometries.enumerated().map { index, geometry in
            SourceFeature(
              origin: geometries.count == 1 ? "geometry" : "geometry \(index + 1)", index: index,
              geometry: geometry)
          },
          crs: crs)
      }
      let isGeographic = crs.map(CoordinateTransformation.isLongitudeLatitude) ?? true
      if isGeographic, let places = try PlaceLines.document(text) { return places }
      return try VertexTable.document(
        text, isGeographic: isGeographic, datumRemedy: crs == nil ? remedy : nil,
        keepsFaults: selection.keepsFaults)
    }
  }

  /// Whether a text has a JSON object on each line. Only where a second line begins with one is the first looked into.
  private static func isLines(_ text: SourceText) -> Bool {
    guard let end = text.bytes.drop(while: SourceText.isSpace).firstIndex(of: 0x0A),
      text.bytes[end...].first(where: { !SourceText.isSpace($0) }) == UInt8(ascii: "{")
    else { return false }
    return GeoJSONLayout(of: text.bytes, isLast: true) == .lines
  }

  /// Well-Known Binary, as bytes or as hexadecimal digits, one geometry a row; nil for anything else.
  private static func binary(_ text: SourceText) throws(ReadError) -> SourceDocument? {
    var geometries: [[UInt8]] = []
    if WKBReader.isBinary(text.bytes) {
      geometries = [Array(text.bytes)]
    } else if text.firstByte == UInt8(ascii: "0") || text.firstByte == UInt8(ascii: "\\") {
      for row in text.bytes.split(whereSeparator: SourceText.isSpace) {
        guard let bytes = WKBReader.bytes(hexadecimal: Array(row)) else { return nil }
        geometries.append(bytes)
      }
    }
    if geometries.isEmpty { return nil }
    var document = SourceDocument(features: [])
    for bytes in geometries {
      let number = document.features.count + 1
      let origin = geometries.count == 1 ? "geometry" : "geometry \(number)"
      do throws(WKBError) {
        let (geometry, crs) = try WKBReader.geometry(bytes)
        document.features.append(SourceFeature(origin: origin, index: number - 1, geometry: geometry))
        if let crs { document.crs = crs }
      } catch {
        throw .syntax(
          ReadError.Place(file: text.name, part: origin), problem: error.problem, remedy: "export it again")
      }
    }
    return document
  }

  /// The first bytes of gzip and zip files.
  private static let archives: [[UInt8]] = [[0x1F, 0x8B], [0x50, 0x4B, 0x03, 0x04]]

  /// The system the positions are in: what the user says, or else what the file says.
  package func system(of document: SourceDocument, file: String, notes: inout [String]) throws(ReadError)
    -> String
  {
    try Self.system(given: crs, stated: document.crs, file: file, remedy: remedy, notes: &notes)
  }

  /// The system that positions are in: what the user gives, or else what the file states.
  package static func system(
    given crs: String?, stated: StatedCRS?, file: String, remedy: String, notes: inout [String]
  ) throws(ReadError) -> String {
    if let crs {
      if let name = stated?.name, name != crs {
        notes.append(
          "the file states the coordinate reference system \(name); its coordinates are read in \(crs), as given"
        )
      }
      return crs
    }
    guard let stated else { return "OGC:CRS84" }
    guard let name = stated.name else {
      throw .crs(
        file: file,
        problem: "its member ‘crs’ does not name a system that is known; \(remedy)")
    }
    return name
  }
}

/// Collects the positions of many parts, so that one operation brings all of them to WGS 84.
package struct PositionBatch {
  package init() {}

  private var positions: [SourcePosition] = []
  private var parts: [(range: Range<Int>, origin: String, firstLine: Int?)] = []

  package mutating func add(_ part: [SourcePosition], origin: String, firstLine: Int? = nil) {
    parts.append((positions.count..<positions.count + part.count, origin, firstLine))
    positions += part
  }

  /// Adds the parts of another batch after its own.
  mutating func add(_ other: PositionBatch) {
    let start = positions.count
    parts += other.parts.map {
      (start + $0.range.lowerBound..<start + $0.range.upperBound, $0.origin, $0.firstLine)
    }
    positions += other.positions
  }

  /// How many parts there are.
  var count: Int { parts.count }

  /// The parts in the order in which they were added.
  package func coordinates(
    in system: String, file: String, remedy: String = "convert them with ‘ogr2ogr -t_srs EPSG:4326’"
  ) throws(ReadError) -> (parts: [[Coordinate]], operation: CRSOperation?) {
    do throws(CRSError) {
      let (all, operation) = try CoordinateTransformation.coordinates(of: positions, in: system)
      if let index = all.firstIndex(where: { !$0.isValid }) {
        throw .notTransformable(crs: system, index: index, position: positions[index])
      }
      return (parts.map { Array(all[$0.range]) }, operation)
    } catch {
      guard case .notTransformable(_, let index, let position) = error else {
        throw .crs(file: file, problem: error.description)
      }
      throw invalid(position, place: place(of: index, file: file), system, remedy)
    }
  }

  private func place(of index: Int, file: String) -> ReadError.Place {
    guard let part = parts.first(where: { $0.range.contains(index) }) else { return .init(file: file) }
    let offset = index - part.range.lowerBound
    if let firstLine = part.firstLine { return ReadError.Place(file: file, line: firstLine + offset) }
    return ReadError.Place(file: file, part: part.origin, vertex: offset + 1)
  }

  private func invalid(
    _ position: SourcePosition, place: ReadError.Place, _ system: String, _ remedy: String
  ) -> ReadError {
    guard CoordinateTransformation.isLongitudeLatitude(system) else {
      return .position(
        place, problem: "(\(position.x), \(position.y)) is not a place in \(system)",
        remedy: "check that the coordinates are in this system, easting before northing")
    }
    let isSwapped = abs(position.x) <= 90 && abs(position.y) > 90 && abs(position.y) <= 180
    if isSwapped {
      return .position(
        place, problem: "the latitude is \(position.y), which is over 90",
        remedy: "if latitude and longitude are swapped, exchange them (GeoJSON and WKT have longitude first)")
    }
    let problem =
      abs(position.y) > 90
      ? "the latitude is \(position.y), which is over 90"
      : "the longitude is \(position.x), which is over 540"
    return .position(
      place, problem: problem, remedy: "if the coordinates are projected, \(remedy)")
  }
}
