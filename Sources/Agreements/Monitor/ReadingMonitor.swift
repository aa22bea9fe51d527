internal import Plausibility
internal import Dates
internal import Incidents
internal import Zones
internal import ZoneDoubt

/// Judges incidents by one reading of an agreement.
struct ReadingMonitor: Sendable {
  /// Whether findings carry their evidence; for readings only outcomes are needed.
  private let saysWhy: Bool
  private let agreement: Agreement
  private let timetable: Timetable
  private let zones: [ZoneTerms: ZoneInForce]

  /// - Parameter changes: The changes of a reading; nil for the text itself.
  /// - Throws: ``AgreementError`` where a zone cannot be made.
  init(
    _ agreement: Agreement, changes: Changes?, zones all: ZoneLibrary
  ) throws(AgreementError) {
    saysWhy = changes == nil
    self.agreement = agreement
    timetable = Timetable(agreement, reading: changes ?? Changes())
    var zones: [ZoneTerms: ZoneInForce] = [:]
    for terms in timetable.versions { zones[terms] = try all.zone(terms) }
    self.zones = zones
  }

  /// The finding for an incident, with one for each obligation in their order.
  ///
  /// - Parameters:
  ///   - isConcerned: For each obligation, whether its conditions hold.
  func findings(
    at place: ReportedPlace, on days: MomentSpan, isConcerned: [Bool]
  ) -> [ObligationFinding] {
    let epochs = timetable.epochs.filter { $0.days.overlaps(days) }
    return agreement.obligations.indices.map { index in
      guard isConcerned[index] else { return ObligationFinding(outcome: .notConcerned) }
      return finding(agreement.obligations[index], index, epochs, place, days)
    }
  }

  /// The assessment in the first zone in force on the days, for incidents that no obligation concerns.
  func firstZone(at place: ReportedPlace, on days: MomentSpan) -> ZoneFinding? {
    for epoch in timetable.epochs where epoch.days.overlaps(days) {
      for zone in agreement.zones {
        guard let terms = epoch.zones[zone.id], let found = zones[terms] else { continue }
        return ZoneFinding(id: zone.id, assessment: found.assessment(of: place))
      }
    }
    return nil
  }

  /// The sector of the first zone in force that has sectors, and that the place is not outside of; empty for none.
  func sector(at place: ReportedPlace, on days: MomentSpan) -> String {
    for epoch in timetable.epochs where epoch.days.overlaps(days) {
      for zone in agreement.zones {
        guard let terms = epoch.zones[zone.id], terms.sectors != nil, let found = zones[terms] else {
          continue
        }
        let sector = found.sector(of: place.coordinate, found.assessment(of: place))
        if !sector.isEmpty { return sector }
      }
    }
    return ""
  }

  /// The suspicion about the coordinates of a place; nil where they look right beside any of the zones.
  func suspicion(of place: ReportedPlace, by reader: RowReader) -> PlausibilityCheck.Suspicion? {
    var first: PlausibilityCheck.Suspicion?
    for zone in zones.values {
      guard let suspicion = zone.suspicion(of: place, by: reader) else { return nil }
      if first == nil || suspicion.sentence < first?.sentence ?? "" { first = suspicion }
    }
    return first
  }

  /// The sentence on a table whose places may have longitude first; nil where that is plain beside any of the zones.
  func axisNote(of input: IncidentInput) -> String? {
    zones.values.lazy.compactMap { $0.axisNote(of: input) }.first
  }

  private func finding(
    _ obligation: Obligation, _ index: Int, _ epochs: [Timetable.Epoch], _ place: ReportedPlace,
    _ days: MomentSpan
  ) -> ObligationFinding {
    var gravest: (finding: ObligationFinding, zone: ZoneInForce?)?
    var outcomes: Set<Outcome> = []
    for epoch in epochs {
      let found = finding(obligation, epoch.phases[index], epoch, place)
      outcomes.insert(found.finding.outcome)
      if found.finding.outcome.rank < gravest?.finding.outcome.rank ?? .max { gravest = found }
    }
    guard let gravest else { return ObligationFinding(outcome: .notConcerned) }
    var finding = gravest.finding
    if finding.outcome.rank <= Outcome.possibleBreach.rank, outcomes.count > 1 {
      finding.outcome = .possibleBreach
      // Some of the days that may be meant are plain breaches, others are none at all.
      if outcomes.contains(.beforeDeadline) || outcomes.contains(.notConcerned) || finding.doubts.isEmpty {
        finding.doubts.append("date")
      }
    }
    if saysWhy, finding.outcome != .notConcerned, let zone = gravest.zone, let found = finding.zone {
      finding.say(
        epochs.map { $0.phases[index] }, timetable.hasHours ? days : MomentSpan(days.days), place.coordinate,
        in: zone,
        found.assessment)
    }
    return finding
  }

  private func finding(
    _ obligation: Obligation, _ phase: Timetable.Phase, _ epoch: Timetable.Epoch, _ place: ReportedPlace
  ) -> (finding: ObligationFinding, zone: ZoneInForce?) {
    guard phase != .none, let terms = epoch.zones[obligation.zone], let zone = zones[terms] else {
      return (ObligationFinding(outcome: .notConcerned), nil)
    }
    let assessment = zone.assessment(of: place)
    var finding = ObligationFinding(
      outcome: .notConcerned, zone: ZoneFinding(id: terms.id, assessment: assessment))
    if assessment.verdict == .outside { return (finding, zone) }
    if case .before = phase {
      finding.outcome = .beforeDeadline
    } else {
      finding.outcome = assessment.verdict == .inside ? .breach : .possibleBreach
      finding.doubts = assessment.doubts.map(\.rawValue)
    }
    return (finding, zone)
  }
}
