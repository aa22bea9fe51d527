internal import Plausibility
internal import IncidentDates
internal import Dates
internal import TextFormats
internal import Geometry
internal import Incidents
internal import Zones
internal import ZoneDoubt

/// Judges incidents by the text of an agreement and by its readings. Any number of threads may ask it.
struct MonitorJudge: Sendable {
  /// The text itself, then the readings that are asked for.
  let judges: [ReadingMonitor]
  /// The obligations that incidents are judged against, as indices of the agreement's.
  let judged: [Int]
  let dates: DateColumns
  /// For each obligation of the agreement, the conditions under which an incident concerns it; nil for none.
  let conditions: [[CompiledCondition]?]

  /// A finding, and for the text and each reading the outcome for each obligation.
  struct Judged: Sendable {
    var finding: MonitorFinding
    var outcomes: [[Outcome]]
  }

  /// The finding for a row, or the reason why it cannot be judged.
  func judged(_ row: ReportedRow, by reader: RowReader) -> Result<Judged, RowError> {
    switch row.position {
    case .invalid(let reason, let kind): return .failure(RowError(kind, reason: reason))
    case .known(let place):
      do throws(RowError) {
        let time = try dates.time(row)
        let isConcerned = conditions.map { $0?.allSatisfy { $0.holds(row) } ?? false }
        return .success(judged(place, at: time, isConcerned, by: reader))
      } catch { return .failure(error) }
    }
  }

  private func judged(
    _ place: ReportedPlace, at time: ReportedTime, _ isConcerned: [Bool], by reader: RowReader
  ) -> Judged {
    let days = time.span
    let suspicion = judges[0].suspicion(of: place, by: reader)
    let all = judges.map { judge in
      let findings = judge.findings(at: place, on: days, isConcerned: isConcerned)
      return judged.map { index in
        var finding = findings[index]
        if suspicion != nil { finding = finding.doubted("position") }
        if time.suspicion != nil { finding = finding.doubted("date") }
        return finding
      }
    }
    let findings = all[0]
    let outcomes = all.map(gravest)
    let leading = findings.indices.first { findings[$0].outcome == outcomes[0] && findings[$0].zone != nil }
    let zone = leading.flatMap { findings[$0].zone } ?? judges[0].firstZone(at: place, on: days)
    var doubts = leading.map { findings[$0].doubts } ?? []
    if doubts.isEmpty, outcomes[0] == .notConcerned { doubts = zone?.assessment.doubts.map(\.rawValue) ?? [] }
    let suspicions = [time.suspicion.map { "\($0.sentence), taken as any day" }, suspicion?.sentence]
    let finding = MonitorFinding(
      place: place.coordinate, region: place.region, time: time, outcome: outcomes[0], obligations: findings,
      zone: zone, doubts: doubts, sector: judges[0].sector(at: place, on: days),
      readings: Array(outcomes.dropFirst()),
      holds: all.allSatisfy { $0.map(\.outcome) == findings.map(\.outcome) },
      note: ((zone?.assessment.remarks ?? [])
        + suspicions.compactMap { $0.map { "suspicious: \($0)" } } + [place.note]).filter { !$0.isEmpty }
        .joined(separator: "; "),
      suspicion: suspicion, placeForm: place.form)
    return Judged(finding: finding, outcomes: all.map { $0.map(\.outcome) })
  }

  private func gravest(_ findings: [ObligationFinding]) -> Outcome {
    findings.map(\.outcome).min { $0.rank < $1.rank } ?? .notConcerned
  }
}
