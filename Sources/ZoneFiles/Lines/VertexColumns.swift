internal import Places
internal import SystemIO
internal import TextFormats

/// Where a table of vertices, or of whole geometries, has what a line needs.
struct VertexColumns {
  enum Position {
    /// One vertex a row, its easting or longitude and its northing or latitude in two columns.
    case pair(x: Int, y: Int)
    /// One vertex a row, its angles in parts or beside hemispheres.
    case angles(longitude: AngleParts, latitude: AngleParts)
    /// One vertex a row, as people write places.
    case place(Int)
    /// A geometry a row: WKT, or WKB in hexadecimal digits.
    case geometry(Int)
  }

  var position: Position
  var accuracy: (index: Int, name: String)?
  /// Columns whose change begins a new part.
  var parts: [Int] = []
  /// The column of the number of a vertex in its part.
  var order: Int?
  /// The column of the names of vertices.
  var name: Int?
  var hasHeader = true
  var names: [String] = []

  static let longitudeNames = PositionNames.longitudes.filter { $0 != "x" } + ["easting", "x"]
  static let latitudeNames = PositionNames.latitudes.filter { $0 != "y" } + ["northing", "y"]
  private static let accuracyNames = FeatureProperties.accuracyNames.map { $0.lowercased() }
  private static let geometryNames = [
    "wkt", "geom_wkt", "wkt_geom", "the_geom", "geom", "geometry", "shape", "wkb_geometry", "wkb", "ewkt",
  ]
  private static let placeNames = [
    "dms", "coordinates", "coords", "coordinate", "latlon", "lat_long", "latlong", "geopoint", "gps", "mgrs",
    "utm",
    "grid_reference", "grid", "position", "location", "where", "place", "point",
  ]
  private static let partNames = [
    "feature", "feature_id", "line", "line_id", "lineid", "polyline", "polyline_id", "track", "track_id",
    "path", "path_id", "segment", "segment_id", "seg", "seg_id", "part", "part_id", "partid", "vertex_part",
    "ring", "vertex_part_ring", "section", "section_id", "line_no", "line_number", "line_name",
    "trackid", "track_fid", "track_seg_id", "shape_id", "curve", "curve_id", "group_id",
  ]
  private static let orderNames = [
    "vertex", "vertex_index", "vertex_id", "order", "sequence", "seq", "no", "no.", "nr", "nr.", "number",
    "num",
    "#", "n", "point", "point_no", "point_number", "pt", "index",
  ]

  private static let nameNames = [
    "name", "base_point", "basepoint", "base_point_name", "point_name", "vertex_name", "place_name", "label",
    "feature_name", "station",
  ]

  /// Whether a row names columns of vertices or geometries: it is a header.
  static func areNamed(in names: [String]) -> Bool {
    let keys = Set(names)
    return (!keys.isDisjoint(with: longitudeNames) && !keys.isDisjoint(with: latitudeNames))
      || !keys.isDisjoint(with: geometryNames) || !keys.isDisjoint(with: placeNames)
      || PositionNames.loosePair(among: names) != nil
      || [true, false].allSatisfy { AngleParts($0, base: nil, keys: names, []) != nil }
  }

  /// The columns that a header names; nil for a row that is none.
  ///
  /// - Parameter sample: The fields of the first rows after it.
  /// - Throws: ``ReadError/column(file:problem:remedy:)`` where two columns have one name.
  init?(header fields: [String], file: String, _ sample: [[String]]) throws(ReadError) {
    let finder = ColumnFinder(file: file, names: fields, noun: "column")
    names = fields
    let pair = PositionNames.loosePair(among: finder.keys)
    let x = try finder.first(of: Self.longitudeNames) ?? pair?.longitude
    let y = try finder.first(of: Self.latitudeNames) ?? pair?.latitude
    if let longitude = AngleParts(false, base: x, keys: finder.keys, sample),
      let latitude = AngleParts(true, base: y, keys: finder.keys, sample)
    {
      position =
        longitude.isPlain && latitude.isPlain
        ? .pair(x: longitude.degrees, y: latitude.degrees)
        : .angles(longitude: longitude, latitude: latitude)
    } else if let geometry = try finder.first(of: Self.geometryNames) {
      position = .geometry(geometry)
    } else if let place = try finder.first(of: Self.placeNames) {
      position = .place(place)
    } else if let geometry = fields.indices.first(where: { Self.holdsGeometries($0, sample) }) {
      position = .geometry(geometry)
    } else {
      return nil
    }
    accuracy = try finder.first(of: Self.accuracyNames).map { ($0, fields[$0]) }
    if case .geometry = position { return }
    for name in Self.partNames {
      if let index = try finder.first(of: [name]), !isPosition(index) { parts.append(index) }
    }
    name = try finder.first(of: Self.nameNames).flatMap { isPosition($0) || parts.contains($0) ? nil : $0 }
    order = try finder.first(of: Self.orderNames).flatMap { isPosition($0) || parts.contains($0) ? nil : $0 }
  }

  /// Whether all values of a column are WKT of lines or polygons, or WKB in hexadecimal digits, whatever its name.
  private static func holdsGeometries(_ column: Int, _ sample: [[String]]) -> Bool {
    let values = sample.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
    return !values.isEmpty
      && values.allSatisfy(WKTReader.isLineOrArea)
  }

  /// The columns of a table without a header: longitude first.
  init(x: Int, y: Int, order: Int?) {
    (position, hasHeader, self.order) = (.pair(x: x, y: y), false, order)
  }

  /// Whether a column is that of the names of whole geometries, which zone files keep.
  private func isNameOfGeometry(_ index: Int) -> Bool {
    if case .geometry = position { return names[index].lowercased() == "name" }
    return false
  }

  private func isPosition(_ index: Int) -> Bool {
    switch position {
    case .pair(let x, let y): index == x || index == y
    case .angles(let longitude, let latitude): longitude.all.contains(index) || latitude.all.contains(index)
    case .place(let column), .geometry(let column): index == column
    }
  }

  /// The columns that nothing is taken from.
  func ignored(usesOrder: Bool) -> [Int] {
    names.indices.filter { index in
      !isPosition(index) && accuracy?.index != index && !parts.contains(index)
        && !(usesOrder && order == index) && index != name && !names[index].isEmpty
        && !isNameOfGeometry(index)
    }
  }
}
