internal import Plausibility
internal import Geometry
package import Incidents
package import SystemIO
internal import TextFormats
internal import Zones

/// Checks incidents against many zones at once: every row in, in order, in bounded memory.
///
/// It belongs to one thread at a time.
package struct ZoneSetCheck {
  /// Notes on the input, one sentence each.
  package let notes: [String]
  /// The counts of the rows that were judged so far, by the verdicts on incidents.
  package private(set) var summary = CheckSummary()
  /// The byte that separates the fields of a table that is written.
  package var delimiter: UInt8 { input.delimiter }

  private let input: IncidentInput
  private let work: ZoneSetWork
  private let isSlow: Bool
  private var counts: [Int]

  /// - Parameters:
  ///   - set: The zones.
  ///   - form: Which rows and columns are written.
  ///   - threshold: After how many rows verdicts alone are decided by an index; nil for as many as take about as long as making
  ///     one.
  /// - Throws: ``ReadError`` where the input has a column by the name of one of demarc's, and where names of zones
  ///   cannot be told apart in one field.
  package init(
    _ input: IncidentInput, set: ZoneSet, form: SetForm, options: FindingOptions = FindingOptions(),
    indexAfter threshold: Int? = nil
  ) throws {
    if form == .incidents || form == .briefIncidents,
      let zone = set.zones.first(where: { " \($0.name) ".contains(SetForm.separator) })
    {
      throw UsageError(
        "the name ‘\(zone.name)’ has ‘\(SetForm.separator)’ in it, which separates names in a field; write a row for each zone with --pairs"
      )
    }
    self.input = input
    let vertices = set.zones.lazy.flatMap(\.vertices)
    let plausibility = PlausibilityCheck(around: Array(vertices), widest: 60) { place in
      set.nearest(to: place)?.placement
        ?? Placement(beyondAll: place)
    } isIn: {
      set.isInAny($0)
    }
    work = ZoneSetWork(
      set, form: form, writer: try SetWriter(set, form, of: input, options: options),
      plausibility: plausibility,
      // An index of polygons is made sooner than one of lines.
      indexAfter: threshold ?? (set.zones.allSatisfy { $0.outline != nil } ? 20_000 : 100_000))
    isSlow = !set.isExact || !input.isExact
    counts = [Int](repeating: 0, count: 2 * set.zones.count)
    summary.emptyLines = input.emptyLines
    notes =
      [input.undatedTableNote].compactMap(\.self) + input.notes
      + [input.axisNote(near: plausibility)].compactMap(\.self)
  }

  /// Judges all rows and writes the findings. The output is not committed.
  ///
  /// - Parameters:
  ///   - threads: How many judge at once; nil for one for each core.
  ///   - progress: Called with the number of rows from time to time.
  /// - Throws: ``ReadError`` and ``WriteError``.
  package mutating func write(
    to output: any ByteSink, threads: Int? = nil, progress: (Int) -> Void = { _ in }
  ) throws {
    var findings = try FindingOutput(work.writer.rows, to: output)
    try input.forEachPiece(work, isSlow: isSlow, threads: threads) { piece in
      work.note(piece)
      summary.add(piece.summary)
      for (index, count) in piece.counts.enumerated() where count > 0 { counts[index] += Int(count) }
      try findings.write(piece.bytes)
      progress(summary.rows)
    }
    for zone in work.set.zones {
      guard let fault = zone.fault else { continue }
      throw ReadError.geometry(
        ReadError.Place(file: "zone ‘\(zone.name)’"), problem: fault.problem, remedy: "correct its polygons")
    }
    try findings.end()
  }

  /// The zones with rows, most rows first: as many sentences as a person reads.
  package var zoneSentences: [String] {
    let zones = work.set.zones
    let found = zones.indices.filter { counts[2 * $0] + counts[2 * $0 + 1] > 0 }.sorted {
      (counts[2 * $1] + counts[2 * $1 + 1], $0) < (counts[2 * $0] + counts[2 * $0 + 1], $1)
    }
    var lines = found.prefix(20).map { zone in
      "zone ‘\(zones[zone].name)’: \(counts[2 * zone]) inside, \(counts[2 * zone + 1]) disputed"
    }
    if found.count > 20 { lines.append("and \(found.count - 20) more zones with rows") }
    lines.append(
      zones.count == 1
        ? "the zone has \(found.isEmpty ? "no rows" : "rows")"
        : "\(found.count) of \(zones.count) zones have rows")
    return lines
  }

  /// The summary as ``CheckSummary/json(input:seconds:last:)`` writes it, with the rows of each zone.
  package func json(input name: String, seconds: Double) -> [UInt8] {
    summary.json(input: name, seconds: seconds) { json in
      json.member(
        "zones",
        array: { list in
          for (index, zone) in work.set.zones.enumerated() {
            list.object { object in
              object.member("zone", zone.name)
              object.member("inside", counts[2 * index])
              object.member("disputed", counts[2 * index + 1])
            }
          }
        })
    }
  }
}
