package import Geometry

/// Text of an SVG document, its numbers to a tenth of a pixel, so that the same map gives the same bytes.
package struct SVG {
  package private(set) var text = ""

  package init() {}

  /// A line of markup as it is.
  package mutating func line(_ markup: String) { text += markup + "\n" }

  /// A path along pixels; points that fall on the same tenth of a pixel are drawn once.
  package static func path(_ points: [PlanarPoint], isClosed: Bool) -> String {
    var path = ""
    var last = ""
    for point in points {
      let place = "\(number(point.x)),\(number(point.y))"
      if place == last { continue }
      path += (path.isEmpty ? "M" : "L") + place
      last = place
    }
    return isClosed && !path.isEmpty ? path + "Z" : path
  }

  /// A number to a tenth, without a trailing zero.
  package static func number(_ value: Double) -> String {
    let text = value.fixed(1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A label; `anchor` is `start`, `middle` or `end`, and `size` in pixels, nil for that of its class.
  package mutating func label(
    _ words: String, at place: PlanarPoint, class style: String, anchor: String = "start", size: Double? = nil
  ) {
    let size = size.map { " style=\"font-size: \(Self.number($0))px\"" } ?? ""
    line(
      "<text class=\"\(style)\"\(size) x=\"\(Self.number(place.x))\" y=\"\(Self.number(place.y))\""
        + " text-anchor=\"\(anchor)\">\(Self.escaped(words))</text>")
  }

  /// A text as XML has it; control characters, which XML 1.0 has not, become blanks.
  package static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
