internal import Dates
internal import Geodesy
internal import Places
internal import SystemIO
internal import TextFormats

/// Where a table of vertices, or of whole geometries, has what a line needs.
struct VertexColumns {
  enum Position {
    /// One vertex a row, its easting or longitude and its northing or latitude in two columns.
    case pair(x: Int, y: Int)
    /// One vertex a row, its angles in parts or beside hemispheres.
    case angles(longitude: AngleColumns, latitude: AngleColumns)
    /// One vertex a row, as people write places.
    case place(Int)
    /// One vertex a row, as forms of ODK and Kobo write places: latitude, longitude, altitude and accuracy.
    case geopoint(Int)
    /// A geometry a row: WKT, or WKB in hexadecimal digits.
    case geometry(Int)
  }

  var position: Position
  var accuracy: (index: Int, name: String)?
  /// The column of the units of the accuracies.
  private var unit: Int?
  /// Columns whose change begins a new part.
  var parts: [Int] = []
  /// The column of the number of a vertex in its part.
  var order: Int?
  /// The column of the names of vertices.
  var name: Int?
  /// The column by which base points are called where there are no names.
  var label: Int?
  /// The column of the datum or reference system of each row.
  private(set) var datum: Int?
  var hasHeader = true
  var names: [String] = []
  /// Which of the two numbers of a place comes first; nil for what each place says, or else latitude.
  private(set) var axis: AxisOrder?
  /// What to say of that order; nil for nothing.
  private(set) var axisNote: String?

  private static let accuracyNames = FeatureProperties.accuracyNames.map { $0.lowercased() }
  private static let geometryNames = [
    "wkt", "geom_wkt", "wkt_geom", "the_geom", "geom", "geometry", "shape", "wkb_geometry", "wkb", "ewkt",
  ]
  private static let placeNames =
    ["dms"] + PositionNames.places.filter { !geometryNames.contains($0) } + PositionNames.placeNames
  static let partNames = [
    "feature", "feature_id", "line", "line_id", "lineid", "polyline", "polyline_id", "track", "track_id",
    "path", "path_id", "segment", "segment_id", "seg", "seg_id", "part", "part_id", "partid", "vertex_part",
    "ring", "vertex_part_ring", "section", "section_id", "line_no", "line_number", "line_name",
    "trackid", "track_fid", "track_seg_id", "shape_id", "curve", "curve_id", "group_id",
  ]
  static let orderNames = [
    "vertex", "vertex_index", "vertex_id", "order", "sequence", "seq", "no", "no.", "nr", "nr.", "number",
    "num",
    "#", "n", "point", "point_no", "point_number", "pt", "index",
  ]

  private static let nameNames = [
    "name", "base_point", "basepoint", "base_point_name", "point_name", "vertex_name", "place_name", "label",
    "feature_name", "station",
  ]
  private static let labelNames = ["id", "point_id", "bp", "bp_no", "base_point_no", "base_point_id"]

  /// The names with blanks, as people write them, beside those with underscores.
  private static func spaced(_ names: [String]) -> [String] {
    names + names.filter { $0.contains("_") }.map { $0.replacing("_", with: " ") }
  }

  /// Whether a row names columns of vertices or geometries: it is a header.
  static func areNamed(in names: [String]) -> Bool {
    let keys = Set(names)
    return !keys.isDisjoint(with: PositionNames.longitudes) && !keys.isDisjoint(with: PositionNames.latitudes)
      || !keys.isDisjoint(with: geometryNames) || !keys.isDisjoint(with: placeNames)
      || GridColumns.areNamed(in: keys) || AngleColumns.areNamed(in: names)
      || PositionNames.loosePair(among: names) != nil
  }

  /// The columns that a header names; nil for a row that is none.
  ///
  /// - Parameters:
  ///   - sample: The fields of the first rows after it.
  ///   - isGeographic: Whether coordinates are longitudes and latitudes, and not eastings and northings.
  /// - Throws: ``ReadError/column(file:problem:remedy:)`` where two columns have one name.
  init?(header fields: [String], file: String, _ sample: [[String]], isGeographic: Bool) throws(ReadError) {
    let finder = ColumnFinder(file: file, names: fields, noun: "column")
    names = fields
    guard let position = try Self.position(finder, sample, isGeographic: isGeographic) else { return nil }
    self.position = position
    if case .place(let column) = position {
      let values = sample.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
      let found = AxisOrder.settled(name: fields[column], values: values)
      let isAssumed = (try? PlaceText.reading(values.first ?? ""))?.assumed != nil
      let reason = found?.reason ?? (isAssumed ? "as a name such as lon_lat does not say otherwise" : nil)
      axis = found?.order
      let words = (axis ?? .latlon).inWords
      axisNote = reason.map { "took the column ‘\(fields[column])’ as \(words), \($0)" }
    }
    accuracy = try finder.first(of: Self.accuracyNames).map { ($0, fields[$0]) }
    unit = accuracy.flatMap { accuracy in
      AccuracyUnit.column(of: accuracy.index, keys: finder.keys) { column in
        sample.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
      }
    }
    datum = try finder.first(of: Self.spaced(DatumNames.columns)).flatMap { column in
      // In German and other languages a ‘Datum’ is a date.
      let values = sample.lazy.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      let isDate = finder.keys[column] == "datum" && values.contains { !DateText.readings($0).isEmpty }
      return isDate || isPosition(column) ? nil : column
    }
    if case .geometry = position { return }
    for name in Self.spaced(Self.partNames) {
      if let index = try finder.first(of: [name]), !isPosition(index) { parts.append(index) }
    }
    // Where each row has a value of its own, the column counts or names vertices: parts of one vertex are no lines.
    let rows = sample.filter { !$0.allSatisfy(\.isEmpty) }
    let keys = Set(rows.map { row in parts.map { row.indices.contains($0) ? row[$0] : "" } })
    if rows.count > 1, keys.count == rows.count { parts = [] }
    name = try finder.first(of: Self.spaced(Self.nameNames)).flatMap {
      isPosition($0) || parts.contains($0) ? nil : $0
    }
    order = try finder.first(of: Self.spaced(Self.orderNames)).flatMap {
      isPosition($0) || parts.contains($0) ? nil : $0
    }
    label = try finder.first(of: Self.spaced(Self.labelNames)).flatMap { isPosition($0) ? nil : $0 } ?? order
  }

