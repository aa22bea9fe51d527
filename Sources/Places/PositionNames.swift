/// The names that tables give to columns of positions, in small letters, the most frequent first.
package enum PositionNames {
  package static let latitudes = [
    "decimallatitude", "latitude", "lat", "lat_dd", "latitude_dd", "latdd", "lat_deg", "gps_latitude",
    "gps_lat", "geo_lat", "lat_wgs84", "latitude_wgs84", "#geo+lat", "latitud", "latitudine", "breite",
    "breitengrad", "geo_breite", "широта", "خط العرض", "خط_العرض", "دائرة العرض", "enlem", "point_y",
    "y_coord", "y",
  ]
  package static let longitudes = [
    "decimallongitude", "longitude", "lon", "lng", "long", "lon_dd", "long_dd", "longitude_dd", "londd",
    "longdd", "lon_deg", "long_deg", "gps_longitude", "gps_lon", "gps_long", "geo_lon", "geo_lng", "geo_long",
    "lon_wgs84", "longitude_wgs84", "#geo+lon", "longitud", "longitudine", "länge", "laenge", "längengrad",
    "laengengrad", "geo_länge", "долгота", "довгота", "خط الطول", "خط_الطول", "boylam", "point_x", "x_coord",
    "x",
  ]
  package static let places = [
    "geom_wkt", "wkt", "the_geom", "geom", "geometry", "point", "coordinates", "coords", "latlon", "lat_lon",
    "latlong", "lat_long", "latlng", "geopoint", "gps", "lonlat", "lon_lat", "longlat", "long_lat", "lnglat",
    "lng_lat", "latitude_longitude", "longitude_latitude",
    "lat/lon", "lon/lat", "lat,lon", "lon,lat", "geojson", "ewkb", "wkb", "plus_code", "pluscode",
    "plus code", "mgrs", "utm", "ups", "grid_reference", "grid",
  ]

  /// Columns of words, which only a gazetteer turns into places.
  package static let placeNames = ["place", "location", "locality", "verbatimlocality", "where", "position"]

  /// Whether a column may state how well positions are known, by a word in its name.
  package static func maySayAccuracy(_ key: String) -> Bool {
    accuracyWords.contains { key.contains($0) } && !otherWords.contains { key.contains($0) }
  }

  private static let accuracyWords = [
    "accuracy", "precision", "précision", "precisión", "precisione", "precisão", "uncertainty", "genauigkeit",
    "точность", "точність", "دقة", "doğruluk", "hassasiyet",
  ]
  private static let otherWords = ["date", "time", "day", "event"]

  /// What a column holds of an angle that is in parts.
  package enum Part: Sendable, Hashable { case degrees, minutes, seconds, hemisphere, decimal }

  private static let latitudeStems = ["latitude", "lat"]
  private static let longitudeStems = ["longitude", "long", "lng", "lon"]
  private static let parts: [String: Part] = {
    let names: [(Part, [String])] = [
      (.degrees, ["d", "deg", "degs", "degree", "degrees"]),
      (.minutes, ["m", "min", "mins", "minute", "minutes"]),
      (.seconds, ["s", "sec", "secs", "second", "seconds"]),
      (
        .hemisphere,
        [
          "h", "hem", "hemi", "hemis", "hemisphere", "dir", "direction", "ref", "letter", "cardinal",
          "quadrant",
        ]
      ),
      (.hemisphere, ["ns", "ew", "nors", "eorw"]),
      (
        .decimal,
        ["dd", "dec", "decimal", "decdeg", "decdegrees", "decimaldegrees", "degdec", "degreesdecimal"]
      ),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { part, names in names.map { ($0, part) } })
  }()

  /// The part of a latitude or a longitude that a column is by its name: `LAT_DEG`, `deg_lat`, `latM`, `GPSLatitudeRef`,
  /// `ns`; nil for other names.
  package static func part(of key: String, isLatitude: Bool) -> Part? {
    var letters = key.filter(\.isLetter)
    if (isLatitude ? ["ns", "nors", "northsouth"] : ["ew", "eorw", "eastwest"]).contains(letters) {
      return .hemisphere
    }
    if letters.hasPrefix("gps") { letters.removeFirst(3) }
    for stem in isLatitude ? latitudeStems : longitudeStems {
      if letters.hasPrefix(stem), let part = parts[String(letters.dropFirst(stem.count))] { return part }
      if letters.hasSuffix(stem), let part = parts[String(letters.dropLast(stem.count))] { return part }
    }
    return nil
  }
}
