package import Dates

/// How the dates of a table are found and read.
package struct DateOptions: Sendable {
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

  package init(date: String? = nil, dateEnd: String? = nil, datePrecision: String? = nil) {
    (self.date, self.dateEnd, self.datePrecision) = (date, dateEnd, datePrecision)
  }
}
