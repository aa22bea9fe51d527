internal import Patterns
internal import Incidents
internal import SystemIO
internal import TextFormats

/// A condition with its columns found, ready to test rows.
struct CompiledCondition: Sendable {
  enum Test: Sendable {
    /// The place of each value that the condition lists, by the value.
    case oneOf([String: Int])
    case matches(LinearPattern)
    case range(atLeast: Double?, atMost: Double?)
  }

  let columns: [Int]
  let test: Test
  /// That of the table.
  private let decimalMark: UInt8

  /// - Throws: ``AgreementError`` where the table has no such column.
  init(_ condition: Condition, _ table: IncidentInput, of file: String, field: String) throws(AgreementError)
  {
    var columns: [Int] = []
    for name in condition.columns {
      do throws(ReadError) { columns.append(try table.column(named: name)) } catch {
        throw AgreementError(file: file, line: condition.line, field: field, problem: "\(error)")
      }
    }
    self.columns = columns
    decimalMark = table.decimalMark
    switch condition.test {
    case .oneOf(let values):
      test = .oneOf(
        Dictionary(values.enumerated().map { (Self.plain($1), $0) }, uniquingKeysWith: { first, _ in first }))
    case .matches(let text):
      do throws(LinearPattern.Fault) {
        test = .matches(try LinearPattern(text))
      } catch {
        throw AgreementError(file: file, line: condition.line, field: field, problem: error.problem)
      }
    case .range(let atLeast, let atMost): test = .range(atLeast: atLeast, atMost: atMost)
    }
  }

  func holds(_ row: ReportedRow) -> Bool { columns.contains { place(of: row.text($0)) != nil } }

  /// The place in the condition's list of the value that a text equals, and 0 for a test that is not a list; nil for a text
  /// that does not pass.
  func place(of text: String) -> Int? {
    switch test {
    case .oneOf(let values): values[Self.plain(text)] ?? placeOfNumber(text, in: values)
    case .matches(let pattern): pattern.occurs(in: text) ? 0 : nil
    case .range(let atLeast, let atMost):
      number(text).flatMap { $0 >= atLeast ?? -.infinity && $0 <= atMost ?? .infinity ? 0 : nil }
    }
  }

  /// The place of a number that is written with decimal commas: `1,0` is 1, and `1.200` is 1200.
  private func placeOfNumber(_ text: String, in values: [String: Int]) -> Int? {
    guard decimalMark == UInt8(ascii: ","), let first = text.utf8.first, first < 0x3A else { return nil }
    return WrittenNumber.plain(Substring(text), mark: decimalMark).flatMap { values[Self.plain($0)] }
  }

  /// A number as the table writes it: with decimal commas, or as ``plainNumber(_:)``; nil for any other text.
  func number(_ text: String) -> Double? {
    decimalMark == UInt8(ascii: ",")
      ? WrittenNumber.signed(text, mark: decimalMark) : Self.plainNumber(text)
  }

  /// A number without signs between its thousands; nil for any other text.
  static func plainNumber(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  /// A value as it is compared: 1.0 and 1.50 are 1 and 1.5, as programs write them with and without zeros at the end.
  ///
  /// Blanks of any kind and number are one: spreadsheets and pages leave no-break ones.
  static func plain(_ text: String) -> String {
    if mayHaveOtherBlanks(text) {
      let words = text.split(whereSeparator: \.isWhitespace)
      if words.count > 1 { return words.joined(separator: " ") }
    }
    guard let first = text.utf8.first, first < 0x3A, text.utf8.contains(UInt8(ascii: ".")) else {
      return text
    }
    var digits = text.utf8[...]
    if first == UInt8(ascii: "-") { digits.removeFirst() }
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")), point != digits.startIndex,
      digits[..<point].allSatisfy({ (0x30...0x39).contains($0) }),
      digits[point...].dropFirst().allSatisfy({ (0x30...0x39).contains($0) })
    else { return text }
    var plain = Substring(text)
    while plain.last == "0" { plain.removeLast() }
    if plain.last == "." { plain.removeLast() }
    return String(plain)
  }

  /// Whether a text may hold two blanks in a row, or a blank outside ASCII; told by its bytes, as every row is asked.
  private static func mayHaveOtherBlanks(_ text: String) -> Bool {
    var wasBlank = false
    for byte in text.utf8 {
      if byte == 0xC2 || byte == 0xE2 || byte == 0x20 && wasBlank { return true }
      wasBlank = byte == 0x20
    }
    return false
  }
}
