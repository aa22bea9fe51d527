import Foundation
import Geodesy
package import Geometry

package import Zones

/// Places where a zone could be wrong: hugging its limits by 1.1 t and a little more, around ends and corners,
/// beside the line, where membership changes along random ways, and anywhere.
package struct PlaceSampler {
  package let zone: OracleZone
  package let tolerance: Double
  private let depths: [Double]
  private let deepest: Double
  private let vertices: [Coordinate]
  private let chainStarts: [Int]
  private var pending: [Coordinate] = []
  private var turn = 0

  package init(zone: OracleZone, tolerance: Double, regions: [Zone.Region]) {
    self.zone = zone
    self.tolerance = tolerance
    depths = Array(Set(regions.indices.flatMap { zone.depths(of: $0) })).sorted()
    deepest = depths.last ?? 0
    vertices = regions.flatMap(\.polygons).flatMap(\.rings).flatMap { $0 }
    chainStarts = zone.oracle.nodes.indices.filter { zone.oracle.nodes[$0].halfEdges.count == 1 }
  }

  package mutating func next(_ random: inout SeededRandom) -> Coordinate? {
    if let place = pending.popLast() { return place }
    turn += 1
    switch turn % 6 {
    case 0: return alongLine(&random)
    case 1: return aroundNode(&random, onlyEnds: false)
    case 2: return aroundNode(&random, onlyEnds: true)
    case 3: return nearOutline(&random)
    default: addTransitions(&random)
    }
    return pending.popLast()
  }

  /// A distance from the line: by a limit, or any.
  private func depth(_ random: inout SeededRandom) -> Double {
    let hug =
      tolerance * (Bool.random(using: &random) ? 1.1 : random.number(1.1...5))
      * (Bool.random(using: &random) ? 1 : -1)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return abs(hug)
    case 1: return random.number(0...deepest * 1.3)
    default: return (depths.randomElement(using: &random) ?? deepest) + hug
    }
  }

  private func placeOnLine(_ random: inout SeededRandom) -> (place: Coordinate, azimuth: Double)? {
    // By length, and as often by edge.
    guard let edge = zone.oracle.edges.randomElement(using: &random) else { return nil }
    return edge.place(at: random.number(0...1))
  }

  private func alongLine(_ random: inout SeededRandom) -> Coordinate? {
    guard let base = placeOnLine(&random) else { return nil }
    let turn = Bool.random(using: &random) ? 90.0 : -90
    return Geodesic.direct(from: base.place, azimuth: base.azimuth + turn, distance: depth(&random)).end
  }

  private func aroundNode(_ random: inout SeededRandom, onlyEnds: Bool) -> Coordinate? {
    let index =
      onlyEnds
      ? chainStarts.randomElement(using: &random) : zone.oracle.nodes.indices.randomElement(using: &random)
    guard let index, let halfEdge = zone.oracle.nodes[index].halfEdges.randomElement(using: &random) else {
      return nil
    }
    let node = zone.oracle.nodes[index]
    var azimuth = random.number(-180...180)
    let distance = depth(&random)
    // Beside the cuts and the line prolonged, by a little more than the tolerance.
    if Bool.random(using: &random) {
      let quarter = Double(Int.random(in: 0..<4, using: &random)) * 90
      let lean = max(-45, min(45, random.number(1.1...3) * tolerance / max(distance, tolerance) * 180 / .pi))
      azimuth = halfEdge.azimuth + quarter + (Bool.random(using: &random) ? lean : -lean)
    }
    return Geodesic.direct(from: node.place, azimuth: azimuth, distance: distance).end
  }

  private func nearOutline(_ random: inout SeededRandom) -> Coordinate? {
    guard let vertex = vertices.randomElement(using: &random) else { return nil }
    let distance = tolerance * pow(10, random.number(0...3))
    return Geodesic.direct(from: vertex, azimuth: random.number(-180...180), distance: distance).end
  }

  /// Both sides of every change of membership that bisection finds on a random way.
  private mutating func addTransitions(_ random: inout SeededRandom) {
    guard let base = placeOnLine(&random) else { return }
    let start = Geodesic.direct(
      from: base.place, azimuth: random.number(-180...180), distance: random.number(0...deepest * 1.1)
    ).end
    let line = GeodesicLine(from: start, azimuth: random.number(-180...180))
    let length = deepest * random.number(0.05...1.5)
    var low = 0.0
    var high = length
    let first = zone.verdict(start).region
    guard zone.verdict(line.position(at: high).end).region != first else {
      pending.append(line.position(at: length / 2).end)
      return
    }
    while high - low > tolerance / 50 {
      let middle = (low + high) / 2
      if zone.verdict(line.position(at: middle).end).region == first { low = middle } else { high = middle }
    }
    let limit = line.position(at: low)
    for turn in [0.0, 45, 90, 135, 180, 225, 270, 315] {
      let distance = tolerance * (Bool.random(using: &random) ? 1.2 : random.number(1.2...8))
      pending.append(
        Geodesic.direct(from: limit.end, azimuth: limit.endAzimuth + turn, distance: distance).end)
    }
  }
}
