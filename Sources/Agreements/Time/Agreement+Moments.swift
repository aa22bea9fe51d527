internal import Dates

extension Agreement {
  /// All moments at which something of it begins or ends, those of its amendments and readings among them.
  var moments: [Moment] {
    let changes = amendments.map(\.changes) + readings.map(\.changes)
    let moments: [Moment?] =
      zones.flatMap { [$0.from, $0.until] } + obligations.flatMap { [$0.from, $0.until] }
      + amendments.map(\.date) + changes.flatMap(\.zones).flatMap { [$0.from, $0.until] }
      + changes.flatMap(\.obligations).flatMap { [$0.from, $0.until] }
    return moments.compactMap(\.self)
  }
}
