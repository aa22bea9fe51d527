package import Plausibility
package import Dates
internal import Places
internal import Geodesy
internal import Geometry
package import SystemIO
internal import TextFormats
package import ZoneFiles

/// An input of incidents, opened: its columns are known, and its first incident is next.
///
/// Incidents are the rows of a CSV table, or GeoJSON features: a collection, a feature a line, or a sequence with
/// record separators (RFC 8142), each also as gzip, and what GDAL reads. Every command reads them here, by the same
/// options and with the same notes. It belongs to one thread at a time.
package struct IncidentInput {
  /// Notes on the input, one sentence each: which columns, which accuracy, which reference system.
  package internal(set) var notes: [String] = []
  /// The names of the columns, or of the properties of features.
  package var columns: [String] { schema.names }
  /// The event table that the input is known as, by its columns; nil for another.
  package var table: TableSchema? { schema.table }
  /// The note on it where its dates are not used; nil for a table that is not known.
  package var undatedTableNote: String? {
    table.map { $0.note(dates: $0.dates.isEmpty ? nil : "its dates, \($0.datesInWords), are not used") }
  }
  /// The name of the input in messages: its path, or `standard input`.
  package var name: String { source.name }
  /// The byte that separates the fields of a table that is written.
  package private(set) var delimiter = UInt8(ascii: ",")
  /// The form in which findings are written.
  let format: FindingFormat
  let source: IncidentSource
  private(set) var options: IncidentOptions
  private(set) var schema: IncidentColumns
  /// Empty lines before the header of a table.
  package private(set) var emptyLines = 0
  /// The decimal mark of its numbers, a point or a comma.
  package var decimalMark: UInt8 { schema.decimalMark }
  /// The bytes before the header of a table, as they came.
  private(set) var before: [UInt8] = []
  /// The header of a table and its line end, as it came.
  private(set) var header: [UInt8] = []
  /// The row of tags after the header and its line end, as it came; nothing where there is none.
  private(set) var tags: [UInt8] = []
  /// Whether positions are plain decimal degrees, as far as the first rows tell; findings of others show what was read.
  private(set) var isPlain = true
  /// Whether findings say what was read of positions.
  package var saysWhatWasRead: Bool { options.showsReading || !isPlain }
  /// Whether all positions are taken as exact.
  package var isExact: Bool { if case .exact = schema.accuracy { true } else { false } }
  /// Places of the first rows of which nothing says which number comes first.
  private var unsettled: [Coordinate] = []
  /// The names of the input's columns, in lower case.
  private let keys: Set<String>
  /// The first rows, from which columns and their meaning are found.
  private let sample: [IncidentRow]

  /// How many of the first rows tell which columns there are.
  static let sampleSize = 200

  /// Opens the incidents of a stream.
  ///
  /// - Parameter format: The form in which findings will be written; nil for that of the input.
  /// - Throws: ``ReadError``: for what is missing, empty, in UTF-16, or has no columns of positions.
  package init(
    _ stream: InputStream, options: IncidentOptions = IncidentOptions(), format: FindingFormat? = nil
  ) throws(ReadError) {
    var options = options
    options.isConverted = try stream.isConverted
    try self.init(name: stream.name, options: options, format: format) { count throws(ReadError) in
      try stream.next(atMost: count)
    }
    if let note = stream.note { notes.insert("\(stream.name): \(note)", at: 0) }
    if case .table(let reader) = source {
      reader.readAfter = { rest, count throws(ReadError) in try stream.next(after: rest, atMost: count) }
    }
  }

  /// Opens the incidents of a file that was read whole.
  ///
  /// - Throws: as ``init(_:options:format:)``.
  package init(_ file: SourceFile, options: IncidentOptions = IncidentOptions()) throws(ReadError) {
    try self.init(try IncidentSource(file), options: options, format: nil)
  }

  /// Opens incidents that are read in pieces; an empty piece is the end.
  ///
  /// - Throws: as ``init(_:options:format:)``.
  package init(
    name: String, options: IncidentOptions = IncidentOptions(), format: FindingFormat? = nil,
    read: @escaping (Int) throws(ReadError) -> [UInt8]
  ) throws(ReadError) {
    // A table has all its columns in its header, features have theirs where they come.
    var remarks: [String] = []
    let source: IncidentSource
    do throws(ReadError) {
      source = try IncidentSource(
        name: name, options: options, namesAll: format == .csv, notes: &remarks, read: read)
    } catch .encoding(let file, let encoding) where options.takesEncoding {
      throw .format(
        file: file, seen: "the text is in \(encoding)", remedy: "say so with --encoding \(encoding)")
    }
    try self.init(source, options: options, format: format, remarks)
  }

  private init(
    _ source: IncidentSource, options: IncidentOptions, format: FindingFormat?, _ remarks: [String] = []
  ) throws(ReadError) {
    self.source = source
    self.options = options
    self.format = format ?? source.format
    let file = source.name
    let sample: [IncidentRow]
    let system: PositionSystem?
    var remarks = remarks
    switch source {
    case .table(let reader):
      before = reader.byteOrderMark + reader.separatorLine + reader.skippedLines
      delimiter = reader.dialect.delimiter
      var names: [String] = []
      while names.isEmpty, let row = try reader.next() {
        if row.isBlank {
          before += row.ending
          emptyLines += 1
        } else {
          names = row.fields.indices.map(row.text)
          header = Array(row.bytes + row.ending)
        }
      }
      if names.isEmpty {
        throw .format(
          file: file, seen: "the table is empty", remedy: "give one with a header and one row for each place")
      }
      if let row = reader.upcoming(atMost: 1).first, row.isOfTags {
        while tags.isEmpty, let row = try reader.next() {
          tags = row.isBlank ? [] : Array(row.bytes + row.ending)
        }
        remarks.append("the row after the header holds tags of HXL, and no incident")
      }
      let rows = reader.upcoming(atMost: Self.sampleSize)
      func asIncidents(_ names: [String]) -> [IncidentRow] {
        rows.map { IncidentRow(source: .row($0), names: names) }
      }
      system = try PositionSystem(given: options.crs, file: file)
      do throws(ReadError) {
        schema = try Self.columns(
          names, of: file, options: options, asIncidents(names), isGeoJSON: false, system)
      } catch {
        throw try Self.headerBelow(reader, options) ?? error
      }
      let shape = RowShape(of: asIncidents(names), schema, options: options)
      if shape.hasRowNames {
        let name = names.contains("row_names") ? "row_names_1" : "row_names"
        names.insert(name, at: 0)
        header = Array(name.utf8) + [delimiter] + header
        if !tags.isEmpty { tags = [delimiter] + tags }
        schema = try Self.columns(
          names, of: file, options: options, asIncidents(names), isGeoJSON: false, system)
      }
      schema.shape = shape
      sample = asIncidents(names)
    case .features(let reader):
      delimiter = options.delimiter ?? delimiter
      sample = reader.sample.map { IncidentRow(source: .feature($0), names: reader.names) }
      system = try Self.system(of: reader, options, &remarks)
      schema = try Self.columns(of: reader, options: options, sample, system)
      if self.format == .csv { schema.members = reader.members }
    }
    keys = Set(schema.keys)
    self.sample = sample
    try adopt(system, sample, &remarks)
    if case .table(let reader) = source {
      if options.takesEncoding { remarks += [reader.utf8.note].compactMap(\.self) }
      if options.crs == nil { remarks += [DatumColumn.note(of: schema, sample)].compactMap(\.self) }
    } else {
      header = FeatureTable(schema, delimiter: delimiter).header
    }
    isPlain = schema.system == nil && schema.holdsPlainDegrees(sample)
    unsettled = schema.unsettledPlaces(sample)
    notes = schema.notes(options) + remarks
    guard case .place(let column) = schema.position else { return }
    for name in self.options.places?.takeAreas(from: sample.map { $0.stated(column) }) ?? [] {
      notes.append(
        "places: ‘\(name)’ follows the names of others in ‘\(schema.names[column])’, and is taken for what they lie in"
      )
    }
  }

  /// What to say of a table whose header stands below other lines; nil where no header is found.
  private static func headerBelow(_ reader: CSVReader, _ options: IncidentOptions) throws(ReadError)
    -> ReadError?
  {
    guard !options.namesColumns else { return nil }
    for _ in 0..<20 {
      guard let row = try reader.next() else { return nil }
      // A row with numbers is one of values, such as N and E; years are names as well.
      let numbers = row.fields.indices.compactMap { FieldText.number(row.text($0)) }
      guard numbers.allSatisfy({ (1900..<2100).contains($0) && $0 == $0.rounded() }) else { continue }
      guard IncidentColumns.areNamed(in: row, options) else { continue }
      let skip = row.line - 1 - (reader.separatorLine.isEmpty ? 0 : 1)
      return .format(
        file: reader.name,
        seen: "line \(row.line) names the columns of the positions, and the first row does not",
        remedy: "skip what stands before it with --skip \(skip)")
    }
    return nil
  }

  /// The sentence on a column of whole places where both orders of its numbers are plausible: read either way, the first rows
  /// are near the zone, and nothing says which number comes first. Nil for other inputs.
  package func axisNote(near plausibility: PlausibilityCheck) -> String? {
    guard case .place(let column) = schema.position, !unsettled.isEmpty else { return nil }
    let both = unsettled.map { place in
      [place, Coordinate(latitude: place.longitude, longitude: place.latitude)].map {
        abs($0.latitude) <= 90 && plausibility.mayBeMeant($0)
      }
    }
    guard both.contains([true, true]), !both.contains(where: { $0[0] != $0[1] }) else { return nil }
    return
      "column ‘\(columns[column])’: latitude is taken to come first, and both orders are plausible near the zone;"
      + " --axis lonlat or --axis latlon says which is meant"
  }

  /// The places of features are their points; sheets that GDAL reads have none, and are tables.
  private static func columns(
    of reader: FeatureReader, options: IncidentOptions, _ sample: [IncidentRow], _ system: PositionSystem?
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
    _ names: [String], of file: String, options: IncidentOptions, _ sample: [IncidentRow], isGeoJSON: Bool,
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
      throw GridColumns.systemRequired(
        file, finder.noun, names[pair.easting], names[pair.northing], takesCRS: options.takesCRS)
    }
  }

  /// The system of features: what the caller says, or else, for their points, what the file says.
  private static func system(
    of reader: FeatureReader, _ options: IncidentOptions, _ remarks: inout [String]
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
      given: options.crs, stated: reader.crs, file: reader.name,
      remedy: options.takesCRS ? "give one with --crs EPSG:n" : "convert it with ‘ogr2ogr -t_srs EPSG:4326’",
      notes: &remarks)
    return try PositionSystem(name, file: reader.name)
  }

  /// Finds the decimal mark, and the operation that brings positions to WGS 84.
  private mutating func adopt(
    _ system: PositionSystem?, _ sample: [IncidentRow], _ remarks: inout [String]
  ) throws(ReadError) {
    let isProjected = system?.isGeographic == false
    schema.decimalMark = options.decimalMark ?? Self.decimalMark(sample, schema, isProjected: isProjected)
    guard let system else {
      if options.crs == nil, !options.namesColumns {
        try GridColumns.refuseMeters(schema, sample, file: name, takesCRS: options.takesCRS)
      }
      return
    }
    // What is written where no place is known would stretch the area for which the operation is chosen.
    let positions = sample.compactMap { Incident.position($0, schema, isProjected: isProjected) }
      .filter { isProjected ? !PlausibilityCheck.mayBeDegrees($0) : $0.x != 0 || $0.y != 0 }
    let transformer = try system.transformer(near: positions, file: name)
    schema.system = transformer
    if options.crs != nil { try schema.settleSystemColumn(system, file: name, sample) }
    remarks.append("\(name): \(transformer.operation)")
    remarks += [transformer.operation.warning].compactMap(\.self)
  }

  /// The columns of positions, those that are read and others.
  package var positionColumns: [Int] { schema.position.all + schema.witnesses.others.columns }

  /// Refuses an input that has columns by the names that demarc gives its own.
  func requireFree(_ names: [String], prefix: String) throws(ReadError) {
    guard let name = names.first(where: { keys.contains($0.lowercased()) }) else { return }
    throw .columnNameTaken(name, file: self.name, prefix: prefix)
  }

  /// The column of a name: by its exact letters, or else whatever its case.
  ///
  /// - Throws: ``ReadError`` that lists the columns there are.
  package func column(named name: String) throws(ReadError) -> Int {
    try ColumnFinder(file: self.name, names: columns, noun: "column").named(name)
  }

  /// The values of a column in the first rows, without blanks around them.
  package func firstTexts(of column: Int) -> [String] { sample.map { $0.text(column) } }

  /// A comma where the coordinates of the first rows have decimal commas, else a point.
  private static func decimalMark(
    _ sample: [IncidentRow], _ columns: IncidentColumns, isProjected: Bool
  ) -> UInt8 {
    let latitude: Int
    let longitude: Int
    switch columns.position {
    case .pair(let north, let east): (latitude, longitude) = (north, east)
    case .angles(let north, let east): (latitude, longitude) = (north.degrees, east.degrees)
    case .place, .geopoint, .geometry: return UInt8(ascii: ".")
    }
    if isProjected {
      return GridNumber.decimalMark(of: sample.lazy.flatMap { [$0.value(longitude), $0.value(latitude)] })
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
