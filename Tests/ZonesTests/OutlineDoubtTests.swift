import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing

@testable import ZoneDoubt
@testable import Zones

/// Probabilities along outlines against cells, and against places drawn from the definition, over zones of all kinds.
///
/// `tools/doubt` runs it with more places: DEMARC_DOUBT is how many each kind of zone has.
@Suite struct OutlineDoubtTests {
  static let count = ProcessInfo.processInfo.environment["DEMARC_DOUBT"].flatMap(Int.init)

  struct Kind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var make: @Sendable () throws -> Assessor
    /// Where its limits are near: places of its line, or of its polygons.
    var vertices: [Coordinate]
    var depths: [Double]

    init(
      _ name: String, _ parts: [[(Double, Double)]], _ depth: ZoneSpecification.Depth,
      side: ZoneSpecification.Side = .both, ends: ZoneSpecification.Ends? = nil, isRing: Bool = false,
      edges: EdgeModel = .geodesic, within: [[(Double, Double)]] = [], accuracy: [Double] = [0]
    ) {
      testDescription = name
      let lines = parts.map { $0.map { Coordinate(latitude: $0.1, longitude: $0.0) } }
      let specification = ZoneSpecification(depth: depth, side: side, ends: ends, edges: edges)
      let clip = within.map { ring in
        Polygon(exterior: ring.map { Coordinate(latitude: $0.1, longitude: $0.0) })
      }
      vertices = lines.flatMap(\.self)
      depths = [specification.coreDepth.meters, specification.outerDepth.meters]
      if specification.innerDepth.meters > 0 { depths.append(specification.innerDepth.meters) }
      if side != .both { depths.append(0) }
      make = {
        let radii =
          accuracy.count == 1
          ? LineAccuracy(.meters(accuracy[0]))
          : LineAccuracy(
            vertices: zip(lines, accuracy).map { line, radius in line.map { _ in Length.meters(radius) } })
        return try Assessor(
          boundary: Boundary(
            parts: lines.enumerated().map {
              Boundary.Part(vertices: $1, isRing: isRing, origin: "part \($0 + 1)")
            }),
          specification: specification, within: clip.isEmpty ? nil : clip, lineAccuracy: radii)
      }
    }

