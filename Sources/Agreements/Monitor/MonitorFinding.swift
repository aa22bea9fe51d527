internal import ZoneIO
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

/// What is said of an incident and one obligation, and on what it rests.
struct ObligationFinding {
  var outcome: Outcome
  /// What keeps it from being plain: depth, position, line, date.
  var doubts: [String] = []
  /// The zone by which it was judged, and what was found there; nil where no zone was looked at.
  var zone: (zone: ZoneInForce, assessment: Assessment)?
  /// A sentence without a full stop; empty where there is nothing to say.
  var evidence = ""
}

/// The columns of findings.
enum MonitorColumns {
  /// Those before the obligations' own.
  static let first = [
    "finding", "obligation", "zone", "verdict", "doubt", "distance_m", "side", "chainage_m", "sector",
    "p_core",
    "p_zone", "date_from", "date_to",
  ]
  /// Those after the obligations' own.
  static let last = ["evidence", "reason"]
}
