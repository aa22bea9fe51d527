internal import Geometry
internal import Zones

/// The words of a map: its title, its rule, and below it what is to be known of the line and the outline.
struct MapNotes {
  let title: String
  let rule: String
  private let lines: [(words: String, style: String)]
  private static let lineHeight = 16.0

  /// The height the notes need on the page.
  var height: Double { Double(lines.count) * Self.lineHeight }

  init(_ zone: Zone, _ provenance: ZoneProvenance) {
    let texts = provenance.texts
    title = texts.name ?? "Zone along \(provenance.boundary.name)"
    let isClosed = zone.boundary.parts.allSatisfy(\.isRing)
    rule = Self.words(zone.specification, isClosed: isClosed)
    var lines: [(String, String)] = []
    func add(_ text: String, _ style: String) {
      lines += SVG.wrapped(text, at: 140).map { ($0, style) }
    }
    if let warning = texts.warning { add(warning, "warning") }
    let stated = provenance.statedAccuracy.map { "The line is known to ±\($0.inWords)" }
    let known = [stated ?? "Uncertainty of the line", texts.uncertainty].compactMap(\.self)
    if stated != nil || texts.uncertainty != nil { add(known.joined(separator: ": ") + ".", "small") }
    let bound = zone.certificate.deviationBound.fixed(3)
    add(
      "The outline lies within \(bound) m of the true limits on WGS 84 (tolerance"
        + " \(zone.specification.tolerance.inWords)); this says nothing of the line's own accuracy.", "small")
    let credits = [texts.source, texts.licence].compactMap(\.self)
    add((credits + ["made with demarc \(provenance.versions.demarc)"]).joined(separator: "; "), "small")
    self.lines = lines
  }

  func draw(into svg: inout SVG, from top: Double) {
    for (index, line) in lines.enumerated() {
      let y = top + Double(index + 1) * Self.lineHeight
      svg.label(line.words, at: PlanarPoint(x: ZoneMap.border, y: y), class: line.style)
    }
  }

  private static func words(_ rule: ZoneSpecification, isClosed: Bool) -> String {
    let depth =
      switch rule.depth {
      case .single(let depth): "\(depth.inWords) deep"
      case .range(let a, let b): "\(a.inWords) to \(b.inWords) deep"
      case .band(let a, let b): "band from \(a.inWords) to \(b.inWords)"
      }
    let side =
      switch rule.side {
      case .both: "both sides"
      case .left: "left of the line"
      case .right: "right of the line"
      case .inside: "inside the line"
      case .outside: "outside the line"
      case .toward(let place): "toward \(place.inWords)"
      }
    let ends = isClosed ? "" : ", \(rule.ends.rawValue) ends"
    return "\(depth), \(side)\(ends), \(rule.edges.rawValue) edges"
  }
}
