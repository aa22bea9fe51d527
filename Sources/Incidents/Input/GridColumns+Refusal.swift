internal import Places
internal import SystemIO
internal import TextFormats

extension GridColumns {
  /// The error for a table whose positions are eastings and northings, and whose system is not given.
  static func systemRequired(
    _ file: String, _ noun: String, _ easting: String, _ northing: String, takesCRS: Bool
  ) -> ReadError {
    .format(
      file: file,
      seen: "its \(noun == "column" ? "columns" : "properties") ‘\(easting)’ and ‘\(northing)’"
        + " are not longitude and latitude",
      remedy: takesCRS
        ? "name the reference system of these eastings and northings with --crs EPSG:n, or convert them"
        : "convert these eastings and northings to longitude and latitude")
  }

  /// Refuses columns by names that degrees and metres have alike where no row of the first has degrees in them.
  static func refuseMeters(
    _ columns: IncidentColumns, _ sample: [IncidentRow], file: String, takesCRS: Bool
  ) throws(ReadError) {
    guard case .pair(let latitude, let longitude) = columns.position,
      ofEither.contains(columns.keys[latitude]), ofEither.contains(columns.keys[longitude])
    else { return }
    let positions = sample.compactMap { row -> (x: Double, y: Double)? in
      guard let x = WrittenNumber.value(row.unsigned(longitude), mark: columns.decimalMark),
        let y = WrittenNumber.value(row.unsigned(latitude), mark: columns.decimalMark)
      else { return nil }
      return (x, y)
    }
    if positions.isEmpty || positions.contains(where: { $0.x <= 360 && $0.y <= 90 }) { return }
    throw systemRequired(
      file, "column", columns.names[longitude], columns.names[latitude], takesCRS: takesCRS)
  }
}

extension IncidentRow {
  /// The value of a column without a sign before it.
  fileprivate func unsigned(_ column: Int) -> Substring {
    text(column).drop { $0 == "-" || $0 == "+" || $0 == "−" }
  }
}
