/// How the values of a table's columns follow each other: a column whose values come in runs may separate parts.
package struct ColumnRuns {
  package init() {}

  private struct Column {
    var value: String
    var ended: Set<String> = []
    /// The rows of the run so far.
    var length = 1
    /// The line of the first change.
    var change: Int?
    var areRuns = true
  }

  private var columns: [Column] = []
  /// More values than this are not those of parts.
  private static let most = 10_000

  /// Takes note of a row.
  package mutating func add(_ fields: [String], line: Int) {
    while columns.count < fields.count { columns.append(Column(value: fields[columns.count], length: 0)) }
    for (index, field) in fields.enumerated() where columns[index].areRuns {
      if field == columns[index].value {
        columns[index].length += 1
        continue
      }
      columns[index].ended.insert(columns[index].value)
      columns[index].areRuns =
        columns[index].length > 1 && !columns[index].ended.contains(field)
        && columns[index].ended.count < Self.most
      columns[index].change = columns[index].change ?? line
      (columns[index].value, columns[index].length) = (field, 1)
    }
  }

  /// The sentence on the first of some columns whose values come in runs of at least two rows, and of which none comes a second
  /// time; nil where there is none.
  package func note(on columns: [Int], names: [String]) -> String? {
    for index in columns where self.columns.indices.contains(index) {
      let column = self.columns[index]
      guard column.areRuns, column.length > 1, let line = column.change else { continue }
      return
        "the line runs on where the column \(RowError.quoted(names[index])) changes (line \(line)); call it ‘part’ to"
        + " separate parts"
    }
    return nil
  }
}
