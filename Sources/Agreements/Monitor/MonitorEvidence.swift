internal import Dates
internal import Geometry
internal import ZoneDoubt
internal import Zones

/// The evidence for a finding, in words.
enum MonitorEvidence {
  /// When it was, without a full stop.
  ///
  /// - Parameters:
  ///   - words: The days or the hours that may be meant.
  ///   - isKnown: Whether a first or a last of them is known.
  static func time(
    _ finding: ObligationFinding, _ phases: [Timetable.Phase], _ words: String, isKnown: Bool
  ) -> String {
    var start: Moment?
    for case .before(let day) in phases where start == nil { start = day }
    if finding.outcome == .beforeDeadline {
      return "on \(words), before the duty holds\(start.map { " from \($0) on" } ?? "")"
    }
    if finding.doubts.contains("date") {
      let rest =
        start.map { ", and the duty holds from \($0) on" }
        ?? ", and the duty holds there on some of them only"
      return "\(isKnown ? "on a day of" : "on") \(words)\(rest)"
    }
    for case .holds(let since?) in phases {
      return "on \(words), and the duty holds from \(since) on"
    }
    return "on \(words), when the duty holds"
  }

  /// Where it was, without a full stop.
  static func location(
    of position: Coordinate, _ zone: ZoneInForce, _ assessment: Assessment
  ) -> String {
    let placement = assessment.placement
    let isArea = zone.terms.area != nil
    let outline = isArea ? "the outline" : "the line"
    var words = "zone ‘\(zone.terms.id)’: \(assessment.verdict.rawValue)"
    if !assessment.doubts.isEmpty {
      words += " for \(assessment.doubts.map(\.rawValue).joined(separator: " and "))"
    }
    if placement.distance.isFinite {
      words += ", \(Length.meters(placement.distance).inRoundedWords) from \(outline)"
      if placement.side != .on, !isArea { words += " on its \(placement.side.rawValue)" }
    }
    let sector = zone.sector(of: position, assessment)
    if !sector.isEmpty { words += ", sector \(sector)" }
    if assessment.zone > 0, assessment.zone < 1 || assessment.core < 1 {
      let (core, whole) = (percent(assessment.core), percent(assessment.zone))
      words += ", in it with a probability of \(core == whole ? core : "\(core) to \(whole)")"
    }
    return words
  }

  private static func percent(_ value: Double) -> String {
    let tenths = Int((value * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}
