internal import TextFormats

/// Features as the rows of a table: their ids and coordinates, then their properties.
struct FeatureTable {
  /// The members of a feature besides its properties, by the names of their columns.
  enum Member: String, CaseIterable {
    case id, longitude, latitude, elevation
  }

  private let columns: IncidentColumns
  private let delimiter: UInt8
  /// The columns of members that are not properties, without those whose name a property has.
  private let members: [Member]

  init(_ columns: IncidentColumns, delimiter: UInt8) {
    self.columns = columns
    self.delimiter = delimiter
    let taken = Set(columns.keys)
    members = columns.members.filter { !taken.contains(Self.name($0, columns)) }
  }

  /// The name of a column. Coordinates come as they are written, in the system of the features.
  private static func name(_ member: Member, _ columns: IncidentColumns) -> String {
    switch member {
    case .longitude where columns.isProjected: "easting"
    case .latitude where columns.isProjected: "northing"
    default: member.rawValue
    }
  }

  /// The header and its line end.
  var header: [UInt8] {
    line(members.map { Array(Self.name($0, columns).utf8) } + columns.names.map { Array($0.utf8) })
  }

  /// A feature and its line end.
  func row(_ record: FeatureRecord) -> [UInt8] {
    let row = IncidentRow(source: .feature(record), names: columns.names)
    return line(
      members.map { Array((record.text(of: $0) ?? "").utf8) } + columns.names.indices.map(row.value))
  }

  private func line(_ fields: [[UInt8]]) -> [UInt8] {
    Array(fields.map { CSVDialect.quoted($0, delimiter: delimiter) }.joined(separator: [delimiter]))
      + [0x0A]
  }
}
