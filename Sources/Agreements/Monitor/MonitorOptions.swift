package import Dates
public import Geometry
public import Zones

/// How incidents are judged against an agreement: their dates, the accuracy of lines, and readings.
public struct MonitorOptions: Sendable {
  /// The column of dates, or of first days; nil to find it.
  package var date: String?
  /// The column of last days; nil to find it.
  package var dateEnd: String?
  /// The column that says how well dates are known; `off` for none, nil to find it.
  package var datePrecision: String?
  /// The order of day, month and year in dates of three numbers; nil for what the rows of each column settle.
  package var dateOrder: DateOrder?
  /// What numbers in the columns of dates count; nil for what their rows show.
  package var dateNumbers: DateNumber?
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
    self.date = date
    self.dateEnd = dateEnd
    self.datePrecision = datePrecision
    self.lineAccuracy = lineAccuracy
    self.thresholds = thresholds
    self.includesReadings = includesReadings
  }
}
