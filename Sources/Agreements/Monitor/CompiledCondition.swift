internal import Incidents
internal import SystemIO

/// A condition, ready to be asked of rows.
struct CompiledCondition {
  private let columns: [Int]
  private let values: Set<String>
  private let pattern: Regex<AnyRegexOutput>?

  /// - Throws: ``AgreementError`` where the table has no such column.
  init(_ condition: Condition, _ table: IncidentTable, of file: String, field: String) throws(AgreementError)
  {
    var columns: [Int] = []
    for name in condition.columns {
      do throws(ReadError) { columns.append(try table.column(named: name)) } catch {
        throw AgreementError(file: file, line: condition.line, field: field, problem: "\(error)")
      }
    }
    self.columns = columns
    switch condition.test {
    case .oneOf(let values):
      self.values = Set(values)
      pattern = nil
    case .matches(let text):
      values = []
      // The pattern was read once already, with the agreement.
      pattern = try? Regex(text)
    }
  }

  func holds(_ row: IncidentTable.Row) -> Bool {
    columns.contains { column in
      let text = row.text(column)
      if let pattern { return (try? pattern.firstMatch(in: text)) != nil }
      return values.contains(text)
    }
  }
}