  /// Where the table has its vertices or geometries: names that leave no doubt first.
  private static func position(
    _ finder: ColumnFinder, _ sample: [[String]], isGeographic: Bool
  ) throws(ReadError) -> Position? {
    func values(_ column: Int) -> [String] {
      sample.compactMap {
        $0.indices.contains(column) && !FieldText.isMissing($0[column]) ? $0[column] : nil
      }
    }
    /// Whether all values are WKT of lines or polygons, or WKB in hexadecimal digits, whatever the name.
    func holdsGeometries(_ column: Int) -> Bool {
      let values = values(column)
      return !values.isEmpty && values.allSatisfy(WKTReader.isLineOrArea)
    }
    let grid = try GridColumns.pair(among: finder)
    if !isGeographic, let grid { return .pair(x: grid.easting, y: grid.northing) }
    let named = try finder.first(of: geometryNames)
    // A longitude and a latitude beside a line are those of its label.
    if let named, holdsGeometries(named) { return .geometry(named) }
    let x = try finder.first(of: PositionNames.longitudes)
    let y = try finder.first(of: PositionNames.latitudes)
    if !isGeographic {
      if let x, let y { return .pair(x: x, y: y) }
    } else if let longitude = AngleColumns(false, base: x, keys: finder.keys, values: values),
      let latitude = AngleColumns(true, base: y, keys: finder.keys, values: values)
    {
      let (north, east, _) = AngleColumns.settled(latitude, longitude, values: values)
      let isPair = north.isPlain && east.isPlain
      return isPair ? .pair(x: east.degrees, y: north.degrees) : .angles(longitude: east, latitude: north)
    }
    if let named { return .geometry(named) }
    if let place = try finder.first(of: placeNames) {
      let values = values(place)
      // Two numbers may be of any order.
      let isGeopoint =
        values.allSatisfy { GeopointColumns.Value($0)?.isPlausible == true }
        && values.contains { $0.split(whereSeparator: \.isWhitespace).count > 2 }
      return isGeopoint ? .geopoint(place) : .place(place)
    }
    if let column = finder.keys.indices.first(where: holdsGeometries) { return .geometry(column) }
    if let pair = PositionNames.loosePair(among: finder.keys) {
      return .pair(x: pair.longitude, y: pair.latitude)
    }
    return grid.map { .pair(x: $0.easting, y: $0.northing) }
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
    case .place(let column), .geopoint(let column), .geometry(let column): index == column
    }
  }

  /// The accuracy that a row states, with the unit of a column of its own; nil for none.
  func statedAccuracy(_ fields: [String]) -> String? {
    guard let accuracy, fields.indices.contains(accuracy.index) else { return nil }
    let text = fields[accuracy.index]
    guard let unit, !AccuracyText.saysNothing(text) else { return text }
    // A number without a unit, or with two, is refused as a text that is no radius.
    let stated = fields.indices.contains(unit) ? fields[unit] : ""
    return AccuracyUnit.joined(text, stated) ?? "\(text) (\(stated))"
  }

  /// The columns that are read, and what as; nil without a header.
  func read(usesOrder: Bool) -> String? {
    guard hasHeader else { return nil }
    func quoted(_ columns: [Int]) -> String {
      let texts = columns.map { RowError.quoted(names[$0]) }
      return (texts.dropLast(2) + [texts.suffix(2).joined(separator: " and ")]).joined(separator: ", ")
    }
    let (what, columns) =
      switch position {
      case .pair(let x, let y): ("positions", [y, x])
      case .angles(let longitude, let latitude): ("positions", latitude.all.sorted() + longitude.all.sorted())
      case .place(let column), .geopoint(let column): ("positions", [column])
      case .geometry(let column): ("geometries", [column])
      }
    let others = [
      ("names", name), ("accuracy", accuracy?.index), ("order", usesOrder ? order : nil), ("datum", datum),
    ]
    return "\(what): column\(columns.count == 1 ? "" : "s") \(quoted(columns))"
      + others.compactMap { word, column in column.map { "; \(word): \(quoted([$0]))" } }.joined()
  }

  /// The columns that nothing is taken from.
  func ignored(usesOrder: Bool) -> [Int] {
    names.indices.filter { index in
      !isPosition(index) && accuracy?.index != index && unit != index && !parts.contains(index)
        && !(usesOrder && order == index) && index != name && index != datum && !names[index].isEmpty
        && !isNameOfGeometry(index)
    }
  }
}
