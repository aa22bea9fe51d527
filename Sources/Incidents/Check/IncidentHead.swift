internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneFiles

/// What an input says before its first incident: which columns there are, and what goes before the findings.
struct IncidentHead {
  var columns: IncidentColumns
  var delimiter = UInt8(ascii: ",")
  var emptyLines = 0
  /// What goes before the header of a table, as it came.
  var before: [UInt8] = []
  /// The header of a table and its line end, as it came.
  var header: [UInt8] = []
  /// What is to be said of the system and the datum of positions, one sentence each.
  var remarks: [String] = []
  private var file: String
  /// The names of the input's columns, in lower case.
  private var taken: Set<String>

  private static let sample = 200

  /// - Throws: ``ReadError`` for a table without a row, and for columns that cannot be told.
  init(of source: IncidentSource, options: CheckOptions, format: FindingFormat) throws(ReadError) {
    file = source.name
    switch source {
    case .table(let reader):
      before = reader.byteOrderMark + reader.separatorLine
      delimiter = reader.dialect.delimiter
      var names: [String] = []
      while names.isEmpty, let row = try reader.next() {
        if row.isEmpty {
          before += row.ending
          emptyLines += 1
        } else {
          names = row.fields.indices.map(row.text)
          header = Array(row.bytes + row.ending)
        }
      }
      if names.isEmpty {
        throw .format(
          file: file, seen: "the table is empty", remedy: "give one with a header and a row a place")
      }
      let sample = reader.upcoming(atMost: Self.sample).map { IncidentRow(source: .row($0), names: names) }
      let system = try PositionSystem(given: options.crs, file: file)
      columns = try Self.columns(names, of: file, options: options, sample, isGeoJSON: false, system)
      taken = Set(columns.keys)
      try adopt(system, sample, options)
      if options.crs == nil { remarks += [DatumColumn.note(of: columns, sample)].compactMap(\.self) }
    case .features(let reader):
      // A table needs all its columns before its first row.
      if format == .csv { try reader.readAhead() }
      delimiter = options.delimiter ?? delimiter
      let names = reader.names
      let sample = reader.sample.map { IncidentRow(source: .feature($0), names: names) }
      let system = try Self.system(of: reader, options, &remarks)
      columns = try Self.columns(of: reader, options: options, sample, system)
      if format == .csv { columns.members = reader.members }
      taken = Set(columns.keys)
      try adopt(system, sample, options)
      header = FeatureTable(columns, delimiter: delimiter).header
    }
  }

  /// The places of features are their points; sheets that GDAL reads have none, and are tables.
  private static func columns(
    of reader: FeatureReader, options: CheckOptions, _ sample: [IncidentRow], _ system: PositionSystem?
  ) throws(ReadError) -> IncidentColumns {
    func columns(isGeoJSON: Bool) throws(ReadError) -> IncidentColumns {
      try Self.columns(
        reader.names, of: reader.name, options: options, sample, isGeoJSON: isGeoJSON, system)
    }
    if reader.sample.contains(where: \.hasGeometry) { return try columns(isGeoJSON: true) }
    do throws(ReadError) {
      return try columns(isGeoJSON: false)
    } catch {
      // A sheet of eastings and northings is said to be one, and not to have no geometries.
      let finder = ColumnFinder(file: reader.name, names: reader.names, noun: "property")
      if options.crs != nil { throw error }
      if !options.namesColumns, try GridColumns.pair(among: finder) != nil { throw error }
      return try columns(isGeoJSON: true)
    }
  }

  /// The columns, or why a table of eastings and northings cannot be read.
  private static func columns(
    _ names: [String], of file: String, options: CheckOptions, _ sample: [IncidentRow], isGeoJSON: Bool,
    _ system: PositionSystem?
  ) throws(ReadError) -> IncidentColumns {
    do throws(ReadError) {
      return try IncidentColumns(
        names: names, file: file, options: options, sample: sample, isGeoJSON: isGeoJSON,
        isProjected: system?.isGeographic == false)
    } catch {
      let finder = ColumnFinder(file: file, names: names, noun: isGeoJSON ? "property" : "column")
      guard options.crs == nil, !options.namesColumns, let pair = try GridColumns.pair(among: finder) else {
        throw error
      }
      throw GridColumns.needSystem(file, finder.noun, names[pair.easting], names[pair.northing])
    }
  }

