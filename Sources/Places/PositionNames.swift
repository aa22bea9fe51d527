package import SystemIO
package import TextFormats

/// The names that tables give to columns of positions, in small letters, the most frequent first.
package enum PositionNames {
  package static let latitudes = [
    "decimallatitude", "latitude", "lat", "lat_dd", "latitude_dd", "latdd", "lat_deg", "gps_latitude",
    "gpslatitude",
    "gps_lat", "geo_lat", "lat_wgs84", "latitude_wgs84", "#geo+lat", "latitud", "latitudine", "breite",
    "breitengrad", "geo_breite", "широта", "خط العرض", "خط_العرض", "دائرة العرض", "عرض جغرافیایی",
    "enlem", "纬度", "緯度", "위도", "अक्षांश", "γεωγραφικό πλάτος", "קו רוחב", "point_y", "y_coord", "y",
  ]
  package static let longitudes = [
    "decimallongitude", "longitude", "lon", "lng", "long", "lon_dd", "long_dd", "longitude_dd", "londd",
    "longdd", "lon_deg", "long_deg", "gps_longitude", "gpslongitude", "gps_lon", "gps_long", "geo_lon",
    "geo_lng", "geo_long",
    "lon_wgs84", "longitude_wgs84", "#geo+lon", "longitud", "longitudine", "länge", "laenge", "längengrad",
    "laengengrad", "geo_länge", "долгота", "довгота", "خط الطول", "خط_الطول", "طول جغرافیایی",
    "boylam", "经度", "經度", "経度", "경도", "देशांतर", "γεωγραφικό μήκος", "קו אורך", "point_x", "x_coord", "x",
  ]
  package static let places = [
    "geom_wkt", "wkt", "the_geom", "geom", "geometry", "point", "coordinates", "coords", "latlon", "lat_lon",
    "latlong", "lat_long", "latlng", "geopoint", "gps", "lonlat", "lon_lat", "longlat", "long_lat", "lnglat",
    "lng_lat", "latitude_longitude", "longitude_latitude",
    "lat/lon", "lon/lat", "lat/long", "long/lat", "lat,lon", "lon,lat", "latitude/longitude",
    "longitude/latitude", "coordinate", "coord", "coordenadas", "coordonnées", "koordinaten",
    "координаты", "الإحداثيات", "geojson", "ewkb", "wkb", "plus_code", "pluscode",
    "plus code", "geo_point", "geo_point_2d", "geo_shape", "gpsposition", "koordinat", "koordinatlar", "mgrs",
    "utm", "ups", "grid_reference", "grid", "xy", "yx",
  ]
  /// Places that a table holds beside its own, and that count where there is nothing else: Kobo's list of the first
  /// geopoint of a form, without its accuracy.
  package static let lastPlaces = ["_geolocation"]

  /// Words that may stand beside a latitude or a longitude in the name of its column: `site_lat`, `Latitude (N)`.
  private static let besideWords: Set<String> = [
    "site", "location", "loc", "incident", "event", "centroid", "point", "place", "gps", "geo", "geogr",
    "geographic",
    "wgs", "wgs84", "decimal", "dec", "dd", "dms", "ddm", "degrees", "deg", "coord",
    "coordinate",
    "coordinates", "village", "settlement", "epsg", "epsg4326", "4326", "84", "shape", "pt", "vertex",
  ]

  /// The columns that are a latitude and a longitude by one word of their names, beside which nothing says otherwise:
  /// `Lat.`, `site_lat`, `Широта (N)`; nil unless there is just one of each, with the same words beside it but for letters
  /// of hemispheres.
  ///
  /// `العرض` and `الطول`, which may also be a width and a length, are names of angles here alone.
  package static func loosePair(among keys: [String]) -> (latitude: Int, longitude: Int)? {
    func found(_ names: [String], _ letters: Set<String>) -> [(index: Int, beside: [String])] {
      let names = Set(names.filter { $0.count > 1 })
      return keys.indices.compactMap { index in
        let words = keys[index].split { !$0.isLetter && !$0.isNumber }.map(String.init)
        // ‘Latitude N/S’ says that its values have their letters.
        let hasBoth = [["n", "s"], ["e", "w"]].contains { words.suffix(2).elementsEqual($0) }
        let beside = (hasBoth ? words.dropLast(2) : words[...])
          .filter { !names.contains($0) && !letters.contains($0) }
        guard words.count(where: names.contains) == 1, beside.allSatisfy(besideWords.contains) else {
          return nil
        }
        return (index, beside)
      }
    }
    let north = found(latitudes + ["العرض"], ["n", "north"])
    let east = found(longitudes + ["الطول"], ["e", "east"])
    guard north.count == 1, east.count == 1, north[0].beside == east[0].beside else { return nil }
    return (north[0].index, east[0].index)
  }

  private static let latitudeWords: Set<String> = ["lat", "latitude"]
  private static let longitudeWords: Set<String> = ["lon", "long", "lng", "longitude"]
  private static let coordinateWords: Set<String> = [
    "coordinate", "coordinates", "coords", "coord", "coordenadas", "coordonnées", "koordinaten",
    "koordinatlar",
    "координаты", "الإحداثيات", "إحداثيات", "احداثيات",
  ]

  private static let gridWords: Set<String> = ["mgrs", "usng", "utm", "grid", "ref", "reference"]

  /// The only column that holds whole places by all words of its name: `GPS coordinates`, `Lat Long`, `Coordinates (lat, lon)`,
  /// `Grid ref`, `MGRS coordinates`; nil where there are none or several.
  package static func loosePlace(among keys: [String]) -> Int? {
    let found = keys.indices.filter { index in
      let words = Set(keys[index].split { !$0.isLetter && !$0.isNumber }.map(String.init))
      let hasBoth = !words.isDisjoint(with: latitudeWords) && !words.isDisjoint(with: longitudeWords)
      let isGrid = !words.isDisjoint(with: gridWords.subtracting(["ref", "reference"]))
      return (hasBoth || isGrid || !words.isDisjoint(with: coordinateWords))
        && words.isSubset(
          of: latitudeWords.union(longitudeWords).union(coordinateWords).union(gridWords).union(besideWords)
            .union(["x", "y"]))
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The first latitude and longitude that answer each other beside the columns that are read, with whatever words beside
  /// them: `lat2` and `lon2`, `reporter_latitude` and `reporter_longitude`; nil where there are none.
  package static func furtherPair(among keys: [String], beside used: [Int]) -> (Int, Int)? {
    func found(_ names: [String]) -> [(index: Int, beside: String)] {
      let names = Set(names.filter { $0.count > 2 })
      return keys.indices.compactMap { index in
        if used.contains(index) { return nil }
        let words = keys[index].split { !$0.isLetter }.map(String.init)
        guard words.count(where: names.contains) == 1, let word = words.first(where: names.contains) else {
          return nil
        }
        return (index, keys[index].replacing(word, with: ""))
      }
    }
    let east = found(longitudes)
    for north in found(latitudes) {
      if let other = east.first(where: { $0.beside == north.beside }) { return (north.index, other.index) }
    }
    return nil
  }

  /// Refuses a latitude and a longitude whose names do not answer each other where there are others: of `latitude`, `long`, `lat`
  /// and `lon` nobody can tell which belong together.
  package static func refuseMixed(
    _ latitude: Int?, _ longitude: Int?, among finder: ColumnFinder
  ) throws(ReadError) {
    guard let latitude, let longitude else { return }
    let (keys, names) = (finder.keys, finder.names)
    let others = keys.indices.filter {
      $0 != latitude && $0 != longitude && (latitudes.contains(keys[$0]) || longitudes.contains(keys[$0]))
    }
    guard !others.isEmpty, stem(keys[latitude]) != stem(keys[longitude]),
      others.contains(where: { [stem(keys[latitude]), stem(keys[longitude])].contains(stem(keys[$0])) })
    else { return }
    let list = ([latitude, longitude] + others).sorted().map { RowError.quoted(names[$0]) }
    throw .format(
      file: finder.file, seen: "several columns hold coordinates: \(list.joined(separator: ", "))",
      remedy: "name those that belong together with --latitude and --longitude")
  }

  /// A name with the same mark for what a latitude and a longitude differ in.
  private static func stem(_ key: String) -> String {
    if key == "x" || key == "y" { return "1" }
    let pairs = [
      ("latitude", "2"), ("longitude", "2"), ("latitud", "3"), ("longitud", "3"), ("lat", "4"), ("long", "4"),
      ("lng", "4"), ("lon", "4"), ("_x", "5"), ("_y", "5"), ("x_", "5"), ("y_", "5"),
    ]
    guard let (word, mark) = pairs.first(where: { key.contains($0.0) }) else { return "6" }
    return key.replacing(word, with: mark)
  }

  /// A column of the hemispheres of whole places, such as `quadrant` with `SW`, that names the south or the west in a row; nil for none.
  package static func quadrants(among keys: [String], values: (Int) -> [String]) -> Int? {
    keys.indices.first { column in
      isQuadrant(keys[column])
        && values(column).contains {
          ["s", "w", "sw", "se", "nw", "south", "west"].contains($0.lowercased())
        }
    }
  }

  /// Whether a name is that of hemispheres of whole places.
  package static func isQuadrant(_ key: String) -> Bool {
    ["hemisphere", "hemi", "hem", "quadrant", "hemisferio", "hémisphère", "полушарие"].contains(key)
  }

  /// The column of distances and that of directions from a place, by their names; nil where one is missing: what they say of a place
  /// that is not the one of the coordinates.
  package static func offset(among keys: [String], beside used: [Int]) -> (distance: Int, direction: Int)? {
    func column(_ names: Set<String>, _ beside: Set<String>) -> Int? {
      keys.indices.first { index in
        let words = Set(keys[index].split { !$0.isLetter }.map(String.init))
        return !used.contains(index) && !words.isDisjoint(with: names)
          && words.isSubset(of: names.union(beside))
      }
    }
    let places = settlementWords.union(["from", "to", "the", "of", "in", "a"])
    let units: Set = ["km", "m", "mi", "miles", "metres", "meters", "kilometres", "kilometers"]
    guard
      let distance = column(
        ["distance", "dist", "distancia", "entfernung", "расстояние", "المسافة"], places.union(units)),
      let direction = column(
        [
          "direction", "bearing", "azimuth", "heading", "dir", "dirección", "richtung", "направление",
          "الاتجاه",
        ],
        places.union(["deg", "degrees"]))
    else { return nil }
    return (distance, direction)
  }

  /// Words by which a coordinate is that of a place from which others are reckoned.
  private static let settlementWords: Set<String> = [
    "settlement", "village", "town", "city", "locality", "place", "nearest", "closest", "reference", "ref",
    "landmark",
    "community", "populated", "origin", "base",
  ]

  /// Whether the name of a coordinate says that it is that of a settlement and not of an incident.
  package static func isOfSettlement(_ key: String) -> Bool {
    !Set(key.split { !$0.isLetter }.map(String.init)).isDisjoint(with: settlementWords)
  }

  /// Columns of words, which only a gazetteer turns into places.
  package static let placeNames = ["place", "location", "locality", "verbatimlocality", "where", "position"]

  /// Whether a column may state how well positions are known, by a word in its name.
  package static func maySayAccuracy(_ key: String) -> Bool {
    accuracyWords.contains { key.contains($0) } && !otherWords.contains { key.contains($0) }
  }

  private static let accuracyWords = [
    "accuracy", "precision", "précision", "precisión", "precisione", "precisão", "uncertainty", "genauigkeit",
    "точность", "точність", "دقة", "doğruluk", "hassasiyet", "radius", "rayon", "радиус", "error_m",
    "error_km", "hdop", "geo_prec", "loc_prec", "geo_acc", "loc_acc", "coord_acc", "coord_quality",
    "location_quality",
    "position_quality", "position_confidence", "geocode_level", "exactness",
  ]
  private static let otherWords = ["date", "time", "day", "event"]

  /// What a column holds of an angle that is in parts.
  package enum Part: Sendable, Hashable { case degrees, minutes, seconds, hemisphere, decimal }

  private static let latitudeStems = [
    "latitude", "latitudine", "latitud", "breitengrad", "breite", "широта", "enlem", "lat",
  ]
  private static let longitudeStems = [
    "longitude", "longitudine", "longitud", "längengrad", "laengengrad", "länge", "laenge", "долгота",
    "довгота", "boylam", "long", "lng", "lon",
  ]
  private static let parts: [String: Part] = {
    let names: [(Part, [String])] = [
      (
        .degrees,
        [
          "d", "g", "deg", "degs", "degree", "degrees", "grad", "grados", "grado", "graus", "gradi", "degre",
          "degres", "degré", "degrés", "градусы", "градус", "град", "градуси", "derece",
        ]
      ),
      (
        .minutes,
        [
          "m", "mm", "decmin", "mindec", "min", "mins", "minute", "minutes", "minuten", "minuto", "minutos",
          "minuti", "минуты",
          "минута", "мин", "хвилини", "dakika",
        ]
      ),
      (
        .seconds,
        [
          "s", "ss", "sec", "secs", "second", "seconds", "sek", "sekunden", "sekunde", "segundo", "segundos",
          "seg",
          "secondi", "seconde", "secondes", "секунды", "секунда", "сек", "секунди", "saniye",
        ]
      ),
      (
        .hemisphere,
        [
          "h", "hem", "hemi", "hemis", "hemisphere", "dir", "direction", "ref", "letter", "cardinal",
          "quadrant",
        ]
      ),
      (.hemisphere, ["ns", "ew", "eo", "ow", "nors", "eorw", "hemisferio", "hémisphère", "полушарие"]),
      (
        .decimal,
        ["dd", "dec", "decimal", "decdeg", "decdegrees", "decimaldegrees", "degdec", "degreesdecimal"]
      ),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { part, names in names.map { ($0, part) } })
  }()

  private static let northSouthNames: Set<String> = [
    "ns", "nors", "northsouth", "nz", "sj", "сю", "nordsud", "nordsüd", "nortesur", "nortesul", "noordzuid",
    "kuzeygüney",
    "северюг", "شمالجنوب",
  ]
  private static let eastWestNames: Set<String> = [
    "ew", "eorw", "eastwest", "eo", "ow", "oe", "vz", "вз", "estouest", "ostwest", "esteoeste", "lesteoeste",
    "oostwest", "doğubatı", "востокзапад", "شرقغرب",
  ]

  /// The part that a column is by a name that does not say of which angle: `minutes`, `sec`; nil for other names.
  package static func barePart(of key: String) -> Part? {
    let part = parts[key.filter(\.isLetter)]
    return part == .minutes || part == .seconds ? part : nil
  }

  /// The part of a latitude or a longitude that a column is by its name: `LAT_DEG`, `deg_lat`, `latM`, `GPSLatitudeRef`,
  /// `ns`; nil for other names.
  package static func part(of key: String, isLatitude: Bool) -> Part? {
    var letters = key.filter(\.isLetter)
    if (isLatitude ? northSouthNames : eastWestNames).contains(letters) { return .hemisphere }
    if letters.hasPrefix("gps") { letters.removeFirst(3) }
    for stem in isLatitude ? latitudeStems : longitudeStems {
      if letters.hasPrefix(stem), let part = parts[String(letters.dropFirst(stem.count))] { return part }
      if letters.hasSuffix(stem), let part = parts[String(letters.dropLast(stem.count))] { return part }
    }
    return nil
  }
}
