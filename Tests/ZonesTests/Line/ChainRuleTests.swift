import Geodesy
import Geometry
import Testing

@testable import Zones

/// Ends that nearly meet, stretches that are there twice, outlines of areas: found wrong in 2026.
@Suite struct ChainRuleTests {
  private static func boundary(
    _ parts: [[(Double, Double)]], areRings: Bool = false, holes: Set<Int> = []
  ) -> Boundary {
    Boundary(
      parts: parts.enumerated().map { index, places in
        Boundary.Part(
          vertices: places.map { Coordinate(latitude: $0.1, longitude: $0.0) }, isRing: areRings,
          isHole: holes.contains(index), origin: "part \(index + 1)")
      })
  }

  private static func square(_ west: Double, _ south: Double, _ size: Double) -> [(Double, Double)] {
    [(west, south), (west + size, south), (west + size, south + size), (west, south + size), (west, south)]
  }

  private static func rule(
    _ side: ZoneSpecification.Side, kilometers: Double = 5, join: Double? = nil
  ) -> ZoneSpecification {
    var rule = ZoneSpecification(depth: .single(.kilometers(kilometers)), side: side)
    rule.statedJoinTolerance = join.map { .meters($0) }
    return rule
  }

  private static func judge(_ boundary: Boundary, _ rule: ZoneSpecification) throws -> Judge {
    try Judge(boundary: boundary, specification: rule)
  }

  private static func isIn(_ judge: Judge, _ longitude: Double, _ latitude: Double) -> Bool {
    judge.placement(of: Coordinate(latitude: latitude, longitude: longitude)).isInZone
  }

  // MARK: Ends

  /// A rounding apart the second part was a chain of its own, turned round: its zone lay on the other side.
  @Test func endsARoundingApartAreOne() throws {
    let apart = Self.boundary([[(0, 0), (0.1, 0)], [(0.2, 0), (0.100000000001, 0)]])
    let line = try ReferenceLine(boundary: apart, specification: Self.rule(.left))
    #expect(line.line.chains.count == 1)
    #expect(line.notes.first == "joined an end of the line across a gap of less than 1 mm, near 0.0°N 0.1°E")
    let judge = try Self.judge(apart, Self.rule(.left))
    #expect(Self.isIn(judge, 0.05, 0.01) && Self.isIn(judge, 0.15, 0.01))
    #expect(!Self.isIn(judge, 0.05, -0.01) && !Self.isIn(judge, 0.15, -0.01))
  }

