internal import Geometry
internal import SystemIO
internal import TextFormats

/// Writes incidents as they came, each with values before its own.
struct IncidentSheet {
  private let table: IncidentTable
  private let output: OutputFile
  private var frame: FeatureFrame
  private let features: RowFeatures
  private let properties: FeatureTable
  /// Whether features come out as they stand, with all that stands between them.
  private let isKept: Bool

  init(_ table: IncidentTable, output: OutputFile) {
    self.table = table
    self.output = output
    frame = FeatureFrame(table.format)
    features = RowFeatures(columns: table.columns)
    properties = FeatureTable(table.start.columns, delimiter: table.start.delimiter)
    isKept = table.format == table.source.format && !table.leavesOut
  }

  /// The header of a table.
  func begin() throws {
    guard table.format == .csv else { return }
    let before: [UInt8] = if case .table = table.source { table.start.before } else { [] }
    try output.write(
      before + line(table.names.map { .text($0) }) + [table.start.delimiter] + table.start.header)
  }

  /// An incident with its values, or what is no incident; an incident without values is left out.
  mutating func write(_ item: IncidentTable.Item, _ values: [IncidentTable.Value]?) throws {
    switch item {
    case .row(let row, nil):
      if table.format == .csv { try output.write(row.ending) }
    case .row(let row, let incident?):
      guard let values else { return }
      if table.format == .csv {
        try output.write(line(values))
        try output.write(CollectionOfOne(table.start.delimiter))
        try output.write(row.bytes)
        try output.write(row.ending)
      } else {
        var place: Coordinate?
        if case .known(let known, _, _) = incident.position { place = known }
        try output.write(frame.around(features.bytes(row, at: place) { add(values, to: &$0) }))
      }
    case .between(let bytes):
      if isKept { try output.write(bytes) }
    case .feature(var record, let incident):
      guard let values else { return }
      if !isKept, table.format != .csv, table.start.columns.holdsForeignPoints,
        let place = incident.reported?.place
      {
        record = record.moved(to: place)
      }
      if table.format == .csv {
        try output.write(line(values) + [table.start.delimiter] + properties.row(record))
      } else {
        let bytes = record.bytes { add(values, to: &$0) }
        try output.write(isKept ? bytes : frame.around(bytes))
      }
    }
  }

  /// What ends features.
  func end() throws {
    let isTable = if case .table = table.source { true } else { false }
    if table.format != .csv, isTable || !isKept { try output.write(frame.end) }
  }

  /// The values as the fields of a table, without a line end.
  private func line(_ values: [IncidentTable.Value]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(table.start.delimiter) }
      var field: [UInt8] = []
      switch value {
      case .text(let text): field = Array(text.utf8)
      case .number(let number, let decimals):
        DecimalText.append(
          number, decimals: decimals, mark: table.start.columns.decimalMark,
          keepsZeros: false,
          to: &field)
      }
      bytes += CSVDialect.quoted(field, delimiter: table.start.delimiter)
    }
    return bytes
  }

  /// The values as properties; `null` where there is none.
  private func add(_ values: [IncidentTable.Value], to json: inout JSONWriter) {
    for (name, value) in zip(table.names, values) {
      switch value {
      case .text(let text):
        json.name(name)
        if text.isEmpty { json.value(Double?.none) } else { json.value(text) }
      case .number(let number, let decimals):
        let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
        json.member(name, (number * scale).rounded() / scale + 0)
      }
    }
  }
}
