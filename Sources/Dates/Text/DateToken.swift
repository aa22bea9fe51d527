internal import TextFormats

/// A part of a date as it is written: a number, a word, or a mark between them.
struct DateToken: Equatable {
  enum Kind: Equatable {
    /// A number, and how many digits it has.
    case number(Int, digits: Int)
    /// The name of a month: 1 to 12.
    case month(Int)
    /// Any other word, folded (see ``DateWords/folded(_:)``).
    case word(String)
    /// A mark; dashes that only join a range are `–`, and two points are `…`.
    case mark(Character)
  }

  var kind: Kind
  /// Whether a blank stands before it.
  var isSpaced: Bool

  /// The number, if it has one of some counts of digits.
  func number(digits: ClosedRange<Int>) -> Int? {
    if case .number(let value, let count) = kind, digits.contains(count) { value } else { nil }
  }

  /// The word; nil for anything else.
  var word: String? { if case .word(let word) = kind { word } else { nil } }

  /// The mark; nil for anything else.
  var mark: Character? { if case .mark(let mark) = kind { mark } else { nil } }

  /// The month; nil for anything else.
  var month: Int? { if case .month(let month) = kind { month } else { nil } }
}

/// Splits a text into the parts of dates.
enum DateTokens {
  /// No date is longer.
  private static let longest = 120
  private static let marks: [Unicode.Scalar: Character] = [
    "\u{2010}": "-", "\u{2011}": "-", "\u{2212}": "-", "\u{FE63}": "-", "\u{FF0D}": "-", "\u{2012}": "–",
    "\u{2013}": "–", "\u{2014}": "–", "\u{2015}": "–", "~": "–", "\u{2192}": "–", "\u{2044}": "/",
    "\u{2215}": "/",
    "\u{FF0F}": "/", "\u{060D}": "/", "\u{060C}": ",", "\u{FF0C}": ",", "\u{FF0E}": ".", "\u{FF1A}": ":",
    "\u{06D4}": ".",
    "\u{2019}": "'",
    "\u{066B}": ".",
    // ‘2018年10月15日’ in Chinese and Japanese, ‘2018년 10월 15일’ in Korean; the sign of the day ends it.
    "年": ".", "月": ".", "년": ".", "월": ".", "日": ".", "일": ".",
  ]

  /// The parts of a text; nil for one that is too long, or has a number of more than 14 digits. So is one in Persian digits
  /// without a year of four digits: it is of the Solar Hijri calendar as likely as not.
  static func split(_ text: String) -> [DateToken]? {
    guard text.utf8.count <= longest else { return nil }
    var tokens: [DateToken] = []
    var digits: [UInt8] = []
    var letters = String.UnicodeScalarView()
    var isSpaced = false
    var isPersian = false
    func isEnded() -> Bool {
      if !digits.isEmpty {
        guard digits.count <= 14 else { return false }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        tokens.append(DateToken(kind: .number(value, digits: digits.count), isSpaced: isSpaced))
      } else if !letters.isEmpty {
        tokens.append(DateToken(kind: .word(DateWords.folded(letters)), isSpaced: isSpaced))
      } else {
        return true
      }
      digits = []
      letters = String.UnicodeScalarView()
      isSpaced = false
      return true
    }
    for scalar in text.unicodeScalars {
      // Marks of direction, joiners and vowel signs say nothing of a date.
      if scalar.properties.generalCategory == .format || scalar == "\u{0640}" { continue }
      if scalar.properties.generalCategory == .nonspacingMark {
        if !letters.isEmpty { letters.append(scalar) }
        continue
      }
      let western = WrittenNumber.western(scalar)
      if ("0"..."9").contains(western) {
        isPersian = isPersian || ("\u{6F0}"..."\u{6F9}").contains(scalar)
        if digits.isEmpty, !isEnded() { return nil }
        digits.append(UInt8(western.value))
      } else if scalar.properties.isAlphabetic, marks[scalar] == nil {
        if !digits.isEmpty, !isEnded() { return nil }
        letters.append(scalar)
      } else {
        guard isEnded() else { return nil }
        if scalar.properties.isWhitespace {
          isSpaced = true
          continue
        }
        let mark = marks[scalar] ?? Character(scalar)
        if mark == ".", tokens.last?.mark == ".", !isSpaced, let last = tokens.indices.last {
          tokens[last].kind = .mark("…")
        } else {
          tokens.append(DateToken(kind: .mark(mark), isSpaced: isSpaced))
        }
        isSpaced = false
      }
    }
    guard isEnded() else { return nil }
    // Spreadsheets write ‘'2018-10-15’ for a text.
    if tokens.count > 1, tokens[0].mark == "'", !tokens[1].isSpaced { tokens.removeFirst() }
    if isPersian, !tokens.contains(where: { $0.number(digits: 4...14) != nil }) { return nil }
    return DateWords.named(tokens)
  }
}
