package import Plausibility
internal import IncidentDates
package import Dates
package import Geodesy
package import Geometry
internal import Incidents
package import ZoneDoubt
internal import Zones

/// What is said of an incident and an obligation.
public enum Outcome: String, Sendable, Hashable, CaseIterable {
  /// The duty held on every day that may be meant, and the place was in its zone.
  case breach
  /// Position, depth, line or date leave open whether it was a breach.
  case possibleBreach = "possible breach"
  /// It would concern the duty, but was before the duty began to hold.
  case beforeDeadline = "before deadline"
  /// Outside the zone, or none of the incidents that the duty is about.
  case notConcerned = "not concerned"

  /// How grave it is; 0 for the gravest.
  var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The finding for an incident and one obligation, with its evidence.
package struct ObligationFinding: Sendable, Hashable {
  /// The outcome for this obligation.
  package var outcome: Outcome
  /// The doubts that leave the outcome open: depth, position, line, date.
  package var doubts: [String] = []
  /// The zone by which it was judged, and what was found there; nil where no zone was looked at.
  package var zone: ZoneFinding?
  /// When it was, and from when the duty holds; nil for what is not concerned, and where no evidence is asked for.
  package var time: TimeEvidence?
  /// Where it was; nil where ``time`` is.
  package var place: PlaceEvidence?

  /// The finding with one more doubt, by which a breach is a possible one.
  func doubted(_ doubt: String) -> ObligationFinding {
    guard outcome == .breach || outcome == .possibleBreach, !doubts.contains(doubt) else { return self }
    var finding = self
    finding.outcome = .possibleBreach
    finding.doubts.append(doubt)
    return finding
  }

  /// The evidence as a sentence without a full stop; empty for what is not concerned.
  func evidence(_ obligation: Obligation) -> String {
    let words = [time?.inWords ?? "", place?.inWords ?? ""].joined(separator: "; ")
    return outcome == .notConcerned ? "" : "\(obligation.id): \(outcome.rawValue): \(words)"
  }
}

/// The assessment of an incident in one zone.
package struct ZoneFinding: Sendable, Hashable {
  /// The id of the zone in force.
  package var id: String
  /// The verdict, and all that it rests on.
  package var assessment: Assessment
}

/// The finding for one incident.
package struct MonitorFinding: Sendable {
  /// Where it is said to be.
  package var place: Coordinate
  /// Where the place is known to be.
  package var region: PlaceRegion
  /// The radius within which the place is known; 0 for exact.
  package var radius: Length { region.radius }
  /// The days that may be meant.
  package var days: DateSpan { time.span.days }
  /// When it was, as far as the row says.
  var time: ReportedTime
  /// The gravest of what is said of the obligations.
  package var outcome: Outcome
  /// The findings for the obligations that a table can show, in the agreement's order.
  package var obligations: [ObligationFinding]
  /// The zone of the first of these, or else the first zone that was in force; nil where none was.
  package var zone: ZoneFinding?
  /// The doubts that leave the outcome open, or else the verdict.
  package var doubts: [String]
  /// The name of the sector; empty outside the zone, and for zones without sectors.
  package var sector: String
  /// For each reading that was asked for, the gravest outcome under it.
  package var readings: [Outcome]
  /// Whether every reading finds the same of every obligation.
  package var holds: Bool
  /// The assumptions about the row, and the suspicions about its date and its coordinates; empty for none.
  package var note: String
  /// The suspicion about its coordinates; nil for none.
  package var suspicion: PlausibilityCheck.Suspicion?
  /// How its place was read, where that is not plain; empty where it is.
  var placeForm: String

  /// The ids of the obligations that give the outcome; none for what is not concerned.
  package func concerned(of obligations: [Obligation]) -> [String] {
    if outcome == .notConcerned { return [] }
    return zip(obligations, self.obligations).filter { $1.outcome == outcome }.map(\.0.id)
  }
}