  /// Within a tenth of the tolerance, or what is given; farther apart the gap is told.
  @Test func theJoinToleranceDecides() throws {
    let metre = 1 / 111_319.49
    func line(_ gap: Double, _ join: Double? = nil) throws -> ReferenceLine {
      try ReferenceLine(
        boundary: Self.boundary([[(0, 0), (0.1, 0)], [(0.1 + gap * metre, 0), (0.2, 0)]]),
        specification: Self.rule(.left, join: join))
    }
    #expect(try line(0.09).line.chains.count == 1)
    let apart = try line(12)
    #expect(apart.line.chains.count == 2)
    #expect(
      apart.notes == [
        "the line has 2 chains",
        "gap of 12.0 m between part 1 and part 2 near 0.0°N 0.1°E: not joined (--join-tolerance)",
      ])
    #expect(try line(12, 13).line.chains.count == 1)
    #expect(try line(0.01, 0).line.chains.count == 2)
  }

  @Test func aRingThatNearlyClosesCloses() throws {
    let ring = Self.boundary([[(0, 0), (1, 0), (1, 1), (0, 1), (0, 1e-9)]])
    #expect(try ReferenceLine(boundary: ring, specification: Self.rule(.inside)).hasClosedChain)
  }

  // MARK: Repeated stretches

  @Test(arguments: [false, true]) func aRepeatedPartCountsOnce(_ isTurned: Bool) throws {
    let part = [(10, 50), (10.2, 50.1), (10.4, 50.05)]
    let twice = Self.boundary([part, isTurned ? part.reversed() : part, Array(part.dropFirst())])
    let line = try ReferenceLine(boundary: twice, specification: Self.rule(.both))
    #expect(line.line.chains.count == 1)
    #expect(line.notes == ["ignored what is there a second time: part 2, part 3"])
    if isTurned {
      #expect(throws: ZoneError.self) { try Self.judge(twice, Self.rule(.left)) }
    } else {
      let judge = try Self.judge(twice, Self.rule(.left))
      #expect(Self.isIn(judge, 10.1, 50.06) && !Self.isIn(judge, 10.1, 50.04))
    }
  }

  /// Both ways around a loop there is no spike, and no side either.
  @Test func aStretchTravelledBothWaysHasNoSide() throws {
    let loop = Self.boundary([[(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (2, 0), (1, 0), (1, -1)]])
    #expect(
      throws: ZoneError.bothWays(
        from: Coordinate(latitude: 0, longitude: 1), to: Coordinate(latitude: 0, longitude: 2),
        origins: ["part 1"])
    ) { try Self.judge(loop, Self.rule(.left)) }
    #expect(throws: Never.self) { try Self.judge(loop, Self.rule(.both)) }
  }

  @Test func poleToPoleMeridiansAreNotOneEdge() throws {
    let rings = Self.boundary([[(0, -90), (0, 90)], [(90, -90), (90, 90)]])
    var rule = Self.rule(.both)
    rule.edges = .planar
    #expect(
      try ReferenceLine(boundary: rings, specification: rule).notes.filter { $0.contains("second") } == [])
  }

  // MARK: Short chains

  @Test func shortChainsAreIgnoredOnOneSide() throws {
    let micro = [(33.9065, 35.0691), (33.9065, 35.069105)]
    let with = Self.boundary([micro, [(33, 35), (33.1, 35)]])
    let line = try ReferenceLine(boundary: with, specification: Self.rule(.left))
    #expect(line.line.chains.count == 1)
    #expect(line.notes == ["ignored what is shorter than the tolerance of 1 m: part 1"])
    #expect(try ReferenceLine(boundary: with, specification: Self.rule(.both)).line.chains.count == 2)
    let alone = Self.boundary([micro])
    #expect(throws: ZoneError.self) { try Self.judge(alone, Self.rule(.left)) }
    #expect(throws: Never.self) { try Self.judge(alone, Self.rule(.both)) }
  }

  /// A part shorter than the join tolerance joins its neighbours; alone it is a line all the same.
  @Test func partsWithinTheJoinToleranceStayIfAlone() throws {
    let metre = 1 / 111_319.49
    let dot = [(1.0, 0.0), (1 + 0.05 * metre, 0)]
    let between = Self.boundary([[(0, 0), (1, 0)], dot, [(1 + 0.05 * metre, 0), (2, 0)]])
    #expect(try ReferenceLine(boundary: between, specification: Self.rule(.both)).line.chains.count == 1)
    let apart = Self.boundary([[(0, 5), (1, 5)], dot])
    #expect(try ReferenceLine(boundary: apart, specification: Self.rule(.both)).line.chains.count == 2)
    #expect(throws: Never.self) { try Self.judge(Self.boundary([dot]), Self.rule(.both)) }
  }

  // MARK: Areas

  @Test func aHoleIsOutsideTheAreaAndNotSeaward() throws {
    let area = Self.boundary(
      [Self.square(10, 50, 1), Self.square(10.4, 50.4, 0.2)], areRings: true, holes: [1])
    let (inside, outside) = (
      try Self.judge(area, Self.rule(.inside)), try Self.judge(area, Self.rule(.outside))
    )
    // Beside the shell, within and without; beside the hole, in the area and in the hole.
    #expect(Self.isIn(inside, 10.02, 50.5) && !Self.isIn(outside, 10.02, 50.5))
    #expect(!Self.isIn(inside, 9.98, 50.5) && Self.isIn(outside, 9.98, 50.5))
    #expect(Self.isIn(inside, 10.38, 50.5) && !Self.isIn(outside, 10.38, 50.5))
    #expect(!Self.isIn(inside, 10.42, 50.5) && !Self.isIn(outside, 10.42, 50.5))
  }

  /// The common border of two provinces is inside both; seaward of them it is nothing.
  @Test func aCommonBorderCountsOnce() throws {
    for second in [Self.square(10.5, 50, 0.5), Self.square(10.5, 50, 0.5).reversed()] {
      let area = Self.boundary([Self.square(10, 50, 0.5), second], areRings: true)
      let (inside, outside) = (
        try Self.judge(area, Self.rule(.inside)), try Self.judge(area, Self.rule(.outside))
      )
      for longitude in [10.48, 10.52] {
        #expect(Self.isIn(inside, longitude, 50.25) && !Self.isIn(outside, longitude, 50.25))
        #expect(!Self.isIn(inside, longitude, 49.98) && Self.isIn(outside, longitude, 49.98))
      }
      // At its end the outline goes straight on.
      #expect(!Self.isIn(inside, 10.5, 49.99) && Self.isIn(outside, 10.5, 49.99))
      let line = try ReferenceLine(boundary: area, specification: Self.rule(.outside))
      #expect(line.line.chains.count == 1 && line.hasClosedChain)
      #expect(
        line.notes.first?.hasSuffix(
          "of common border are not part of the outline: part 1, part 2, from 50.0°N 10.5°E on") == true)
      #expect(throws: ZoneError.self) {
        try Self.judge(
          Self.boundary([Self.square(10, 50, 0.5), Self.square(10.5, 50, 0.5)], areRings: true),
          Self.rule(.left))
      }
    }
  }

  /// Of an enclave both rings are the same: inside, the border is inside two areas; outside, it is gone.
  @Test func anEnclaveIsNoShore() throws {
    let enclave = Self.square(10.4, 50.4, 0.2)
    let area = Self.boundary([Self.square(10, 50, 1), enclave, enclave], areRings: true, holes: [1])
    let (inside, outside) = (
      try Self.judge(area, Self.rule(.inside)), try Self.judge(area, Self.rule(.outside))
    )
    for longitude in [10.38, 10.42] {
      #expect(Self.isIn(inside, longitude, 50.5) && !Self.isIn(outside, longitude, 50.5))
    }
    #expect(Self.isIn(outside, 9.98, 50.5))
  }

  /// A hole that touches its shell at a vertex: seaward of the vertex is outside, by the shell's edges.
  @Test func whereRingsTouchTheEdgesBesideDecide() throws {
    let shell = [(10.0, 50.0), (10.5, 50.1), (11, 50), (11, 51), (10, 51), (10, 50)]
    let hole = [(10.5, 50.1), (10.6, 50.5), (10.4, 50.5), (10.5, 50.1)]
    let tip = [(10.0, 51.0), (10.5, 50.0), (11, 51), (10, 51)]
    let inner = [(10.5, 50.0), (10.6, 50.8), (10.4, 50.8), (10.5, 50.0)]
    for rings in [[shell, hole], [tip, inner]] {
      let area = Self.boundary(rings, areRings: true, holes: [1])
      let (inside, outside) = (
        try Self.judge(area, Self.rule(.inside)), try Self.judge(area, Self.rule(.outside))
      )
      let latitude = rings[1][0].1 - 0.01
      #expect(!Self.isIn(inside, 10.5, latitude) && Self.isIn(outside, 10.5, latitude))
    }
  }

  // MARK: Visits

  /// Where a ring begins does not matter: two rings that share a vertex are two corners there.
  @Test func visitsDoNotDependOnWhereRingsBegin() throws {
    let wide = [(0.0, 0.0), (2, 1), (2, -1), (0, 0)]
    let narrow = [(0.0, 0.0), (1, -0.2), (1, 0.2), (0, 0)]
    func turned(_ ring: [(Double, Double)]) -> [(Double, Double)] { Array(ring.dropFirst()) + [ring[1]] }
    for side in [ZoneSpecification.Side.left, .right] {
      let verdicts = try [[wide, narrow], [turned(wide), narrow], [wide, turned(narrow)], [narrow, wide]].map
      {
        Self.isIn(try Self.judge(Self.boundary($0), Self.rule(side)), -0.01, 0)
      }
      // West of both apexes the one ring has the place on its left and the other on its right.
      #expect(verdicts == [true, true, true, true], "\(side)")
    }
  }
}
