internal import Geodesy
internal import Geometry
internal import Zones

/// What a piece of the outline of a zone is.
package enum LimitKind: String, Sendable, Hashable, CaseIterable {
  /// At the depth from a base point or a vertex: an arc about it.
  case arc
  /// At the depth from an edge of the line.
  case equidistant
  /// The boundary line itself, where the zone lies on one side.
  case line
  /// The cut at a flat end, or the last edge prolonged at a round end of a one-sided zone.
  case end
  /// Where the nearest place of the line is as far on the side of the zone as on the other.
  case divide
  /// The edge of the area to which the zone is clipped.
  case within
  /// Where GeoJSON cuts polygons at the antimeridian, or closes them at a pole; no limit.
  case seam

  /// Whether it is an offset curve.
  package var isOffset: Bool { self == .arc || self == .equidistant }
}

/// Tells what the edges of an outline are.
struct LimitClassifier {
  let nodes: LimitNodes
  /// How far an outline may be from its limit, in metres.
  private let slack: Double
  private let model: ZoneModel
  private let isCut: Bool
  private let rays: RayTree
  private let rayLines: [GeodesicLine]
  private let area: [(a: Coordinate, b: Coordinate)]

  /// The label of a stretch of an outline.
  enum Label: Hashable {
    case offset(LimitSource)
    case other(LimitKind)
  }

  /// - Parameter isCut: Whether the outlines are cut at the antimeridian and closed there and at the poles.
  init(_ nodes: LimitNodes, isCut: Bool) {
    self.isCut = isCut
    self.nodes = nodes
    model = nodes.model
    slack = model.specification.tolerance.meters * 1.5
    rays = RayTree(DiscontinuityRay.limits(of: model))
    rayLines = rays.rays.map { GeodesicLine(from: $0.start.place, azimuth: $0.azimuth) }
    area = (model.within?.polygons ?? []).flatMap(\.rings).flatMap { ring in
      zip(ring, ring.dropFirst()).map { ($0, $1) }
    }
  }

  /// What an edge of an outline is, by its middle.
  func label(from a: Coordinate, to b: Coordinate) -> Label {
    if isCut, Seam.isClosing(a, b) { return .other(.seam) }
    let middle = Coordinate(
      latitude: (a.latitude + b.latitude) / 2,
      longitude: a.longitude + Coordinate.shortest(b.longitude - a.longitude) / 2
    ).normalized
    let p = middle.cartesian
    let depth = nodes.curves.distance
    let choice = model.isOneSided ? model.choice : nil
    let foot = model.search.nearest(to: p, place: middle, within: depth + slack, choice: choice)
    if let foot, abs(foot.distance - depth) <= slack { return .offset(nodes.source(of: foot, p)) }
    if isOnArea(middle) { return .other(.within) }
    if let any = model.search.rounded.nearest(to: p, place: middle, within: slack),
      any.distance <= slack, model.isOneSided
    {
      return .other(.line)
    }
    return .other(isOnRay(middle) ? .end : .divide)
  }

  private func isOnArea(_ place: Coordinate) -> Bool { edgeOfArea(near: place) != nil }

  /// The edge of the clip area on which a place lies.
  func edgeOfArea(near place: Coordinate) -> (a: Coordinate, b: Coordinate)? {
    let scale = sineAndCosine(degrees: place.latitude).cosine
    func far(_ edge: (a: Coordinate, b: Coordinate)) -> Double {
      func plan(_ c: Coordinate) -> SIMD2<Double> {
        let east = Coordinate.shortest(c.longitude - place.longitude) * scale
        return SIMD2(east, c.latitude - place.latitude) * WGS84.degreeOfLatitudeBelow
      }
      let (a, b) = (plan(edge.a), plan(edge.b))
      let way = b - a
      let squared = (way * way).sum()
      let share = squared > 0 ? max(0, min(1, -(a * way).sum() / squared)) : 0
      let offset = a + share * way
      return (offset * offset).sum().squareRoot()
    }
    // Most edges lie in other latitudes.
    let rise = slack / WGS84.degreeOfLatitudeBelow
    let near = area.lazy.filter { edge in
      min(edge.a.latitude, edge.b.latitude) - rise <= place.latitude
        && place.latitude <= max(edge.a.latitude, edge.b.latitude) + rise
    }
    return near.map { (edge: $0, far: far($0)) }.filter { $0.far <= slack }.min { $0.far < $1.far }?.edge
  }

