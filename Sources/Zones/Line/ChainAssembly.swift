internal import Geodesy
package import Geometry

/// A polyline after parts with coinciding ends were joined.
package struct Chain: Sendable {
  /// The vertices; neighbours are distinct. A closed chain repeats its first vertex at its end.
  package var vertices: [Coordinate]
  /// Whether the chain returns to its start, so that it has no ends.
  package var isClosed: Bool
  /// The words for the parts it was made of.
  package var origin: String
}

/// Joins the parts of a boundary into chains.
///
/// Two part ends at one place (longitudes modulo 360, any longitude at a pole) are joined; three or more are
/// a junction, where every part keeps its end but the end is no end of the line. A chain runs the way of the
/// greater length of its parts; parts that ran the other way are turned, and said.
package struct ChainAssembly {
  package private(set) var chains: [Chain] = []
  package private(set) var notes: [String] = []

  private struct Piece {
    var vertices: [Coordinate]
    var origin: String
  }

  package init(_ boundary: Boundary) throws(ZoneError) {
    var pieces: [Piece] = []
    var repeats = 0
    for part in boundary.parts {
      for (index, vertex) in part.vertices.enumerated() where !vertex.isValid {
        throw .invalidVertex(vertex, number: index + 1, origin: part.origin)
      }
    }
    for part in try SeamDissolving.dissolve(boundary.parts) {
      var vertices: [Coordinate] = []
      for vertex in part.vertices {
        if let last = vertices.last, last.isSamePlace(as: vertex) {
          repeats += 1
        } else {
          vertices.append(vertex.normalized)
        }
      }
      if vertices.count > 1 { pieces.append(Piece(vertices: vertices, origin: part.origin)) }
    }
    guard !pieces.isEmpty else {
      throw .emptyLine
    }
    if repeats > 0 {
      notes.append("ignored \(repeats) repeated \(repeats == 1 ? "vertex" : "vertices")")
    }
    join(pieces)
  }

  private mutating func join(_ pieces: [Piece]) {
    var ends: [PlaceKey: [(piece: Int, atStart: Bool)]] = [:]
    for (index, piece) in pieces.enumerated() {
      ends[PlaceKey(piece.vertices[0]), default: []].append((index, true))
      ends[PlaceKey(piece.vertices[piece.vertices.count - 1]), default: []].append((index, false))
    }
    var used = [Bool](repeating: false, count: pieces.count)
    /// The piece joined to an end of another, where exactly two ends meet.
    func next(after piece: Int, atStart: Bool) -> (piece: Int, atStart: Bool)? {
      let vertex =
        atStart ? pieces[piece].vertices[0] : pieces[piece].vertices[pieces[piece].vertices.count - 1]
      guard let meeting = ends[PlaceKey(vertex)], meeting.count == 2 else { return nil }
      let other = meeting[0].piece == piece && meeting[0].atStart == atStart ? meeting[1] : meeting[0]
      return other.piece == piece && other.atStart == atStart ? nil : other
    }
    var turned: [String] = []
    var outOfOrder = false
    for seed in pieces.indices where !used[seed] {
      // Walk backwards to the first piece of the chain, then forwards.
      var first = (piece: seed, forward: true)
      var visited: Set<Int> = [seed]
      while let previous = next(after: first.piece, atStart: first.forward),
        visited.insert(previous.piece).inserted
      {
        first = (previous.piece, !previous.atStart)
      }
      var run = [first]
      used[first.piece] = true
      while let following = next(after: run[run.count - 1].piece, atStart: !run[run.count - 1].forward),
        !used[following.piece]
      {
        used[following.piece] = true
        run.append((following.piece, following.atStart))
      }
      if run.contains(where: { !$0.forward }) {
        let lengths = run.map { Self.length(pieces[$0.piece].vertices) }
        var along = 0.0
        for (step, length) in zip(run, lengths) { along += step.forward ? length : -length }
        if along < 0 || (along == 0 && !run[0].forward) {
          run = run.reversed().map { ($0.piece, !$0.forward) }
        }
      }
      turned += run.filter { !$0.forward }.map { pieces[$0.piece].origin }
      if zip(run, run.dropFirst()).contains(where: { $0.piece + 1 != $1.piece }) {
        let isRotation = Set(run.map(\.piece)).count == run.count && Self.isRotated(run.map(\.piece))
        if !isRotation { outOfOrder = true }
      }
      var vertices: [Coordinate] = []
      for step in run {
        let piece = step.forward ? pieces[step.piece].vertices : pieces[step.piece].vertices.reversed()
        vertices += vertices.isEmpty ? piece[...] : piece.dropFirst()
      }
      let isClosed = vertices.count > 2 && vertices[0].isSamePlace(as: vertices[vertices.count - 1])
      let origins = run.map { pieces[$0.piece].origin }
      let origin = origins.count == 1 ? origins[0] : "\(origins[0]) to \(origins[origins.count - 1])"
      chains.append(Chain(vertices: vertices, isClosed: isClosed, origin: origin))
    }
    if !turned.isEmpty {
      let names = turned.prefix(5).joined(separator: ", ")
      let more = turned.count > 5 ? " and \(turned.count - 5) more" : ""
      notes.append(
        "reversed parts so that each chain runs the way of its greater length: \(names)\(more)")
    }
    if outOfOrder { notes.append("reordered the line's parts to join end to end") }
  }

  private static func isRotated(_ indices: [Int]) -> Bool {
    guard let least = indices.min(), let start = indices.firstIndex(of: least) else { return true }
    let rotated = indices[start...] + indices[..<start]
    return zip(rotated, rotated.dropFirst()).allSatisfy { $0 + 1 == $1 }
  }

  private static func length(_ vertices: [Coordinate]) -> Double {
    zip(vertices, vertices.dropFirst()).reduce(0) { $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance }
  }
}

/// A place as a dictionary key: longitudes modulo 360, one key for each pole.
package struct PlaceKey: Hashable {
  private let latitude: Double
  private let longitude: Double

  package init(_ place: Coordinate) {
    latitude = place.latitude + 0
    let turned = Coordinate.shortest(place.longitude)
    longitude = abs(place.latitude) == 90 ? 0 : (turned == -180 ? 180 : turned + 0)
  }
}
