internal import Geodesy
package import Geometry
internal import TextFormats
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
    for layer in scene.layers { draw(areasOf: layer, into: &svg) }
    for region in scene.regions { draw(region, into: &svg) }
    draw(outlinesOf: scene.sectors, style: "sector", into: &svg)
    draw(outlinesOf: scene.clips, style: "within", into: &svg)
    Graticule(projection: projection, frame: frame).draw(into: &svg)
    for line in scene.lines {
      for part in line.boundary.parts {
        for run in part.isRing ? Self.withoutSeams(part.vertices) : [part.vertices] {
          draw(line: run, edges: line.edges, style: "line", into: &svg)
        }
      }
    }
    var names = PlaceNames(map: self)
    for layer in scene.layers { names.draw(layer.places, into: &svg) }
    drawIncidents(into: &svg)
    svg.line("</g>")
    ScaleBar(frame: frame).draw(into: &svg)
    svg.line("<rect \(window) fill=\"none\" stroke=\"#52606d\"/>")
  }

  private func draw(_ region: MapScene.Region, into svg: inout SVG) {
    let paths = region.polygons.flatMap(\.rings).map { ring in
      SVG.path(projection.points(ofRing: ring).map(frame.pixel), isClosed: true)
    }
    guard !paths.isEmpty else { return }
    svg.line("<path class=\"\(region.style)\" fill-rule=\"evenodd\" d=\"\(paths.joined())\"/>")
    draw(outlinesOf: region.polygons, style: "outline", into: &svg)
  }

  /// Edges along ±180 and at a pole only close rings; they are not limits.
  private func draw(outlinesOf polygons: [Polygon], style: String, into svg: inout SVG) {
    for ring in polygons.flatMap(\.rings) {
      for piece in Self.withoutSeams(ring) {
        let outline = projection.points(ofRing: piece).map(frame.pixel)
        svg.line("<path class=\"\(style)\" d=\"\(SVG.path(outline, isClosed: false))\"/>")
      }
    }
  }

  private func draw(line: [Coordinate], edges: EdgeModel, style: String, into svg: inout SVG) {
    for piece in projection.points(ofLine: line, edges: edges) {
      svg.line("<path class=\"\(style)\" d=\"\(SVG.path(piece.map(frame.pixel), isClosed: false))\"/>")
    }
  }

  private func draw(areasOf layer: MapLayer, into svg: inout SVG) {
    for area in layer.areas { draw(outlinesOf: area.polygons, style: "within", into: &svg) }
    for line in layer.lines { draw(line: line, edges: .planar, style: "way", into: &svg) }
  }

  private func drawIncidents(into svg: inout SVG) {
    // A circle or a sector for each place and region, however many incidents there are.
    var drawn: Set<Mark> = []
    for mark in marks where mark.radius >= 5 {
      var plain = mark
      (plain.verdict, plain.isInDoubt) = (.inside, false)
      guard drawn.insert(plain).inserted else { continue }
      switch mark.region {
      case .disc:
        let (x, y) = (SVG.number(mark.pixel.x), SVG.number(mark.pixel.y))
        svg.line("<circle class=\"accuracy\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVG.number(mark.radius))\"/>")
      case .sector(let sector):
        let ring = projection.points(ofRing: sector.outline).map(frame.pixel)
        svg.line("<path class=\"accuracy\" d=\"\(SVG.path(ring, isClosed: true))\"/>")
      }
    }
    // What decides lies on top.
    for verdict in Verdict.allCases.reversed() {
      for mark in marks where mark.verdict == verdict {
        svg.line(Self.symbol(verdict, at: mark.pixel, isHollow: mark.isInDoubt))
      }
    }
  }

  /// The runs of a ring between its edges along ±180 or at a pole.
  package static func withoutSeams(_ ring: [Coordinate]) -> [[Coordinate]] {
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
  static func symbol(_ verdict: Verdict, at place: PlanarPoint, isHollow: Bool = false) -> String {
    let hollow = isHollow ? " hollow" : ""
    let (x, y) = (SVG.number(place.x), SVG.number(place.y))
    switch verdict {
    case .inside: return "<circle class=\"inside\(hollow)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>"
    case .outside: return "<circle class=\"outside\(hollow)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>"
    case .disputed:
      return "<path class=\"disputed\(hollow)\" d=\"M\(x),\(SVG.number(place.y - 5))l5,5l-5,5l-5,-5Z\"/>"
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
