/// The order of day, month and year in a date of three numbers.
package enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// Day, month, year: `25/12/2018`.
  case dmy
  /// Month, day, year: `12/25/2018`.
  case mdy
  /// Year, month, day: `18/12/25`.
  case ymd

  /// `day first`, `month first` or `year first`.
  package var inWords: String {
    switch self {
    case .dmy: "day first"
    case .mdy: "month first"
    case .ymd: "year first"
    }
  }
}
