internal import Dates
internal import Geodesy
internal import Geometry
internal import Places
internal import SystemIO
internal import TextFormats

/// Which columns of an input hold the position and its accuracy.
struct IncidentColumns {
  enum Position: Equatable {
    /// Two columns; in a projected system the latitude is the northing, and the longitude the easting.
    case pair(latitude: Int, longitude: Int)
    /// Columns of which at least one of the two angles is in parts.
    case angles(latitude: AngleColumns, longitude: AngleColumns)
    /// One column of places as people write them, such as `POINT (lon lat)`.
    case place(Int)
    /// One column of latitude, longitude, altitude and accuracy.
    case geopoint(Int)
    /// The point of a GeoJSON feature.
    case geometry
  }

  var names: [String]
  /// The names without blanks around them, in lower case.
  var keys: [String]
  var position: Position
  var accuracy: PositionAccuracy.Source
  /// Whether the accuracies are a few small whole numbers, which may be codes and not metres.
  private(set) var mayBeCodes = false
  /// A comma where the coordinates of the first rows have decimal commas, else a point.
  var decimalMark = UInt8(ascii: ".")
  /// The transformation of the positions to WGS 84; nil where they are longitude and latitude on it.
  var system: PositionTransformer?
  /// The column of the system of each position, where one is compared with ``system``.
  var systemColumn: SystemColumn?
  /// Whether features have their points in another system than longitude and latitude on WGS 84.
  var holdsForeignPoints: Bool { system != nil && position == .geometry }
  /// Whether positions are eastings and northings.
  var isProjected: Bool { system?.isGeographic == false }
  /// A column of N and S, or of E and W, beside one coordinate alone, which is not read as its hemisphere; nil for none.
  private(set) var strayHemispheres: Int?
  /// Which of the two numbers of a place comes first; nil for what the form of each says, or else the latitude.
  var axis: AxisOrder?
  /// Why it does, for a note: `, by its name`; empty where the caller says it.
  var axisReason = ""
  /// The fields that rows have beside those of the header.
  var shape = RowShape()
  /// The members of features besides their properties that become columns of a table.
  var members: [FeatureTable.Member] = [.longitude, .latitude]
  /// The event table that it is known as, or nil.
  var table: TableSchema?
  /// What other columns say of the position.
  var witnesses = WitnessColumns()
  /// Whether most of the first coordinates of two columns are plain numbers.
  var areDecimal = false
  /// A column of numbers that may be zones of UTM and is not read; nil for none.
  var strayZones: Int?

  /// A header's names without blanks around them, in lower case.
  static func keys(of header: CSVRow) -> [String] {
    ColumnFinder(file: "", names: header.fields.indices.map(header.text), noun: "column").keys
  }

  /// Whether a header names positions: what tells the right delimiter from others.
  static func areNamed(in header: CSVRow, _ options: IncidentOptions) -> Bool {
    let keys = keys(of: header)
    let set = Set(keys)
    if let position = options.position { return set.contains(position.lowercased()) }
    let latitudes = options.latitude.map { [$0.lowercased()] } ?? PositionNames.latitudes
    let longitudes = options.longitude.map { [$0.lowercased()] } ?? PositionNames.longitudes
    if options.latitude == nil, options.longitude == nil, GridColumns.areNamed(in: set) { return true }
    if !set.isDisjoint(with: latitudes), !set.isDisjoint(with: longitudes) { return true }
    if options.latitude == nil, options.longitude == nil, AngleColumns.areNamed(in: keys) { return true }
    return options.latitude == nil && options.longitude == nil
      && (!set.isDisjoint(with: PositionNames.places + PositionNames.lastPlaces)
        || !GeopointColumns.all(among: keys).isEmpty || PositionNames.loosePair(among: keys) != nil
        || PositionNames.loosePlace(among: keys) != nil)
  }

  /// - Parameters:
  ///   - sample: The first rows, whose values tell geopoints from other places.
  ///   - isGeoJSON: Whether the rows are features, which have a place of their own.
  ///   - isProjected: Whether columns of easting and northing are looked for.
  init(
    names: [String], file: String, options: IncidentOptions, sample: [IncidentRow], isGeoJSON: Bool,
    isProjected: Bool = false
  ) throws(ReadError) {
    self.names = names
    let finder = ColumnFinder(file: file, names: names, noun: isGeoJSON ? "property" : "column")
    keys = finder.keys
    let isNamed = options.position != nil || options.latitude != nil || options.longitude != nil
    var radius: Int?
    if isGeoJSON, !isNamed {
      position = .geometry
    } else if isProjected {
      position = try Self.projectedPosition(finder, options)
    } else {
      (position, radius, strayHemispheres) = try Self.position(finder, options, sample)
    }
    accuracy = try Self.accuracy(options, finder, radius: radius, sample)
    if case .meters(let index) = accuracy, radius == nil { mayBeCodes = Self.areFewSmall(index, sample) }
    var hasGeopoint = radius != nil
    if case .geopoint = position {
      hasGeopoint = true
      if options.accuracy == .recognized { accuracy = .geopoint }
    }
    table = TableSchema(keys: finder.keys, hasGeopoint: hasGeopoint)
    try settleAxis(options, sample, file: file)
    findWitnesses(options, sample, isWhole: !isGeoJSON)
  }

