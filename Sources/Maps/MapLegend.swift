internal import Geometry
internal import TextFormats
internal import Zones

/// The legend of hues and marks, in rows below the map.
struct MapLegend {
  private let entries: [(symbol: (PlanarPoint) -> String, words: String)]
  private let top: Double
  private static let rowHeight = 18.0
  private var columns: Int { entries.contains { $0.words.count > 70 } ? 1 : 2 }

  /// The lower edge on the page.
  var bottom: Double {
    top + Double((entries.count + columns - 1) / columns) * Self.rowHeight
  }

  init(map: ZoneMap, top: Double) {
    var entries: [(symbol: (PlanarPoint) -> String, words: String)] = map.scene.regions.map { region in
      ({ Self.box(region.style, at: $0) }, region.words)
    }
    if !map.scene.lines.isEmpty { entries.append(({ Self.stroke("line", at: $0) }, "the line")) }
    if !map.scene.sectors.isEmpty { entries.append(({ Self.stroke("sector", at: $0) }, "sectors")) }
    if !map.scene.clips.isEmpty {
      entries.append(({ Self.stroke("within", at: $0) }, "clipped to this area"))
    }
    for layer in map.scene.layers where !(layer.areas.isEmpty && layer.lines.isEmpty) {
      entries.append(({ Self.stroke(layer.areas.isEmpty ? "way" : "within", at: $0) }, layer.title))
    }
    if !map.counts.isEmpty {
      for mark in Verdict.allCases {
        let count = map.counts[mark] ?? 0
        let words = count == 1 ? "1 incident" : "\(count) incidents"
        entries.append(
          ({ ZoneMap.symbol(mark, at: $0) }, "\(mark.rawValue): \(words)"))
      }
      if map.marks.contains(where: \.isInDoubt) {
        entries.append(
          (
            { ZoneMap.symbol(.disputed, at: $0, isHollow: true) },
            "hollow: position, line, depth or date in doubt"
          )
        )
      }
      if map.marks.contains(where: { $0.radius >= 5 }) {
        entries.append(({ Self.ring(at: $0) }, "how well a place is known"))
      }
    }
    self.entries = entries
    self.top = top
  }

  func draw(into svg: inout SVG) {
    for (index, entry) in entries.enumerated() {
      let column = Double(index % columns) * (ZoneMap.pageWidth - 2 * ZoneMap.border) / 2
      let place = PlanarPoint(
        x: ZoneMap.border + column + 11, y: top + Double(index / columns) * Self.rowHeight)
      svg.line(entry.symbol(place))
      svg.label(entry.words, at: PlanarPoint(x: place.x + 18, y: place.y + 4), class: "small")
    }
  }

  private static func box(_ style: String, at place: PlanarPoint) -> String {
    "<rect class=\"\(style)\" x=\"\(SVG.number(place.x - 11))\" y=\"\(SVG.number(place.y - 6))\""
      + " width=\"22\" height=\"12\"/>"
  }

  private static func ring(at place: PlanarPoint) -> String {
    "<circle class=\"accuracy\" cx=\"\(SVG.number(place.x))\" cy=\"\(SVG.number(place.y))\" r=\"7\"/>"
  }

  private static func stroke(_ style: String, at place: PlanarPoint) -> String {
    "<path class=\"\(style)\" d=\"M\(SVG.number(place.x - 11)),\(SVG.number(place.y))h22\"/>"
  }
}
