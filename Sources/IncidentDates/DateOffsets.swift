internal import Dates

/// How moments with a distance from UTC become those of the agreement's clocks.
struct DateOffsets: Sendable {
  /// The time zone of the agreement; nil where it names none.
  let zone: LocalZone?
  /// The distances from UTC that its clocks may have, in seconds; nil where dates count as they are written.
  private let doubt: ClosedRange<Int>?
  /// What is done with them, as a sentence; nil where there is nothing to say.
  let note: String?
  /// The hours of the zone that come twice or not at all, and in which something of the agreement begins or ends.
  private let changes: [MomentSpan]

  /// The distances that there are on Earth: 12 hours behind UTC to 14 ahead.
  private static let all = (-12 * 3600)...(14 * 3600)

  /// Whether the local day of a moment is open.
  var isDoubtful: Bool { doubt != nil }

  /// - Parameters:
  ///   - offsets: The distances from UTC that the table holds, each with a value that has it.
  ///   - moments: Those of the agreement.
  init(zone: LocalZone?, table offsets: [Int: String], moments: [Moment]) {
    self.zone = zone
    changes = zone?.changes(at: moments) ?? []
    let least = offsets.keys.min()
    if let zone {
      doubt = nil
      note = offsets.isEmpty ? nil : "dates: times with a distance from UTC are brought to \(zone.name)"
    } else if let example = offsets[0] {
      doubt = Self.all
      note =
        "warning: the table holds times in UTC (‘\(example)’), and no agreement names a time zone (time_zone): their local time is open by 26 hours, and what it decides is only possible"
    } else if offsets.count > 1, let least, let most = offsets.keys.max() {
      doubt = least...most
      note =
        "warning: the table holds times with several distances from UTC (‘\(offsets[least] ?? "")’, ‘\(offsets[most] ?? "")’), and no agreement names a time zone (time_zone): what the difference decides is only possible"
    } else {
      doubt = nil
      note = nil
    }
  }

  /// The seconds of the agreement's clock that a reading may stand for.
  func local(_ reading: DateReading) -> MomentSpan {
    guard let offset = reading.offset else { return twice(reading.span) }
    let utc = reading.span.shifted(by: -offset, to: -offset)
    if let zone {
      let local = MomentSpan(first: utc.first.map(zone.local), last: utc.last.map(zone.local))
      guard let first = local.first, let last = local.last, last < first else { return twice(local) }
      return twice(MomentSpan(first: last, last: first))
    }
    guard let doubt else { return reading.span }
    return utc.shifted(by: doubt.lowerBound, to: doubt.upperBound)
  }

  /// A span of local times; where it begins or ends in an hour that comes twice, before or after which nobody can tell what of the
  /// agreement was, with all of that hour.
  func twice(_ span: MomentSpan) -> MomentSpan {
    if changes.isEmpty { return span }
    var wide = span
    for change in changes {
      guard let from = change.first, let to = change.last else { continue }
      if let first = span.first, from <= first, first <= to { wide.first = min(from, first) }
      if let last = span.last, from <= last, last <= to { wide.last = max(to, last) }
    }
    return wide
  }

  /// What is done with such hours, a sentence each.
  var changeNotes: [String] {
    changes.compactMap { change in
      guard let zone, let first = change.first else { return nil }
      return
        "warning: the clocks of \(zone.name) change on \(first.date), within the hour in which something of the agreement begins or ends; what is in that hour is only possible"
    }
  }
}
