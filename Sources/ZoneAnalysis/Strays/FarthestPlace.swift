internal import Geodesy
package import Geometry
package import Zones

/// The place of some areas that is farthest from an outline, with a bound that no place of them exceeds.
///
/// The areas are cut into triangles. In a triangle the distance to the outline is at most that to any one of its edges.
/// Where a place is a mean of the triangle's corners, the same mean of places of the edge lies on the edge, and the way
/// between both, straight in longitude and latitude, is no longer than the longest of the ways at the corners, measured with
/// the greatest length that degrees have anywhere near: lengths of vectors are convex. So is the mean of two such lengths,
/// and the distance is at most that, too: this settles places midway between two edges. Triangles that the bound leaves
/// open are halved.
package struct FarthestPlace: Sendable, Hashable {
  /// The largest distance found, in metres; 0 for areas without a place.
  package private(set) var distance = 0.0
  /// Where it was found; nil for areas without a place.
  package private(set) var place: Coordinate?
  /// No place of the areas is farther from the outline, in metres.
  package private(set) var bound = 0.0

  /// - Parameters:
  ///   - areas: Valid polygons, edges straight in longitude and latitude.
  ///   - outline: A judge of polygons, whose distances are those to their outline.
  ///   - precision: How far the bound may be above what was found, in metres; a thousandth of it is granted always.
  ///   - most: How many distances are measured at most; then the bound is what could be shown.
  package init(of areas: [Polygon], from outline: Judge, precision: Double, most: Int = 2_000_000) {
    var work = Work(outline: outline, precision: precision)
    var triangles: [(bound: Double, triangle: Triangle)] = []
    let rings = areas.flatMap(\.rings).map { $0.map { PlanarPoint($0) } }
    for corners in Trapezoids(rings).corners {
      let spots = corners.map { work.spot($0.coordinate) }
      for triangle in [[spots[0], spots[1], spots[2]], [spots[0], spots[2], spots[3]]] {
        let triangle = Triangle(triangle)
        triangles.append((work.bound(of: triangle), triangle))
      }
    }
    work.known = [:]
    triangles.sort { $0.bound < $1.bound }
    while let (bound, triangle) = triangles.popLast() {
      guard bound > work.limit else { continue }
      if work.count >= most {
        self.bound = triangles.reduce(bound) { max($0, $1.bound) }
        break
      }
      for half in work.halves(of: triangle) {
        let bound = work.bound(of: half)
        if bound > work.limit { triangles.append((bound, half)) }
      }
    }
    guard let farthest = work.farthest else { return }
    distance = farthest.distance
    place = farthest.place.normalized
    self.bound = max(self.bound, work.limit)
  }
}

/// A place with its distance from the outline, and the edge of the outline to which it is nearest.
private struct Spot {
  var place: Coordinate
  var distance: Double
  var edge: Int32
}

private struct Triangle {
  var spots: [Spot]

  init(_ spots: [Spot]) { self.spots = spots }
}

/// The measuring of distances, and what was found so far.
private struct Work {
  let outline: Judge
  let precision: Double
  var farthest: Spot?
  var count = 0
  /// The spots of corners, which several trapezoids share.
  var known: [Coordinate: Spot] = [:]

  init(outline: Judge, precision: Double) {
    (self.outline, self.precision) = (outline, precision)
  }

  /// Up to this distance, in metres, a triangle need not be looked into.
  var limit: Double {
    guard let farthest else { return 0 }
    return farthest.distance + max(precision, farthest.distance / 1000)
  }

  mutating func spot(_ place: Coordinate) -> Spot {
    if let spot = known[place] { return spot }
    let spot = measured(place)
    known[place] = spot
    return spot
  }

  private mutating func measured(_ place: Coordinate) -> Spot {
    count += 1
    let search = outline.search
    guard let foot = search.nearest(to: place.cartesian, place: place, within: .infinity) else {
      return Spot(place: place, distance: .infinity, edge: 0)
    }
    let spot = Spot(place: place, distance: foot.distance, edge: search.line.spans[Int(foot.span)].edge)
    if spot.distance > farthest?.distance ?? -1 { farthest = spot }
    return spot
  }

