package import Dates
internal import Geometry
package import ZoneDoubt
internal import Zones

/// When an incident was, beside the time from which a duty holds: the evidence for a finding, in parts, so that a page says it in
/// its language.
package struct TimeEvidence: Sendable, Hashable {
  /// How the time stands to the duty.
  package enum Relation: Sendable, Hashable {
    /// Before the duty holds, from a moment on where one is known.
    case before(Moment?)
    /// The duty holds on some of the days that may be meant only, from a moment on where one is known.
    case someDays(Moment?)
    /// The duty holds, from a moment on where one is known.
    case holds(Moment?)
  }

  /// The days or the hours that may be meant.
  package var span: MomentSpan
  package var relation: Relation

  /// The words of findings, without a full stop.
  package var inWords: String {
    let words = span.inWords
    switch relation {
    case .before(let start):
      return "on \(words), before the duty holds\(start.map { " from \($0) on" } ?? "")"
    case .someDays(let start):
      let rest =
        start.map { ", and the duty holds from \($0) on" }
        ?? ", and the duty holds there on some of them only"
      return "\(span.isKnown ? "on a day of" : "on") \(words)\(rest)"
    case .holds(let since?): return "on \(words), and the duty holds from \(since) on"
    case .holds(nil): return "on \(words), when the duty holds"
    }
  }
}

extension MomentSpan {
  /// Whether a first or a last moment is known.
  package var isKnown: Bool { first != nil || last != nil }
}

/// Where an incident was, beside the zone of a duty.
package struct PlaceEvidence: Sendable, Hashable {
  /// The id of the zone.
  package var zone: String
  /// Whether the zone is an area of its own, which has no line.
  package var isArea: Bool
  /// The verdict, and all that it rests on.
  package var assessment: Assessment
  /// The name of the sector; empty for none.
  package var sector: String

  /// The words of findings, without a full stop.
  package var inWords: String {
    let placement = assessment.placement
    var words = "zone ‘\(zone)’: \(assessment.verdict.rawValue)"
    if !assessment.doubts.isEmpty {
      words += " for \(assessment.doubts.map(\.rawValue).joined(separator: " and "))"
    }
    if placement.distance.isFinite {
      words +=
        ", \(Length.meters(placement.distance).inRoundedWords) from \(isArea ? "the outline" : "the line")"
      if placement.side != .on, !isArea { words += " on its \(placement.side.rawValue)" }
    }
    if !sector.isEmpty { words += ", sector \(sector)" }
    if let (core, whole) = probabilities {
      words += ", in it with a probability of \(core == whole ? core : "\(core) to \(whole)")"
    }
    return words
  }

  /// The probabilities of lying in the zone under every reading and under the deepest, in per cent; nil where it is certainly in
  /// or out.
  package var probabilities: (core: String, whole: String)? {
    guard assessment.zone > 0, assessment.zone < 1 || assessment.core < 1 else { return nil }
    return (Self.percent(assessment.core), Self.percent(assessment.zone))
  }

  private static func percent(_ value: Double) -> String {
    let tenths = Int((value * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

extension ObligationFinding {
  /// Adds the evidence.
  ///
  /// - Parameters:
  ///   - phases: How the duty stood on the days that may be meant.
  ///   - span: The days or the hours that may be meant.
  mutating func say(
    _ phases: [Timetable.Phase], _ span: MomentSpan, _ position: Coordinate, in zone: ZoneInForce,
    _ assessment: Assessment
  ) {
    var start: Moment?
    for case .before(let day) in phases where start == nil { start = day }
    var since: Moment?
    for case .holds(let day?) in phases where since == nil { since = day }
    time = TimeEvidence(
      span: span,
      relation: outcome == .beforeDeadline
        ? .before(start) : doubts.contains("date") ? .someDays(start) : .holds(since))
    place = PlaceEvidence(
      zone: zone.terms.id, isArea: zone.terms.area != nil, assessment: assessment,
      sector: zone.sector(of: position, assessment))
  }
}
