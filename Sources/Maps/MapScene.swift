internal import TextFormats
package import Geometry
internal import ZoneDoubt
package import Zones

/// The content of a map, and the text around it.
package struct MapScene: Sendable {
  /// An area with a hue of its own.
  package struct Region: Sendable {
    /// The classes by which its hue goes: `core`, `margin`, `zone`, `band`, `area`, and `z0`, `z1` and so on where a map
    /// has several zones.
    package var style: String
    /// The text of the legend.
    package var words: String
    /// Its polygons, cut at the antimeridian.
    package var polygons: [Polygon]
  }

  /// A line along which a zone lies.
  package struct Line: Sendable, Hashable {
    /// The line as it was given.
    package var boundary: Boundary
    /// How the vertices of the line are joined.
    package var edges: EdgeModel
  }

  /// The title above the map.
  package var title: String
  /// The line of text below the title.
  package var subtitle: String
  /// The text below the map, a paragraph each.
  package var notes: [String]
  /// Warnings, which come first in the text below the map.
  package var warnings: [String]
  /// The areas, from the lowest to the topmost.
  package var regions: [Region] = []
  /// The boundary lines, drawn over the areas.
  package var lines: [Line] = []
  /// Areas to which zones are clipped.
  package var clips: [Polygon] = []
  /// Sectors, of which only the outlines are drawn.
  package var sectors: [Polygon] = []
  /// The layers from other files, drawn below the zones.
  package var layers: [MapLayer] = []

  /// The unit of the scale bar.
  package var unit = LengthUnit.km
  /// The words of what is said of zones.
  package let words: Wording

  /// A scene with nothing in it.
  package init(
    title: String, subtitle: String, notes: [String] = [], warnings: [String] = [], words: Wording = .english
  ) {
    self.words = words
    self.title = title
    self.subtitle = subtitle
    self.notes = notes
    self.warnings = warnings
  }

  /// Adds a zone with its line and its clip area.
  ///
  /// - Parameters:
  ///   - name: What it is called where there are several; empty for a zone on its own.
  ///   - hue: Which of several zones it is; nil for the hues of its parts.
  package mutating func add(_ zone: Zone, named name: String = "", hue: Int? = nil, unit: LengthUnit = .km) {
    regions += zone.regions.enumerated().map { index, region in
      Region(
        style: (region.role == .ring ? .band : region.role).rawValue
          + (region.role == .ring ? " \(MapStyle.classes(ofRing: index))" : "")
          + (hue.map { " \(MapStyle.classes(ofZone: $0))" } ?? ""),
        words: words(of: region, named: name, isOne: zone.regions.count == 1, unit),
        polygons: region.polygons)
    }
    let line = Line(boundary: zone.boundary, edges: zone.specification.edges)
    if !lines.contains(line) { lines.append(line) }
    clips += zone.within ?? []
  }

  /// The words of the legend for a region; a name that says its depth says it once.
  private func words(
    of region: Zone.Region, named name: String, isOne: Bool, _ unit: LengthUnit
  ) -> String {
    let depth = words("map.to", ["name": "", "d": region.to.inWords(unit)])
    if name.isEmpty { return MapStyle.words(region, in: unit, words) }
    if isOne, name.hasSuffix(depth) { return name }
    return words("map.named", ["name": name, "text": MapStyle.words(region, in: unit, words)])
  }

  /// Adds an area that is a zone itself.
  package mutating func add(area polygons: [Polygon], named name: String) {
    // Areas are large, and zones lie upon them.
    regions.insert(Region(style: "area", words: name, polygons: polygons), at: 0)
  }

  /// Notes probabilities that decide otherwise than usual.
  package mutating func note(_ thresholds: VerdictThresholds) {
    if thresholds != .standard {
      notes.append(words.note(thresholds.sentence) ?? thresholds.sentence)
    }
  }

  /// The towns of a background as places of a layer, the largest first.
  func places(of background: Background?) -> some Sequence<MapLayer.Place> {
    (background?.towns ?? []).lazy.map {
      MapLayer.Place(position: $0.position, label: $0.name, rank: Double($0.inhabitants))
    }
  }

  /// The places that the map has to show; layers and incidents may lie beyond it.
  var places: [Coordinate] {
    regions.flatMap(\.polygons).flatMap(\.rings).flatMap(\.self)
      + lines.flatMap { $0.boundary.parts.flatMap(\.vertices) }
  }
}
