internal import Geometry
internal import Zones

/// What the hues and marks mean, in rows below the map.
struct MapLegend {
  private let entries: [(symbol: (PlanarPoint) -> String, words: String)]
  private let top: Double
  private static let rowHeight = 18.0
  private static let columns = 2

  /// The lower edge on the page.
  var bottom: Double {
    top + Double((entries.count + Self.columns - 1) / Self.columns) * Self.rowHeight
  }

  init(map: ZoneMap, top: Double) {
    var entries: [(symbol: (PlanarPoint) -> String, words: String)] = map.zone.regions.map { region in
      ({ Self.box(region.role.rawValue, at: $0) }, MapStyle.words(region))
    }
    entries.append(({ Self.stroke("line", at: $0) }, "the line"))
    if map.zone.within != nil { entries.append(({ Self.stroke("within", at: $0) }, "clipped to this area")) }
    if !map.counts.isEmpty {
      for mark in Verdict.allCases {
        let count = map.counts[mark] ?? 0
        let words = count == 1 ? "1 incident" : "\(count) incidents"
        entries.append(
          ({ ZoneMap.symbol(mark, at: $0) }, "\(mark.rawValue): \(words)"))
      }
    }
    self.entries = entries
    self.top = top
  }

  func draw(into svg: inout SVG) {
    for (index, entry) in entries.enumerated() {
      let column = Double(index % Self.columns) * (ZoneMap.pageWidth - 2 * ZoneMap.border) / 2
      let place = PlanarPoint(
        x: ZoneMap.border + column + 11, y: top + Double(index / Self.columns) * Self.rowHeight)
      svg.line(entry.symbol(place))
      svg.label(entry.words, at: PlanarPoint(x: place.x + 18, y: place.y + 4), class: "small")
    }
  }

  private static func box(_ style: String, at place: PlanarPoint) -> String {
    "<rect class=\"\(style)\" x=\"\(SVG.number(place.x - 11))\" y=\"\(SVG.number(place.y - 6))\""
      + " width=\"22\" height=\"12\"/>"
  }

  private static func stroke(_ style: String, at place: PlanarPoint) -> String {
    "<path class=\"\(style)\" d=\"M\(SVG.number(place.x - 11)),\(SVG.number(place.y))h22\"/>"
  }
}
