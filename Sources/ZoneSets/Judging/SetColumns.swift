internal import Incidents
internal import TextFormats
internal import Zones

/// What is written of an incident in one row, by many zones.
enum SetRow: Sendable {
  /// A value for each column.
  case values([FindingValue])
  /// Verdicts alone: the zones that the incident is not outside of, and the verdict by all.
  case verdicts([(zone: Int, verdict: Verdict)], Verdict)
  /// One zone and its verdict; nil where the incident is outside of all.
  case pair(zone: Int?, Verdict)
}

/// The columns of findings of many zones.
///
/// Rows with verdicts alone are written without a text made for each: tables of them are long.
struct SetColumns: FindingColumns {
  private let form: SetForm
  private let values: ValueColumns
  private let zones: [String]
  /// The names of zones as fields of a table.
  private let fields: [[UInt8]]

  init(_ form: SetForm, zones: [String], delimiter: UInt8) {
    (self.form, self.zones) = (form, zones)
    values = ValueColumns(form.names)
    fields = zones.map { CSVDialect.quoted(Array($0.utf8), delimiter: delimiter) }
  }

  var names: [String] { form.names }
  var isBrief: Bool { form.isBrief }

  func append(_ row: SetRow, to bytes: inout [UInt8], _ style: FieldStyle) {
    switch row {
    case .values(let list): values.append(list, to: &bytes, style)
    case .pair(let zone, let verdict):
      if let zone { bytes += fields[zone] }
      bytes.append(style.delimiter)
      bytes += verdict.rawValue.utf8
    case .verdicts(let found, let verdict):
      bytes += verdict.rawValue.utf8
      for wanted in [Verdict.inside, .disputed] {
        bytes.append(style.delimiter)
        let count = found.count { $0.verdict == wanted }
        if count == 1, let only = found.first(where: { $0.verdict == wanted }) {
          bytes += fields[only.zone]
        } else if count > 1 {
          bytes += style.quoted(Array(joined(found, wanted).utf8))
        }
      }
    }
  }

  func add(_ row: SetRow, to json: inout JSONWriter, prefix: String) {
    let list: [FindingValue] =
      switch row {
      case .values(let list): list
      case .pair(let zone, let verdict): [.text(zone.map { zones[$0] } ?? ""), .text(verdict.rawValue)]
      case .verdicts(let found, let verdict):
        [.text(verdict.rawValue), .text(joined(found, .inside)), .text(joined(found, .disputed))]
      }
    values.add(list, to: &json, prefix: prefix)
  }

  private func joined(_ found: [(zone: Int, verdict: Verdict)], _ wanted: Verdict) -> String {
    found.lazy.filter { $0.verdict == wanted }.map { zones[$0.zone] }.joined(separator: SetForm.separator)
  }
}
