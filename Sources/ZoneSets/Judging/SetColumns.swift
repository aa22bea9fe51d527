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
  /// The names of zones as fields of a table, one after the other, and where each ends.
  private let fields: [UInt8]
  private let ends: [Int]
  /// The same with the verdict of a pair inside: most of what is written of long tables.
  private let heads: [UInt8]
  private let headEnds: [Int]

  init(_ form: SetForm, zones: [String], delimiter: UInt8) {
    (self.form, self.zones) = (form, zones)
    values = ValueColumns(form.names)
    let names = zones.map { CSVDialect.quoted(Array($0.utf8), delimiter: delimiter) }
    (fields, ends) = Self.joined(names)
    (heads, headEnds) = Self.joined(form == .briefPairs ? names.map { $0 + [delimiter] + Self.inside } : [])
  }

  var names: [String] { form.names }
  var isBrief: Bool { form.isBrief }

  func append(_ row: SetRow, to bytes: inout [UInt8], _ style: FieldStyle) {
    switch row {
    case .values(let list): values.append(list, to: &bytes, style)
    case .pair(let zone, let verdict):
      append(zone, verdict, to: &bytes, style)
    case .verdicts(let found, let verdict):
      bytes += verdict.rawValue.utf8
      for wanted in [Verdict.inside, .disputed] {
        bytes.append(style.delimiter)
        let count = found.count { $0.verdict == wanted }
        if count == 1, let only = found.first(where: { $0.verdict == wanted }) {
          Self.append(fields, ends, only.zone, to: &bytes)
        } else if count > 1 {
          bytes += style.quoted(Array(joined(found, wanted).utf8))
        }
      }
    }
  }

  /// Appends a zone and its verdict.
  func append(_ zone: Int?, _ verdict: Verdict, to bytes: inout [UInt8], _ style: FieldStyle) {
    if let zone, verdict == .inside, !heads.isEmpty {
      Self.append(heads, headEnds, zone, to: &bytes)
      return
    }
    if let zone { Self.append(fields, ends, zone, to: &bytes) }
    bytes.append(style.delimiter)
    bytes += Self.word(verdict)
  }

  private static func joined(_ texts: [[UInt8]]) -> (bytes: [UInt8], ends: [Int]) {
    var (bytes, ends): ([UInt8], [Int]) = ([], [])
    for text in texts {
      bytes += text
      ends.append(bytes.count)
    }
    return (bytes, ends)
  }

  /// Appends one of some texts.
  @inline(__always)
  private static func append(_ texts: [UInt8], _ ends: [Int], _ number: Int, to bytes: inout [UInt8]) {
    let range = (number > 0 ? ends[number - 1] : 0)..<ends[number]
    unsafe texts.withUnsafeBufferPointer { texts in
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: texts[range]))
    }
  }

  private static func word(_ verdict: Verdict) -> [UInt8] {
    switch verdict {
    case .inside: inside
    case .disputed: disputed
    case .outside: outside
    }
  }

  private static let (inside, disputed, outside) = (
    Array(Verdict.inside.rawValue.utf8), Array(Verdict.disputed.rawValue.utf8),
    Array(Verdict.outside.rawValue.utf8)
  )

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
