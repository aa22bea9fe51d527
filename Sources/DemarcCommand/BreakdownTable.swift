internal import TextFormats

/// A small table, for a person or for a program.
struct BreakdownTable {
  enum Cell {
    case text(String)
    case count(Int)
    /// A number, with so many decimals for a person and in full for a program.
    case number(Double, decimals: Int)
  }

  var names: [String]
  var rows: [[Cell]] = []

  var text: String {
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

  var csv: String {
    let lines = rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text):
          text.contains { ",\"\r\n".contains($0) }
            ? "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
            : text
        case .count(let count): String(count)
        case .number(let number, _): "\(number)"
        }
      }
    }
    return ([names] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  var json: [UInt8] {
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