  /// Settles which of the two numbers of a place comes first: by the option, by the name of the column, by the brackets around
  /// the first values, or by most of these, where the first number is beyond 90.
  private mutating func settleAxis(
    _ options: IncidentOptions, _ sample: [IncidentRow], file: String
  ) throws(ReadError) {
    axis = options.axis
    let column: Int
    switch position {
    case .place(let index): column = index
    case .geopoint: return
    case .pair, .angles, .geometry:
      guard options.axis != nil else { return }
      throw .format(
        file: file, seen: "--axis is for a column of whole places, and this table has no such column",
        remedy: "leave out --axis, or name the column with --position")
    }
    if axis != nil { return }
    let texts = sample.lazy.map { $0.stated(column) }.filter { !$0.isEmpty }
    guard let found = AxisOrder.settled(name: keys[column], values: texts) else { return }
    axis = found.order
    axisReason = ", \(found.reason)" + (found.isByName ? "" : "; --axis latlon reads it otherwise")
  }

  /// The position, the column of its radius where the form of the table gives one, and a column beside a coordinate that holds
  /// hemispheres by its values and is not read as such.
  private static func position(
    _ finder: ColumnFinder, _ options: IncidentOptions, _ sample: [IncidentRow]
  ) throws(ReadError) -> (Position, radius: Int?, stray: Int?) {
    let geopoints = GeopointColumns.whole(in: sample, columns: finder.names.count)
    func single(_ column: Int) -> Position {
      geopoints.contains(column) ? .geopoint(column) : .place(column)
    }
    if let position = options.position { return (single(try finder.named(position)), nil, nil) }
    let north = try finder.column(options.latitude, or: PositionNames.latitudes)
    let east = try finder.column(options.longitude, or: PositionNames.longitudes)
    func values(_ column: Int) -> [String] { sample.map { $0.stated(column) }.filter { !$0.isEmpty } }
    func angle(_ isLatitude: Bool, _ base: Int?, isGiven: Bool) -> AngleColumns? {
      AngleColumns(isLatitude, base: base, isGiven: isGiven, keys: finder.keys, values: values)
    }
    if options.latitude == nil, options.longitude == nil {
      try PositionNames.refuseMixed(north, east, among: finder)
    } else {
      try refuseNegative(north, isLatitude: true, isGiven: true, finder, sample)
      try refuseNegative(east, isLatitude: false, isGiven: true, finder, sample)
    }
    let isOneGiven = (options.latitude == nil) != (options.longitude == nil)
    if !isOneGiven || north != nil && east != nil,
      let latitude = angle(true, north, isGiven: options.latitude != nil),
      let longitude = angle(false, east, isGiven: options.longitude != nil)
    {
      let (north, east, stray) = AngleColumns.settled(latitude, longitude, values: values)
      let quadrants =
        north.isPlain && east.isPlain ? PositionNames.quadrants(among: finder.keys, values: values) : nil
      let position: Position =
        north.isPlain && east.isPlain
        ? .pair(latitude: north.degrees, longitude: east.degrees) : .angles(latitude: north, longitude: east)
      return (position, nil, stray ?? quadrants)
    }
    guard options.latitude == nil, options.longitude == nil else {
      throw noColumn(finder, north == nil ? "latitude" : "longitude", options)
    }
    let split = GeopointColumns.all(among: finder.keys)
    if let one = split.first {
      if split.count > 1 { throw several(finder, split.map(\.latitude), "--latitude and --longitude") }
      return (.pair(latitude: one.latitude, longitude: one.longitude), one.accuracy, nil)
    }
    let words = options.places == nil ? [] : PositionNames.placeNames
    if let place = try finder.first(of: PositionNames.places + words) { return (single(place), nil, nil) }
    if geopoints.count > 1 { throw several(finder, geopoints, "--position") }
    if let one = geopoints.first { return (.geopoint(one), nil, nil) }
    if let place = try finder.first(of: PositionNames.lastPlaces) { return (single(place), nil, nil) }
    if let place = coordinates(among: PositionNames.placeNames, finder, sample) {
      return (.place(place), nil, nil)
    }
    if let pair = PositionNames.loosePair(among: finder.keys) {
      return (.pair(latitude: pair.latitude, longitude: pair.longitude), nil, nil)
    }
    if let place = PositionNames.loosePlace(among: finder.keys) { return (single(place), nil, nil) }
    throw noColumn(finder, north == nil ? "latitude" : "longitude", options)
  }

