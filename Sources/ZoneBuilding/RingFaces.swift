internal import Geodesy
internal import Geometry
internal import Topology
internal import Zones

/// Whether the sides of a line change at the line alone, so that a one-sided zone has no bisectors.
///
/// A place leaves its nearest foot into the face of the line in which it lies: the way between the two crosses the line nowhere.
/// So where each face has the zone along its whole outline, or along none of it, no foot that is chosen is ever as near as one
/// that is not. That is so of coasts, islands and areas with holes, and is looked at for rings that do not meet; any other line
/// has its bisectors looked for.
struct RingFaces {
  /// An edge of a ring, straight in longitude and latitude to some millimetres.
  private struct Edge {
    let start: PlanarPoint
    let end: PlanarPoint
    let ring: Int
  }

  private let rings: [[PlanarPoint]]
  private let choice: SideChoice

  /// Nil for lines that are not of rings alone, or lead about a pole or across the meridian opposite their first place.
  init?(_ model: ZoneModel) {
    let line = model.line
    guard let first = line.nodes.first?.place, line.chains.allSatisfy(\.isClosed),
      line.nodes.allSatisfy({ $0.halfEdges.count == 2 && abs($0.place.latitude) < 90 })
    else { return nil }
    var rings = [[PlanarPoint]](repeating: [], count: line.chains.count)
    for span in line.spans {
      let chain = Int(line.edges[Int(span.edge)].chain)
      let count = max(1, (span.length / Self.longest).rounded(.up))
      for part in stride(from: 0, to: count, by: 1) {
        var point = PlanarPoint(coordinate(at: span.position(at: part / count)))
        point.x = Coordinate.shortest(point.x - first.longitude)
        if let last = rings[chain].last, abs(point.x - last.x) > 90 { return nil }
        rings[chain].append(point)
      }
    }
    for index in rings.indices {
      guard rings[index].count > 2, let start = rings[index].first, let end = rings[index].last,
        abs(start.x - end.x) <= 90
      else { return nil }
      rings[index].append(start)
    }
    self.rings = rings
    choice = model.choice
  }

  /// Edges are followed in stretches of this length, in metres: a geodesic strays from what is straight in longitude and latitude
  /// by less than a centimetre, unless it is next to a pole.
  private static let longest = 500.0

  /// Whether each face has the zone along all of its outline or none. False also where the rings meet.
  func agree() -> Bool {
    guard (try? PlanarPolyline.doNotMeet(rings)) == true else { return false }
    let edges = rings.enumerated().flatMap { number, ring in
      zip(ring, ring.dropFirst()).map { Edge(start: $0, end: $1, ring: number) }
    }
    let rows = LatitudeRows(edges.map { ($0.start.y, $0.end.y) })
    var unbounded: Bool?
    for (number, ring) in rings.enumerated() {
      guard let west = ring.min(by: { $0.x < $1.x }) else { return false }
      // The next edge to the west bounds the face outside the ring, as the ring itself does.
      var nearest: (x: Double, isChosen: Bool)?
      for index in rows.numbers(at: west.y) {
        let (edge, isUp) = (edges[Int(index)], edges[Int(index)].end.y > west.y)
        guard edge.ring != number, (edge.start.y > west.y) != isUp else { continue }
        let share = (west.y - edge.start.y) / (edge.end.y - edge.start.y)
        let x = edge.start.x + share * (edge.end.x - edge.start.x)
        if x < west.x, x > nearest?.x ?? -.infinity {
          nearest = (x, isUp ? choice.right[edge.ring] : choice.left[edge.ring])
        }
      }
      let isChosen = Self.isCounterclockwise(ring) ? choice.right[number] : choice.left[number]
      let expected = nearest?.isChosen ?? unbounded ?? isChosen
      if nearest == nil { unbounded = expected }
      if isChosen != expected { return false }
    }
    return true
  }

  private static func isCounterclockwise(_ ring: [PlanarPoint]) -> Bool {
    let origin = ring[0]
    var area = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      area += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return area > 0
  }
}

/// Things in rows of latitude, so narrow that each holds few.
private struct LatitudeRows {
  private let lists: RowLists
  private let south: Double
  private let height: Double

  /// - Parameter spans: the latitudes between which each thing lies, in any order.
  init(_ spans: [(Double, Double)]) {
    let south = spans.reduce(90) { min($0, $1.0, $1.1) }
    let north = spans.reduce(-90) { max($0, $1.0, $1.1) }
    let count = max(1, min(100_000, spans.count))
    let height = max((north - south) / Double(count), 1e-9)
    func row(_ latitude: Double) -> Int { max(0, min(count - 1, Int((latitude - south) / height))) }
    self.south = south
    self.height = height
    lists = RowLists(count: count, rows: spans.map { row(min($0.0, $0.1))...row(max($0.0, $0.1)) })
  }

  /// The numbers of the things in the row of a latitude.
  func numbers(at latitude: Double) -> ArraySlice<Int32> {
    lists[max(0, min(lists.count - 1, Int((latitude - south) / height)))]
  }
}
