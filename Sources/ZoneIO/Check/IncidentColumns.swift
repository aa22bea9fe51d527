internal import Geometry

/// Which columns of a table hold the position and its accuracy.
struct IncidentColumns {
  enum Position: Equatable {
    case pair(latitude: Int, longitude: Int)
    /// One column of `POINT (lon lat)`, or of latitude and longitude.
    case place(Int)
  }

  var names: [String]
  var position: Position
  var accuracy: PositionAccuracy.Source

  static let latitudes = [
    "decimallatitude", "latitude", "lat", "lat_dd", "latitude_dd", "latdd", "lat_deg", "gps_latitude",
    "gps_lat",
    "geo_lat", "lat_wgs84", "latitude_wgs84", "point_y", "y_coord", "y",
  ]
  static let longitudes = [
    "decimallongitude", "longitude", "lon", "lng", "long", "lon_dd", "long_dd", "longitude_dd", "londd",
    "longdd",
    "lon_deg", "long_deg", "gps_longitude", "gps_lon", "gps_long", "geo_lon", "geo_lng", "geo_long",
    "lon_wgs84",
    "longitude_wgs84", "point_x", "x_coord", "x",
  ]
  static let places = [
    "geom_wkt", "wkt", "the_geom", "geom", "geometry", "point", "coordinates", "latlon", "lat_lon", "latlong",
    "lat_long", "latlng",
  ]

  /// A header's names without blanks around them, in lower case.
  static func keys(of header: CSVRow) -> [String] {
    header.fields.indices.map { index in
      String(decoding: CoordinateField.trimmed(header.value(index)), as: UTF8.self).lowercased()
    }
  }

  /// Whether a header names coordinates: what tells the right delimiter from others.
  static func areNamed(in header: CSVRow, latitude: String?, longitude: String?) -> Bool {
    let keys = Set(keys(of: header))
    let wantsLatitude = latitude.map { [$0.lowercased()] } ?? latitudes
    let wantsLongitude = longitude.map { [$0.lowercased()] } ?? longitudes
    return wantsLatitude.contains(where: keys.contains) && wantsLongitude.contains(where: keys.contains)
  }

  init(
    header: CSVRow, file: String, latitude: String?, longitude: String?, accuracy choice: AccuracyChoice
  ) throws(ReadError) {
    let keys = Self.keys(of: header)
    names = header.fields.indices.map(header.text)
    let finder = ColumnFinder(file: file, names: names, keys: keys)
    let north =
      if let latitude { try finder.named(latitude) } else {
        try finder.first(of: Self.latitudes, "--latitude")
      }
    let east =
      if let longitude { try finder.named(longitude) } else {
        try finder.first(of: Self.longitudes, "--longitude")
      }
    if let north, let east {
      position = .pair(latitude: north, longitude: east)
    } else if latitude == nil, longitude == nil, let place = try finder.first(of: Self.places, "--latitude") {
      position = .place(place)
    } else {
      throw .format(
        file: file,
        seen: "no column is called \(north == nil ? "latitude" : "longitude") among \(finder.list)",
        remedy: "name the columns with --latitude and --longitude")
    }
    accuracy = try Self.accuracy(choice, finder)
  }

  private static func accuracy(
    _ choice: AccuracyChoice, _ finder: ColumnFinder
  ) throws(ReadError) -> PositionAccuracy.Source {
    func source(_ index: Int) -> PositionAccuracy.Source {
      if let profile = AccuracyProfile.all.first(where: { $0.column == finder.keys[index] }) {
        return .codes(index, profile)
      }
      return .meters(index)
    }
    switch choice {
    case .off: return .exact
    case .fixed(let length): return .fixed(length)
    case .column(let name):
      guard let index = try finder.named(name) else { return .exact }
      return source(index)
    case .recognized:
      let known = PositionAccuracy.meterColumns + AccuracyProfile.all.map(\.column)
      return try finder.first(of: known, "--accuracy").map(source) ?? .exact
    }
  }
}

/// Finds columns by their names.
private struct ColumnFinder {
  var file: String
  var names: [String]
  var keys: [String]

  /// The names, for a message.
  var list: String {
    let shown = names.prefix(12).map(RowFault.quoted).joined(separator: ", ")
    return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
  }

  /// The column of a name that was given: by the letter, or else whatever its case.
  func named(_ name: String) throws(ReadError) -> Int? {
    let key = name.lowercased()
    let exact = names.indices.filter { names[$0] == name }
    let found = exact.isEmpty ? keys.indices.filter { keys[$0] == key } : exact
    guard let index = found.first else {
      throw .format(
        file: file, seen: "no column is called ‘\(name)’ among \(list)", remedy: "give one of these")
    }
    guard found.count == 1 else { throw several(found) }
    return index
  }

  /// The column with the first of some names that there is.
  func first(of wanted: [String], _ option: String) throws(ReadError) -> Int? {
    for name in wanted {
      let found = keys.indices.filter { keys[$0] == name }
      if found.count > 1 { throw several(found) }
      if let index = found.first { return index }
    }
    return nil
  }

  private func several(_ found: [Int]) -> ReadError {
    .format(
      file: file, seen: "\(found.count) columns are called ‘\(names[found[0]])’",
      remedy: "rename them, so that one is meant")
  }
}
