internal import SystemIO
internal import TextFormats

/// Columns of easting and northing, by the names that tables give them.
enum GridColumns {
  /// Pairs of names, those that leave no doubt first. In lower case.
  static let names: [(easting: String, northing: String)] = [
    ("easting", "northing"), ("eastings", "northings"), ("utm_easting", "utm_northing"), ("utm_e", "utm_n"),
    ("utme", "utmn"), ("utm_east", "utm_north"), ("utm_x", "utm_y"), ("x_utm", "y_utm"), ("utmx", "utmy"),
    ("easting_m", "northing_m"), ("gps_easting", "gps_northing"), ("grid_easting", "grid_northing"),
    ("rechtswert", "hochwert"), ("east", "north"), ("east_m", "north_m"), ("x_coord", "y_coord"),
    ("xcoord", "ycoord"), ("coord_x", "coord_y"), ("point_x", "point_y"), ("pos_x", "pos_y"), ("x_m", "y_m"),
    ("x", "y"), ("e", "n"),
  ]
  /// Names that tables give to degrees and to metres alike.
  private static let ofEither: Set<String> = ["x", "y", "x_coord", "y_coord", "point_x", "point_y"]

  /// The first pair that there is.
  static func pair(among finder: ColumnFinder) throws(ReadError) -> (easting: Int, northing: Int)? {
    for (easting, northing) in names {
      if let east = try finder.first(of: [easting]), let north = try finder.first(of: [northing]) {
        return (east, north)
      }
    }
    return nil
  }

  /// Whether a header, in lower case, has such a pair.
  static func areNamed(in keys: Set<String>) -> Bool {
    names.contains { keys.contains($0.easting) && keys.contains($0.northing) }
  }

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
