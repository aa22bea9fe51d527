internal import Incidents
internal import SystemIO
internal import Synchronization

/// A condition with its columns found, ready to test rows.
struct CompiledCondition: Sendable {
  private let columns: [Int]
  private let values: Set<String>
  private let pattern: Pattern?

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
    switch condition.test {
    case .oneOf(let values):
      self.values = Set(values)
      pattern = nil
    case .matches(let text):
      values = []
      // The pattern was read once already, with the agreement.
      pattern = Pattern(text)
    }
  }

  func holds(_ row: ReportedRow) -> Bool {
    columns.contains { column in
      let text = row.text(column)
      if let pattern { return pattern.occurs(in: text) }
      return values.contains(text)
    }
  }
}

/// A regular expression that threads may share, one at a time: Swift's own is for one thread.
private final class Pattern: Sendable {
  private let regex: Mutex<Regex<AnyRegexOutput>>

  /// nil for a text that is not a regular expression.
  init?(_ text: String) {
    guard let regex = try? Regex(text) else { return nil }
    self.regex = Mutex(regex)
  }

  func occurs(in text: String) -> Bool {
    regex.withLock { (try? $0.firstMatch(in: text)) != nil }
  }
}
