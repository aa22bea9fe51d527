internal import Geodesy
internal import Geometry
internal import Zones

/// The accuracy of a line as a judge needs it: a radius for every place along every chain.
struct LineRadii: Sendable {
  private struct Knot {
    var chainage: Double
    var radius: Double
    var position: Vector
  }

  private let greatest: Double
  /// For each chain, in the order of travel; none where the radius is the same everywhere.
  private let chains: [[Knot]]

  /// The radii of a line that was made of a boundary.
  ///
  /// Joining, turning and resolving keep the vertices in their places, by which they are found again. Where several
  /// lie in one place, the greatest radius counts.
  init(_ accuracy: LineAccuracy, boundary: Boundary, line: LineModel) {
    let greatest = min(accuracy.greatest.meters, WGS84.greatestDistance)
    self.greatest = greatest
    guard !accuracy.vertices.isEmpty else {
      chains = []
      return
    }
    var radii: [PlaceKey: Double] = [:]
    radii.reserveCapacity(accuracy.vertices.reduce(0) { $0 + $1.count })
    for (part, lengths) in zip(boundary.parts, accuracy.vertices) {
      for (vertex, length) in zip(part.vertices, lengths) {
        Self.raise(
          &radii[PlaceKey(SeamDissolving.settled(vertex)), default: 0], to: min(length.meters, greatest))
      }
    }
    var chains = [[Knot]](repeating: [], count: line.chains.count)
    func add(_ place: Coordinate, _ chain: Int, _ chainage: Double) {
      if let radius = radii[PlaceKey(SeamDissolving.settled(place))] {
        chains[chain].append(Knot(chainage: chainage, radius: radius, position: place.cartesian))
      }
    }
    for edge in line.edges { add(edge.start, Int(edge.chain), edge.chainage) }
    for (index, chain) in line.chains.enumerated() {
      if let last = chain.vertices.last { add(last, index, line.chainLengths[index]) }
    }
    self.chains = chains
  }

  /// Whether the radius is the same everywhere.
  var isUniform: Bool { chains.isEmpty }

  /// How far a place may move so that the radius at its foot is not greater than what is left of a distance that shrinks by the
  /// move, in metres; negative where it is greater already.
  ///
  /// The foot of a place that moves by m is within twice m more than `foot` of where the place was. So for each piece of the
  /// line the move is less than the distance without its radius, or too short for a foot on it.
  ///
  /// - Parameters:
  ///   - clear: The distance, such as that to the nearest limit.
  ///   - foot: The distance from the place to its foot.
  func move(of p: Vector, from clear: Double, foot: Double) -> Double {
    var least = clear - (chains.isEmpty ? greatest : 0)
    for knots in chains {
      guard let first = knots.first, let last = knots.last else { return clear - greatest }
      // Before the first and after the last knot the radius is theirs.
      least = min(least, clear - max(first.radius, last.radius))
      for (a, b) in zip(knots, knots.dropFirst()) where clear - max(a.radius, b.radius) < least {
        // No place between two knots is farther from the nearer one than half the way.
        let near = min(
          dot(a.position - p, a.position - p).squareRoot(), dot(b.position - p, b.position - p).squareRoot())
        let beyond = near - (b.chainage - a.chainage) / 2 - foot
        least = min(least, max(clear - max(a.radius, b.radius), beyond / 2))
      }
    }
    return least
  }

  private static func raise(_ radius: inout Double, to least: Double) { radius = max(radius, least) }

  /// The radius at a place along a chain, in metres.
  func radius(chain: Int, chainage: Double) -> Double {
    guard chains.indices.contains(chain), let first = chains[chain].first, let last = chains[chain].last
    else {
      return greatest
    }
    if chainage <= first.chainage { return first.radius }
    if chainage >= last.chainage { return last.radius }
    let knots = chains[chain]
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].chainage <= chainage { low = middle } else { high = middle }
    }
    let (a, b) = (knots[low], knots[high])
    guard b.chainage > a.chainage else { return max(a.radius, b.radius) }
    return a.radius + (b.radius - a.radius) * (chainage - a.chainage) / (b.chainage - a.chainage)
  }
}
