/// Whether places lie in polygons read as RFC 7946 does: edges straight in longitude and latitude.
///
/// Longitudes are turned to the polygon's own before the test, so that rings beyond ±180 work too. A place on
/// an edge may fall either way. Edges are kept by bands of latitude, so that a place looks at few of them.
package struct PlanarContainment: Sendable {
  private struct Edge: Sendable {
    var a: PlanarPoint
    var b: PlanarPoint
  }

  private struct Bands: Sendable {
    var west = Double.infinity
    var east = -Double.infinity
    var south = Double.infinity
    var north = -Double.infinity
    var perDegree = 0.0
    /// The edges of all bands, as ``rows`` lists them: beside each other, because they are asked for together.
    var edges: [Edge] = []
    var rows = RowLists(count: 1, rows: [])
  }

  /// The polygons, with longitudes that run on over ±180.
  package let polygons: [Polygon]
  private let bands: [Bands]
  /// Whether neighbouring vertices lie less than half a turn apart, but along a pole, and polygons are what they should: if
  /// not, an edge may be read in two ways, or a place be in a hole that leaves its shell, or on one that is level throughout.
  package let isUnambiguous: Bool

  package init(_ polygons: [Polygon]) {
    var isUnambiguous = true
    for ring in polygons.flatMap(\.rings) {
      for (a, b) in zip(ring, ring.dropFirst())
      where abs(b.longitude - a.longitude) >= 180 && !Seam.isAlongPole(a, b) {
        isUnambiguous = false
      }
    }
    self.polygons = polygons.map { polygon in
      let exterior = Self.closedAtPole(RingCourse.unwrapped(polygon.exterior), isHole: false)
      return Polygon(
        exterior: exterior,
        holes: polygon.holes.map {
          Self.turned(Self.closedAtPole(RingCourse.unwrapped($0), isHole: true), into: exterior)
        })
    }
    bands = self.polygons.map { Self.bands(Self.repeatedRound($0)) }
    for (polygon, band) in zip(self.polygons, bands) {
      func isBeyond(_ place: Coordinate) -> Bool {
        place.latitude < band.south || place.latitude > band.north || place.longitude < band.west
          || place.longitude > band.east
      }
      if band.south >= band.north || polygon.holes.contains(where: { $0.contains(where: isBeyond) }) {
        isUnambiguous = false
      }
    }
    self.isUnambiguous = isUnambiguous
  }

  package func contains(_ place: Coordinate) -> Bool { bands.contains { Self.contains(place, $0) } }

  private static func contains(_ place: Coordinate, _ polygon: Bands) -> Bool {
    // A ring about the north pole has its edges there at 90: only what is below them is beside an edge.
    let y = min(place.latitude, 90.0.nextDown)
    guard y >= polygon.south, y <= polygon.north else { return false }
    // Places and rings may each be more than half a turn beyond ±180.
    return turns.contains { turn in
      let x = place.longitude + 360 * Double(turn)
      return x >= polygon.west && x <= polygon.east && isInside(polygon, x, y)
    }
  }

  private static var turns: ClosedRange<Int> { -2...2 }

  /// Whether one of the polygons contains a place, by its number.
  package func contains(_ place: Coordinate, polygon number: Int) -> Bool {
    Self.contains(place, bands[number])
  }

  /// Whether a place lies in the polygons; nil where it is so near to an edge that arithmetic of another kind might say
  /// otherwise.
  ///
  /// - Parameter apart: Degrees of latitude and of longitude by which a place has to be clear of edges, at most ``widest`` of
  ///   latitude.
  package func isIn(_ place: Coordinate, apart: (latitude: Double, longitude: Double)) -> Bool? {
    let y = min(place.latitude, 90.0.nextDown)
    var isIn = false
    for polygon in bands where y >= polygon.south - apart.latitude && y <= polygon.north + apart.latitude {
      for turn in Self.turns {
        let x = place.longitude + 360 * Double(turn)
        guard x >= polygon.west - apart.longitude, x <= polygon.east + apart.longitude else { continue }
        for index in polygon.rows.range(of: Self.band(polygon, y)) {
          let (a, b) = (polygon.edges[index].a, polygon.edges[index].b)
          guard y >= min(a.y, b.y) - apart.latitude, y <= max(a.y, b.y) + apart.latitude,
            x >= min(a.x, b.x) - apart.longitude, x <= max(a.x, b.x) + apart.longitude
          else { continue }
          let (east, north) = (b.x - a.x, b.y - a.y)
          let most = apart.latitude * abs(east) + apart.longitude * abs(north)
          if abs(east * (y - a.y) - north * (x - a.x)) <= most { return nil }
        }
        if y >= polygon.south, y <= polygon.north, Self.isInside(polygon, x, y) { isIn = true }
      }
    }
    return isIn
  }

  /// The widest distance from edges that ``isIn(_:apart:)`` is asked for, in degrees of latitude.
  package static let widest = 1e-8

  /// The boxes of the polygons; longitudes may lie beyond ±180.
  package var boxes: [(west: Double, east: Double, south: Double, north: Double)] {
    bands.map { ($0.west, $0.east, $0.south, $0.north) }
  }

  /// The even-odd rule.
  private static func isInside(_ polygon: Bands, _ x: Double, _ y: Double) -> Bool {
    let band = band(polygon, y)
    var isInside = false
    for index in polygon.rows.range(of: band) {
      let (a, b) = (polygon.edges[index].a, polygon.edges[index].b)
      if (a.y > y) != (b.y > y), a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x) > x { isInside.toggle() }
    }
    return isInside
  }

  private static func band(_ polygon: Bands, _ y: Double) -> Int {
    max(0, min(polygon.rows.count - 1, Int((y - polygon.south) * polygon.perDegree)))
  }

  private static func bands(_ rings: [[Coordinate]]) -> Bands {
    var result = Bands()
    var edges: [Edge] = []
    for (index, ring) in rings.enumerated() {
      for vertex in ring where index == 0 {
        result.west = min(result.west, vertex.longitude)
        result.east = max(result.east, vertex.longitude)
        result.south = min(result.south, vertex.latitude)
        result.north = max(result.north, vertex.latitude)
      }
      // Level edges count for no place, but places may be near them.
      for (a, b) in zip(ring, ring.dropFirst()) where a != b {
        edges.append(Edge(a: PlanarPoint(a), b: PlanarPoint(b)))
      }
    }
    let count = max(1, min(edges.count / 4, 1 << 14))
    let height = result.north - result.south
    result.perDegree = height > 0 ? Double(count) / height : 0
    guard height > 0 else { return result }
    func band(_ y: Double) -> Int { max(0, min(count - 1, Int((y - result.south) * result.perDegree))) }
    result.rows = RowLists(
      count: count,
      rows: edges.map {
        band(min($0.a.y, $0.b.y) - 2 * Self.widest)...band(max($0.a.y, $0.b.y) + 2 * Self.widest)
      })
    result.edges = result.rows.members.map { edges[Int($0)] }
    return result
  }

  /// A hole by whole turns, as far as its exterior runs on over ±180.
  private static func turned(_ hole: [Coordinate], into exterior: [Coordinate]) -> [Coordinate] {
    func middle(_ ring: [Coordinate]) -> Double {
      let longitudes = ring.map(\.longitude)
      return ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2
    }
    let turn = ((middle(exterior) - middle(hole)) / 360).rounded() * 360
    guard turn != 0 else { return hole }
    return hole.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude + turn) }
  }

  /// The rings of a polygon, the exterior first. Holes that leave a band round the Earth at the meridian where it is cut enter it
  /// on the other side, and are there a second time; what lies outside the exterior is not asked for.
  private static func repeatedRound(_ polygon: Polygon) -> [[Coordinate]] {
    let longitudes = polygon.exterior.map(\.longitude)
    guard let west = longitudes.min(), let east = longitudes.max(), east - west > 360 - Seam.nearness else {
      return polygon.rings
    }
    return polygon.rings
      + polygon.holes.flatMap { hole -> [[Coordinate]] in
        var turns: [Double] = []
        if hole.contains(where: { $0.longitude > east }) { turns.append(-360) }
        if hole.contains(where: { $0.longitude < west }) { turns.append(360) }
        return turns.map { turn in
          hole.map { Coordinate(latitude: $0.latitude, longitude: $0.longitude + turn) }
        }
      }
  }

  /// A ring that goes round the Earth without a way to a pole, closed over the one it is meant to go round: an exterior has
  /// its polygon on the left, a hole has it on the right, as ``PolygonMeasure`` measures them.
  private static func closedAtPole(_ ring: [Coordinate], isHole: Bool) -> [Coordinate] {
    guard let first = ring.first, let last = ring.last,
      abs(abs(last.longitude - first.longitude) - 360) < 1e-9, last.latitude == first.latitude
    else { return ring }
    let pole = (last.longitude > first.longitude) == isHole ? -90.0 : 90
    return ring + [
      Coordinate(latitude: pole, longitude: last.longitude),
      Coordinate(latitude: pole, longitude: first.longitude), first,
    ]
  }
}