  /// A column by the name of words in which most of the first rows state coordinates, as the `location` of open data does.
  private static func coordinates(
    among names: [String], _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) -> Int? {
    finder.keys.indices.first { column in
      guard names.contains(finder.keys[column]) else { return false }
      let texts = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
      return texts.count(where: { (try? PlaceReader().reading($0)) != nil }) * 2 > texts.count
    }
  }

  /// Easting and northing, or a column of points.
  private static func projectedPosition(
    _ finder: ColumnFinder, _ options: IncidentOptions
  ) throws(ReadError) -> Position {
    if let position = options.position { return .place(try finder.named(position)) }
    let pair = try GridColumns.pair(among: finder)
    func given(_ name: String?) throws(ReadError) -> Int? {
      if let name { try finder.named(name) } else { nil }
    }
    let easting = try given(options.longitude) ?? pair?.easting
    let northing = try given(options.latitude) ?? pair?.northing
    if let easting, let northing { return .pair(latitude: northing, longitude: easting) }
    if options.latitude == nil, options.longitude == nil,
      let place = try finder.first(of: PositionNames.places)
    {
      return .place(place)
    }
    throw .format(
      file: finder.file,
      seen: "no \(finder.noun) is called \(easting == nil ? "easting" : "northing") among \(finder.list)",
      remedy: "name the columns with --longitude and --latitude, or leave out --crs")
  }

  private static func noColumn(
    _ finder: ColumnFinder, _ kind: String, _ options: IncidentOptions
  ) -> ReadError {
    let isUTF8 = !options.takesEncoding || !finder.names.joined().contains("\u{FFFD}")
    return .format(
      file: finder.file,
      seen:
        "no \(finder.noun) is called \(kind) among \(finder.list)\(isUTF8 ? "" : ", which are not UTF-8")",
      remedy: isUTF8
        ? "name the columns with --latitude and --longitude, or one of whole places with --position"
        : "say what the table is in with --encoding, as in windows-1252 or windows-1256")
  }

  private static func several(_ finder: ColumnFinder, _ columns: [Int], _ option: String) -> ReadError {
    .format(
      file: finder.file,
      seen:
        "several columns hold places: \(columns.map { RowError.quoted(finder.names[$0]) }.joined(separator: ", "))",
      remedy: "name the one that is meant with \(option)")
  }

  /// Whether a column holds only whole numbers from 1 to 9, several of them, as codes of precision are.
  private static func areFewSmall(_ column: Int, _ sample: [IncidentRow]) -> Bool {
    let texts = sample.map { $0.stated(column) }.filter { !$0.isEmpty }
    let numbers = texts.compactMap { Int($0) }
    return texts.count >= 5 && numbers.count == texts.count && numbers.allSatisfy { (1...9).contains($0) }
      && Set(numbers).count > 1
  }

  private static func accuracy(
    _ options: IncidentOptions, _ finder: ColumnFinder, radius: Int?, _ sample: [IncidentRow]
  ) throws(ReadError) -> PositionAccuracy.Source {
    let profiles = options.profiles.all
    func values(_ column: Int) -> [String] { sample.map { $0.stated(column) }.filter { !$0.isEmpty } }
    func unit(of index: Int) -> Int? { AccuracyUnit.column(of: index, keys: finder.keys, values: values) }
    func source(_ index: Int) -> PositionAccuracy.Source {
      if let profile = profiles.first(where: { KnownColumn.isNamed(finder.keys[index], $0.column) }) {
        return .codes(index, profile)
      }
      if let unit = unit(of: index) { return .quantity(index, unit: unit) }
      return .meters(index)
    }
    switch options.accuracy {
    case .off: return .exact
    case .fixed(let length): return .fixed(length)
    case .column(let name):
      let index = try finder.named(name)
      if unit(of: index) == nil { try refuseOtherUnit(index, finder, sample) }
      return source(index)
    case .recognized:
      if let radius { return .meters(radius) }
      let known = PositionAccuracy.meterColumns + profiles.map(\.column)
      let respelled = finder.keys.first { key in
        profiles.contains { KnownColumn.isNamed(key, $0.column) }
      }
      let found = try finder.first(of: known + [respelled].compactMap(\.self)).map(source) ?? .exact
      if case .quantity(let index, let unit) = found,
        AccuracyUnit.isContradicted(index, by: unit, keys: finder.keys, values: values)
      {
        throw .format(
          file: finder.file,
          seen:
            "the columns \(RowError.quoted(finder.names[index])) and \(RowError.quoted(finder.names[unit])) name different units",
          remedy: "correct one of them, or leave accuracies out with --accuracy off")
      }
      guard case .codes(let index, let profile) = found,
        let other = PositionAccuracy.foreignCode(index, profile, sample)
      else { return found }
      return .unstated(index, example: other)
    }
  }
}
