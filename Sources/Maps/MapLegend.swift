internal import Geometry
internal import TextFormats
internal import Zones

/// The legend of hues and marks, in rows below the map.
struct MapLegend {
  private let entries: [(symbol: (PlanarPoint) -> String, words: String)]
  private let rows: LegendRows
  private let top: Double

  /// The lower edge on the page.
  var bottom: Double { top + rows.height }

  /// About the height that the legend of a scene will need, before its incidents are known.
  static func height(of scene: MapScene, _ options: MapOptions, _ kinds: [MarkKind]) -> Double {
    let words = options.words
    // As long as what is said of marks becomes.
    let longest = words("map.stacked", ["n": "9999", "m": "999"])
    let marks = options.hasIncidents ? kinds.map { words($0.name) } + Array(repeating: longest, count: 5) : []
    let others = Array(repeating: words("role.line"), count: options.hasBackground ? 3 : 1)
    return LegendRows(scene.regions.map(\.words) + scene.layers.map(\.title) + marks + others, options.width)
      .height
  }

  init(map: ZoneMap, stacks: [MarkStack], top: Double) {
    let words = map.options.words
    var entries: [(symbol: (PlanarPoint) -> String, words: String)] = map.scene.regions.map { region in
      ({ Self.box(region.style, at: $0) }, region.words)
    }
    // Zones that lie upon one another look as they do on the map.
    for (index, beneath) in map.scene.stylesBeneath.enumerated() where !beneath.isEmpty {
      let style = map.scene.regions[index].style
      entries[index].symbol = { place in
        beneath.map { Self.rect($0, at: place) }.joined() + Self.box(style, at: place)
      }
    }
    let parts = map.scene.lines.flatMap(\.boundary.parts)
    if parts.contains(where: { $0.vertices.count > 1 }) {
      entries.append(({ Self.stroke("line", at: $0) }, words("role.line")))
    }
    if parts.contains(where: \.isPoint) {
      entries.append(({ Self.basePoint(at: $0) }, words("map.points")))
    }
    if !map.scene.sectors.isEmpty {
      entries.append(({ Self.stroke("sector", at: $0) }, words("map.sectors")))
    }
    if !map.scene.clips.isEmpty {
      entries.append(({ Self.stroke("within", at: $0) }, words("map.within")))
    }
    for layer in map.scene.layers where !(layer.areas.isEmpty && layer.lines.isEmpty) {
      entries.append(({ Self.stroke(layer.areas.isEmpty ? "way" : "within", at: $0) }, layer.title))
    }
    if map.shows(map.background?.borders) {
      entries.append(({ Self.stroke("border", at: $0) }, words("map.border")))
    }
    if map.shows(map.background?.disputed) {
      entries.append(({ Self.stroke("unsettled", at: $0) }, words("map.unsettled")))
    }
    if !map.counts.isEmpty {
      for (index, kind) in map.kinds.enumerated() {
        entries.append(
          (
            { kind.symbol(at: $0) },
            words.counted("map.count", map.counts[index] ?? 0, ["kind": words(kind.name)])
          ))
      }
      if stacks.contains(where: \.isInDoubt) {
        entries.append(
          (
            { map.kinds[1].symbol(at: $0, isHollow: true) }, words("legend.hollow")
          )
        )
      }
      if let most = stacks.map(\.count).max(), most > 1 {
        let stacked = stacks.lazy.filter { $0.count > 1 }.map(\.count).reduce(0, +)
        entries.append(
          (
            { map.kinds[0].symbol(at: $0, count: 6) },
            words("map.stacked", ["n": "\(stacked)", "m": "\(most)"])
          ))
      }
      if map.beyond > 0 {
        entries.append(({ _ in "" }, words.counted("map.beyond", map.beyond)))
      }
      let circles = map.regionsOfPlaces.count
      if circles > ZoneMap.mostRegions {
        entries.append(({ _ in "" }, words("map.circles", ["n": "\(circles)"])))
      } else if circles > 0 {
        entries.append(({ Self.ring(at: $0) }, words("map.circle")))
      }
    }
    if map.unread > 0 { entries.append(({ _ in "" }, words.counted("map.unread", map.unread))) }
    self.entries = entries
    self.top = top
    rows = LegendRows(entries.map(\.words), map.pageWidth)
  }

