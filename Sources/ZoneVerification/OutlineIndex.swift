internal import Geodesy
internal import Geometry
internal import Zones

/// The edges of outlines in rows of latitude, so narrow that each holds few.
///
/// Rows lie as the vertices do: about a pole a hundred thousand may have the same latitude but for a thousandth of a degree.
struct OutlineIndex {
  private(set) var edges: [OutlineEdge] = []
  private var lists = RowLists(count: 1, rows: [])
  /// The latitudes where rows but the first begin, ascending.
  private var bounds: [Double] = []

  init(_ region: Zone.Region) { self.init(region.polygons.flatMap(\.rings)) }

  init(_ rings: [[Coordinate]]) {
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) { edges.append(OutlineEdge(start: a, end: b)) }
    }
    guard !edges.isEmpty else { return }
    let latitudes = edges.map(\.start.latitude).sorted()
    // As many rows as make edges lie in two on average.
    let ranks = edges.map { Self.count(of: latitudes, upTo: $0.start.latitude) }
    var passed = edges.count
    for (edge, rank) in zip(edges, ranks) {
      passed += abs(Self.count(of: latitudes, upTo: edge.end.latitude) - rank)
    }
    let most = edges.count * edges.count / passed
    let step = max(1, edges.count / max(most, 1))
    bounds = stride(from: step, to: latitudes.count, by: step).map { latitudes[$0] }
    lists = RowLists(
      count: bounds.count + 1, rows: edges.map { rows(from: $0.start.latitude, to: $0.end.latitude) })
  }

  /// How many of some ascending numbers are no greater than a number.
  private static func count(of numbers: [Double], upTo most: Double) -> Int {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] <= most { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The edges that really are limits of the polygons: of those that only close a ring along the antimeridian, the stretches
  /// beyond which the polygons do not go on; none at a pole.
  var ownEdges: [OutlineEdge] { edges.flatMap { $0.isClosing ? openStretches(of: $0) : [$0] } }

  /// The parts of an edge along the antimeridian beyond which the polygons do not go on, in its direction; none at a pole.
  ///
  /// Both sides need not have the same vertices there.
  func openStretches(of edge: OutlineEdge) -> [OutlineEdge] {
    guard !Seam.isAlongPole(edge.start, edge.end) else { return [] }
    let isNorthward = edge.end.latitude > edge.start.latitude
    let (south, north) = (
      min(edge.start.latitude, edge.end.latitude), max(edge.start.latitude, edge.end.latitude)
    )
    // What runs the other way on the other side has the polygons beyond.
    let covered = rows(from: south, to: north).flatMap(self.edges(in:)).map { edges[Int($0)] }
      .filter {
        Seam.isAlongAntimeridian($0.start, $0.end) && $0.start.longitude == -edge.start.longitude
          && ($0.end.latitude > $0.start.latitude) != isNorthward
      }
      .map { (min($0.start.latitude, $0.end.latitude), max($0.start.latitude, $0.end.latitude)) }
      .sorted { $0 < $1 }
    var open: [(low: Double, high: Double)] = []
    var at = south
    for (low, high) in covered where high > at && low < north {
      if low > at { open.append((at, low)) }
      at = high
    }
    if at < north { open.append((at, north)) }
    let stretches = open.map {
      OutlineEdge(
        start: Coordinate(latitude: $0.low, longitude: edge.start.longitude),
        end: Coordinate(latitude: $0.high, longitude: edge.start.longitude))
    }
    return isNorthward ? stretches : stretches.reversed().map(\.reversed)
  }

  func hasEdge(near place: Coordinate, within reach: Double) -> Bool {
    rows(around: place, within: reach).contains { row in
      edges(in: row).contains { distance(from: place, toEdge: $0) <= reach }
    }
  }

  /// The distances from both ends of a stretch to the one edge that fits both best, as far as the first end is within a reach of
  /// it; else infinite.
  func distances(from first: Coordinate, _ last: Coordinate, within reach: Double) -> (Double, Double) {
    var best = (Double.infinity, Double.infinity)
    for row in rows(around: first, within: reach) {
      for edge in edges(in: row) {
        let a = distance(from: first, toEdge: edge)
        guard a <= reach, a < max(best.0, best.1) else { continue }
        let b = distance(from: last, toEdge: edge)
        if max(a, b) < max(best.0, best.1) { best = (a, b) }
      }
    }
    return best
  }

  private func distance(from place: Coordinate, toEdge index: Int32) -> Double {
    PlanarEdgeDistance.from(place, edges[Int(index)].start, edges[Int(index)].end)
  }

  private func rows(around place: Coordinate, within reach: Double) -> ClosedRange<Int> {
    let degrees = reach / WGS84.degreeOfLatitudeBelow
    return rows(from: place.latitude - degrees, to: place.latitude + degrees)
  }

  /// Whether the polygons hold a place, by the even-odd rule in longitude and latitude.
  func contains(_ place: Coordinate) -> Bool {
    var isInside = false
    for index in edges(in: Self.count(of: bounds, upTo: place.latitude)) {
      let (a, b) = (edges[Int(index)].start, edges[Int(index)].end)
      guard (a.latitude > place.latitude) != (b.latitude > place.latitude) else { continue }
      let share = (place.latitude - a.latitude) / (b.latitude - a.latitude)
      if a.longitude + share * (b.longitude - a.longitude) > place.longitude { isInside.toggle() }
    }
    return isInside
  }

  /// The rows that latitudes lie in; the first or last one for latitudes beyond them.
  private func rows(from a: Double, to b: Double) -> ClosedRange<Int> {
    Self.count(of: bounds, upTo: min(a, b))...Self.count(of: bounds, upTo: max(a, b))
  }

  private func edges(in row: Int) -> ArraySlice<Int32> { lists[row] }
}
