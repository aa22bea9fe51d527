internal import Geodesy
package import Geometry
internal import ZoneVerification
package import Zones

/// How far the outlines of two areas are apart at most: the Hausdorff distance, from each to the other.
package struct OutlineDistance: Sendable, Hashable {
  /// The largest distance that was found from a place of one outline to the nearest of the other.
  package let largest: Length
  /// The place where it was found.
  package let place: Coordinate
  /// An upper bound of all such distances: distance is 1-Lipschitz, so that halving edges bounds it between places.
  package let bound: Length

  /// - Parameters:
  ///   - first: Polygons with an outline, edges straight in longitude and latitude.
  ///   - second: As well.
  ///   - precision: How far the bound may be above what was found.
  /// - Throws: ``ZoneError/emptyOutline`` for polygons without an outline.
  package init(_ first: [Polygon], _ second: [Polygon], precision: Length = .meters(1)) throws(ZoneError) {
    let there = try Self.directed(first, to: second, precision.meters)
    let back = try Self.directed(second, to: first, precision.meters)
    let farther = there.distance >= back.distance ? there : back
    largest = .meters(farther.distance)
    place = farther.place
    bound = .meters(farther.distance + precision.meters)
  }

  private static func edges(of ring: [Coordinate]) -> [OutlineEdge] {
    zip(ring, ring.dropFirst()).map { OutlineEdge(start: $0, end: $1) }
  }

  private struct Piece {
    var a: Coordinate
    var b: Coordinate
    var fromA: Double
    var fromB: Double

    /// An upper bound of the distance of any place of the piece.
    var bound: Double { (fromA + fromB + Geodesic.inverse(from: a, to: b).distance) / 2 }
  }

  private static func directed(
    _ polygons: [Polygon], to others: [Polygon], _ precision: Double
  ) throws(ZoneError) -> (distance: Double, place: Coordinate) {
    let outline = try Judge(polygons: others)
    // What both have is no way apart, and to halve it until that is seen would take long.
    let known = Set(others.flatMap(\.rings).flatMap(Self.edges).flatMap { [$0, $0.reversed] })
    var best = (distance: -1.0, place: Coordinate(latitude: 0, longitude: 0))
    var pieces: [(bound: Double, piece: Piece)] = []
    func distance(_ place: Coordinate) -> Double {
      let distance = outline.placement(of: place).distance
      if distance > best.distance { best = (distance, place) }
      return distance
    }
    /// The end of the edge before, at which most begin.
    var last: (place: Coordinate, distance: Double)?
    for edge in polygons.flatMap(\.rings).flatMap(Self.edges) {
      // Edges that only close a ring, along ±180 or at a pole, are no outline.
      if edge.isClosing { continue }
      if known.contains(edge) {
        if best.distance < 0 { best = (0, edge.start) }
        continue
      }
      let fromA = last.flatMap { $0.place == edge.start ? $0.distance : nil } ?? distance(edge.start)
      let piece = Piece(a: edge.start, b: edge.end, fromA: fromA, fromB: distance(edge.end))
      last = (edge.end, piece.fromB)
      pieces.append((piece.bound, piece))
    }
    // The most promising first, so that most of the others need not be looked at.
    pieces.sort { $0.bound < $1.bound }
    while let (bound, piece) = pieces.popLast() {
      if bound <= best.distance + precision { continue }
      let middle = Coordinate(
        latitude: (piece.a.latitude + piece.b.latitude) / 2,
        longitude: piece.a.longitude + Coordinate.shortest(piece.b.longitude - piece.a.longitude) / 2)
      let far = distance(middle)
      for half in [
        Piece(a: piece.a, b: middle, fromA: piece.fromA, fromB: far),
        Piece(a: middle, b: piece.b, fromA: far, fromB: piece.fromB),
      ] where half.bound > best.distance + precision {
        pieces.append((half.bound, half))
      }
    }
    guard best.distance >= 0 else {
      throw .emptyOutline
    }
    return best
  }
}
