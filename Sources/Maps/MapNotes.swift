internal import Geometry
internal import TextFormats

/// The text below a map, in lines.
struct MapNotes {
  private let lines: [(words: String, style: String)]
  private static let lineHeight = 16.0

  /// The height the notes need on the page.
  var height: Double { Double(lines.count) * Self.lineHeight }

  /// - Parameter width: That of the page.
  init(_ scene: MapScene, width: Double) {
    // As many letters as surely find room, those of warnings being larger.
    let letters = Int(width / 6.4)
    lines =
      scene.warnings.flatMap { SVG.wrapped($0, at: letters * 9 / 10).map { ($0, "warning") } }
      + scene.notes.flatMap { SVG.wrapped($0, at: letters).map { ($0, "small") } }
  }

  func draw(into svg: inout SVG, from top: Double) {
    for (index, line) in lines.enumerated() {
      let y = top + Double(index + 1) * Self.lineHeight
      svg.label(line.words, at: PlanarPoint(x: ZoneMap.border, y: y), class: line.style)
    }
  }
}
