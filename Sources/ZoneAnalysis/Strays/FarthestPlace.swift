internal import Geodesy
package import Geometry
package import Zones

/// The place of some areas that is farthest from an outline, with a bound that no place of them exceeds.
///
/// The areas are cut into triangles, whose distances are bounded in three ways (see `docs/construction.md`): by those of a
/// corner, because distance grows by a metre a metre at most; by ways to one edge of the outline; and by the mean of ways to
/// two edges, which settles places midway between them. Triangles that the bound leaves open are halved.
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
    let rings = areas.flatMap(\.rings).map { $0.map { PlanarPoint($0) } }
    for point in rings.joined() { _ = work.spot(point.coordinate) }
    var triangles = work.triangles(of: rings)
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
  var position: Vector
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

  /// - Parameter isInside: Whether the place is one of the areas'.
  private mutating func measured(_ place: Coordinate, isInside: Bool = true) -> Spot {
    count += 1
    let search = outline.search
    let position = place.cartesian
    guard let foot = search.nearest(to: position, place: place, within: .infinity) else {
      return Spot(place: place, position: position, distance: .infinity, edge: 0)
    }
    let edge = search.line.spans[Int(foot.span)].edge
    let spot = Spot(place: place, position: position, distance: foot.distance, edge: edge)
    if isInside, spot.distance > farthest?.distance ?? -1 { farthest = spot }
    return spot
  }

  /// The triangles of areas that have to be looked into, with their bounds.
  ///
  /// Areas of many vertices are quartered first: what lies in a box that the bound settles need not be cut up.
  mutating func triangles(of rings: [[PlanarPoint]]) -> [(bound: Double, triangle: Triangle)] {
    guard let box = PlanarBox(rings) else { return [] }
    if rings.reduce(0, { $0 + $1.count }) > Self.few, !box.isPoint {
      let spots = box.corners.map { measured($0.coordinate, isInside: false) }
      if Self.halves(spots).allSatisfy({ bound(of: $0) <= limit }) { return [] }
      return box.halves(of: rings).flatMap { triangles(of: $0) }
    }
    var found: [(bound: Double, triangle: Triangle)] = []
    for corners in Trapezoids(rings).corners {
      for triangle in Self.halves(corners.map { spot($0.coordinate) }) {
        let bound = bound(of: triangle)
        if bound > limit { found.append((bound, triangle)) }
      }
    }
    return found
  }

  /// The vertices up to which areas are cut up at once.
  private static let few = 24

  /// The two triangles of four corners.
  private static func halves(_ spots: [Spot]) -> [Triangle] {
    [Triangle([spots[0], spots[1], spots[2]]), Triangle([spots[0], spots[2], spots[3]])]
  }

  /// An upper bound of the distances of all places of a triangle.
  func bound(of triangle: Triangle) -> Double {
    let spots = triangle.spots
    let places = spots.map(\.place)
    let extent = Extent(of: places)
    var least = Double.infinity
    for (index, spot) in spots.enumerated() {
      let others = [places[(index + 1) % 3], places[(index + 2) % 3]]
      let reach = others.map { extent.metric.length(from: spot.place, to: $0) }.max() ?? 0
      least = min(least, spot.distance + reach)
    }
    var edges: [Int32] = []
    for spot in spots where !edges.contains(spot.edge) { edges.append(spot.edge) }
    let ways = edges.map { self.ways(from: spots, toEdge: Int($0)) }
    for (index, first) in ways.enumerated() {
      for second in ways[index...] {
        let means = zip(first.chords, second.chords).map { ($0 + $1) / 2 }
        let bend = extent.bend + (first.bend + second.bend) / 2
        least = min(least, Self.geodesic(chord: (means.max() ?? .infinity) + bend))
      }
    }
    return least
  }

  /// An upper bound on the distance of two places from the chord between them: the arc over it of a circle that bends as the
  /// ellipsoid bends at most. The plane through both and the centre cuts the ellipsoid in an ellipse that bends no more, and
  /// its arc is no shorter than the geodesic (Schwarz's theorem on arcs over a chord).
  private static func geodesic(chord: Double) -> Double {
    let diameter = 2 * WGS84.leastRadiusOfCurvature
    return chord < diameter ? diameter * arcSine(chord / diameter) : .infinity
  }

  /// The chords from the corners of a triangle to places of one edge, and how far means of these places lie at most from
  /// the same means of their positions.
  private func ways(from spots: [Spot], toEdge index: Int) -> (chords: [Double], bend: Double) {
    let line = outline.search.line
    let edge = line.edges[index]
    let (a, b) = (edge.start, line.nodes[Int(edge.endNode)].place)
    let north = b.latitude - a.latitude
    let east = Coordinate.shortest(b.longitude - a.longitude)
    let cosine = sineAndCosine(degrees: a.latitude).cosine
    let square = east * cosine * east * cosine + north * north
    let feet = spots.map { spot in
      let (y, x) = (
        spot.place.latitude - a.latitude, Coordinate.shortest(spot.place.longitude - a.longitude)
      )
      // About the foot: any place of the edge will do.
      let share = square > 0 ? (x * cosine * east * cosine + y * north) / square : 0
      let u = max(0, min(1, share))
      return Coordinate(latitude: a.latitude + u * north, longitude: a.longitude + u * east)
    }
    return (zip(spots, feet).map { ($0.position - $1.cartesian).length }, Extent(of: feet).bend)
  }

  /// The two triangles into which the middle of its longest side cuts one.
  mutating func halves(of triangle: Triangle) -> [Triangle] {
    let spots = triangle.spots
    let metric = Extent(of: spots.map(\.place)).metric
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

/// How large a triangle in longitude and latitude is, at most.
private struct Extent {
  /// The lengths of degrees in it.
  let metric: DegreeLengths
  /// How far any place of it lies from the same mean of its corners' positions, in metres.
  ///
  /// A way that is straight in longitude and latitude, of speed v and v_e to the east, bends by at most
  /// (v² + 2 v v_e tan φ)/R, with room for the ellipsoid's 1 %. By Taylor's formula from the place to each corner, half the
  /// mean of that over the corners is what is asked for, and the mean of the squared distances is at most a third of the
  /// longest side's square.
  let bend: Double

  init(of places: [Coordinate]) {
    metric = DegreeLengths(latitudes: places.map(\.latitude))
    var (longest, widest) = (0.0, 0.0)
    for (index, place) in places.enumerated() {
      for other in places[(index + 1)...] {
        longest = max(longest, metric.length(from: place, to: other))
        widest = max(widest, abs(other.longitude - place.longitude) * metric.east)
      }
    }
    let turning = 2 * metric.steepest.sine / max(metric.steepest.cosine, 1e-15) * widest
    bend = 1.1 / (6 * WGS84.leastRadiusOfCurvature) * longest * (longest + turning)
  }
}

/// The greatest lengths that degrees have between some latitudes, in metres.
private struct DegreeLengths {
  let north: Double
  let east: Double
  /// Of the latitude farthest from the equator.
  let steepest: (sine: Double, cosine: Double)

  init(latitudes: [Double]) {
    let low = latitudes.min() ?? 0
    let high = latitudes.max() ?? 0
    let steepest = max(abs(low), abs(high))
    let flattest = low <= 0 && high >= 0 ? 0 : min(abs(low), abs(high))
    func w(_ sine: Double) -> Double { 1 - WGS84.eccentricitySquared * sine * sine }
    let degree = WGS84.equatorialRadius * .pi / 180
    // Meridians bend least, and parallels are longest, at these ends.
    self.steepest = sineAndCosine(degrees: steepest)
    let steep = w(self.steepest.sine)
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
