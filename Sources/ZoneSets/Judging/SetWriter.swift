internal import Geometry
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneDoubt
internal import Zones

/// Writes what was found of incidents by many zones.
struct SetWriter: Sendable {
  let rows: FindingWriter<SetColumns>
  private let form: SetForm

  init(_ set: ZoneSet, _ form: SetForm, of input: IncidentInput, options: FindingOptions) throws(ReadError) {
    self.form = form
    let columns = SetColumns(form, zones: set.zones.map(\.name), delimiter: input.delimiter)
    rows = try FindingWriter(columns, of: input, options: options)
  }

  var countsEmptyLines: Bool { rows.countsEmptyLines }

  func pass(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) { rows.pass(bytes, to: &output) }

  /// A row that cannot be read.
  func appendInvalid(_ reason: String, of row: InputRow, to bytes: inout [UInt8]) throws(ReadError) {
    let values: [FindingValue] = form.names.map { name in
      switch name {
      case "verdict": .text("invalid")
      case "reason": .text(reason)
      default: .text("")
      }
    }
    try rows.append(.values(values), of: row, at: nil, to: &bytes)
  }

  func append(
    _ finding: SetFinding, of row: InputRow, at place: Coordinate, to bytes: inout [UInt8]
  ) throws(ReadError) {
    switch form {
    case .incidents: try rows.append(.values(finding.incidentValues), of: row, at: place, to: &bytes)
    case .pairs:
      for values in finding.pairValues { try rows.append(.values(values), of: row, at: place, to: &bytes) }
    case .briefIncidents, .briefPairs:
      let found = finding.hits.map { (zone: $0.zone, verdict: $0.assessment.verdict) }
      try append(found, finding.verdict, of: row, at: place, to: &bytes)
    }
  }

  /// Verdicts alone.
  func append(
    _ found: [(zone: Int, verdict: Verdict)], _ verdict: Verdict, of row: InputRow, at place: Coordinate,
    to bytes: inout [UInt8]
  ) throws(ReadError) {
    guard form == .briefPairs else {
      return try rows.append(.verdicts(found, verdict), of: row, at: place, to: &bytes)
    }
    if let line = rows.plainLine(of: row) {
      func append(_ zone: Int?, _ verdict: Verdict) {
        rows.columns.append(zone, verdict, to: &bytes, rows.style)
        bytes.append(rows.style.delimiter)
        line.append(to: &bytes)
      }
      if found.isEmpty { append(nil, verdict) }
      for (zone, verdict) in found { append(zone, verdict) }
      return
    }
    if found.isEmpty { try rows.append(.pair(zone: nil, verdict), of: row, at: place, to: &bytes) }
    for (zone, verdict) in found {
      try rows.append(.pair(zone: zone, verdict), of: row, at: place, to: &bytes)
    }
  }
}
