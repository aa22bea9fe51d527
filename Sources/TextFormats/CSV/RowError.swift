/// Why a row of a table cannot be judged.
package struct RowError: Error, Hashable {
  /// What is wrong, without the value, by which rows are counted: `latitude is beyond 90`.
  package var kind: String
  /// A clause that quotes the value: `latitude 136.7 is beyond 90; it may be swapped with the longitude`.
  package var reason: String
  /// The field at fault, or nil for the row as a whole.
  package var field: Int?

  package init(_ kind: String, reason: String? = nil, field: Int? = nil) {
    self.kind = kind
    self.reason = reason ?? kind
    self.field = field
  }

  /// A sentence without line ends and other control characters.
  package static func onOneLine(_ text: String) -> String {
    var line = ""
    line.unicodeScalars.append(
      contentsOf: text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 })
    return line
  }

  /// The beginning of a value, on one line.
  package static func quoted(_ value: String) -> String {
    let line = value.unicodeScalars.prefix(30).map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
    var text = ""
    text.unicodeScalars.append(contentsOf: line)
    return "‘\(text)\(value.unicodeScalars.count > 30 ? "…" : "")’"
  }
}
