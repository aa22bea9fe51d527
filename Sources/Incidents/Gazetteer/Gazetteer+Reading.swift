internal import ZoneFiles
internal import Geodesy
internal import Geometry
public import Places
public import SystemIO
internal import TextFormats

extension Gazetteer {
  private static let extents = ["extent_m", "radius_m", "extent", "radius"]

  /// The places of a CSV table with columns of names, latitudes and longitudes, in a file or, for `-`, on standard input.
  ///
  /// Rows without a name or a position are skipped.
  ///
  /// - Throws: ``ReadError``, for a table without names and positions.
  public init(path: String) throws(ReadError) {
    let stream = try InputStream(path)
    try self.init(name: stream.name) { count throws(ReadError) in try stream.next(atMost: count) }
  }

  /// The places of a table that is read in pieces.
  package init(name file: String, read: @escaping (Int) throws(ReadError) -> [UInt8]) throws(ReadError) {
    self.init(file: file)
    let options = IncidentOptions()
    let reader = try CSVReader(
      name: file, names: { IncidentColumns.areNamed(in: $0, options) }, read: read)
    guard let header = try reader.next() else { return }
    var labels = header.fields.indices.map(header.text)
    let rows = reader.upcoming(atMost: 50)
    func sample() -> [IncidentRow] { rows.map { IncidentRow(source: .row($0), names: labels) } }
    func found() throws(ReadError) -> (IncidentColumns, GazetteerColumns) {
      let finder = ColumnFinder(file: file, names: labels, noun: "column")
      let named = try GazetteerColumns(keys: finder.keys) { names throws(ReadError) in
        try finder.first(of: names)
      }
      guard let named else {
        throw .format(
          file: file, seen: "no column is called name among \(finder.list)",
          remedy: "give a table with the columns name, latitude and longitude")
      }
      var columns = try Self.columns(labels, file: file, options, sample())
      columns.accuracy = try Self.extent(finder, sample())
      return (columns, named)
    }
    var (columns, named) = try found()
    columns.shape = RowShape(of: sample(), columns, options: options)
    if columns.shape.hasRowNames {
      labels.insert("row_names", at: 0)
      (columns, named) = try found()
    }
    while let row = try reader.next() {
      if row.isEmpty { continue }
      add(IncidentRow(source: .row(row), names: labels), columns, named)
    }
    if count == 0 {
      throw .format(
        file: file, seen: "no row has a name and a position",
        remedy: "give a table with the columns name, latitude and longitude")
    }
  }

  /// Where the extents of places come from.
  ///
  /// - Throws: ``ReadError`` for a column whose name says another unit than metres.
  private static func extent(
    _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) throws(ReadError) -> PositionAccuracy.Source {
    if let index = try finder.first(of: extents + PositionAccuracy.meterColumns) {
      let unit = AccuracyUnit.column(of: index, keys: finder.keys) { column in
        sample.map { $0.stated(column) }.filter { !$0.isEmpty }
      }
      return unit.map { .quantity(index, unit: $0) } ?? .meters(index)
    }
    let other = finder.keys.firstIndex { key in
      let words = key.split { !$0.isLetter }.map(String.init)
      return words.count == 2 && ["extent", "radius"].contains(words[0])
        && LengthWords.meters(in: words[1]) != nil
    }
    guard let other else { return .exact }
    throw .format(
      file: finder.file, seen: "the column ‘\(finder.names[other])’ names another unit than metres",
      remedy: "write extents in metres under ‘extent_m’, or with their unit under ‘extent’")
  }

  /// The columns of positions; what is wrong with them is not mended by the options for those of incidents.
  private static func columns(
    _ names: [String], file: String, _ options: IncidentOptions, _ sample: [IncidentRow]
  ) throws(ReadError) -> IncidentColumns {
    do throws(ReadError) {
      return try IncidentColumns(names: names, file: file, options: options, sample: sample, isGeoJSON: false)
    } catch .format(let file, let seen, _), .column(let file, let seen, _) {
      throw .format(
        file: file, seen: seen, remedy: "give a table with the columns name, latitude and longitude")
    }
  }

  private mutating func add(_ row: IncidentRow, _ columns: IncidentColumns, _ named: GazetteerColumns) {
    let title = row.text(named.name)
    guard !title.isEmpty, !title.contains("\u{FFFD}"),
      let incident = try? Incident(row, columns, options: IncidentOptions())
    else {
      return addUnreadable()
    }
    var extent = Self.usualExtent
    if let length = incident.accuracy, length.meters > 0 { extent = length }
    add(
      Place(
        name: title, coordinate: incident.place, extent: extent,
        areas: named.areas.map(row.stated).filter { !$0.isEmpty },
        seat: named.feature.flatMap { Self.seat(of: row.stated($0)) }),
      otherNames: named.others.flatMap {
        row.text($0).split(whereSeparator: { ",;|".contains($0) }).map(String.init)
      })
  }
}
