internal import Places
import Agreements
internal import Concurrency
import Geometry
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles
import Zones
internal import ZoneAnalysis

/// A zone to be compared: by its definition, or by its polygons alone.
struct ComparedZone: Sendable {
  var name: String
  var polygons: [Polygon]
  /// The zone, or nil for polygons that demarc did not make.
  var zone: Zone?
  var assessor: Assessor
}

extension ComparedZone {
  /// Reads a zone or polygons, or takes one reading of an agreement.
  init(_ path: String, doubt: DoubtOptions) throws {
    if let reading = ReadingReference(path) {
      try self.init(reading, doubt)
      return
    }
    let source = try SourceFile(path)
    guard let file = try ZoneFile.decode(source.text, name: source.name) else {
      try self.init(source.name, PolygonReader().read(source.text, name: source.name).polygons, doubt)
      return
    }
    try self.init(source.name, file.zone, file.provenance.statedAccuracy, doubt)
  }

  private init(_ reading: ReadingReference, _ doubt: DoubtOptions) throws {
    let picture = try Agreement(path: reading.file)
      .picture(of: reading.reading, zone: reading.zone, versions: .current)
    switch picture.shape {
    case .area(let input): try self.init(reading.text, input.polygons, doubt)
    case .zone(let zone, _, _): try self.init(reading.text, zone, picture.lineAccuracy, doubt)
    }
  }

  private init(_ name: String, _ polygons: [Polygon], _ doubt: DoubtOptions) throws {
    try self.init(
      name: name, polygons: polygons,
      assessor: Assessor(
        polygons: polygons, outlineAccuracy: doubt.lineRadius() ?? .meters(0), thresholds: doubt.thresholds())
    )
  }

  private init(_ name: String, _ zone: Zone, _ stated: LineAccuracy?, _ doubt: DoubtOptions) throws {
    try self.init(
      name: name, polygons: zone.regions.flatMap(\.polygons), zone: zone,
      assessor: Assessor(
        zone, lineAccuracy: doubt.lineAccuracy(stated: stated), thresholds: doubt.thresholds()))
  }
}

/// What differs between two zones.
struct ZoneComparison {
  private let names: [String]
  private let overlay: AreaOverlay
  private let outlines: OutlineDistance
  /// How much of the lines differs, and from what distance on; nil where one has no line.
  private let lines: (difference: LineDifference, apart: Length)?
  var verdicts: VerdictComparison?

  init(_ first: ComparedZone, _ second: ComparedZone) throws {
    names = [first.name, second.name]
    overlay = AreaOverlay(first.polygons, second.polygons)
    outlines = try OutlineDistance(overlay.first, overlay.second)
    if let a = first.zone, let b = second.zone {
      let apart = max(a.specification.tolerance, b.specification.tolerance)
      lines = (try LineDifference(a, b, apart: apart), apart)
    } else {
      lines = nil
    }
  }

  var text: String {
    func area(_ area: Area) -> String { "\(area.squareKilometers.grouped(3)) km²" }
    func kilometers(_ length: Length) -> String {
      length.meters < 1000 ? "\(length.meters.fixed(1)) m" : "\((length.meters / 1000).grouped(3)) km"
    }
    var words = [
      "only in \(names[0]): \(area(overlay.onlyFirst))", "only in \(names[1]): \(area(overlay.onlySecond))",
      "in both: \(area(overlay.both))",
      "outlines: \(kilometers(outlines.largest)) apart at most, at \(outlines.place.inRoundedWords), and nowhere more than"
        + " \(kilometers(outlines.bound))",
    ]
    if let (difference, apart) = lines {
      words.append(
        "lines: \(kilometers(difference.first)) of the first and \(kilometers(difference.second)) of the second are more"
          + " than \(apart.inWords) from the other (each change known to \(LineDifference.resolution.inWords))"
      )
    }
    return (words + (verdicts?.sentences ?? [])).map { $0 + "\n" }.joined()
  }

  var json: [UInt8] {
    JSONWriter.object { object in
      object.member("first", names[0])
      object.member("second", names[1])
      object.member("only_first_km2", overlay.onlyFirst.squareKilometers)
      object.member("only_second_km2", overlay.onlySecond.squareKilometers)
      object.member("both_km2", overlay.both.squareKilometers)
      object.member("outline_distance_m", outlines.largest.meters)
      object.member("outline_distance_bound_m", outlines.bound.meters)
      object.member("line_first_differs_m", lines?.difference.first.meters)
      object.member("line_second_differs_m", lines?.difference.second.meters)
      if let verdicts {
        object.member("rows", verdicts.rows)
        object.member("invalid", verdicts.invalid)
        object.member("changed", verdicts.changed)
        object.member(
          "changes",
          object: { changes in
            for (change, count) in verdicts.sorted { changes.member(change, count) }
          })
      }
    }
  }
}

/// Incidents judged against two zones.
struct VerdictComparison {
  private(set) var rows = 0
  private(set) var invalid = 0
  /// How many verdicts change, by both.
  private var counts: [String: Int] = [:]

  /// Judges a table and writes the rows whose verdict changes.
  init(
    _ zones: [ComparedZone], _ stream: InputStream, options: CheckOptions, to output: OutputFile
  ) throws {
    let names = [
      "verdict_first", "verdict_second", "doubt_first", "doubt_second", "distance_first_m",
      "distance_second_m",
    ]
    var table = try IncidentTable(stream, options: options, adding: names, leavesOut: true)
    for note in table.notes { Failure.say(note) }
    var (rows, invalid, counts) = (0, 0, [String: Int]())
    var known: [IncidentTable.Reported: [Assessment]] = [:]
    try table.write(to: output) { batch in
      if known.count > 10_000 { known.removeAll(keepingCapacity: true) }
      let places = Set(batch.compactMap(\.reported)).subtracting(known.keys)
      // Doubt takes long to weigh, so that this is where the time goes.
      let found = Parallel.map(Array(places)) { reported in
        let both = zones.map { $0.assessor.assessment(of: reported.place, position: reported.radius) }
        return (reported, both)
      }
      for (reported, both) in found { known[reported] = both }
      return batch.map { row in
        rows += 1
        guard let reported = row.reported, let both = known[reported] else {
          invalid += 1
          return nil
        }
        guard both[0].verdict != both[1].verdict else { return nil }
        counts["\(both[0].verdict.rawValue) to \(both[1].verdict.rawValue)", default: 0] += 1
        return both.map { .text($0.verdict.rawValue) } + both.map { .text($0.doubtText) }
          + both.map { .number($0.placement.distance, decimals: 3) }
      }
    }
    (self.rows, self.invalid, self.counts) = (rows, invalid, counts)
  }

  var changed: Int { counts.values.reduce(0, +) }

  var sorted: [(String, Int)] { counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) } }

  var sentences: [String] {
    [
      "verdicts: \(rows - invalid - changed) of \(rows) rows hold under both, \(changed) change, \(invalid) are invalid"
    ]
      + sorted.map { "\($1) from \($0)" }
  }
}
