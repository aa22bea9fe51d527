package import Dates
internal import Foundation

/// The time zone of an agreement: by its name in the IANA database, or by its distance from UTC.
package struct LocalZone: Sendable, Hashable {
  /// The name, or the distance from UTC, as the agreement has it.
  package let name: String
  private let zone: TimeZone

  /// The zone of a name such as `Asia/Damascus`, or of a distance such as `+03:00`; nil for anything else.
  package init?(_ name: String) {
    self.name = name
    if name == "UTC" || name == "Z" {
      zone = .gmt
    } else if let seconds = Self.offset(name), let zone = TimeZone(secondsFromGMT: seconds) {
      self.zone = zone
    } else if name.contains("/"), let zone = TimeZone(identifier: name) {
      self.zone = zone
    } else {
      return nil
    }
  }

  /// The zone of clocks that are a number of seconds ahead of UTC; nil for more than there are.
  init?(secondsAhead seconds: Int) {
    guard let zone = TimeZone(secondsFromGMT: seconds) else { return nil }
    name = "UTC\(seconds < 0 ? "-" : "+")\(abs(seconds) / 3600):\(abs(seconds) / 60 % 60)"
    self.zone = zone
  }

  /// `+03:00` in seconds.
  private static func offset(_ text: String) -> Int? {
    guard text.hasPrefix("+") || text.hasPrefix("-") else { return nil }
    return DateText.reading("2000-01-01T00:00:00\(text)", order: .ymd)?.offset
  }

  /// The local times at which its clocks are put back or forward, each from the first to the last second that comes twice or not at
  /// all, if one of some moments lies within.
  package func changes(at moments: [Moment]) -> [MomentSpan] {
    var changes: Set<MomentSpan> = []
    for moment in moments {
      let date = Date(timeIntervalSince1970: Double(moment.seconds - 2 * Moment.day))
      guard let change = zone.nextDaylightSavingTimeTransition(after: date) else { continue }
      let before = zone.secondsFromGMT(for: change.addingTimeInterval(-1))
      let after = zone.secondsFromGMT(for: change)
      let utc = Int(change.timeIntervalSince1970.rounded())
      let first = Moment(seconds: utc + min(before, after))
      let last = Moment(seconds: utc + max(before, after) - 1)
      guard before != after, first <= moment, moment <= last else { continue }
      // What begins with the first second of an hour that comes twice may begin with either.
      let isEither = moment == first && after < before
      changes.insert(MomentSpan(first: isEither ? first.advanced(by: -1) : first, last: last))
    }
    return Array(changes)
  }

  /// The moment on its clocks of a moment in UTC.
  package func local(_ utc: Moment) -> Moment {
    utc.advanced(by: zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(utc.seconds))))
  }
}
