internal import Geometry
internal import Incidents
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// How findings of many zones are written.
package enum SetForm: Sendable, Hashable {
  /// A row for each incident, with the names of its zones and the nearest.
  case incidents
  /// A row for each incident and zone that it is not outside of.
  case pairs
  /// The verdicts of `incidents` alone.
  case briefIncidents
  /// The verdicts of `pairs` alone.
  case briefPairs

  var isBrief: Bool { self == .briefIncidents || self == .briefPairs }

  /// What separates names of zones in one field.
  package static let separator = " | "
}

/// What was found of an incident by many zones.
struct SetFinding {
  var set: ZoneSet
  var verdict: Verdict
  /// The zones that it is in for certain or perhaps.
  var hits: [ZoneSet.Hit]
  /// The nearest zone; nil for none, and where it is not asked for.
  var nearest: (zone: Int, placement: Placement)?
  var note: String

  /// The names of the zones of a verdict.
  func names(_ verdict: Verdict) -> String {
    hits.filter { $0.assessment.verdict == verdict }.map { set.zones[$0.zone].name }
      .joined(separator: SetForm.separator)
  }

  /// The values of a row for the incident.
  var incidentValues: [FindingValue] {
    let distance = nearest?.placement.distance ?? .nan
    return [
      .text(verdict.rawValue), .text(names(.inside)), .text(names(.disputed)),
      .text(nearest.map { set.zones[$0.zone].name } ?? ""), .fixed(distance, decimals: 3), .text(note),
    ]
  }

  /// The values of a row for each zone; of one alone where it is outside of all.
  var pairValues: [[FindingValue]] {
    if hits.isEmpty {
      return [[.text(""), .text(verdict.rawValue)] + Array(repeating: .text(""), count: 6) + [.text(note)]]
    }
    return hits.map { hit in
      let assessment = hit.assessment
      let placement = assessment.placement
      let hasFoot = placement.distance.isFinite
      let notes = assessment.remarks + (note.isEmpty ? [] : [note])
      return [
        .text(set.zones[hit.zone].name), .text(assessment.verdict.rawValue), .text(assessment.doubtText),
        .fixed(placement.distance, decimals: 3), .text(placement.side.rawValue),
        .fixed(hasFoot ? placement.chainage : .nan, decimals: 3), .number(assessment.core, decimals: 4),
        .number(assessment.zone, decimals: 4), .text(notes.joined(separator: "; ")),
      ]
    }
  }
}

extension SetForm {
  /// The names of its columns.
  var names: [String] {
    switch self {
    case .incidents: ["verdict", "zones", "zones_disputed", "nearest_zone", "distance_m", "reason"]
    case .briefIncidents: ["verdict", "zones", "zones_disputed"]
    case .pairs:
      ["zone", "verdict", "doubt", "distance_m", "side", "chainage_m", "p_core", "p_zone", "reason"]
    case .briefPairs: ["zone", "verdict"]
    }
  }
}
