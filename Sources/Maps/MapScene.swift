internal import TextFormats
package import Geometry
package import ZoneFiles
package import Zones

/// The content of a map, and the text around it.
package struct MapScene: Sendable {
  /// An area with a hue of its own.
  package struct Region: Sendable {
    /// By what its hue goes: `core`, `margin`, `zone`, `band`, `area`.
    package var style: String
    /// The text of the legend.
    package var words: String
    /// Its polygons, cut at the antimeridian.
    package var polygons: [Polygon]
  }

  /// A line along which a zone lies.
  package struct Line: Sendable {
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

  /// A scene with nothing in it.
  package init(title: String, subtitle: String, notes: [String] = [], warnings: [String] = []) {
    self.title = title
    self.subtitle = subtitle
    self.notes = notes
    self.warnings = warnings
  }

  /// The scene of a zone file.
  package init(of file: ZoneFile) {
    let (zone, provenance) = (file.zone, file.provenance)
    let texts = provenance.texts
    self.init(
      title: texts.name ?? "Zone along \(provenance.boundary.name)",
      subtitle: zone.specification.inWords(isClosed: zone.boundary.parts.allSatisfy(\.isRing)),
      warnings: [texts.warning].compactMap(\.self))
    add(zone)
    let stated = provenance.statedAccuracy.map { "The line is known to ±\($0.inWords)" }
    let known = [stated ?? "Uncertainty of the line", texts.uncertainty].compactMap(\.self)
    if stated != nil || texts.uncertainty != nil { notes.append(known.joined(separator: ": ") + ".") }
    notes.append(
      "The outline lies within \(zone.certificate.deviationBound.fixed(3)) m of the true limits on WGS 84 (tolerance"
        + " \(zone.specification.tolerance.inWords)); this says nothing of the line's own accuracy.")
    let credits = [texts.source, texts.licence].compactMap(\.self)
    notes.append(
      (credits + ["made with demarc \(provenance.versions.demarc)"]).joined(separator: "; "))
  }

  /// Adds a zone with its line and its clip area.
  package mutating func add(_ zone: Zone, named name: String = "") {
    regions += zone.regions.map { region in
      Region(
        style: (region.role == .ring ? .band : region.role).rawValue,
        words: (name.isEmpty ? "" : "\(name): ") + MapStyle.words(region),
        polygons: region.polygons)
    }
    lines.append(Line(boundary: zone.boundary, edges: zone.specification.edges))
    clips += zone.within ?? []
  }

  /// Adds an area that is a zone itself.
  package mutating func add(area polygons: [Polygon], named name: String) {
    // Areas are large, and zones lie upon them.
    regions.insert(Region(style: "area", words: name, polygons: polygons), at: 0)
  }

  /// The places that the map has to show; layers and incidents may lie beyond it.
  var places: [Coordinate] {
    regions.flatMap(\.polygons).flatMap(\.rings).flatMap(\.self)
      + lines.flatMap { $0.boundary.parts.flatMap(\.vertices) }
  }
}

extension ZoneSpecification {
  /// The rule in words: `15 km to 20 km deep, left of the line, flat ends, geodesic edges`.
  package func inWords(isClosed: Bool) -> String {
    let depth =
      switch self.depth {
      case .single(let depth): "\(depth.inWords) deep"
      case .range(let a, let b): "\(a.inWords) to \(b.inWords) deep"
      case .band(let a, let b): "band from \(a.inWords) to \(b.inWords)"
      }
    let side =
      switch self.side {
      case .both: "both sides"
      case .left: "left of the line"
      case .right: "right of the line"
      case .inside: "inside the line"
      case .outside: "outside the line"
      case .toward(let place): "toward \(place.inWords)"
      }
    let ends = isClosed ? "" : ", \(self.ends.rawValue) ends"
    return "\(depth), \(side)\(ends), \(edges.rawValue) edges"
  }
}
