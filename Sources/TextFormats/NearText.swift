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

  /// Signs between the members of a list.
  private static let signs: Set<Character> = [
    ";", "|", ",", "/", "\\", "+", "&", "\n", "\r\n", "،", "؛", "、", "，", "；", "·", "•",
  ]
  /// Words between them.
  private static let links: Set<String> = [
    "and", "or", "y", "et", "und", "oder", "e", "ou", "и", "або", "та", "ve", "و", "أو",
  ]

  /// Whether a cell has the signs of a list: a semicolon, a comma, a slash, a plus, or a word such as `and`.
  package static func hasSigns(_ cell: String) -> Bool {
    cell.contains(where: signs.contains)
      || cell.split(whereSeparator: \.isWhitespace).dropFirst().dropLast().contains {
        links.contains($0.lowercased())
      }
  }

  /// The members of a cell that is a list, separated by signs or by words such as `and`, or else by blanks, as forms write the
  /// choices of one question.
  package static func members(of cell: String) -> [String] {
    guard hasSigns(cell) else { return cell.split(whereSeparator: \.isWhitespace).map(String.init) }
    return cell.split(whereSeparator: signs.contains).flatMap { piece in
      piece.split(whereSeparator: \.isWhitespace).split { links.contains($0.lowercased()) }.map {
        $0.joined(separator: " ")
      }
    }
  }

  /// Whether two texts are one word but for a slip: a letter more or less or another, or two neighbours exchanged. Digits are no
  /// slips, and short words differ.
  package static func isSlip(_ text: String, _ other: String) -> Bool {
    let (a, b) = (Array(folded(text)), Array(folded(other)))
    guard min(a.count, b.count) >= 6, abs(a.count - b.count) <= 1, a != b, a.count <= 200,
      a.filter(\.isNumber) == b.filter(\.isNumber)
    else { return false }
    if distance(a, b) == 1 { return true }
    let places = a.indices.filter { $0 < b.count && a[$0] != b[$0] }
    return a.count == b.count && places.count == 2 && places[0] + 1 == places[1]
      && a[places[0]] == b[places[1]] && a[places[1]] == b[places[0]]
  }

  /// What tables write for true and for false.
  private static let truths: [Set<String>] = [
    [
      "yes", "true", "1", "y", "t", "x", "oui", "vrai", "si", "sí", "sim", "ja", "wahr", "да", "так", "نعم",
      "evet", "✓",
    ],
    [
      "no", "false", "0", "n", "f", "non", "faux", "não", "nein", "falsch", "нет", "ні", "لا", "hayır",
      "hayir",
    ],
  ]

  /// Whether two different texts say the same of a question, yes or no: `yes` and `TRUE`, `0` and `non`.
  package static func sayTheSame(_ text: String, _ other: String) -> Bool {
    func plain(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : folded(text) }
    let (a, b) = (plain(text), plain(other))
    return a != b && truths.contains { $0.contains(a) && $0.contains(b) }
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