    /// Polygons of another program.
    init(_ name: String, polygons: [[(Double, Double)]], accuracy: Double) {
      testDescription = name
      let polygons = polygons.map { ring in
        Polygon(exterior: ring.map { Coordinate(latitude: $0.1, longitude: $0.0) })
      }
      vertices = polygons.flatMap(\.exterior)
      depths = [0]
      make = { try Assessor(polygons: polygons, outlineAccuracy: .meters(accuracy)) }
    }
  }

  static let bent = DoubtTests.bent
  static let island = [(36.0, 35.0), (36.8, 35.1), (36.9, 35.6), (36.3, 35.9), (36.1, 35.5), (36.0, 35.0)]
  static let kinds: [Kind] = [
    Kind("both sides", [bent], .single(.kilometers(20)), accuracy: [2000]),
    Kind("left, a range", [bent], .range(.kilometers(15), .kilometers(20)), side: .left, accuracy: [2000]),
    Kind("right", [bent], .single(.kilometers(8)), side: .right, accuracy: [500]),
    Kind("right, round ends", [bent], .range(.kilometers(6), .kilometers(20)), side: .right, ends: .round),
    Kind("both sides, flat ends", [bent], .single(.kilometers(20)), ends: .flat, accuracy: [3000]),
    Kind("a band", [bent], .band(.kilometers(12), .kilometers(20)), side: .left, accuracy: [1000]),
    Kind("a narrow range", [bent], .range(.kilometers(19.5), .kilometers(20)), accuracy: [200]),
    Kind(
      "clipped", [bent], .single(.kilometers(20)),
      within: [[(36.2, 35.0), (37.5, 35.2), (38.0, 37), (36.1, 36.9), (36.2, 35.0)]], accuracy: [1500]),
    Kind(
      "toward a place", [bent], .single(.kilometers(30)),
      side: .toward(Coordinate(latitude: 37, longitude: 37)), accuracy: [2000]),
    Kind("planar edges", [bent], .single(.kilometers(12)), side: .left, edges: .planar, accuracy: [800]),
    Kind("rhumb edges", [bent], .single(.kilometers(12)), edges: .rhumb, accuracy: [800]),
    Kind(
      "several lines, each with its accuracy",
      [bent, [(36.3, 36.3), (37.0, 36.6)], [(38.0, 35.7), (38.8, 35.9), (38.4, 35.4)]],
      .range(.kilometers(15), .kilometers(25)), accuracy: [500, 4000, 1500]),
    Kind(
      "several lines, left", [bent, [(36.3, 36.3), (37.0, 36.6)]], .single(.kilometers(15)), side: .left,
      accuracy: [500, 3000]),
    Kind(
      "inside", [island], .range(.kilometers(5), .kilometers(10)), side: .inside, isRing: true,
      accuracy: [700]),
    Kind("outside", [island], .single(.kilometers(22.224)), side: .outside, isRing: true, accuracy: [300]),
    Kind(
      "across 180", [[(179.2, -17), (-179.9, -16.4), (-179.3, -16.8)]], .single(.kilometers(22)),
      accuracy: [900]),
    Kind(
      "far north", [[(10, 84.5), (40, 85.5), (60, 84)]], .single(.kilometers(60)), side: .left,
      accuracy: [4000]),
    Kind("at the pole", [[(0, 89.5), (90, 89.7), (200, 89.8)]], .single(.kilometers(70)), accuracy: [2000]),
    Kind(
      "polygons that overlap, and a bow",
      polygons: [
        island, [(36.5, 35.3), (36.5, 36.2), (37.4, 36.2), (37.4, 35.3), (36.5, 35.3)],
        [(38.0, 35.0), (39.0, 36.0), (39.0, 35.0), (38.0, 36.0), (38.0, 35.0)],
      ], accuracy: 1200),
  ]

  @Test(arguments: kinds) func asCellsAndDrawn(_ kind: Kind) throws {
    let assessor = try kind.make()
    var random = SeededRandom(seed: 17)
    let isFull = Self.count != nil
    var (compared, worst, worstOfCells) = (0, 0.0, 0.0)
    for _ in 0..<20 * (Self.count ?? 2) where compared < Self.count ?? 2 {
      let place = Self.place(by: kind, &random)
      let a =
        Double.random(in: 0...1, using: &random) < 0.15
        ? 0 : 30 * pow(50_000.0 / 30, Double.random(in: 0...1, using: &random))
      let found = assessor.assessment(of: place, position: .meters(a))
      let (b, there) = (
        found.lineRadius.meters,
        assessor.outlines.probabilities(
          of: place, position: a, line: found.lineRadius.meters)
      )
      guard a + b > 0, let there else { continue }
      #expect(there.core == found.core && there.zone == found.zone)
      guard there.zone > 0, there.core < 1 else { continue }
      compared += 1
      let drawn = Self.drawn(assessor.judge, place, a, b, isFull ? 400 : 40, &random)
      let cells = assessor.probabilitiesByCells(of: place, in: .disc(.meters(a)))
      let difference = max(abs(found.zone - drawn.zone), abs(found.core - drawn.core))
      let ofCells = max(abs(found.zone - cells.zone), abs(found.core - cells.core))
      (worst, worstOfCells) = (max(worst, difference), max(worstOfCells, ofCells))
      // Strata leave an error that falls with the number of places to the power 3/4.
      #expect(
        difference < (isFull ? 1e-3 : 8e-3),
        "\(place.inWords), \(a) and \(b) m: \(found.zone) \(found.core), drawn \(drawn)")
      // Both may be wrong by 0.001.
      #expect(
        ofCells < 1.5e-3, "\(place.inWords), \(a) and \(b) m: \(found.zone) \(found.core), by cells \(cells)")
    }
    #expect(compared == Self.count ?? 2)
    if isFull {
      print(
        "doubt: \(kind.testDescription): \(compared) places; \(worst) from draws, \(worstOfCells) from cells")
    }
  }

  /// A place near a limit, more or less.
  static func place(by kind: Kind, _ random: inout SeededRandom) -> Coordinate {
    let index = Int.random(in: 0..<kind.vertices.count - 1, using: &random)
    let (from, to) = (kind.vertices[index], kind.vertices[index + 1])
    let edge = Geodesic.inverse(from: from, to: to)
    let at = Geodesic.direct(
      from: from, azimuth: edge.startAzimuth, distance: edge.distance * .random(in: 0...1, using: &random)
    ).end
    let depth = kind.depths[Int.random(in: 0..<kind.depths.count, using: &random)]
    let off = Double.random(in: -1...1, using: &random)
    return Geodesic.direct(
      from: at, azimuth: .random(in: -180...180, using: &random), distance: depth + off * abs(off) * 6000
    ).end
  }

  /// Places drawn from the distribution of the displacement as it is defined, one in each of count² strata of its
  /// probability and its direction.
  static func drawn(
    _ judge: Judge, _ place: Coordinate, _ a: Double, _ b: Double, _ count: Int, _ random: inout SeededRandom
  ) -> (core: Double, zone: Double) {
    let displacement = Displacement(position: a, line: b)
    var (core, zone) = (0, 0)
    for ring in 0..<count {
      for turn in 0..<count {
        let share = (Double(ring) + random.unit()) / Double(count)
        var (low, high) = (0.0, displacement.reach)
        for _ in 0..<40 {
          let middle = (low + high) / 2
          if displacement.probability(within: middle) < share { low = middle } else { high = middle }
        }
        let azimuth = 360 * (Double(turn) + random.unit()) / Double(count)
        let placement = judge.placement(of: Geodesic.direct(from: place, azimuth: azimuth, distance: low).end)
        if placement.isInCore { core += 1 }
        if placement.isInZone { zone += 1 }
      }
    }
    let whole = Double(count * count)
    return (Double(core) / whole, Double(zone) / whole)
  }
}
