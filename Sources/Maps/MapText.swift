internal import Geometry
internal import TextFormats

/// Texts around a map, on the side on which its language begins.
struct MapText {
  let words: Wording
  /// The width of the page, borders included.
  let pageWidth: Double

  /// Where something is that lies this far from the edge at which lines begin.
  func x(_ distance: Double) -> Double { words.isRightToLeft ? pageWidth - distance : distance }

  /// A line of text.
  ///
  /// - Parameters:
  ///   - distance: How far from the edge of the page it begins.
  ///   - size: That of its letters, where it is not that of its class.
  func draw(
    _ text: String, from distance: Double, y: Double, class style: String, size: Double? = nil,
    into svg: inout SVG
  ) {
    guard words.isRightToLeft else {
      svg.label(text, at: PlanarPoint(x: distance, y: y), class: style, size: size)
      return
    }
    let size = size.map { " style=\"font-size: \(SVG.number($0))px\"" } ?? ""
    // Where text runs from the right, it starts there.
    svg.line(
      "<text class=\"\(style)\"\(size) x=\"\(SVG.number(x(distance)))\" y=\"\(SVG.number(y))\""
        + " direction=\"rtl\" text-anchor=\"start\">\(SVG.escaped(text))</text>")
  }
}
