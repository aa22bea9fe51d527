internal import Geodesy
package import Geometry

/// A stretch of the line that is travelled both ways, so that it has no sides.
package struct BothWays: Sendable, Hashable {
  /// The ends of its first edge.
  package var from: Coordinate
  package var to: Coordinate
  /// The parts that travel it.
  package var origins: [String]
}

/// The edges that a line has more than once, told by their vertices.
struct RepeatedStretches {
  /// The two vertices of an edge, whichever way it is travelled.
  private struct Edge: Hashable {
    let low: PlaceKey
    let high: PlaceKey

    init(_ a: PlaceKey, _ b: PlaceKey) { (low, high) = a < b ? (a, b) : (b, a) }
  }

  private struct Occurrence {
    var line: Int
    var index: Int
    var isForward: Bool
  }

  /// The bits of the edges that seem to be there twice; empty for nearly all lines, which then cost one look at each edge.
  private let suspicious: Set<UInt64>
  private var opposed: BothWays?

  init(_ pieces: [ChainAssembly.Piece]) {
    var seen: Set<UInt64> = []
    var twice: Set<UInt64> = []
    seen.reserveCapacity(pieces.reduce(0) { $0 + $1.vertices.count })
    for piece in pieces {
      var last = Self.key(piece.vertices[0]).mixedBits
      for vertex in piece.vertices.dropFirst() {
        let next = Self.key(vertex).mixedBits
        if !seen.insert(last ^ next).inserted { twice.insert(last ^ next) }
        last = next
      }
    }
    suspicious = twice
  }

  private static func key(_ place: Coordinate) -> PlaceKey { PlaceKey(place, withLongitudeOfPole: true) }

  /// Whether an edge seems to be there twice.
  var hasAny: Bool { !suspicious.isEmpty }

  private func occurrences(_ lines: [[Coordinate]]) -> [Edge: [Occurrence]] {
    guard !suspicious.isEmpty else { return [:] }
    var found: [Edge: [Occurrence]] = [:]
    for (line, vertices) in lines.enumerated() {
      var last = Self.key(vertices[0])
      for (index, vertex) in vertices.dropFirst().enumerated() {
        let next = Self.key(vertex)
        if suspicious.contains(last.mixedBits ^ next.mixedBits) {
          found[Edge(last, next), default: []].append(
            Occurrence(line: line, index: index, isForward: last < next))
        }
        last = next
      }
    }
    return found.filter { $0.value.count > 1 }
  }

  /// Takes out the pieces all of whose edges other pieces have, the shorter of two first and of equals the later.
  ///
  /// - Parameter ofOutlines: Whether rings are outlines of areas. Then the hole of one polygon and the shell of another are
  ///   both kept, though they be the same, and it does not matter which way a ring runs.
  /// - Returns: A note on what was taken out.
  mutating func drop(from pieces: inout [ChainAssembly.Piece], ofOutlines: Bool) -> [String] {
    let found = occurrences(pieces.map(\.vertices))
    guard !found.isEmpty else { return [] }
    var edges = [[Edge]](repeating: [], count: pieces.count)
    for (edge, list) in found { for one in list { edges[one.line].append(edge) } }
    var dropped: Set<Int> = []
    let order = pieces.indices.sorted { (pieces[$0].vertices.count, $1) < (pieces[$1].vertices.count, $0) }
    for index in order where edges[index].count == pieces[index].vertices.count - 1 {
      let isThereElsewhere = edges[index].allSatisfy { edge in
        found[edge, default: []].contains { other in
          other.line != index && !dropped.contains(other.line)
            && !(ofOutlines && pieces[other.line].isHole != pieces[index].isHole)
        }
      }
      if isThereElsewhere { dropped.insert(index) }
    }
    guard !dropped.isEmpty else { return [] }
    // Where the one that went ran the other way, the line has no side there.
    if !ofOutlines { noteOpposed(found, pieces, dropped) }
    let names = dropped.sorted().prefix(5).map { pieces[$0].origin }.joined(separator: ", ")
    let more = dropped.count > 5 ? " and \(dropped.count - 5) more" : ""
    pieces = pieces.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
    return ["ignored what is there a second time: \(names)\(more)"]
  }

  private mutating func noteOpposed(
    _ found: [Edge: [Occurrence]], _ pieces: [ChainAssembly.Piece], _ dropped: Set<Int>
  ) {
    for index in dropped.sorted() {
      let vertices = pieces[index].vertices
      for (a, b) in zip(vertices, vertices.dropFirst()) {
        let isForward = Self.key(a) < Self.key(b)
        let list = found[Edge(Self.key(a), Self.key(b)), default: []]
        guard let other = list.first(where: { $0.isForward != isForward }) else { continue }
        opposed = BothWays(from: a, to: b, origins: [pieces[other.line].origin, pieces[index].origin])
        return
      }
    }
  }

  /// A note on edges that are there more than once all the same.
  func notes(on pieces: [ChainAssembly.Piece]) -> [String] {
    let found = occurrences(pieces.map(\.vertices)).values.sorted {
      ($0[0].line, $0[0].index) < ($1[0].line, $1[0].index)
    }
    guard let first = found.first?[0] else { return [] }
    var length = 0.0
    for list in found {
      let vertices = pieces[list[0].line].vertices
      length +=
        Geodesic.inverse(from: vertices[list[0].index], to: vertices[list[0].index + 1]).distance
        * Double(list.count - 1)
    }
    let lines = Set(found.joined().map(\.line)).sorted()
    let names = lines.prefix(5).map { pieces[$0].origin }.joined(separator: ", ")
    let from = pieces[first.line].vertices[first.index].inWords
    return [
      "\(Length.meters(length).inRoundedWords) of the line are there more than once and count once: \(names), from \(from) on"
    ]
  }

  /// The first stretch that chains, or parts that were taken out, travel both ways.
  func opposed(in chains: [Chain]) -> BothWays? {
    if let opposed { return opposed }
    let found = occurrences(chains.map(\.vertices))
    let both = found.values.filter { list in Set(list.map(\.isForward)).count > 1 }
    guard let first = both.min(by: { ($0[0].line, $0[0].index) < ($1[0].line, $1[0].index) }) else {
      return nil
    }
    let vertices = chains[first[0].line].vertices
    return BothWays(
      from: vertices[first[0].index], to: vertices[first[0].index + 1],
      origins: Set(first.map(\.line)).sorted().map { chains[$0].origin })
  }
}
