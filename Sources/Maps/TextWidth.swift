/// About how wide texts will be, as SVG does not say: the widths of DejaVu Sans, which are above those of Helvetica and Arial,
/// so that what has room by them has room in any of the usual sans-serif types.
enum TextWidth {
  /// The width of a text in pixels, at a size of letters in pixels.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    text.unicodeScalars.reduce(0) { $0 + em($1) } * size * (isBold ? 1.12 : 1)
  }

  /// The width of a letter as a share of the size; marks that combine with the letter before have none.
  private static func em(_ letter: Unicode.Scalar) -> Double {
    switch letter {
    case "i", "j", "l", "I", "J", "'", "ʻ", "ʼ", "‘", "’": 0.3
    case "f", "t", "r", " ", ".", ",", ":", ";", "!", "|", "(", ")", "/", "-", "°": 0.42
    case "m", "W", "M", "—", "%", "…": 1.0
    case "w", "O", "Q", "D", "N", "H", "G", "U", "@", "&": 0.83
    case "A"..."Z": 0.7
    case "\u{20}"..."\u{7E}": 0.64
    // Wide letters of East Asia.
    case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}",
      "\u{FE30}"..."\u{FE6F}", "\u{FF00}"..."\u{FF60}", "\u{1F300}"..."\u{3FFFD}":
      1.0
    default:
      switch letter.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: 0
      case .uppercaseLetter: 0.78
      default: 0.66
      }
    }
  }

  /// The lines of a text, broken at blanks, none wider than a width; a longer word is broken where it must be.
  ///
  /// An empty text has no lines.
  static func wrapped(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    func fits(_ line: String) -> Bool { of(line, size: size, isBold: isBold) <= width }
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, fits("\(last) \(word)") {
        lines[lines.count - 1] = "\(last) \(word)"
        continue
      }
      lines.append("")
      for letter in word {
        let line = lines[lines.count - 1]
        if line.isEmpty || fits("\(line)\(letter)") {
          lines[lines.count - 1].append(letter)
        } else {
          lines.append(String(letter))
        }
      }
    }
    return lines
  }

  /// As much of a text as goes on a line of a width, with an ellipsis where that is not all.
  static func cut(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
    let lines = wrapped(text, to: width, size: size, isBold: isBold)
    guard lines.count > 1 else { return lines.first ?? "" }
    let ellipsis = of(" …", size: size, isBold: isBold)
    return (wrapped(text, to: max(size, width - ellipsis), size: size, isBold: isBold).first ?? "") + " …"
  }
}