  func draw(into svg: inout SVG, _ text: MapText) {
    for (entry, cell) in zip(entries, rows.cells) {
      let left = ZoneMap.border + cell.left + 11
      let place = PlanarPoint(x: text.x(left), y: top + cell.top)
      let symbol = entry.symbol(place)
      if !symbol.isEmpty { svg.line(symbol) }
      for (index, line) in cell.lines.enumerated() {
        let y = place.y + 4 + Double(index) * LegendRows.lineHeight
        text.draw(line, from: left + 18, y: y, class: "small", into: &svg)
      }
    }
  }

  private static func box(_ style: String, at place: PlanarPoint) -> String {
    let hue = style.split(separator: " ").dropFirst().map { " \($0)" }.joined()
    return rect(style, at: place) + rect("outline\(hue)", at: place)
  }

  private static func rect(_ style: String, at place: PlanarPoint) -> String {
    "<rect class=\"\(style)\" x=\"\(SVG.number(place.x - 11))\" y=\"\(SVG.number(place.y - 6))\" width=\"22\" height=\"12\"/>"
  }

  private static func ring(at place: PlanarPoint) -> String {
    "<circle class=\"accuracy\" cx=\"\(SVG.number(place.x))\" cy=\"\(SVG.number(place.y))\" r=\"7\"/>"
  }

  private static func basePoint(at place: PlanarPoint) -> String {
    "<circle cx=\"\(SVG.number(place.x))\" cy=\"\(SVG.number(place.y))\" r=\"2.2\" fill=\"#102a43\"/>"
  }

  private static func stroke(_ style: String, at place: PlanarPoint) -> String {
    "<path class=\"\(style)\" d=\"M\(SVG.number(place.x - 11)),\(SVG.number(place.y))h22\"/>"
  }
}

/// Texts in columns, long ones in several lines, so that none runs into another or off the page.
struct LegendRows {
  /// A text broken into lines, and where it begins, from the upper left corner of all.
  struct Cell {
    var left: Double
    var top: Double
    var lines: [String]
  }

  static let lineHeight = 14.0
  private static let symbolWidth = 29.0
  let cells: [Cell]
  let height: Double

  /// - Parameter pageWidth: The width of the page, borders included.
  init(_ texts: [String], _ pageWidth: Double) {
    let page = pageWidth - 2 * ZoneMap.border
    let layouts = [1, 2, 3].map { Self.layout(texts, page / Double($0), columns: $0) }
    // The lowest; a line that is broken costs half a line more, and of more than two lines none reads well in columns.
    let best = layouts.enumerated().filter {
      $0.offset == 0 || $0.element.cells.allSatisfy { $0.lines.count < 3 }
    }
    .min { $0.element.cost < $1.element.cost }?.element
    cells = best?.cells ?? []
    height = best?.height ?? 0
  }

  private static func layout(
    _ texts: [String], _ width: Double, columns: Int
  ) -> (cells: [Cell], height: Double, cost: Double) {
    var cells: [Cell] = []
    var top = 0.0
    for start in stride(from: 0, to: texts.count, by: columns) {
      let row = texts[start..<min(start + columns, texts.count)].map {
        TextWidth.wrapped($0, to: width - symbolWidth - 12, size: 11)
      }
      for (index, lines) in row.enumerated() {
        cells.append(Cell(left: Double(index) * width, top: top, lines: lines))
      }
      top += Double(max(1, row.map(\.count).max() ?? 1)) * lineHeight + 4
    }
    let broken = cells.reduce(0) { $0 + max(0, $1.lines.count - 1) }
    return (cells, top, top + Double(broken) * lineHeight / 2)
  }
}
