internal import Dates
internal import Foundation
internal import Incidents
internal import TextFormats

/// A column of the time zones of rows, which says the clock of the times beside it.
struct ZoneColumn: Sendable {
  let index: Int
  let name: String
  /// The zones of the first rows, by their texts.
  private let known: [String: LocalZone]
  /// The one zone of all first rows; nil where there are several.
  private let common: String?

  /// - Parameter values: The first values of the column.
  /// - Returns: Nil where one of them is not a time zone, or there is none.
  init?(_ index: Int, named name: String, values: [String]) {
    // Numbers alone are hours only where the name says that they are distances.
    let takesHours = DateColumnNames.saysDistance(name.lowercased())
    var known: [String: LocalZone] = [:]
    for text in Set(values) {
      guard let zone = Self.zone(text, takesHours: takesHours) else { return nil }
      known[text] = zone
    }
    guard let first = known.keys.min() else { return nil }
    (self.index, self.name, self.known) = (index, name, known)
    common = known.count == 1 ? first : nil
  }

  /// The zone that a text names: of the IANA database, a distance from UTC, or an abbreviation of one meaning.
  private static func zone(_ text: String, takesHours: Bool) -> LocalZone? {
    if let zone = LocalZone(text) { return zone }
    if takesHours, let hours = Double(text), abs(hours) <= 14 {
      return LocalZone(secondsAhead: Int(hours * 3600))
    }
    guard text.utf8.count <= 12, let first = text.first,
      first.isLetter || first == "+" || first == "-" || first == "−"
    else { return nil }
    let time = "2000-01-01T00:00:00"
    let offset =
      DateText.reading(time + text, order: .ymd)?.offset
      ?? DateText.reading("\(time) \(text)", order: .ymd)?.offset
    return offset.flatMap { LocalZone(secondsAhead: $0) }
  }

  /// What is done with the zones, as a sentence.
  func note(zone local: LocalZone?) -> String {
    if let local {
      return "dates: the times are by the clocks that ‘\(name)’ names, and are brought to \(local.name)"
    }
    if let common {
      return
        "dates: the times are by the clock of \(common), by ‘\(name)’, and count as they are written; rows of another zone are open by 26 hours, as the agreement names no time zone"
    }
    let examples = known.keys.sorted().prefix(3).map { "‘\($0)’" }.joined(separator: ", ")
    return
      "warning: ‘\(name)’ names several time zones (\(examples)), and the agreement names none: the local time of rows is open by 26 hours, and what it decides is only possible; add time_zone to the agreement"
  }

  /// A time by the clock of its row; days, times with a distance of their own, and rows without a zone stay as they are.
  ///
  /// - Parameter local: The zone of the agreement; nil where it names none. Times of another zone than that of the first rows may
  ///   then be any of 26 hours.
  /// - Throws: `RowError` for what is not a time zone.
  func clocked(_ reading: DateReading, _ row: ReportedRow, zone local: LocalZone?) throws(RowError)
    -> DateReading
  {
    guard reading.offset == nil, let first = reading.span.first, reading.span != MomentSpan(reading.span.days)
    else { return reading }
    let text = row.text(index)
    if FieldText.isMissing(text) || local == nil && text == common { return reading }
    guard let zone = known[text] ?? Self.zone(text, takesHours: false) else {
      throw RowError(
        "the time zone is unreadable",
        reason:
          "the time zone \(RowError.quoted(text)) in ‘\(name)’ is not one; write it as Europe/Kyiv or +03:00",
        field: index)
    }
    var reading = reading
    let offsets = zone.offsets(at: first)
    guard local != nil else {
      // 12 hours behind UTC to 14 ahead.
      reading.span = reading.span.shifted(
        by: -offsets.upperBound - 12 * 3600, to: -offsets.lowerBound + 14 * 3600)
      return reading
    }
    // In the hour that comes twice it may be either.
    reading.offset = offsets.upperBound
    reading.span = reading.span.shifted(by: 0, to: offsets.upperBound - offsets.lowerBound)
    return reading
  }
}

extension LocalZone {
  /// How many seconds its clocks may be ahead of UTC when they show a moment: two numbers in an hour that comes twice or not at
  /// all, and else one.
  func offsets(at local: Moment) -> ClosedRange<Int> {
    let around = [-Moment.day, Moment.day].map { seconds in
      let utc = local.advanced(by: seconds)
      return self.local(utc).seconds - utc.seconds
    }
    let fitting = around.filter { offset in
      let utc = local.advanced(by: -offset)
      return self.local(utc).seconds - utc.seconds == offset
    }
    let all = fitting.isEmpty ? around : fitting
    return (all.min() ?? 0)...(all.max() ?? 0)
  }
}
