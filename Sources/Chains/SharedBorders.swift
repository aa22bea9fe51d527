internal import Geodesy
internal import Geometry

/// The borders that areas have in common: the same edges, with an area on either side.
///
/// Outside, they are no outline, and what is left of the rings is the outline of all areas together. Inside, each counts
/// once, as a chain with an area on both sides.
enum SharedBorders {
  private struct Edge: Hashable {
    let from: PlaceKey
    let to: PlaceKey

    init(_ a: Coordinate, _ b: Coordinate) {
      from = PlaceKey(a, withLongitudeOfPole: true)
      to = PlaceKey(b, withLongitudeOfPole: true)
    }
  }

  /// Replaces the rings that share borders by what is left of them.
  ///
  /// - Parameter keeps: Whether the borders stay, as pieces of their own.
  /// - Returns: A note, if there are any.
  static func resolve(_ pieces: inout [ChainAssembly.Piece], keeps: Bool) -> [String] {
    let rings = pieces.indices.filter { pieces[$0].isRing && pieces[$0].isClosed }
    guard rings.count > 1, RepeatedStretches(rings.map { pieces[$0] }).hasAny else { return [] }
    // All with the area on their left.
    var leftward: [Int: [Coordinate]] = [:]
    var owners: [Edge: Int] = [:]
    for index in rings {
      let ring = pieces[index].vertices
      let isSmallerLeft = GeodesicRing.leftArea(of: ring) <= PolygonMeasure.earth.squareMeters / 2
      let vertices = isSmallerLeft != pieces[index].isHole ? ring : ring.reversed()
      leftward[index] = vertices
      for (a, b) in zip(vertices, vertices.dropFirst()) {
        owners[Edge(a, b)] = index
      }
    }
    func other(_ a: Coordinate, _ b: Coordinate, _ index: Int) -> Int? {
      let owner = owners[Edge(b, a)]
      return owner == index ? nil : owner
    }
    var result: [ChainAssembly.Piece] = []
    var (length, first) = (0.0, Coordinate?.none)
    var names: Set<Int> = []
    for (index, piece) in pieces.enumerated() {
      guard let vertices = leftward[index],
        zip(vertices, vertices.dropFirst()).contains(where: { other($0, $1, index) != nil })
      else {
        result.append(piece)
        continue
      }
      for run in runs(of: vertices, by: { other($0, $1, index) }) {
        var part = piece
        part.vertices = run.vertices
        part.isRing = false
        part.interior = .left
        if let owner = run.other {
          names.formUnion([index, owner])
          guard owner > index else { continue }
          first = first ?? run.vertices[0]
          length += ChainAssembly.length(run.vertices)
          guard keeps else { continue }
          part.interior = .both
          part.isHole = false
          part.origin = "the border of \(piece.origin) and \(pieces[owner].origin)"
        }
        result.append(part)
      }
    }
    let origins = names.sorted().prefix(5).map { pieces[$0].origin }.joined(separator: ", ")
    pieces = result
    guard let first else { return [] }
    return [
      "\(Length.meters(length).inRoundedWords) of common border \(keeps ? "count once, with an area on both sides" : "are not part of the outline"): \(origins), from \(first.inWords) on"
    ]
  }

  /// The longest runs of edges of a closed ring that have the same neighbour.
  private static func runs(
    of ring: [Coordinate], by neighbour: (Coordinate, Coordinate) -> Int?
  ) -> [(vertices: [Coordinate], other: Int?)] {
    let count = ring.count - 1
    let others = (0..<count).map { neighbour(ring[$0], ring[$0 + 1]) }
    guard let start = (0..<count).first(where: { others[$0] != others[($0 + count - 1) % count] }) else {
      return [(ring, others[0])]
    }
    var runs: [(vertices: [Coordinate], other: Int?)] = []
    for offset in 0..<count {
      let index = (start + offset) % count
      if offset > 0, runs[runs.count - 1].other == others[index] {
        runs[runs.count - 1].vertices.append(ring[index + 1])
      } else {
        runs.append(([ring[index], ring[index + 1]], others[index]))
      }
    }
    return runs
  }
}
