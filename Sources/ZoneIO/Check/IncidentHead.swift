internal import Geometry

/// What an input says before its first incident: which columns there are, and what goes before the findings.
struct IncidentHead {
  var columns: IncidentColumns
  var delimiter = UInt8(ascii: ",")
  var emptyLines = 0
  /// What goes before the header of a table, as it came.
  var before: [UInt8] = []
  /// The header of a table and its line end, as it came.
  var header: [UInt8] = []
  /// What is to be said of the datum of positions; nil for nothing.
  var warning: String?
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
      columns = try IncidentColumns(
        names: names, file: file, options: options, sample: sample, isGeoJSON: false)
      taken = Set(columns.keys)
      columns.decimalMark = options.decimalMark ?? Self.decimalMark(sample, columns)
      warning = DatumColumn.note(of: columns, sample)
    case .features(let reader):
      // A table needs all its columns before its first row.
      if format == .csv { try reader.readAhead() }
      delimiter = options.delimiter ?? delimiter
      columns = try Self.columns(of: reader, options: options)
      columns.decimalMark = options.decimalMark ?? columns.decimalMark
      if format == .csv { columns.members = reader.members }
      taken = Set(columns.keys)
      header = FeatureTable(columns, delimiter: delimiter).header
    }
  }

  /// The places of features are their points; sheets that GDAL reads have none, and are tables.
  private static func columns(
    of reader: FeatureReader, options: CheckOptions
  ) throws(ReadError) -> IncidentColumns {
    let names = reader.names
    let sample = reader.sample.map { IncidentRow(source: .feature($0), names: names) }
    func columns(isGeoJSON: Bool) throws(ReadError) -> IncidentColumns {
      try IncidentColumns(
        names: names, file: reader.name, options: options, sample: sample, isGeoJSON: isGeoJSON)
    }
    if reader.sample.contains(where: \.hasGeometry) { return try columns(isGeoJSON: true) }
    if let table = try? columns(isGeoJSON: false) { return table }
    return try columns(isGeoJSON: true)
  }

  /// Refuses an input that has columns by the names that demarc gives its own.
  func refuseTaken(_ names: [String], options: CheckOptions) throws(ReadError) {
    guard let name = names.first(where: { taken.contains($0.lowercased()) }) else { return }
    throw FindingColumns.isTaken(name, file: file, prefix: options.prefix)
  }

  /// A comma where the coordinates of the first rows have decimal commas, else a point.
  private static func decimalMark(_ sample: [IncidentRow], _ columns: IncidentColumns) -> UInt8 {
    guard case .pair(let latitude, let longitude) = columns.position else { return UInt8(ascii: ".") }
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