  private func isOnRay(_ place: Coordinate) -> Bool {
    let p = place.cartesian
    return rays.numbers(near: p, within: slack).contains { number in
      let ray = rays.rays[number]
      let inverse = Geodesic.inverse(from: ray.start.place, to: place)
      let lean = sineAndCosine(degrees: inverse.startAzimuth - ray.azimuth)
      guard lean.cosine > 0 || inverse.distance <= slack else { return false }
      let foot = rayLines[number].position(at: inverse.distance * max(0, lean.cosine))
      return Geodesic.inverse(from: foot.end, to: place).distance <= slack
    }
  }

  /// Where the offset curve of a source ends on another limit near a vertex of the outline, worked out; nil where it is not
  /// known how.
  func end(of source: LimitSource, on kind: LimitKind, near vertex: Coordinate) -> Coordinate? {
    let reach = 10 * slack + 1
    func isNear(_ place: Coordinate) -> Bool {
      Geodesic.inverse(from: place, to: vertex).distance <= reach
    }
    switch kind {
    case .end:
      return rays.numbers(near: vertex.cartesian, within: reach).lazy.compactMap { number in
        let start = rays.rays[number].start.place
        return crossing(
          of: source, from: Geodesic.inverse(from: start, to: vertex).distance, step: 0.01
        ) { rayLines[number].position(at: $0).end }
      }.first(where: isNear)
    case .divide:
      let other = model.search.nearest(
        to: vertex.cartesian, place: vertex, within: nodes.curves.distance + reach,
        choice: model.choice.complement)
      guard let other else { return nil }
      let rival = nodes.source(of: other, vertex.cartesian)
      return nodes.meeting(of: source, rival, near: vertex).flatMap { isNear($0) ? $0 : nil }
    case .within:
      guard let edge = edgeOfArea(near: vertex) else { return nil }
      return crossing(of: source, along: edge, near: vertex).flatMap { isNear($0) ? $0 : nil }
    case .seam:
      guard abs(vertex.longitude) == 180 else { return nil }
      let step = 0.01
      let edge = (
        a: Coordinate(latitude: max(-90, vertex.latitude - step), longitude: vertex.longitude),
        b: Coordinate(latitude: min(90, vertex.latitude + step), longitude: vertex.longitude)
      )
      return crossing(of: source, along: edge, near: vertex).flatMap { isNear($0) ? $0 : nil }
    case .arc, .equidistant, .line: return nil
    }
  }

  /// Where an edge that is straight in longitude and latitude is at the distance from a source, by Newton's method from the
  /// vertex on.
  private func crossing(
    of source: LimitSource, along edge: (a: Coordinate, b: Coordinate), near vertex: Coordinate
  ) -> Coordinate? {
    let turn = Coordinate.shortest(edge.b.longitude - edge.a.longitude)
    let rise = edge.b.latitude - edge.a.latitude
    let scale = sineAndCosine(degrees: vertex.latitude).cosine
    let way = SIMD2(turn * scale, rise)
    let squared = (way * way).sum()
    guard squared > 0 else { return nil }
    let start = SIMD2(
      Coordinate.shortest(vertex.longitude - edge.a.longitude) * scale, vertex.latitude - edge.a.latitude)
    return crossing(
      of: source, from: (start * way).sum() / squared, step: 1e-7 / squared.squareRoot()
    ) { share in
      Coordinate(
        latitude: edge.a.latitude + rise * share, longitude: edge.a.longitude + turn * share)
    }
  }

  /// The place of a curve that is at the distance from a source, by Newton's method.
  ///
  /// - Parameters:
  ///   - start: The parameter of a place nearby.
  ///   - step: By how much the parameter differs at a place some centimetres on.
  private func crossing(
    of source: LimitSource, from start: Double, step: Double, place: (Double) -> Coordinate
  ) -> Coordinate? {
    var parameter = start
    for _ in 0..<20 {
      let miss = nodes.curves.foot(of: place(parameter), on: source).distance - nodes.curves.distance
      if abs(miss) < 1e-6 { return place(parameter) }
      let next = nodes.curves.foot(of: place(parameter + step), on: source).distance - nodes.curves.distance
      guard abs(next - miss) > 1e-6 else { return nil }
      parameter -= miss * step / (next - miss)
      guard abs(parameter - start) < 1e5 * step else { return nil }
    }
    return nil
  }

  /// Where the line meets the cut at its end: the end; nil where none is near.
  func endOfLine(near vertex: Coordinate) -> Coordinate? {
    let p = vertex.cartesian
    guard let foot = model.search.rounded.nearest(to: p, place: vertex, within: 10 * slack), foot.node >= 0,
      model.line.nodes[Int(foot.node)].isEnd
    else { return nil }
    return model.line.nodes[Int(foot.node)].place
  }
}
