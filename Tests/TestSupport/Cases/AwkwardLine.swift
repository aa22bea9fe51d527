import Geodesy
package import Geometry

package import Zones

/// Small lines of 2 to 15 vertices that are hard in one way or another, with a rule.
///
/// Walks, grids (whose vertices and edges repeat, cross and touch), lines that turn back on themselves, lines about a pole
/// and across 180 degrees, stars, and up to three parts of them. Some have no zone on one side, because they turn back.
package struct AwkwardLine: Sendable, CustomStringConvertible {
  /// What makes a line awkward.
  package enum Kind: String, Sendable, CaseIterable {
    case walk, grid, reversal, polar, antimeridian, star, parts
  }

  package let seed: UInt64
  package let kind: Kind
  package let parts: [[Coordinate]]
  package let specification: ZoneSpecification
  /// For stars: whether they run counterclockwise.
  private let isCounterclockwise: Bool

  package var description: String { "awkward line \(seed) (\(kind.rawValue))" }

  package var boundary: Boundary {
    Boundary(
      parts: parts.enumerated().map { Boundary.Part(vertices: $1, origin: "part \($0 + 1)") })
  }

  /// The line as a case: its parts joined as the definition has it.
  ///
  /// - Throws: ``ChainError`` for a line of fewer than two places.
  package func zoneCase() throws(ChainError) -> ZoneCase {
    ZoneCase(
      name: description, chains: try ChainAssembly(boundary).chains.map(\.vertices),
      specification: specification, insideIsLeft: isCounterclockwise)
  }

  /// The same line for the same seed; consecutive seeds go through the kinds.
  package init(seed: UInt64) {
    var random = SeededRandom(seed: seed &* 0x5851_F42D)
    var parts: [[Coordinate]]
    let kind = Kind.allCases[Int(seed % UInt64(Kind.allCases.count))]
    let step = Self.steps.randomElement(using: &random) ?? 0.1
    let start = Coordinate(
      (random.number(-180...180) * 10).rounded() / 10, (random.number(-70...70) * 10).rounded() / 10)
    let count = Int.random(in: 2...15, using: &random)
    isCounterclockwise = Bool.random(using: &random)
    switch kind {
    case .walk: parts = [Self.walk(start, step, count, &random)]
    case .grid: parts = [Self.grid(start, step, count, &random)]
    case .reversal: parts = [Self.reversal(start, step, count, &random)]
    case .polar: parts = [Self.polar(step, count, &random)]
    case .antimeridian:
      let seam = Coordinate(180 - step * random.number(0...2), start.latitude)
      parts = [
        Bool.random(using: &random)
          ? Self.grid(seam, step, count, &random) : Self.walk(seam, step, count, &random)
      ]
    case .star:
      parts = [
        Self.star(start, step, max(3, count - 1), isCounterclockwise ? -360 : 360, &random)
      ]
    case .parts:
      parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in
        Self.grid(start, step, Int.random(in: 2...5, using: &random), &random)
      }
    }
    self.seed = seed
    self.kind = kind
    var rule = Self.rule(step: step, isStar: kind == .star, &random)
    // A rhumb line reaches a pole only after infinitely many turns.
    if rule.edges == .rhumb, kind == .polar { rule.edges = .planar }
    // What is straight in longitude and latitude depends on the longitude that a pole is given.
    if rule.edges != .geodesic { parts = parts.map { $0.map(Self.besidePole) } }
    self.parts = parts
    specification = rule
  }
}

extension AwkwardLine {
  /// Degrees between neighbouring vertices, or so.
  private static let steps = [0.001, 0.01, 0.1, 1, 3]

  private static func besidePole(_ place: Coordinate) -> Coordinate {
    Coordinate(latitude: max(-89.9999, min(89.9999, place.latitude)), longitude: place.longitude)
  }

  private static func moved(_ place: Coordinate, _ east: Double, _ north: Double) -> Coordinate {
    Coordinate(
      latitude: max(-90, min(90, place.latitude + north)), longitude: place.longitude + east
    ).normalized
  }

  private static func walk(
    _ start: Coordinate, _ step: Double, _ count: Int, _ random: inout SeededRandom
  ) -> [Coordinate] {
    var line = [start]
    for _ in 1..<count {
      // Some of the walk comes back to where it was.
      if line.count > 2, random.unit() < 0.2, let seen = line.randomElement(using: &random) {
        line.append(seen)
      } else {
        line.append(
          moved(line[line.count - 1], random.number(-1...1) * 2 * step, random.number(-1...1) * 2 * step))
      }
    }
    return line
  }

  /// Steps along rows, columns and diagonals: vertices are visited twice, edges repeated, crossed and retraced.
  private static func grid(
    _ start: Coordinate, _ step: Double, _ count: Int, _ random: inout SeededRandom
  ) -> [Coordinate] {
    (0..<count).map { _ in
      moved(
        start, Double(Int.random(in: 0...4, using: &random)) * step,
        Double(Int.random(in: 0...4, using: &random)) * step)
    }
  }

  private static func reversal(
    _ start: Coordinate, _ step: Double, _ count: Int, _ random: inout SeededRandom
  ) -> [Coordinate] {
    let line = walk(start, step, max(2, count / 2), &random)
    let back = line.reversed().dropFirst().prefix(Int.random(in: 1...line.count, using: &random))
    let tail = random.unit() < 0.5 ? walk(line[0], step, 3, &random) : []
    return line + back + tail
  }

  private static func polar(_ step: Double, _ count: Int, _ random: inout SeededRandom) -> [Coordinate] {
    let pole = Bool.random(using: &random) ? 90.0 : -90
    return (0..<count).map { _ in
      if random.unit() < 0.1 { return Coordinate(random.number(-180...180), pole) }
      let away = random.number(0...1) * 4 * step
      return Coordinate(random.number(-180...180), pole > 0 ? pole - away : pole + away)
    }
  }

  private static func star(
    _ start: Coordinate, _ step: Double, _ count: Int, _ turn: Double, _ random: inout SeededRandom
  ) -> [Coordinate] {
    let ring = (0..<count).map { index -> Coordinate in
      Geodesic.direct(
        from: start, azimuth: turn * Double(index) / Double(count),
        distance: step * 111_000 * random.number(0.2...2)
      ).end
    }
    return ring + [ring[0]]
  }

  private static func rule(step: Double, isStar: Bool, _ random: inout SeededRandom) -> ZoneSpecification {
    let sides: [ZoneSpecification.Side] =
      isStar ? [.inside, .outside, .both, .left, .right] : [.both, .left, .right, .left, .right]
    // From much less than an edge to many edges.
    let scales: [Double] = [0.03, 0.3, 1, 1.665, 5, 30]
    let scale = scales.randomElement(using: &random) ?? 1
    let depth = max(4, min(900_000, step * 111_000 * scale))
    let edges: [EdgeModel] = [.geodesic, .geodesic, .geodesic, .planar, .rhumb]
    let isRange = random.unit() < 0.2
    return ZoneSpecification(
      depth: isRange ? .range(.meters(depth * 0.75), .meters(depth)) : .single(.meters(depth)),
      side: sides.randomElement(using: &random) ?? .both,
      ends: [nil, .round, .flat].randomElement(using: &random) ?? nil,
      edges: edges.randomElement(using: &random) ?? .geodesic,
      tolerance: .meters(min(1, depth / 8)))
  }
}