  /// An upper bound of the distances of all places of a triangle.
  func bound(of triangle: Triangle) -> Double {
    let spots = triangle.spots
    var least = Double.infinity
    // Distance grows by a metre a metre at most.
    for (index, spot) in spots.enumerated() {
      let others = [spots[(index + 1) % 3].place, spots[(index + 2) % 3].place]
      let metric = DegreeLengths(latitudes: spots.map(\.place.latitude))
      let reach = others.map { metric.length(from: spot.place, to: $0) }.max() ?? 0
      least = min(least, spot.distance + reach)
    }
    var edges: [Int32] = []
    for spot in spots where !edges.contains(spot.edge) { edges.append(spot.edge) }
    let ways = edges.map { self.ways(from: spots, toEdge: Int($0)) }
    for (index, first) in ways.enumerated() {
      least = min(least, first.max() ?? .infinity)
      for second in ways[(index + 1)...] {
        let means = zip(first, second).map { ($0 + $1) / 2 }
        least = min(least, means.max() ?? .infinity)
      }
    }
    return least
  }

  /// How long ways from the corners of a triangle to places of one edge are at most.
  private func ways(from spots: [Spot], toEdge index: Int) -> [Double] {
    let line = outline.search.line
    let edge = line.edges[index]
    let (a, b) = (edge.start, line.nodes[Int(edge.endNode)].place)
    let north = b.latitude - a.latitude
    let east = Coordinate.shortest(b.longitude - a.longitude)
    // All corners are turned alike, so that means of them are, too.
    let turn = ((spots[0].place.longitude - a.longitude) / 360).rounded() * 360
    let middle = DegreeLengths(latitudes: [spots[0].place.latitude])
    var feet: [Coordinate] = []
    for spot in spots {
      let (y, x) = (spot.place.latitude - a.latitude, spot.place.longitude - turn - a.longitude)
      let (dx, dy) = (east * middle.east, north * middle.north)
      let square = dx * dx + dy * dy
      let share = square > 0 ? (x * middle.east * dx + y * middle.north * dy) / square : 0
      let u = max(0, min(1, share))
      feet.append(
        Coordinate(latitude: a.latitude + u * north, longitude: a.longitude + u * east + turn))
    }
    let metric = DegreeLengths(latitudes: (spots.map(\.place) + feet).map(\.latitude))
    return zip(spots, feet).map { metric.length(from: $0.place, to: $1) }
  }

  /// The two triangles into which the middle of its longest side cuts one.
  mutating func halves(of triangle: Triangle) -> [Triangle] {
    let spots = triangle.spots
    let metric = DegreeLengths(latitudes: spots.map(\.place.latitude))
    let sides = (0..<3).map { metric.length(from: spots[$0].place, to: spots[($0 + 1) % 3].place) }
    let longest = (0..<3).max { sides[$0] < sides[$1] } ?? 0
    let (a, b, c) = (spots[longest], spots[(longest + 1) % 3], spots[(longest + 2) % 3])
    let middle = measured(
      Coordinate(
        latitude: (a.place.latitude + b.place.latitude) / 2,
        longitude: (a.place.longitude + b.place.longitude) / 2))
    return [Triangle([a, middle, c]), Triangle([middle, b, c])]
  }
}

/// The greatest lengths that degrees have between some latitudes, in metres.
private struct DegreeLengths {
  let north: Double
  let east: Double

  init(latitudes: [Double]) {
    let low = latitudes.min() ?? 0
    let high = latitudes.max() ?? 0
    let steepest = max(abs(low), abs(high))
    let flattest = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
    func w(_ sine: Double) -> Double { 1 - WGS84.eccentricitySquared * sine * sine }
    let degree = WGS84.equatorialRadius * .pi / 180
    // Meridians bend least, and parallels are longest, at these ends.
    let steep = w(sineAndCosine(degrees: steepest).sine)
    north = degree * (1 - WGS84.eccentricitySquared) / (steep * steep.squareRoot())
    let (sine, cosine) = sineAndCosine(degrees: flattest)
    east = degree * cosine / w(sine).squareRoot()
  }

  /// A bound on the length of a way that is straight in longitude and latitude between the latitudes.
  func length(from a: Coordinate, to b: Coordinate) -> Double {
    let (y, x) = ((b.latitude - a.latitude) * north, (b.longitude - a.longitude) * east)
    return (x * x + y * y).squareRoot()
  }
}
