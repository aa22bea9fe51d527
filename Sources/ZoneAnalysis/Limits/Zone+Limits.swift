internal import Geodesy
package import Geometry
internal import ZoneBuilding
package import Zones

extension Zone {
  /// The limits at each depth of the zone, in pieces, with the base points that they come from.
  ///
  /// The outline of the zone of one depth tells in what order the pieces come. The places at which one gives way to the next are
  /// worked out from the base points themselves: they are at the depth from both. For a range, a band and rings each depth is
  /// drawn alone, so that each limit is there once.
  ///
  /// - Parameter spacing: The greatest distance between two vertices of an offset curve; nil for none between the ends of pieces.
  /// - Throws: ``ZoneError``, as the building of a zone of one of the depths does.
  package func limits(spacing: Length? = nil) throws(ZoneError) -> [ZoneLimit] {
    var rule = specification
    rule.ringDepths = []
    let line = try ReferenceLine(boundary: boundary, specification: rule)
    var limits: [ZoneLimit] = []
    for depth in depths {
      rule.depth = .single(depth)
      let model = try ZoneModel(line: line, specification: rule, within: within)
      var polygons = regions.flatMap(\.polygons)
      if specification.depth != rule.depth || !specification.ringDepths.isEmpty {
        polygons = try boundary.zone(rule, within: within, along: line).zone.regions.flatMap(\.polygons)
      }
      let (outlines, isCut) = Self.outlines(of: polygons, joining: rule.joinTolerance)
      let curves = LimitSourceCurves(line: model.line, distance: depth.meters)
      let trace = LimitTrace(
        classifier: LimitClassifier(LimitNodes(curves: curves, model: model), isCut: isCut),
        bases: LineBases(model.line, of: boundary), spacing: spacing?.meters)
      for ring in outlines {
        let isHole = GeodesicRing.leftArea(of: ring) > PolygonMeasure.earth.squareMeters / 2
        limits.append(ZoneLimit(depth: depth, isHole: isHole, pieces: trace.pieces(of: ring)))
      }
    }
    return limits
  }

  /// The rings of polygons, with those that the antimeridian cuts in one piece again, and without edges along a pole.
  /// Where that fails, they stay as they are: cut.
  private static func outlines(
    of polygons: [Polygon], joining tolerance: Length
  ) -> (outlines: [[Coordinate]], isCut: Bool) {
    let rings = polygons.flatMap(\.rings)
    let parts = rings.map { Boundary.Part(vertices: $0, isRing: true, origin: "ring") }
    var rule = ChainRule.exact
    rule.joinTolerance = tolerance.meters
    guard let chains = try? ChainAssembly(Boundary(parts: parts), rule).chains,
      chains.allSatisfy(\.isClosed)
    else { return (rings, true) }
    return (chains.map(\.vertices), false)
  }

  /// The depths of its limits, ascending.
  private var depths: [Length] {
    switch specification.depth {
    case .single(let depth): specification.ringDepths + [depth]
    case .range(let a, let b), .band(let a, let b): [a, b]
    }
  }
}