  /// The system of features: what the caller says, or else, for their points, what the file says.
  private static func system(
    of reader: FeatureReader, _ options: CheckOptions, _ remarks: inout [String]
  ) throws(ReadError) -> PositionSystem? {
    let usesPoints = !options.namesColumns && reader.sample.contains(where: \.hasGeometry)
    guard usesPoints else { return try PositionSystem(given: options.crs, file: reader.name) }
    if options.isConverted, options.crs != nil {
      throw .crs(
        file: reader.name,
        problem:
          "GDAL brings its points to longitude and latitude by the system that it names; leave out --crs")
    }
    let name = try SourceReader.system(
      given: options.crs, stated: reader.crs, file: reader.name, notes: &remarks)
    return try PositionSystem(name, file: reader.name)
  }

  /// Finds the decimal mark, and what brings positions to WGS 84.
  private mutating func adopt(
    _ system: PositionSystem?, _ sample: [IncidentRow], _ options: CheckOptions
  ) throws(ReadError) {
    let isProjected = system?.isGeographic == false
    columns.decimalMark = options.decimalMark ?? Self.decimalMark(sample, columns, isProjected: isProjected)
    guard let system else {
      if options.crs == nil, !options.namesColumns {
        try GridColumns.refuseMeters(columns, sample, file: file)
      }
      return
    }
    // What is written where no place is known would stretch the area for which the operation is chosen.
    let positions = sample.compactMap { Incident.position($0, columns, isProjected: isProjected) }
      .filter { isProjected ? !PlaceSuspicion.mayBeDegrees($0) : $0.x != 0 || $0.y != 0 }
    let transformer = try system.transformer(near: positions, file: file)
    columns.system = transformer
    remarks.append("\(file): \(transformer.operation)")
  }

  /// Refuses an input that has columns by the names that demarc gives its own.
  func refuseTaken(_ names: [String], options: CheckOptions) throws(ReadError) {
    guard let name = names.first(where: { taken.contains($0.lowercased()) }) else { return }
    throw FindingColumns.isTaken(name, file: file, prefix: options.prefix)
  }

  /// A comma where the coordinates of the first rows have decimal commas, else a point.
  private static func decimalMark(
    _ sample: [IncidentRow], _ columns: IncidentColumns, isProjected: Bool
  ) -> UInt8 {
    guard case .pair(let latitude, let longitude) = columns.position else { return UInt8(ascii: ".") }
    if isProjected {
      return GridField.decimalMark(of: sample.lazy.flatMap { [$0.value(longitude), $0.value(latitude)] })
    }
    for row in sample {
      for index in [latitude, longitude] {
        let value = row.value(index)
        if value.contains(UInt8(ascii: ".")) { return UInt8(ascii: ".") }
        if value.contains(UInt8(ascii: ",")) { return UInt8(ascii: ",") }
      }
    }
    return UInt8(ascii: ".")
  }
}

extension IncidentColumns {
  /// What was found out, one sentence each.
  func notes(_ options: CheckOptions) -> [String] {
    func name(_ index: Int) -> String { "‘\(names[index])’" }
    var notes: [String] = []
    if let table {
      let dates = table.dates.map { "‘\($0)’" }.joined(separator: " to ")
      let precision = table.datePrecision.map { ", known as well as ‘\($0)’ says" } ?? ""
      notes.append(
        "table: \(table.name), by its columns\(dates.isEmpty ? "" : "; its dates, \(dates)\(precision), are not used")"
      )
    }
    switch position {
    case .pair(let northing, let easting) where isProjected:
      notes.append("positions: columns \(name(easting)) and \(name(northing)), as easting and northing")
    case .pair(let latitude, let longitude):
      notes.append("positions: columns \(name(latitude)) and \(name(longitude))")
    case .place(let index): notes.append("positions: column \(name(index))")
    case .geopoint(let index):
      notes.append("positions: column \(name(index)), as latitude, longitude, altitude and accuracy")
    case .geometry: notes.append("positions: the points of the features")
    }
    switch accuracy {
    case .exact: break
    case .fixed(let length): notes.append("accuracy of positions: \(length.inWords) for every row")
    case .geopoint: notes.append("accuracy of positions: the fourth number of each, a radius in metres")
    case .meters(let index): notes.append("accuracy of positions: column \(name(index)), a radius in metres")
    case .codes(let index, let profile):
      let codes = profile.codes.map { "\($0.code) = \($0.radius.inWords)" }.joined(separator: ", ")
      let origin = options.profiles.origin.map { " by \($0)" } ?? ""
      notes.append(
        "accuracy of positions: column \(name(index)), \(profile.table) codes taken as radii\(origin): \(codes);"
          + " --accuracy off ignores them")
    }
    return notes
  }
}
