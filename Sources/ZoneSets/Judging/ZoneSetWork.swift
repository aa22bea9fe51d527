internal import Plausibility
internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Incidents
internal import Synchronization
internal import SystemIO
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// Judges the incidents of an input against many zones, and writes the findings.
struct ZoneSetWork: IncidentWork {
  struct Piece: Sendable {
    var bytes: [UInt8] = []
    var summary = CheckSummary()
    /// For each zone its rows inside, then its disputed ones.
    var counts: [Int32]
    /// Some of the places, while there is no index.
    var places: [Coordinate] = []
    /// The zones of the last row, kept for their room.
    fileprivate var found: [(zone: Int, verdict: Verdict)] = []
  }

  let set: ZoneSet
  let form: SetForm
  let writer: SetWriter
  let plausibility: PlausibilityCheck
  private let cells: DeferredValue<ZoneCells>
  private let sample: SampledPlaces
  private let cache = PlaceCache<[ZoneSet.Hit]>()

  /// - Parameter threshold: After how many rows an index is built.
  init(
    _ set: ZoneSet, form: SetForm, writer: SetWriter, plausibility: PlausibilityCheck,
    indexAfter threshold: Int
  ) {
    (self.set, self.form, self.writer, self.plausibility) = (set, form, writer, plausibility)
    let sample = SampledPlaces()
    self.sample = sample
    cells = DeferredValue(after: set.isExact ? threshold : .max) { ZoneCells(set, sample: sample.places) }
  }

  func begin() -> Piece {
    var piece = Piece(counts: [Int32](repeating: 0, count: 2 * set.zones.count))
    // Room as for the last one, and a little more.
    piece.bytes.reserveCapacity(sample.lastLength / 16 * 17)
    return piece
  }

  func tools() -> ZoneCells? { cells.value }

  func note(_ piece: Piece) {
    sample.add(piece.places, length: piece.bytes.count)
    cells.count(piece.summary.rows)
  }

  func pass(_ bytes: ArraySlice<UInt8>, _ piece: inout Piece) {
    writer.pass(bytes, to: &piece.bytes)
    if writer.countsEmptyLines { piece.summary.emptyLines += 1 }
  }

  func work(
    on row: InputRow, by reader: RowReader, with cells: ZoneCells?, _ piece: inout Piece
  ) throws(ReadError) {
    let incident: Incident
    do throws(RowError) {
      incident = try reader.incident(of: row)
    } catch {
      if reader.options.strict { throw reader.refusal(error, of: row) }
      piece.summary.add(error)
      return try writer.appendInvalid(error.reason, of: row, to: &piece.bytes)
    }
    if cells == nil, piece.places.count < SampledPlaces.most { piece.places.append(incident.place) }
    if form.isBrief, set.isExact, incident.isExact {
      try writeBrief(incident, of: row, by: reader, cells, &piece)
    } else {
      try writeWhole(incident, of: row, by: reader, &piece)
    }
  }

  /// Verdicts alone of an exact place: no distance is worked out.
  private func writeBrief(
    _ incident: Incident, of row: InputRow, by reader: RowReader, _ cells: ZoneCells?, _ piece: inout Piece
  ) throws(ReadError) {
    piece.found.removeAll(keepingCapacity: true)
    var verdict = Verdict.outside
    func take(_ zone: Int, _ found: Verdict) {
      piece.found.append((zone, found))
      piece.count(found, of: zone)
      if verdict != .inside { verdict = found }
    }
    if let cells {
      cells.forEachVerdict(of: incident.place, take)
    } else {
      for (zone, verdict) in set.verdicts(of: incident.place) { take(zone, verdict) }
    }
    piece.summary.add(exact: verdict)
    if incident.written != nil || incident.suspicion != nil
      || !plausibility.isPlausible(
        incident.place, verdict, isClose: { set.isNearOutline(incident.place, PlausibilityCheck.apart) },
        { verdictKnown($0, cells) })
    {
      note(suspicionOf: incident, piece.found.first?.zone, by: reader, &piece)
    }
    try writer.append(piece.found, verdict, of: row, at: incident.place, to: &piece.bytes)
  }

