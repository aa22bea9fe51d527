public import Geometry
package import IncidentDates
public import Zones

/// How incidents are judged against an agreement: their dates, the accuracy of lines, and readings.
public struct MonitorOptions: Sendable {
  /// How dates are found and read.
  package var dates: DateOptions
  /// The radius within which all lines are known; nil for what the agreement and its files state.
  package var lineAccuracy: Length?
  /// The probabilities from which a verdict is inside, and up to which it is outside.
  package var thresholds: VerdictThresholds
  /// Whether all readings that the agreement lists are judged.
  package var includesReadings: Bool

  /// Options; by default columns are found by their names, and lines are as well known as agreement and files state.
  ///
  /// - Parameters:
  ///   - date: The column of dates, or of first days.
  ///   - dateEnd: The column of last days.
  ///   - datePrecision: The column that says how well dates are known; `off` for none.
  ///   - lineAccuracy: The radius within which all lines are known.
  ///   - thresholds: The probabilities from which, and up to which, verdicts are plain.
  ///   - includesReadings: Whether the rival readings of the agreement are judged, too.
  public init(
    date: String? = nil, dateEnd: String? = nil,
    datePrecision: String? = nil, lineAccuracy: Length? = nil, thresholds: VerdictThresholds = .standard,
    includesReadings: Bool = false
  ) {
    dates = DateOptions(date: date, dateEnd: dateEnd, datePrecision: datePrecision)
    self.lineAccuracy = lineAccuracy
    self.thresholds = thresholds
    self.includesReadings = includesReadings
  }
}
