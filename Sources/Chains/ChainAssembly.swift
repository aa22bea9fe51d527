internal import Geodesy
internal import Geometry

/// Joins the parts of a boundary into chains.
///
/// Two part ends at one place (longitudes modulo 360, any longitude at a pole), or within the join tolerance, are joined;
/// three or more are a junction, where every part keeps its end but the end is no end of the line. A part that closes
/// has no ends. A chain runs the way of the greater length of its parts; parts that ran the other way are turned, and said.
/// Of parts that are there twice one is kept.
package struct ChainAssembly {
  package private(set) var chains: [Chain] = []
  package private(set) var notes: [String] = []

  /// A stretch that is there in both directions of travel, so that it has no sides.
  package private(set) var bothWays: BothWays?

  /// A part, or what is left of it.
  struct Piece {
    var vertices: [Coordinate]
    var origin: String
    var isHole = false
    var isRing = false
    var interior = Chain.Interior.unknown

    var isClosed: Bool { vertices.count > 2 && vertices[0].isSamePlace(as: vertices[vertices.count - 1]) }
  }

  package init(_ boundary: Boundary, _ rule: ChainRule = .exact) throws(ChainError) {
    var pieces: [Piece] = []
    var repeats = 0
    for part in boundary.parts {
      for (index, vertex) in part.vertices.enumerated() where !vertex.isValid {
        throw .invalidVertex(vertex, number: index + 1, origin: part.origin)
      }
    }
    for part in try SeamDissolving.dissolve(boundary.parts.filter { !$0.isPoint }) {
      var vertices: [Coordinate] = []
      for vertex in part.vertices {
        if let last = vertices.last, last.isSamePlace(as: vertex) {
          repeats += 1
        } else {
          vertices.append(vertex.normalized)
        }
      }
      if vertices.count > 1 {
        pieces.append(
          Piece(vertices: vertices, origin: part.origin, isHole: part.isHole, isRing: part.isRing))
      }
    }
    let points = Self.points(of: boundary, &notes)
    guard !pieces.isEmpty || !points.isEmpty else {
      throw .empty
    }
    if repeats > 0 {
      notes.append("ignored \(repeats) repeated \(repeats == 1 ? "vertex" : "vertices")")
    }
    notes += EndJoining.join(&pieces, within: rule.joinTolerance)
    var stretches = RepeatedStretches(rule.countsOnce ? pieces : [])
    let isOutline = rule.outline != .none
    notes += stretches.drop(from: &pieces, ofOutlines: isOutline)
    if isOutline { notes += SharedBorders.resolve(&pieces, keeps: rule.outline == .inside) }
    notes += stretches.notes(on: pieces)
    join(pieces)
    bothWays = stretches.opposed(in: chains)
    if bothWays == nil, let model = rule.sidesOf { bothWays = OpposedEdges(chains, edges: model).first() }
    try passOver(shorterThan: rule.shortest)
    if rule.countsOnce { notes += ChainGaps.notes(chains) }
    chains += points
  }

  /// The base points, each place once.
  private static func points(of boundary: Boundary, _ notes: inout [String]) -> [Chain] {
    var seen: Set<PlaceKey> = []
    var points: [Chain] = []
    var repeated: [String] = []
    for part in boundary.parts where part.isPoint {
      guard let place = part.vertices.first?.normalized else { continue }
      if seen.insert(PlaceKey(place)).inserted {
        points.append(Chain(point: place, origin: part.origin))
      } else {
        repeated.append(part.label)
      }
    }
    if !repeated.isEmpty {
      notes.append("ignored base points that are there a second time: \(list(repeated))")
    }
    return points
  }

  /// The first few of some names.
  private static func list(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
  }

  /// Takes out the chains that are shorter than a length in metres.
  private mutating func passOver(shorterThan shortest: Double) throws(ChainError) {
    guard shortest > 0, !chains.isEmpty else { return }
    let isShort = chains.map { Self.isShort($0, shortest) }
    guard isShort.contains(true) else { return }
    let short = zip(chains, isShort).filter(\.1).map(\.0)
    let longest = short.map { Self.length($0.vertices) }.max() ?? 0
    guard isShort.contains(false) else {
      throw .tooShort(.meters(longest), least: .meters(shortest))
    }
    chains = zip(chains, isShort).filter { !$0.1 }.map(\.0)
    let names = short.prefix(5).map(\.origin).joined(separator: ", ")
    let more = short.count > 5 ? " and \(short.count - 5) more" : ""
    notes.append(
      "ignored what is shorter than the tolerance of \(Length.meters(shortest).inWords): \(names)\(more)")
  }

  private static func isShort(_ chain: Chain, _ shortest: Double) -> Bool {
    var length = 0.0
    for (a, b) in zip(chain.vertices, chain.vertices.dropFirst()) {
      length += Geodesic.inverse(from: a, to: b).distance
      if length >= shortest { return false }
    }
    return true
  }

  private mutating func join(_ pieces: [Piece]) {
    var ends: [PlaceKey: [(piece: Int, atStart: Bool)]] = [:]
    for (index, piece) in pieces.enumerated() where !piece.isClosed {
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
      let interiors = run.map {
        $0.forward ? pieces[$0.piece].interior : pieces[$0.piece].interior.turned
      }
      chains.append(
        Chain(
          vertices: vertices, isClosed: isClosed, origin: origin,
          isHole: run.contains { pieces[$0.piece].isHole },
          interior: interiors.allSatisfy { $0 == interiors[0] } ? interiors[0] : .unknown))
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

  static func length(_ vertices: [Coordinate]) -> Double {
    zip(vertices, vertices.dropFirst()).reduce(0) { $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance }
  }
}
