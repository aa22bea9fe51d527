internal import Geometry

/// Features as the rows of a table: their coordinates, then their properties.
struct FeatureTable {
  private let columns: IncidentColumns
  private let delimiter: UInt8
  /// The columns of coordinates; none that a property has the name of.
  private let coordinates: [(name: String, value: (Coordinate) -> Double)]

  init(_ columns: IncidentColumns, delimiter: UInt8) {
    self.columns = columns
    self.delimiter = delimiter
    let taken = Set(columns.keys)
    let both: [(name: String, value: (Coordinate) -> Double)] = [
      ("longitude", { $0.longitude }), ("latitude", { $0.latitude }),
    ]
    coordinates = both.filter { !taken.contains($0.name) }
  }

  /// The header and its line end.
  var header: [UInt8] { line(coordinates.map { Array($0.name.utf8) } + columns.names.map { Array($0.utf8) }) }

  /// A feature and its line end.
  func row(_ record: FeatureRecord) -> [UInt8] {
    let row = IncidentRow(source: .feature(record), names: columns.names)
    let place = try? record.place()
    return line(
      coordinates.map { column in place.map { Array(column.value($0).description.utf8) } ?? [] }
        + columns.names.indices.map(row.value))
  }

  private func line(_ fields: [[UInt8]]) -> [UInt8] {
    Array(fields.map { FindingColumns.quoted($0, delimiter: delimiter) }.joined(separator: [delimiter]))
      + [0x0A]
  }
}
