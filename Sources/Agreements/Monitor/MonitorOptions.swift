package import Geometry
package import Zones

/// How incidents are judged against an agreement.
package struct MonitorOptions: Sendable {
  /// The column of dates, or of first days; nil to find it.
  package var date: String?
  /// The column of last days; nil to find it.
  package var dateEnd: String?
  /// The column that says how well dates are known; `off` for none, nil to find it.
  package var datePrecision: String?
  /// The radius within which all lines are known; nil for what the agreement and its files state.
  package var lineAccuracy: Length?
  /// The probabilities from which a verdict is inside, and up to which it is outside.
  package var thresholds: VerdictThresholds
  /// Whether all readings that the agreement lists are judged.
  package var includesReadings: Bool

  /// Options; by default columns are found by their names, and accuracies are those that files state.
  package init(
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
