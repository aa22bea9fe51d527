internal import Geometry
internal import Zones

extension ZoneMap {
  /// The window with everything in it.
  func drawMap(into svg: inout SVG) {
    let window =
      "x=\"\(SVG.number(frame.origin.x))\" y=\"\(SVG.number(frame.origin.y))\""
      + " width=\"\(SVG.number(frame.width))\" height=\"\(SVG.number(frame.height))\""
    svg.line("<clipPath id=\"window\"><rect \(window)/></clipPath>")
    svg.line("<rect \(window) fill=\"#f5f7fa\"/>")
    svg.line("<g clip-path=\"url(#window)\">")
    for region in zone.regions { draw(region, into: &svg) }
    for ring in (zone.within ?? []).flatMap(\.rings) {
      let outline = projection.points(ofRing: ring).map(frame.pixel)
      svg.line("<path class=\"within\" d=\"\(SVG.path(outline, isClosed: true))\"/>")
    }
    Graticule(projection: projection, frame: frame).draw(into: &svg)
    for part in zone.boundary.parts {
      for run in part.isRing ? Self.withoutSeams(part.vertices) : [part.vertices] {
        for piece in projection.points(ofLine: run, edges: zone.specification.edges) {
          svg.line("<path class=\"line\" d=\"\(SVG.path(piece.map(frame.pixel), isClosed: false))\"/>")
        }
      }
    }
    // What decides lies on top.
    for mark in Verdict.allCases.reversed() {
      for incident in incidents where incident.mark == mark {
        svg.line(Self.symbol(mark, at: incident.pixel))
      }
    }
    svg.line("</g>")
    ScaleBar(frame: frame).draw(into: &svg)
    svg.line("<rect \(window) fill=\"none\" stroke=\"#52606d\"/>")
  }

  private func draw(_ region: Zone.Region, into svg: inout SVG) {
    let paths = region.polygons.flatMap(\.rings).map { ring in
      SVG.path(projection.points(ofRing: ring).map(frame.pixel), isClosed: true)
    }
    guard !paths.isEmpty else { return }
    svg.line(
      "<path class=\"\(region.role.rawValue)\" fill-rule=\"evenodd\" d=\"\(paths.joined())\"/>")
    // Edges along ±180 and at a pole only close rings; they are no limits.
    for ring in region.polygons.flatMap(\.rings) {
      for piece in Self.withoutSeams(ring) {
        let outline = projection.points(ofRing: piece).map(frame.pixel)
        svg.line("<path class=\"outline\" d=\"\(SVG.path(outline, isClosed: false))\"/>")
      }
    }
  }

  /// The runs of a ring between its edges along ±180 or at a pole.
  private static func withoutSeams(_ ring: [Coordinate]) -> [[Coordinate]] {
    var runs: [[Coordinate]] = [Array(ring.prefix(1))]
    for (a, b) in zip(ring, ring.dropFirst()) {
      let isSeam =
        (abs(a.longitude) > 180 - 1e-9 && a.longitude == b.longitude)
        || (abs(a.latitude) == 90 && a.latitude == b.latitude)
      if isSeam { runs.append([b]) } else { runs[runs.count - 1].append(b) }
    }
    return runs.filter { $0.count > 1 }
  }

  /// A dot, a diamond or a ring.
  static func symbol(_ mark: Verdict, at place: PlanarPoint) -> String {
    let (x, y) = (SVG.number(place.x), SVG.number(place.y))
    switch mark {
    case .inside: return "<circle class=\"inside\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
    case .outside: return "<circle class=\"outside\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>"
    case .disputed:
      return "<path class=\"disputed\" d=\"M\(x),\(SVG.number(place.y - 5))l5,5l-5,5l-5,-5Z\"/>"
    }
  }
}

/// A bar of a round length at the scale of the map's middle.
struct ScaleBar {
  let frame: MapFrame

  /// Draws it at the lower right of the window.
  func draw(into svg: inout SVG) {
    let most = frame.width / 5 * frame.metersPerPixel
    var length = 1.0
    while length * 10 <= most { length *= 10 }
    length *= [5, 2].first { length * $0 <= most } ?? 1
    let pixels = length / frame.metersPerPixel
    let right = frame.origin.x + frame.width - 16
    let y = frame.origin.y + frame.height - 22
    svg.line(
      "<rect x=\"\(SVG.number(right - pixels - 10))\" y=\"\(SVG.number(y - 18))\""
        + " width=\"\(SVG.number(pixels + 20))\" height=\"28\" fill=\"#fff\" fill-opacity=\"0.85\"/>")
    svg.line(
      "<path d=\"M\(SVG.number(right - pixels)),\(SVG.number(y - 4))v6H\(SVG.number(right))v-6\""
        + " fill=\"none\" stroke=\"#1f2933\" stroke-width=\"1.5\"/>")
    svg.label(
      Length.meters(length).inWords, at: PlanarPoint(x: right - pixels / 2, y: y - 5), class: "small",
      anchor: "middle")
  }
}
