internal import Geodesy
internal import Geometry

/// The outlines of polygons as chords between places of the Earth, the region on their left.
///
/// Edges of the polygons are straight in longitude and latitude. They are cut until no place of them is farther from the
/// chord's plane than is wanted. What two polygons have in common, and what only closes them at ±180 degrees or a pole, is
/// left out.
struct OutlineEdges {
  /// The ends of each chord, in the order of the rings.
  private(set) var chords: [(start: Vector, end: Vector)] = []

  private struct Edge: Hashable {
    var a: Coordinate
    var b: Coordinate

    /// By one name for ±180.
    init(_ a: Coordinate, _ b: Coordinate) { (self.a, self.b) = (Self.named(a), Self.named(b)) }

    private static func named(_ place: Coordinate) -> Coordinate {
      place.longitude == -180 ? Coordinate(latitude: place.latitude, longitude: 180) : place
    }
  }

  /// - Parameters:
  ///   - polygons: Disjoint, right-handed, between -180 and 180 degrees.
  ///   - straightness: How far an edge may be from the chord's plane, in metres.
  init(_ polygons: [Polygon], straightness: Double) {
    var all: Set<Edge> = []
    for ring in polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst()) { all.insert(Edge(a, b)) }
    }
    for ring in polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst())
      where !Seam.isAlongPole(a, b) && !all.contains(Edge(b, a)) {
        append(a, a.cartesian, b, b.cartesian, straightness, 0)
      }
    }
  }

  private mutating func append(
    _ a: Coordinate, _ start: Vector, _ b: Coordinate, _ end: Vector, _ straightness: Double, _ depth: Int
  ) {
    func place(_ share: Double) -> Coordinate {
      Coordinate(
        latitude: a.latitude + (b.latitude - a.latitude) * share,
        longitude: a.longitude + (b.longitude - a.longitude) * share)
    }
    let chord = end - start
    let length = chord.length
    func isStraight(_ share: Double) -> Bool {
      let frame = LocalFrame(at: place(share))
      let aside = dot(cross(frame.up, chord), frame.position - start)
      return abs(aside) <= straightness * length
    }
    // Quarters too: an edge across the equator bends both ways.
    let isDone =
      depth >= Self.deepest
      || (length <= Self.longest && isStraight(0.5)
        && (length < 1000 || isStraight(0.25) && isStraight(0.75)))
    if isDone {
      if length > 0 { chords.append((start, end)) }
      return
    }
    let middle = place(0.5)
    let there = middle.cartesian
    append(a, start, middle, there, straightness, depth + 1)
    append(middle, there, b, end, straightness, depth + 1)
  }

  /// A chord of this length, in metres, is straight in the plane about a place up to 500 km away to 4 m.
  private static let longest = 50_000.0
  private static let deepest = 30
}
