internal import Geodesy
package import Geometry
internal import ZoneBuilding
package import Zones

extension Zone {
  /// A line at one depth inside a zone, to patrol.
  package struct Route: Sendable, Hashable {
    /// The vertices, in the direction of travel of the line where it has one.
    package var vertices: [Coordinate]
    /// On which side of the line it runs.
    package var side: Placement.Side
    /// The length of the route on the ellipsoid.
    package var length: Length
    /// The chainage, in metres, of the foot of its first vertex.
    package var from: Length
    /// The chainage, in metres, of the foot of its last vertex.
    package var to: Length
    /// The chain that it follows at its start.
    package var chain: Int
  }

  /// The offset curve at a depth inside the zone, as one or more routes.
  ///
  /// Routes are all of the outline of the zone of that depth where each vertex and the middle of each edge lie at the depth
  /// within the tolerance, by their distance to the line. Where the offset curve is cut off, at flat ends, at bisectors
  /// and by `within`, a route ends; at a round end it ends where its side does. A route that goes round repeats its first
  /// vertex at its end.
  ///
  /// - Throws: ``ZoneError/invalidRule(_:)`` for a depth that is not inside the zone.
  package func routes(at depth: Length) throws(ZoneError) -> [Route] {
    let (inner, outer) = (specification.innerDepth, specification.outerDepth)
    guard depth.meters > inner.meters || inner.meters == 0, depth.meters <= outer.meters, depth.meters > 0
    else {
      throw .invalidRule(.routeOutsideZone(depth, from: inner, to: outer))
    }
    var rule = specification
    rule.depth = .single(depth)
    rule.approximation = .nearest
    let line = try ReferenceLine(boundary: boundary, specification: rule)
    let drawn = try boundary.zone(rule, within: within, along: line).zone
    let judge = try Judge(line: line, specification: rule)
    let tolerance = rule.tolerance.meters
    var routes: [Route] = []
    for ring in drawn.regions.flatMap(\.polygons).flatMap(\.rings) {
      // Beyond a flat cut a place may have its foot on another part of the line, farther than the end; and where an edge
      // ends on the cut, the grid of the file may put its end a little beyond it, where it has no foot.
      func isAtDepth(_ place: Coordinate) -> Bool {
        abs(judge.placement(of: place).distance - depth.meters) <= tolerance
          || abs(line.distance(place) - depth.meters) <= tolerance
      }
      let areAtDepth = ring.map(isAtDepth)
      let sides = ring.indices.dropLast().map { index -> Placement.Side? in
        guard areAtDepth[index], areAtDepth[index + 1],
          let middle = Self.middle(ring[index], ring[index + 1]), isAtDepth(middle)
        else { return nil }
        return judge.placement(of: middle).side
      }
      for run in Self.runs(of: ring, sides) { routes.append(Self.route(run, judge)) }
    }
    return routes.sorted { a, b in
      (a.side.rawValue, a.chain, a.from.meters, a.to.meters) < (
        b.side.rawValue, b.chain, b.from.meters, b.to.meters
      )
    }
  }

  /// The middle of an edge; nil for one that only closes a ring of the plane.
  private static func middle(_ a: Coordinate, _ b: Coordinate) -> Coordinate? {
    if Seam.isAlongAntimeridian(a, b) || abs(b.longitude - a.longitude) > 180 { return nil }
    return Coordinate(
      latitude: (a.latitude + b.latitude) / 2, longitude: (a.longitude + b.longitude) / 2)
  }

  /// The longest runs of edges of a closed ring with one side, each as its vertices.
  private static func runs(of ring: [Coordinate], _ sides: [Placement.Side?]) -> [[Coordinate]] {
    let count = sides.count
    // A run begins where the side changes; where it never does, the whole ring is one.
    guard let start = sides.indices.first(where: { sides[$0] != sides[($0 + count - 1) % count] }) else {
      return sides.first == .some(nil) ? [] : [ring]
    }
    var runs: [[Coordinate]] = []
    var last: Placement.Side?
    for offset in 0..<count {
      let index = (start + offset) % count
      if let side = sides[index] {
        if side == last {
          runs[runs.count - 1].append(ring[index + 1])
        } else {
          runs.append([ring[index], ring[index + 1]])
        }
      }
      last = sides[index]
    }
    return runs
  }

  private static func route(_ run: [Coordinate], _ judge: Judge) -> Route {
    var vertices = run
    var (first, last) = (judge.placement(of: run[0]), judge.placement(of: run[run.count - 1]))
    let isClosed = run[0] == run[run.count - 1]
    if !isClosed, last.chain == first.chain, last.chainage < first.chainage {
      vertices.reverse()
      swap(&first, &last)
    }
    let length = zip(vertices, vertices.dropFirst()).reduce(0) {
      $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance
    }
    return Route(
      vertices: vertices, side: judge.placement(of: vertices[vertices.count / 2]).side,
      length: .meters(length),
      from: .meters(first.chainage), to: .meters(last.chainage), chain: first.chain)
  }
}
