internal import Geodesy
internal import Geometry

/// The boundary line as the certificate sees it.
///
/// It shares the chains, edges and nodes with the builder, but not one step of the search for feet: here feet
/// are found on PROJ's geodesics with Karney's inverse, by stepping along the edge by the spherical projection
/// of what remains (Baselga and Martínez-Llario 2018, corrected by Karney), and edges are passed over by the
/// triangle inequality on distances to the middles of blocks of edges.
struct WitnessLine: Sendable {
  /// What a place is near.
  struct Sight: Sendable {
    /// The distance to the foot in metres.
    var distance: Double
    /// The azimuth at the place, pointing away from the foot, in degrees.
    var away: Double
    var edge: Int
    /// Metres along the edge.
    var along: Double
    /// The azimuth at which the place leaves the foot, in degrees.
    var departure: Double
  }

  enum Sides: Sendable {
    case all
    case chosen
    case others
  }

  private struct Block: Sendable {
    var edges: Range<Int>
    var middle: Vector
    var radius: Double
  }

  let line: LineModel
  let choice: SideChoice
  let ends: ZoneSpecification.Ends
  private let geodesics: [GeodesicLine]
  private let blocks: [Block]
  private static let sphere = 6_371_008.8

  init(_ model: ZoneModel) {
    let line = model.line
    self.line = line
    choice = model.choice
    ends = model.specification.ends
    geodesics = line.edges.map { GeodesicLine(from: $0.start, azimuth: $0.startAzimuth) }
    let size = max(4, Int(Double(line.edges.count).squareRoot() / 2))
    var blocks: [Block] = []
    var start = 0
    while start < line.edges.count {
      let range = start..<min(start + size, line.edges.count)
      let places = range.map { line.nodes[Int(line.edges[$0].startNode)].position }
      let middle = places.reduce(.zero, +) / Double(places.count)
      var radius = 0.0
      for (index, place) in zip(range, places) {
        radius = max(radius, (place - middle).length + line.edges[index].length)
      }
      blocks.append(Block(edges: range, middle: middle, radius: radius))
      start = range.upperBound
    }
    self.blocks = blocks
  }

  /// The nearest foot of a place within a reach, on the sides asked for.
  ///
  /// - Parameter guess: an edge to look at first; it only saves time.
  func nearest(to place: Coordinate, sides: Sides, within reach: Double, guess: Int? = nil) -> Sight? {
    let p = place.cartesian
    var best: Sight?
    var limit = reach
    if let guess { consider(guess, place, sides, &limit, &best) }
    for block in blocks where (block.middle - p).length - block.radius <= limit {
      for index in block.edges where index != guess {
        let edge = line.edges[index]
        // A chord is no longer than its geodesic, so this never passes over a nearer edge.
        let start = (line.nodes[Int(edge.startNode)].position - p).length
        let end = (line.nodes[Int(edge.endNode)].position - p).length
        guard max(min(start, end) - edge.length, (start + end - edge.length) / 2) * 0.999 - 1 <= limit else {
          continue
        }
        consider(index, place, sides, &limit, &best)
      }
    }
    return best
  }

  private func consider(
    _ index: Int, _ place: Coordinate, _ sides: Sides, _ limit: inout Double, _ best: inout Sight?
  ) {
    guard let sight = sight(of: place, on: index), sight.distance <= limit else { return }
    guard isFoot(sight) else { return }
    if sides != .all, isChosen(sight) != (sides == .chosen), sight.distance > FootSearch.onLine { return }
    if sight.distance < (best?.distance ?? .infinity) {
      best = sight
      limit = sight.distance
    }
  }

  /// The nearest place of one edge.
  func sight(of place: Coordinate, on index: Int) -> Sight? {
    let edge = line.edges[index]
    let first = Geodesic.inverse(from: edge.start, to: place)
    var along = Self.projection(first.distance, first.startAzimuth - edge.startAzimuth)
    along = max(0, min(edge.length, along))
    var sight = Sight(
      distance: first.distance, away: first.endAzimuth, edge: index, along: 0, departure: first.startAzimuth)
    for round in 0..<20 {
      if along > 0 || round > 0 {
        let base = position(at: along, of: edge, geodesics[index])
        let inverse = Geodesic.inverse(from: base.end, to: place)
        sight = Sight(
          distance: inverse.distance, away: inverse.endAzimuth, edge: index, along: along,
          departure: inverse.startAzimuth)
        let step = Self.projection(inverse.distance, inverse.startAzimuth - base.endAzimuth)
        let next = max(0, min(edge.length, along + step))
        // A foot off by s makes the distance too long by s²/2d.
        let move = abs(next - along)
        if move * move <= 2e-6 * min(inverse.distance, 1) * 1e-3 || move < 1e-7 { return sight }
        along = next
      } else {
        let step = Self.projection(first.distance, first.startAzimuth - edge.startAzimuth)
        if step <= 0 { return sight }
        along = min(edge.length, step)
      }
    }
    return sight
  }

  /// At its ends an edge is its nodes, with their longitudes, because at a pole azimuths depend on them.
  private func position(at along: Double, of edge: Edge, _ geodesic: GeodesicLine) -> (
    end: Coordinate, endAzimuth: Double
  ) {
    if along <= 0 { return (edge.start, edge.startAzimuth) }
    if along >= edge.length { return (line.nodes[Int(edge.endNode)].place, edge.endAzimuth) }
    let position = geodesic.position(at: along)
    return (position.end, position.endAzimuth)
  }

  private static func projection(_ distance: Double, _ degrees: Double) -> Double {
    let (_, cosine) = sineAndCosine(degrees: degrees)
    let angle = distance / sphere
    let (sine, cosineOfDistance) = sineAndCosine(degrees: angle * (180 / .pi))
    return sphere * arcTangent(sine * cosine, cosineOfDistance)
  }
}
