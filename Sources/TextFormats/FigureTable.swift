/// A small table of figures: aligned columns for a person, CSV or JSON for a program.
package struct FigureTable: Sendable, Hashable {
  /// A value of a row.
  package enum Cell: Sendable, Hashable {
    /// A text, aligned left; an empty one is a hyphen for a person.
    case text(String)
    /// A whole number, aligned right.
    case count(Int)
    /// A number, aligned right, rounded to a number of decimals for a person and in full for a program.
    case number(Double, decimals: Int)
  }

  /// The names of the columns.
  package var names: [String]
  /// The rows, each with a cell for every column. The kind of a column is that of its first cell.
  package var rows: [[Cell]]

  /// A table with the names of its columns.
  package init(names: [String], rows: [[Cell]] = []) {
    self.names = names
    self.rows = rows
  }

  /// Columns of equal width, two blanks apart.
  package var text: String {
    let cells = rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text.isEmpty ? "-" : text
        case .count(let count): String(count)
        case .number(let number, let decimals): number.fixed(decimals)
        }
      }
    }
    let lines = [names] + cells
    let widths = names.indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      line.enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return isNumeric(column) ? blanks + cell : cell + blanks
      }
      .joined(separator: "  ") + "\n"
    }.joined()
  }

  private func isNumeric(_ column: Int) -> Bool {
    if case .text = rows.first?[column] { false } else { true }
  }

  /// A header, and a line for each row.
  package var csv: String {
    let lines = rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text):
          String(
            decoding: CSVDialect.quoted(Array(text.utf8), delimiter: UInt8(ascii: ",")), as: UTF8.self)
        case .count(let count): String(count)
        case .number(let number, _): "\(number)"
        }
      }
    }
    return ([names] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// An array with an object for each row.
  package var json: [UInt8] {
    JSONWriter.array(rows) { row, object in
      for (name, cell) in zip(names, row) {
        switch cell {
        case .text(let text): object.member(name, text)
        case .count(let count): object.member(name, count)
        case .number(let number, _): object.member(name, number)
        }
      }
    }
  }
}