  private func verdictKnown(_ place: Coordinate, _ cells: ZoneCells?) -> Verdict? {
    var verdict = Verdict.outside
    if let cells {
      cells.forEachVerdict(of: place) { _, found in if verdict != .inside { verdict = found } }
    } else {
      verdict = set.isInAny(place) ? .inside : .outside
    }
    return verdict
  }

  /// Verdicts with all that they rest on.
  private func writeWhole(
    _ incident: Incident, of row: InputRow, by reader: RowReader, _ piece: inout Piece
  ) throws(ReadError) {
    let (place, region) = (incident.place, incident.region(reader.options.accuracy))
    let hits =
      region.isExact && set.isExact
      ? set.hits(of: place, in: region)
      : cache.value(of: place, in: region) { set.hits(of: place, in: region) }
    let verdict = Self.verdict(hits.lazy.map(\.assessment.verdict))
    for hit in hits { piece.count(hit.assessment.verdict, of: hit.zone) }
    piece.summary.add(verdict, of: hits.map(\.assessment))
    var nearest: (zone: Int, placement: Placement)?
    // Where it is not written, it only tells what is suspicious.
    let looksRight =
      incident.written == nil && incident.suspicion == nil
      && plausibility.isPlausible(place, verdict) { verdictKnown($0, nil) }
    if form == .incidents || (hits.isEmpty && !looksRight) {
      nearest = nearestHit(of: hits) ?? set.nearest(to: place)
    }
    var notes = [incident.note].compactMap(\.self)
    if !notes.isEmpty { piece.summary.unstatedAccuracy += 1 }
    if let placement = nearest?.placement ?? hits.first?.assessment.placement,
      let suspicion = plausibility.suspicion(of: incident, placement, by: reader)
    {
      notes.insert(suspicion.note, at: 0)
      piece.summary.suspicious[suspicion.kind, default: 0] += 1
    }
    let note = notes.joined(separator: "; ")
    let finding = SetFinding(set: set, verdict: verdict, hits: hits, nearest: nearest, note: note)
    try writer.append(finding, of: row, at: place, to: &piece.bytes)
  }

  /// Of the zones that a place is in for certain, or else perhaps, the one whose line is nearest.
  private func nearestHit(of hits: [ZoneSet.Hit]) -> (zone: Int, placement: Placement)? {
    hits.filter { $0.assessment.placement.distance.isFinite }
      .min {
        ($0.assessment.placement.distance, $0.zone) < ($1.assessment.placement.distance, $1.zone)
      }.map { ($0.zone, $0.assessment.placement) }
  }

  private func note(
    suspicionOf incident: Incident, _ zone: Int?, by reader: RowReader, _ piece: inout Piece
  ) {
    let placement =
      zone.flatMap { set.zones[$0].assessor?.judge.placement(of: incident.place) }
      ?? set.nearest(to: incident.place)?.placement
    guard let placement,
      let suspicion = plausibility.suspicion(of: incident, placement, by: reader)
    else { return }
    piece.summary.suspicious[suspicion.kind, default: 0] += 1
  }

  /// The verdict on an incident by those of all zones: inside one for certain, or else perhaps, or else outside of all.
  private static func verdict(_ verdicts: some Sequence<Verdict>) -> Verdict {
    var all = Verdict.outside
    for verdict in verdicts {
      if verdict == .inside { return .inside }
      if verdict == .disputed { all = .disputed }
    }
    return all
  }
}

extension ZoneSetWork.Piece {
  fileprivate mutating func count(_ verdict: Verdict, of zone: Int) {
    counts[2 * zone + (verdict == .inside ? 0 : 1)] += 1
  }
}

/// Some of the places of a table, by which an index is cut where they lie, and how long findings are.
private final class SampledPlaces: Sendable {
  static let most = 1 << 16
  private let taken = Mutex<[Coordinate]>([])
  private let length = Mutex(0)

  var places: [Coordinate] { taken.withLock { $0 } }

  /// How many bytes the last piece came to.
  var lastLength: Int { length.withLock { $0 } }

  func add(_ places: [Coordinate], length: Int) {
    self.length.withLock { $0 = length }
    taken.withLock { taken in
      let room = Self.most - taken.count
      guard room > 0 else { return }
      // Evenly of what there is, so that a table that is sorted fills it no sooner than need be.
      let step = max(1, places.count * 4 / Self.most)
      taken += stride(from: 0, to: places.count, by: step).prefix(room).map { places[$0] }
    }
  }
}
