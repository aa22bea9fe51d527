// The functions are explained in ‘demarc.h’, which the compiler compares with them.
// swift-format-ignore-file: AllPublicDeclarationsHaveDocumentation

internal import Plausibility
public import CDemarc
internal import Geodesy
internal import Geometry
internal import Incidents
internal import SystemIO
internal import ZoneDoubt
internal import Zones

@c @implementation public func demarc_judge_arrow(
  _ judge: OpaquePointer?, _ schema: UnsafeMutablePointer<ArrowSchema>?,
  _ batch: UnsafeMutablePointer<ArrowArray>?, _ findingsSchema: UnsafeMutablePointer<ArrowSchema>?,
  _ findings: UnsafeMutablePointer<ArrowArray>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> Int32 {
  defer {
    if let schema = unsafe schema { unsafe schema.pointee.release?(schema) }
    if let batch = unsafe batch { unsafe batch.pointee.release?(batch) }
  }
  return unsafe status(error) {
    let handle = try unsafe Handle.object(judge, "judge", as: JudgeHandle.self)
    guard let schema = unsafe schema?.pointee, let batch = unsafe batch?.pointee,
      unsafe schema.release != nil, unsafe batch.release != nil
    else { throw UsageError("‘schema’ or ‘batch’ is NULL or was released") }
    guard let findingsSchema = unsafe findingsSchema, let findings = unsafe findings else {
      throw UsageError("there is no place for the findings")
    }
    guard let format = unsafe schema.format, unsafe String(cString: format) == "+s" else {
      throw UsageError("the batch is not a struct array")
    }
    guard unsafe batch.length >= 0, unsafe batch.offset >= 0, unsafe batch.n_children >= 0,
      unsafe schema.n_children >= 0
    else { throw UsageError("the batch has a length or an offset below 0") }
    let rows = unsafe Int(batch.length)
    let longitudes = try unsafe ArrowColumn("longitude", of: schema, batch)
    let latitudes = try unsafe ArrowColumn("latitude", of: schema, batch)
    let radii = try unsafe ArrowColumn("radius_m", of: schema, batch)
    guard rows == 0 || (longitudes != nil && latitudes != nil) else {
      throw UsageError("the batch needs the columns ‘longitude’ and ‘latitude’, of float64")
    }
    guard rows < Int(Int32.max) / ArrowFindings.longestReason else {
      throw UsageError("the batch has \(rows) rows; give batches of 4,000,000 rows at most")
    }
    // Nothing is thrown from here on, so that the columns find their owner.
    var columns = ArrowFindings(rows: rows, verdictOnly: handle.verdictOnly)
    if let longitudes, let latitudes {
      handle.judge(rows, longitudes, latitudes, radii, &columns)
    }
    unsafe findingsSchema.initialize(to: ArrowExport.schema(columns.schema))
    unsafe findings.initialize(to: columns.batch())
  }
}

extension JudgeHandle {
  /// Judges the rows of a batch.
  fileprivate func judge(
    _ rows: Int, _ longitudes: ArrowColumn, _ latitudes: ArrowColumn, _ radii: ArrowColumn?,
    _ columns: inout ArrowFindings
  ) {
    // Verdicts on places taken as exact are known to the index where nothing looks mistaken.
    let index = verdictOnly && radii == nil && assessor.lineAccuracy.isExact ? index(for: rows) : nil
    if index == nil { prepareForDoubt(rows) }
    for row in 0..<rows {
      let place = Coordinate(latitude: latitudes[row], longitude: longitudes[row])
      if let index, place.isValid {
        let verdict = index.known(place) ?? index.judge.verdict(of: place)
        if plausibility.isPlausible(place, verdict, { index.known($0) }) {
          columns.set(row, verdict)
          continue
        }
      }
      let found = finding(of: place, radius: radii?[row] ?? 0)
      columns.set(row, found, reason: found.map { reason($0, at: place) } ?? "")
    }
  }

  /// What is to be said of a place that is known to a radius; nil for what is no place or no radius.
  func finding(of place: Coordinate, radius: Double) -> Assessment? {
    guard place.isValid, radius >= 0, radius.isFinite else { return nil }
    return assessor.assessment(of: place, at: judge.placement(of: place), in: .disc(.meters(radius)))
  }

  /// What `demarc check` says of a place that it judges: what looks mistaken; empty for nothing.
  func reason(_ found: Assessment, at place: Coordinate) -> String {
    let suspicion = plausibility.suspicion(of: place, found.placement)?.note
    return (found.remarks + [suspicion].compactMap(\.self)).joined(separator: "; ")
  }
}

/// The columns of findings, as Arrow holds them.
@safe private struct ArrowFindings {
  private static let all = [
    (name: "verdict", format: "C"), ("doubt", "C"), ("distance_m", "g"), ("side", "C"), ("chainage_m", "g"),
    ("p_core", "g"), ("p_zone", "g"), ("reason", "u"),
  ]
  /// More bytes than any reason has: texts are counted by 32 bits.
  static let longestReason = 512

  private let rows: Int
  private let verdictOnly: Bool
  private let verdict: UnsafeMutablePointer<UInt8>
  /// Doubts and sides; distances, chainages and probabilities; none where only verdicts are asked for.
  private let codes: [UnsafeMutablePointer<UInt8>]
  private let numbers: [UnsafeMutablePointer<Double>]
  /// Where the reason of each row begins, and the last one ends.
  private let starts: UnsafeMutablePointer<Int32>
  private var reasons: [UInt8] = []

  init(rows: Int, verdictOnly: Bool) {
    self.rows = rows
    self.verdictOnly = verdictOnly
    let room = max(rows, 1)
    unsafe verdict = .allocate(capacity: room)
    unsafe codes = (0..<(verdictOnly ? 0 : 2)).map { _ in .allocate(capacity: room) }
    unsafe numbers = (0..<(verdictOnly ? 0 : 4)).map { _ in .allocate(capacity: room) }
    unsafe starts = .allocate(capacity: rows + 1)
    unsafe starts.initialize(repeating: 0, count: rows + 1)
  }

  /// The columns that are there.
  var schema: [(name: String, format: String)] {
    verdictOnly ? [Self.all[0], Self.all[7]] : Self.all
  }

  /// Sets the next row to a verdict of which there is nothing to say; for verdicts alone.
  @inline(__always)
  mutating func set(_ row: Int, _ found: Verdict) {
    unsafe verdict[row] = found.code
    unsafe starts[row + 1] = Int32(truncatingIfNeeded: reasons.count)
  }

  /// Sets the next row.
  mutating func set(_ row: Int, _ found: Assessment?, reason: String) {
    unsafe verdict[row] = found?.verdict.code ?? UInt8(DEMARC_INVALID)
    reasons += reason.utf8
    unsafe starts[row + 1] = Int32(truncatingIfNeeded: reasons.count)
    if verdictOnly { return }
    unsafe codes[0][row] = (found?.doubts ?? []).reduce(0) { $0 | $1.code }
    unsafe codes[1][row] = found?.placement.side.code ?? UInt8(DEMARC_NO_SIDE)
    let distance = found?.placement.distance ?? .nan
    unsafe numbers[0][row] = distance
    unsafe numbers[1][row] = distance.isFinite ? found?.placement.chainage ?? .nan : .nan
    unsafe numbers[2][row] = found?.core ?? .nan
    unsafe numbers[3][row] = found?.zone ?? .nan
  }

  /// The batch, which takes the columns.
  func batch() -> ArrowArray {
    let texts = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: reasons.count + 1)
    _ = unsafe texts.initialize(from: reasons)
    let reason: [UnsafeMutableRawPointer?] = unsafe [.init(starts), .init(texts.baseAddress)]
    if verdictOnly { return unsafe ArrowExport.batch([[.init(verdict)], reason], rows: rows) }
    let columns: [[UnsafeMutableRawPointer?]] = unsafe [
      [.init(verdict)], [.init(codes[0])], [.init(numbers[0])], [.init(codes[1])], [.init(numbers[1])],
      [.init(numbers[2])], [.init(numbers[3])], reason,
    ]
    return unsafe ArrowExport.batch(columns, rows: rows)
  }
}
