internal import Geodesy
package import Geometry
internal import TextFormats
internal import Zones

extension ZoneMap {
  /// The window with everything in it.
  func drawMap(_ stacks: [MarkStack], into svg: inout SVG) {
    let window =
      "x=\"\(SVG.number(frame.origin.x))\" y=\"\(SVG.number(frame.origin.y))\""
      + " width=\"\(SVG.number(frame.width))\" height=\"\(SVG.number(frame.height))\""
    svg.line("<clipPath id=\"window\"><rect \(window)/></clipPath>")
    svg.line("<rect \(window) class=\"sea\"/>")
    svg.line("<g clip-path=\"url(#window)\">")
    if let background { draw(background, into: &svg) }
    for layer in scene.layers { draw(areasOf: layer, into: &svg) }
    for region in scene.regions { draw(region, into: &svg) }
    draw(outlinesOf: scene.sectors, style: "sector", into: &svg)
    draw(outlinesOf: scene.clips, style: "within", into: &svg)
    let graticule = Graticule(projection: projection, frame: frame)
    graticule.draw(into: &svg)
    for line in scene.lines {
      for part in line.boundary.parts {
        if part.isPoint, let place = part.vertices.first {
          let pixel = frame.pixel(projection.point(place))
          svg.line(
            "<circle cx=\"\(SVG.number(pixel.x))\" cy=\"\(SVG.number(pixel.y))\" r=\"2.2\" fill=\"#102a43\"/>"
          )
          continue
        }
        for run in part.isRing ? Self.withoutSeams(part.vertices) : [part.vertices] {
          draw(line: run, edges: line.edges, style: "line", into: &svg)
        }
      }
    }
    var corners = MapCorners(
      frame, content: scene.places.map { frame.pixel(projection.point($0)) } + stacks.map(\.pixel))
    let bar = ScaleBar(frame: frame, unit: scene.unit)
    let barBox = corners.place(width: bar.width, height: ScaleBar.height)
    let locator = background == nil ? nil : LocatorInset(of: self)
    let locatorBox = locator.flatMap { corners.placeIfClear(width: $0.width, height: $0.height) }
    let marks = stacks.map(\.box)
    var names = PlaceNames(
      map: self, labels: MapLabels(frame, taken: corners.taken + marks), marks: marks)
    names.draw(dotsOf: scene.layers, into: &svg)
    graticule.draw(labels: &names.labels, into: &svg)
    for layer in scene.layers { names.draw(namesOf: layer, into: &svg) }
    names.draw(towns: scene.places(of: background), into: &svg)
    drawIncidents(stacks, into: &svg)
    svg.line("</g>")
    bar.draw(in: barBox, into: &svg)
    if let locator, let locatorBox { locator.draw(in: locatorBox, into: &svg) }
    svg.line("<rect \(window) fill=\"none\" stroke=\"#52606d\"/>")
  }

  /// Whether any of the lines of the background comes into the window.
  func shows(_ lines: [[Coordinate]]?) -> Bool {
    let window = Self.window(frame, projection)
    return (lines ?? []).contains { line in
      isPolar
        ? line.contains { frame.contains(frame.pixel(projection.point($0))) }
        : !WindowClip(window).pieces(line).isEmpty
    }
  }

  private func draw(_ background: Background, into svg: inout SVG) {
    let rings = background.land.map { ring in
      SVG.path(projection.points(ofRing: ring).map(frame.pixel), isClosed: true)
    }
    svg.line("<path class=\"land\" fill-rule=\"evenodd\" d=\"\(rings.joined())\"/>")
    for (style, lines) in [("border", background.borders), ("unsettled", background.disputed)] {
      let paths = lines.map { SVG.path(projection.points(ofRing: $0).map(frame.pixel), isClosed: false) }
      if !paths.isEmpty { svg.line("<path class=\"\(style)\" d=\"\(paths.joined())\"/>") }
    }
  }

  private func draw(_ region: MapScene.Region, into svg: inout SVG) {
    guard !region.polygons.isEmpty else { return }
    // Each polygon by itself: what two of them share is in both, and no hole.
    for polygon in region.polygons {
      let paths = polygon.rings.map { ring in
        SVG.path(projection.points(ofRing: ring).map(frame.pixel), isClosed: true)
      }
      svg.line("<path class=\"\(region.style)\" fill-rule=\"evenodd\" d=\"\(paths.joined())\"/>")
    }
    let hue = region.style.split(separator: " ").dropFirst().map { " \($0)" }.joined()
    draw(outlinesOf: region.polygons, style: "outline\(hue)", into: &svg)
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

  /// More circles than this hide more than they show.
  static let mostRegions = 40

  /// The circles and sectors within which places are known, each once, however many incidents there are.
  var regionsOfPlaces: [Mark] {
    var seen: Set<Mark> = []
    return marks.compactMap { mark in
      var plain = mark
      (plain.kind, plain.isInDoubt) = (0, false)
      return mark.radius >= 5 && seen.insert(plain).inserted ? plain : nil
    }
  }

  private func drawIncidents(_ stacks: [MarkStack], into svg: inout SVG) {
    let regions = regionsOfPlaces
    for mark in regions.count > Self.mostRegions ? [] : regions {
      switch mark.region {
      case .disc:
        let (x, y) = (SVG.number(mark.pixel.x), SVG.number(mark.pixel.y))
        svg.line("<circle class=\"accuracy\" cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVG.number(mark.radius))\"/>")
      case .sector(let sector):
        let ring = projection.points(ofRing: sector.outline).map(frame.pixel)
        svg.line("<path class=\"accuracy\" d=\"\(SVG.path(ring, isClosed: true))\"/>")
      }
    }
    for stack in stacks {
      let kind = kinds[stack.kind]
      svg.line(kind.symbol(at: stack.pixel, isHollow: stack.isInDoubt, count: stack.shown))
      guard stack.shown > 1, MarkKind.radius(stack.shown) >= 5.5 else { continue }
      let isDark = stack.isInDoubt || kind.style == "outside"
      svg.label(
        "\(stack.shown)", at: PlanarPoint(x: stack.pixel.x, y: stack.pixel.y + 3),
        class: isDark ? "count dark" : "count", anchor: "middle")
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
}
