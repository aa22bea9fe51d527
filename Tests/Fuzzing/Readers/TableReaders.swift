internal import Plausibility
internal import Agreements
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO
internal import ZoneDoubt
internal import ZoneFiles
internal import Zones

extension FuzzedReader {
  /// Tables of incidents in each form, what is made of them, and tables of places.
  static let tables =
    ["csv", "geojson", "records"].map { FuzzedReader($0, readTable) }
    + [
      FuzzedReader("findings", check), FuzzedReader("monitor", monitor),
      FuzzedReader("gazetteer") { bytes in
        let places = try Gazetteer(name: "table", read: pieces(of: bytes, 1 << 16))
        _ = places.suggestions(for: "Saraqeb")
        _ = try PlaceReader(gazetteer: places).reading("Saraqib (Saraqeb), Idlib")
      },
      FuzzedReader("gzip") { _ = try InputStream($0, name: "file", convert: nil).all(atMost: 1 << 24) },
    ]

  /// Gives bytes some at a time.
  private static func pieces(of bytes: [UInt8], _ size: Int) -> (Int) throws(ReadError) -> [UInt8] {
    var rest = bytes[...]
    return { count in
      let piece = Array(rest.prefix(min(count, size)))
      rest = rest.dropFirst(piece.count)
      return piece
    }
  }

  private static let options = IncidentOptions(places: places)

  private static func rows(of bytes: [UInt8], _ size: Int) -> Result<[ReportedRow.Position], ReadError> {
    do {
      let input = try IncidentInput(name: "table", options: options, read: pieces(of: bytes, size))
      var rows: [ReportedRow.Position] = []
      try input.forEachRow { rows.append($0.position) }
      return .success(rows)
    } catch {
      _ = "\(error)"
      return .failure(error as? ReadError ?? .empty(file: "table"))
    }
  }

  /// Rows are the same whatever pieces they come in, and their places are on the Earth.
  @Sendable private static func readTable(_ bytes: [UInt8]) {
    let whole = rows(of: bytes, .max)
    let inPieces = rows(of: bytes, 1 + bytes.reduce(0) { ($0 &* 31 &+ Int($1)) % 61 })
    precondition(whole == inPieces, "rows depend on the pieces that they come in")
    guard case .success(let rows) = whole else { return }
    for case .known(let place) in rows {
      precondition(abs(place.coordinate.latitude) <= 90 && abs(place.coordinate.longitude) <= 360)
      precondition(place.radius.meters >= 0 && place.radius.meters < .infinity)
    }
  }

  private static let line = Boundary(parts: [
    Boundary.Part(
      vertices: [36.0, 37.2].map { Coordinate(latitude: 35.8, longitude: $0) }, origin: "line")
  ])

  /// Every row is judged and written with its finding.
  @Sendable private static func check(_ bytes: [UInt8]) throws {
    let assessor = try Assessor(
      boundary: line, specification: ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20))))
    let plausibility = PlausibilityCheck(assessor, around: line.parts[0].vertices)
    let input = try IncidentInput(name: "table", options: options, read: pieces(of: bytes, 1 << 16))
    var check = try IncidentCheck(
      input, assessor: assessor, options: FindingOptions(), plausibility: plausibility)
    try check.write(to: OutputFile("/dev/null"))
    _ = check.summary.sentences
  }

  private static let agreement = Result {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/\($0)" }.joined()
    let text = """
      title: t
      time_zone: Asia/Damascus
      zones: [{id: z, line: line.geojson, depth: 6km}]
      obligations:
        - {id: o, text: t, zone: z, by: 2018-10-10, concerns: all}
        - {id: p, text: t, zone: z, from: 2018-10-10T06:00, concerns: [{column: side_a, equals: 1}]}
      """
    return try Agreement(Array(text.utf8), file: "agreement", folder: "\(folder)/")
  }

  /// Dates of a table are settled and held against deadlines.
  @Sendable private static func monitor(_ bytes: [UInt8]) throws {
    let table = try SurveyedInput(InputStream(bytes, name: "table", convert: nil), options: options)
    var monitor = try Monitor(agreement.get(), table, writing: FindingOptions())
    try monitor.write(to: OutputFile("/dev/null"))
    _ = monitor.notes + monitor.summary.sentences
  }
}
