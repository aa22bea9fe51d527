/// How near one text of a table comes to another that is meant.
package enum NearText {
  /// A text in small letters as people would take it for another: apostrophes and quotes of all kinds left out, dashes of all
  /// kinds with or without blanks about them as one, blanks of any kind and number as one, marks that nobody sees left out.
  package static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    /// Whether a blank, or a dash, stands between the last letter and here.
    var (hasBlank, hasDash) = (false, false)
    for scalar in text.lowercased().unicodeScalars {
      if isDash(scalar) {
        hasDash = true
      } else if scalar.properties.isWhitespace {
        hasBlank = true
      } else if !isQuote(scalar), !InvisibleMarks.areIgnoredInNumbers(scalar) {
        if hasDash { folded.append("-") } else if hasBlank, !folded.isEmpty { folded.append(" ") }
        (hasBlank, hasDash) = (false, false)
        folded.append(scalar)
      }
    }
    if hasDash { folded.append("-") }
    return String(folded)
  }

  private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .dashPunctuation || scalar == "−"
  }

  private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "\"", "`", "´", "′", "″", "ʹ", "ʺ", "ʻ", "ʼ", "ʽ", "ʾ", "ʿ", "ˈ", "＇", "＂": true
    default:
      [.initialPunctuation, .finalPunctuation].contains(scalar.properties.generalCategory) || scalar == "‚"
        || scalar == "„"
    }
  }

  // MARK: - Lists in a cell

  /// Whether a cell has the signs of a list, a semicolon or a bar.
  package static func hasSigns(_ cell: String) -> Bool { cell.contains { $0 == ";" || $0 == "|" } }

  /// The members of a cell that is a list, separated by semicolons or bars, or else by blanks, as forms write the choices of one
  /// question.
  package static func members(of cell: String) -> [String] {
    if hasSigns(cell) {
      return cell.split { $0 == ";" || $0 == "|" }.map { piece in
        piece.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
    return cell.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Whether a cell is a list of several members, one of which is a value. A value with blanks in it is none of a list that is
  /// separated by blanks.
  package static func list(_ cell: String, holds value: String) -> Bool {
    let members = members(of: cell)
    guard members.count > 1 else { return false }
    let wanted = folded(value)
    return members.contains { folded($0) == wanted }
  }

  // MARK: - Distance

  /// The edit distance of two texts (Levenshtein).
  package static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var corner = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = corner + (x == y ? 0 : 1)
        corner = row[j + 1]
        row[j + 1] = min(replaced, corner + 1, row[j] + 1)
      }
    }
    return row[b.count]
  }
}
