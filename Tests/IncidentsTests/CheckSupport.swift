internal import ZoneFiles
import TestSupport

@testable import Geometry
@testable import Incidents
@testable import Plausibility
@testable import Places
@testable import SystemIO
@testable import ZoneDoubt
@testable import Zones

/// Incidents as bytes, checked against one zone: 15 to 20 km about the equator from 30 to 40 degrees east. A
/// place 0.1 degrees north of it is 11,057.428 m away, one 0.14 degrees north 15.5 km.
enum CheckSample {
  static func assessor(
    line radius: Length = .meters(0), thresholds: VerdictThresholds = .standard
  ) throws -> Assessor {
    let line = [30.0, 40].map { Coordinate(latitude: 0, longitude: $0) }
    return try Assessor(
      boundary: Boundary(parts: [Boundary.Part(vertices: line, origin: "line")]),
      specification: ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20))),
      lineAccuracy: LineAccuracy(radius), thresholds: thresholds)
  }

  struct Result {
    var text: String
    var summary: CheckSummary
    var notes: [String]
    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
  }

  /// - Parameter pieces: How many bytes the input gives at a time.
  static func check(
    _ bytes: [UInt8], _ options: CheckOptions = CheckOptions(), pieces: Int = 1 << 18,
    assessor: Assessor? = nil
  ) throws -> (bytes: [UInt8], Result) {
    let folder = try TemporaryFolder()
    let path = folder.file("findings")
    var rest = bytes[...]
    var check = try IncidentCheck(name: "table.csv", assessor: assessor ?? self.assessor(), options: options)
    {
      count throws(ReadError) in
      let piece = Array(rest.prefix(min(count, pieces)))
      rest = rest.dropFirst(piece.count)
      return piece
    }
    let output = try OutputFile(path)
    try check.write(to: output)
    try output.commit()
    let found = try InputFile.bytes(of: path)
    let text = String(decoding: found, as: UTF8.self)
    return (found, Result(text: text, summary: check.summary, notes: check.notes))
  }

  static func check(
    _ text: String, _ options: CheckOptions = CheckOptions(), assessor: Assessor? = nil
  ) throws -> Result {
    try check(Array(text.utf8), options, assessor: assessor).1
  }

  static let header = "verdict,doubt,distance_m,side,chainage_m,p_core,p_zone,reason,"
}

/// How a check reads and writes, together, as the command takes it.
@dynamicMemberLookup struct CheckOptions: Sendable {
  var reading: IncidentOptions
  var writing: FindingOptions
  var verdictOnly: Bool
  var indexAfter = 200_000

  init(
    latitude: String? = nil, longitude: String? = nil, position: String? = nil, places: Gazetteer? = nil,
    crs: String? = nil, accuracy: AccuracyChoice = .recognized, profiles: AccuracyProfiles = .standard,
    prefix: String = "", verdictOnly: Bool = false, strict: Bool = false, delimiter: UInt8? = nil,
    decimalMark: UInt8? = nil, format: FindingFormat? = nil
  ) {
    reading = IncidentOptions(
      latitude: latitude, longitude: longitude, position: position, places: places, crs: crs,
      accuracy: accuracy,
      profiles: profiles, strict: strict, delimiter: delimiter, decimalMark: decimalMark)
    writing = FindingOptions(format: format, prefix: prefix)
    self.verdictOnly = verdictOnly
  }

  subscript<Value>(dynamicMember path: WritableKeyPath<IncidentOptions, Value>) -> Value {
    get { reading[keyPath: path] }
    set { reading[keyPath: path] = newValue }
  }
}

extension IncidentCheck {
  /// All findings, one by one.
  mutating func all() throws -> [Finding] {
    var all: [Finding] = []
    try forEach { all.append($0) }
    return all
  }

  init(
    _ stream: InputStream, assessor: Assessor, options: CheckOptions, plausibility: PlausibilityCheck? = nil
  ) throws(ReadError) {
    try self.init(
      IncidentInput(stream, options: options.reading, format: options.writing.format), assessor: assessor,
      options: options, plausibility: plausibility)
  }

  init(_ path: String, assessor: Assessor, options: CheckOptions) throws(ReadError) {
    try self.init(InputStream(path), assessor: assessor, options: options)
  }

  init(
    name: String, assessor: Assessor, options: CheckOptions, plausibility: PlausibilityCheck? = nil,
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    try self.init(
      IncidentInput(name: name, options: options.reading, format: options.writing.format, read: read),
      assessor: assessor, options: options, plausibility: plausibility)
  }

  private init(
    _ input: IncidentInput, assessor: Assessor, options: CheckOptions, plausibility: PlausibilityCheck?
  ) throws(ReadError) {
    try self.init(
      input, assessor: assessor, options: options.writing, verdictOnly: options.verdictOnly,
      plausibility: plausibility, indexAfter: options.indexAfter)
  }
}
