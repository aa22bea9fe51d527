internal import Geodesy
internal import Geometry
internal import Zones

/// The accuracy of a line as a judge needs it: a radius for every place along every chain.
struct LineRadii: Sendable {
  private struct Knot {
    var chainage: Double
    var radius: Double
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
        chains[chain].append(Knot(chainage: chainage, radius: radius))
      }
    }
    for edge in line.edges { add(edge.start, Int(edge.chain), edge.chainage) }
    for (index, chain) in line.chains.enumerated() {
      if let last = chain.vertices.last { add(last, index, line.chainLengths[index]) }
    }
    self.chains = chains
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
