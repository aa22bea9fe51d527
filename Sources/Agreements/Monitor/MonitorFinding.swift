package import Geometry
package import Incidents
package import Zones

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

/// What is said of an incident and one obligation, and on what it rests.
package struct ObligationFinding: Sendable, Hashable {
  /// What is said.
  package var outcome: Outcome
  /// What keeps it from being plain: depth, position, line, date.
  package var doubts: [String] = []
  /// The zone by which it was judged, and what was found there; nil where no zone was looked at.
  package var zone: ZoneFinding?
  /// When it was, and from when the duty holds, without a full stop; empty for what is not concerned.
  package var time = ""
  /// Where it was, without a full stop; empty for what is not concerned.
  package var location = ""

  /// The evidence as a sentence without a full stop; empty for what is not concerned.
  func evidence(_ obligation: Obligation) -> String {
    outcome == .notConcerned ? "" : "\(obligation.id): \(outcome.rawValue): \(time); \(location)"
  }
}

/// What was found of an incident in one zone.
package struct ZoneFinding: Sendable, Hashable {
  /// The zone's id.
  package var id: String
  /// The verdict, and all that it rests on.
  package var assessment: Assessment
}

/// What is said of one incident.
package struct MonitorFinding: Sendable {
  /// Where it is said to be.
  package var place: Coordinate
  /// The radius within which the place is known; 0 for exact.
  package var radius: Length
  /// The days that may be meant.
  package var days: DateSpan
  /// The gravest of what is said of the obligations.
  package var outcome: Outcome
  /// What is said of each obligation that incidents are held against, in the agreement's order.
  package var obligations: [ObligationFinding]
  /// The zone of the first of these, or else the first zone that was in force; nil where none was.
  package var zone: ZoneFinding?
  /// What keeps the outcome, or else the verdict, from being plain.
  package var doubts: [String]
  /// The sector; empty for none.
  package var sector: String
  /// For each reading that was asked for, the gravest outcome under it.
  package var readings: [Outcome]
  /// Whether every reading finds the same of every obligation.
  package var holds: Bool
  /// What was assumed of the row, and what may be wrong with its coordinates; empty for nothing.
  package var note: String
  /// What may be wrong with its coordinates; nil for nothing.
  package var suspicion: PlausibilityCheck.Suspicion?

  /// The ids of the obligations that give the outcome; none for what is not concerned.
  package func concerned(of obligations: [Obligation]) -> [String] {
    if outcome == .notConcerned { return [] }
    return zip(obligations, self.obligations).filter { $1.outcome == outcome }.map(\.0.id)
  }
}
