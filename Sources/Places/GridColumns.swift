package import SystemIO
package import TextFormats

/// Columns of easting and northing, by the names that tables give them.
package enum GridColumns {
  /// Pairs of names, those that leave no doubt first. In lower case.
  private static let names: [(easting: String, northing: String)] = [
    ("easting", "northing"), ("eastings", "northings"), ("utm_easting", "utm_northing"), ("utm_e", "utm_n"),
    ("utme", "utmn"), ("utm_east", "utm_north"), ("utm_x", "utm_y"), ("x_utm", "y_utm"), ("utmx", "utmy"),
    ("easting_m", "northing_m"), ("gps_easting", "gps_northing"), ("grid_easting", "grid_northing"),
    ("rechtswert", "hochwert"), ("east", "north"), ("east_m", "north_m"), ("x", "y"), ("x_coord", "y_coord"),
    ("xcoord", "ycoord"), ("coord_x", "coord_y"), ("point_x", "point_y"), ("pos_x", "pos_y"), ("x_m", "y_m"),
    ("e", "n"),
  ]
  /// Names that tables give to degrees and to metres alike.
  package static let ofEither: Set<String> = ["x", "y", "x_coord", "y_coord", "point_x", "point_y"]

  /// The first pair that there is.
  package static func pair(among finder: ColumnFinder) throws(ReadError) -> (easting: Int, northing: Int)? {
    for (easting, northing) in names {
      if let east = try finder.first(of: [easting]), let north = try finder.first(of: [northing]) {
        return (east, north)
      }
    }
    return nil
  }

  /// The first pair among names in lower case that are of metres and nothing else; nil where there is none.
  static func metres(among keys: [String]) -> (easting: Int, northing: Int)? {
    names.lazy.filter { !ofEither.contains($0.easting) }.compactMap { easting, northing in
      keys.firstIndex(of: easting).flatMap { east in keys.firstIndex(of: northing).map { (east, $0) } }
    }.first
  }

  /// Whether a header, in lower case, has such a pair.
  package static func areNamed(in keys: Set<String>) -> Bool {
    names.contains { keys.contains($0.easting) && keys.contains($0.northing) }
  }
}
