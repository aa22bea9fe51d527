package import Geometry
package import Incidents
package import TextFormats
internal import SystemIO
internal import ZoneDoubt
internal import ZoneAnalysis
internal import ZoneBuilding
package import ZoneFiles
package import Zones

/// How the area of a zone, and the verdicts in it, depend on its depth and on how well its line is known.
///
/// A zone is made for each depth, and incidents are judged for each pair of a depth and an accuracy, in one reading of the table:
/// as `zone` and `check` do it for each alone.
package struct DepthSweep {
  /// A depth, or nil for that of the zone file, as it was given.
  package typealias DepthChoice = (text: String, depth: ZoneSpecification.Depth)?
  /// A radius of the line, or nil for what the zone file states, as it was given.
  package typealias AccuracyChoice = (text: String, radius: Length)?

  /// One pair.
  private struct Pair {
    var depth: String
    var accuracy: String
    var area: Area
    var zone: JudgedZone
    /// The rows by verdict; empty without a table.
    var counts: [Int] = []
  }

  private var pairs: [Pair] = []
  private var invalid = 0
  private var hasTable = false

  /// Makes the zones.
  ///
  /// - Parameter progress: Called with the number of zones that are made.
  /// - Throws: `ZoneError` for a depth that has no zone.
  package init(
    of file: ZoneFile, depths: [DepthChoice], accuracies: [AccuracyChoice], options: AssessmentOptions,
    progress: (Int) -> Void
  ) throws(ZoneError) {
    for (number, choice) in depths.enumerated() {
      var zone = file.zone
      if let choice {
        var rule = zone.specification
        (rule.depth, rule.ringDepths) = (choice.depth, [])
        zone = try zone.boundary.zone(rule, within: zone.within).zone
      }
      let area = zone.regions.reduce(0) { $0 + RegionMeasure(of: $1).area.squareMeters }
      for accuracy in accuracies {
        var options = options
        if let accuracy { options.lineAccuracy = accuracy.radius }
        pairs.append(
          Pair(
            depth: choice?.text ?? "", accuracy: accuracy?.text ?? "", area: Area(squareMeters: area),
            zone: try JudgedZone(zone, stated: file.provenance.statedAccuracy, options: options)))
      }
      progress(number + 1)
    }
  }

  /// Judges all incidents for every pair.
  ///
  /// - Parameter progress: Called with the number of rows that are judged.
  /// - Throws: `ReadError`.
  package mutating func count(_ incidents: IncidentInput, progress: (Int) -> Void) throws {
    let work = SweepWork(caches: pairs.map { AssessmentCache($0.zone.assessor) })
    let isSlow = !incidents.isExact || pairs.contains { !$0.zone.assessor.lineAccuracy.isExact }
    var total = work.begin()
    try incidents.forEachPiece(work, isSlow: isSlow) { piece in
      total.add(piece)
      progress(total.rows)
    }
    for index in pairs.indices { pairs[index].counts = total.counts[index] }
    (invalid, hasTable) = (total.invalid, true)
  }

  /// A row for each pair, depths first: `depth` and `line_accuracy` as given, empty for those of the zone file, `area_km2`, and
  /// where there is a table the rows by verdict and those that cannot be read.
  package var table: FigureTable {
    let verdicts = hasTable ? Verdict.allCases.map(\.rawValue) + ["invalid"] : []
    return FigureTable(
      names: ["depth", "line_accuracy", "area_km2"] + verdicts,
      rows: pairs.map { pair in
        [.text(pair.depth), .text(pair.accuracy), .number(pair.area.squareKilometers, decimals: 3)]
          + (hasTable ? (pair.counts + [invalid]).map { .count($0) } : [])
      })
  }
}

/// Counts the verdicts of incidents beside several zones.
private struct SweepWork: IncidentWork {
  struct Piece: Sendable {
    var counts: [[Int]]
    var rows = 0
    var invalid = 0

    mutating func add(_ other: Piece) {
      for zone in counts.indices {
        for verdict in counts[zone].indices { counts[zone][verdict] += other.counts[zone][verdict] }
      }
      rows += other.rows
      invalid += other.invalid
    }
  }

  let caches: [AssessmentCache]

  func begin() -> Piece {
    Piece(counts: caches.map { _ in Array(repeating: 0, count: Verdict.allCases.count) })
  }

  func work(
    on row: InputRow, by reader: RowReader, with tools: Void, _ piece: inout Piece
  ) throws(ReadError) {
    let reported = try reader.reported(row)
    piece.rows += 1
    switch reported.position {
    case .known(let place):
      for (zone, cache) in caches.enumerated() {
        let verdict = cache.assessment(of: place).verdict
        piece.counts[zone][Verdict.allCases.firstIndex(of: verdict) ?? 0] += 1
      }
    case .invalid(let reason, let kind):
      piece.invalid += 1
      try reader.refuse(RowError(kind, reason: reason), of: reported)
    }
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {}
}
