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
    let room = width - 2 * ZoneMap.border
    lines =
      scene.warnings.flatMap {
        TextWidth.wrapped($0, to: room, size: 12, isBold: true).map { ($0, "warning") }
      } + scene.notes.flatMap { TextWidth.wrapped($0, to: room, size: 11).map { ($0, "small") } }
  }

  func draw(into svg: inout SVG, from top: Double, _ text: MapText) {
    for (index, line) in lines.enumerated() {
      let y = top + Double(index + 1) * Self.lineHeight
      text.draw(line.words, from: ZoneMap.border, y: y, class: line.style, into: &svg)
    }
  }
}
