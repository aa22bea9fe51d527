internal import Geometry
internal import TextFormats
internal import Zones

/// The legend of hues and marks, in rows below the map.
struct MapLegend {
  private let entries: [(symbol: (PlanarPoint) -> String, words: String)]
  private let top: Double
  private let pageWidth: Double
  private static let rowHeight = 18.0
  private var columns: Int {
    Self.columns(entries.map(\.words.count).max() ?? 0, pageWidth)
  }

  /// The lower edge on the page.
  var bottom: Double {
    top + Double((entries.count + columns - 1) / columns) * Self.rowHeight
  }

  /// About the height that the legend of a scene will need, before its incidents are known.
  static func height(of scene: MapScene, _ options: MapOptions, _ kinds: [MarkKind]) -> Double {
    let marks = options.hasIncidents ? kinds.count + 4 : 0
    let count = scene.regions.count + scene.layers.count + marks + (options.hasBackground ? 3 : 1)
    let longest = max(scene.regions.map(\.words.count).max() ?? 0, options.hasIncidents ? 60 : 36)
    return Double((count + 1) / columns(longest, options.width)) * rowHeight + rowHeight
  }

  /// How many columns there are where the longest entry has so many letters.
  private static func columns(_ letters: Int, _ pageWidth: Double) -> Int {
    max(1, min(3, Int((pageWidth - 2 * ZoneMap.border) / (Double(letters) * 5.9 + 40))))
  }

  init(map: ZoneMap, stacks: [MarkStack], top: Double) {
    var entries: [(symbol: (PlanarPoint) -> String, words: String)] = map.scene.regions.map { region in
      ({ Self.box(region.style, at: $0) }, region.words)
    }
    let parts = map.scene.lines.flatMap(\.boundary.parts)
    if parts.contains(where: { $0.vertices.count > 1 }) {
      entries.append(({ Self.stroke("line", at: $0) }, "the line"))
    } else if !parts.isEmpty {
      entries.append(({ Self.stroke("line", at: $0) }, "base points"))
    }
    if !map.scene.sectors.isEmpty { entries.append(({ Self.stroke("sector", at: $0) }, "sectors")) }
    if !map.scene.clips.isEmpty {
      entries.append(({ Self.stroke("within", at: $0) }, "clipped to this area"))
    }
    for layer in map.scene.layers where !(layer.areas.isEmpty && layer.lines.isEmpty) {
      entries.append(({ Self.stroke(layer.areas.isEmpty ? "way" : "within", at: $0) }, layer.title))
    }
    if map.shows(map.background?.borders) {
      entries.append(({ Self.stroke("border", at: $0) }, "border"))
    }
    if map.shows(map.background?.disputed) {
      entries.append(({ Self.stroke("unsettled", at: $0) }, "line of control, or border in dispute"))
    }
    if !map.counts.isEmpty {
      for (index, kind) in map.kinds.enumerated() {
        entries.append(({ kind.symbol(at: $0) }, "\(kind.name): \(Self.incidents(map.counts[index] ?? 0))"))
      }
      if stacks.contains(where: \.isInDoubt) {
        entries.append(
          (
            { map.kinds[1].symbol(at: $0, isHollow: true) }, "hollow: position, line, depth or date in doubt"
          )
        )
      }
      if let most = stacks.map(\.count).max(), most > 1 {
        let stacked = stacks.lazy.filter { $0.count > 1 }.map(\.count).reduce(0, +)
        entries.append(
          (
            { map.kinds[0].symbol(at: $0, count: 6) },
            "several at one place (\(stacked) in all, at most \(most)): the gravest shows"
          ))
      }
      if map.beyond > 0 {
        entries.append(({ _ in "" }, "beyond the frame, not drawn: \(Self.incidents(map.beyond))"))
      }
      if map.marks.contains(where: { $0.radius >= 5 }) {
        entries.append(({ Self.ring(at: $0) }, "how well a place is known"))
      }
    }
    self.entries = entries
    self.top = top
    pageWidth = map.pageWidth
  }

  private static func incidents(_ count: Int) -> String { count == 1 ? "1 incident" : "\(count) incidents" }

  func draw(into svg: inout SVG) {
    for (index, entry) in entries.enumerated() {
      let column = Double(index % columns) * (pageWidth - 2 * ZoneMap.border) / Double(columns)
      let place = PlanarPoint(
        x: ZoneMap.border + column + 11, y: top + Double(index / columns) * Self.rowHeight)
      let symbol = entry.symbol(place)
      if !symbol.isEmpty { svg.line(symbol) }
      svg.label(entry.words, at: PlanarPoint(x: place.x + 18, y: place.y + 4), class: "small")
    }
  }

  private static func box(_ style: String, at place: PlanarPoint) -> String {
    let rect =
      "x=\"\(SVG.number(place.x - 11))\" y=\"\(SVG.number(place.y - 6))\" width=\"22\" height=\"12\"/>"
    let hue = style.split(separator: " ").dropFirst().map { " \($0)" }.joined()
    return "<rect class=\"\(style)\" \(rect)<rect class=\"outline\(hue)\" \(rect)"
  }

  private static func ring(at place: PlanarPoint) -> String {
    "<circle class=\"accuracy\" cx=\"\(SVG.number(place.x))\" cy=\"\(SVG.number(place.y))\" r=\"7\"/>"
  }

  private static func stroke(_ style: String, at place: PlanarPoint) -> String {
    "<path class=\"\(style)\" d=\"M\(SVG.number(place.x - 11)),\(SVG.number(place.y))h22\"/>"
  }
}
