import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneDoubt
import Zones

@testable import ZoneSets

private func place(_ latitude: Double, _ longitude: Double) -> Coordinate {
  Coordinate(latitude: latitude, longitude: longitude)
}

/// Many zones at once say of each place what each of them says alone.
@Suite struct ZoneSetTests {
  /// Zones of lines: overlapping, nested, of one side, a range, a band, at the seam and about a pole.
  private static let lines: [(name: String, vertices: [Coordinate], rule: ZoneSpecification)] = [
    ("road", [place(35, 36), place(35.3, 36.5), place(35.2, 37)], Catalogue.single(20_000)),
    ("nested", [place(35.1, 36.2), place(35.15, 36.3)], Catalogue.single(3000)),
    ("left", [place(35, 36), place(35.3, 36.5)], Catalogue.single(30_000, 1, .left)),
    (
      "range", [place(35.4, 36), place(35, 36.9)],
      ZoneSpecification(depth: .range(.kilometers(5), .kilometers(12)), side: .right)
    ),
    (
      "band", [place(34.9, 36.4), place(35.2, 36.4)],
      ZoneSpecification(depth: .band(.kilometers(8), .kilometers(15)))
    ),
    ("seam", [place(-16, 179.8), place(-16.3, -179.7)], Catalogue.single(40_000)),
    ("pole", [place(89.5, 10), place(89.8, 170)], Catalogue.single(90_000)),
    ("clipped", [place(35, 36), place(35.3, 36.5), place(35.2, 37)], Catalogue.single(25_000)),
    (
      "clipped range", [place(35.4, 36), place(35, 36.9)],
      ZoneSpecification(depth: .range(.kilometers(10), .kilometers(25)), side: .left)
    ),
    ("clipped away", [place(35.4, 36), place(35, 36.9)], Catalogue.single(5000)),
  ]

  /// The areas to which some of them are clipped: a part, a part with a hole, and nothing.
  private static let clips: [String: [Polygon]] = [
    "clipped": [Polygon(exterior: ring([(36.2, 34.9), (36.9, 35.1), (36.6, 35.6)]), holes: [])],
    "clipped range": [
      Polygon(
        exterior: ring([(36, 34.9), (36.8, 34.9), (36.8, 35.5), (36, 35.5)]),
        holes: [ring([(36.3, 35.2), (36.3, 35.3), (36.5, 35.3), (36.5, 35.2)])])
    ],
    "clipped away": [Polygon(exterior: ring([(30, 30), (31, 30), (31, 31)]), holes: [])],
  ]

  private static func ring(_ places: [(Double, Double)]) -> [Coordinate] {
    (places + [places[0]]).map { Coordinate(latitude: $0.1, longitude: $0.0) }
  }

  /// Polygons: neighbours with a common border, a hole with an island in it, at the seam, about a pole, of level edges.
  private static let polygons: [(name: String, polygons: [Polygon])] = [
    ("west", [Polygon(exterior: ring([(35.8, 34.8), (36.3, 34.8), (36.4, 35.5), (35.8, 35.4)]), holes: [])]),
    ("east", [Polygon(exterior: ring([(36.3, 34.8), (37.2, 34.8), (37.2, 35.5), (36.4, 35.5)]), holes: [])]),
    (
      "holed",
      [
        Polygon(
          exterior: ring([(35.9, 34.9), (37, 34.9), (37, 35.4), (35.9, 35.4)]),
          holes: [ring([(36.1, 35), (36.1, 35.3), (36.8, 35.3), (36.8, 35)])]),
        Polygon(exterior: ring([(36.3, 35.1), (36.5, 35.1), (36.5, 35.2)]), holes: []),
      ]
    ),
    (
      "seam",
      [
        Polygon(exterior: ring([(179.5, -16.5), (180, -16.5), (180, -15.8), (179.5, -15.8)]), holes: []),
        Polygon(exterior: ring([(-180, -16.5), (-179.6, -16.2), (-180, -15.8)]), holes: []),
      ]
    ),
    ("beyond", [Polygon(exterior: ring([(179.6, -16.2), (180.7, -16.4), (180.3, -15.9)]), holes: [])]),
    (
      "pole",
      [
        Polygon(
          exterior: ring([(-180, 89.4), (-60, 89.2), (60, 89.6), (180, 89.4), (180, 90), (-180, 90)]),
          holes: [])
      ]
    ),
  ]

  private static func assessors() throws -> [(name: String, assessor: Assessor)] {
    var all: [(name: String, assessor: Assessor)] = []
    for line in lines {
      let boundary = Boundary(parts: [Boundary.Part(vertices: line.vertices, origin: line.name)])
      all.append(
        (line.name, try Assessor(boundary: boundary, specification: line.rule, within: clips[line.name])))
    }
    for layer in polygons { all.append((layer.name, try Assessor(polygons: layer.polygons))) }
    return all
  }

  private static func set() throws -> ZoneSet {
    var zones: [SetZone] = []
    for (line, alone) in zip(lines, try assessors()) {
      zones.append(
        try SetZone(
          name: line.name, assessor: alone.assessor, depth: line.rule.outerDepth, within: clips[line.name],
          vertices: line.vertices))
    }
    for layer in polygons {
      let zone = SetZone(
        name: layer.name, polygons: layer.polygons, outlineAccuracy: .meters(0), thresholds: .standard)
      zones.append(try #require(zone))
    }
    return ZoneSet(zones)
  }

  /// Places where zones are, and on what is awkward: vertices, edges, the seam, poles, just beside all of these.
  private static func places(_ numbers: inout SeededRandom) -> [Coordinate] {
    var places: [Coordinate] = []
    for _ in 0..<1500 { places.append(place(numbers.number(34.6...35.6), numbers.number(35.6...37.4))) }
    for _ in 0..<300 {
      places.append(place(numbers.number(-16.8 ... -15.5), numbers.number(179.2...180.9)))
    }
    for _ in 0..<300 { places.append(place(numbers.number(88.5...90), numbers.number(-180...180))) }
    for polygons in polygons.map(\.polygons) + clips.values.sorted(by: { $0.count > $1.count }) {
      for ring in polygons.flatMap(\.rings) {
        for (a, b) in zip(ring, ring.dropFirst()) {
          let share = numbers.number(0...1)
          let on = Coordinate(
            latitude: a.latitude + (b.latitude - a.latitude) * share,
            longitude: a.longitude + (b.longitude - a.longitude) * share)
          for step in [0, 1e-14, -1e-14, 1e-10, -1e-10, 3e-9, -3e-9, 1e-6, -1e-6] {
            places.append(
              Coordinate(latitude: max(-90, min(90, on.latitude + step)), longitude: on.longitude - step))
            places.append(a)
          }
        }
      }
    }
    return places + [place(90, 0), place(90, 77), place(-90, 0), place(0, 0)]
      + places.prefix(100).map { Coordinate(latitude: $0.latitude, longitude: $0.longitude - 360) }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func verdictsAreThoseOfEachAlone(_ seed: UInt64) throws {
    var numbers = SeededRandom(seed: seed)
    let (set, alone) = (try Self.set(), try Self.assessors())
    let places = Self.places(&numbers)
    let sparse = ZoneCells(set, sample: [])
    let cells = ZoneCells(set, sample: places + places.prefix(1500) + places.prefix(1500))
    for place in places {
      let truth = alone.indices.compactMap { index -> (Int, Verdict)? in
        let verdict = alone[index].assessor.judge.verdict(of: place)
        return verdict == .outside ? nil : (index, verdict)
      }
      func expect(_ found: [(Int, Verdict)], _ how: String) {
        #expect(
          found.elementsEqual(truth, by: ==), "\(how), seed \(seed), \(place): \(found) and not \(truth)")
      }
      expect(set.verdicts(of: place).map { ($0.zone, $0.verdict) }, "by candidates")
      for (index, name) in [(cells, "by cells"), (sparse, "by few cells")] {
        var found: [(Int, Verdict)] = []
        index.forEachVerdict(of: place) { found.append(($0, $1)) }
        expect(found, name)
      }
      #expect(
        set.hits(of: place, in: .disc(.meters(0))).map { [$0.zone] } == truth.map { [$0.0] }, "\(place)")
    }
  }

  @Test func uncertainPlacesAreAssessedAsByEachAlone() throws {
    var numbers = SeededRandom(seed: 5)
    let (set, alone) = (try Self.set(), try Self.assessors())
    for place in Self.places(&numbers).prefix(60) {
      for radius in [500.0, 20_000] {
        let region = PlaceRegion.disc(.meters(radius))
        let truth = alone.map { $0.assessor.assessment(of: place, in: region) }
        let hits = set.hits(of: place, in: region)
        #expect(hits.map(\.zone) == truth.indices.filter { truth[$0].verdict != .outside })
        for hit in hits { #expect(hit.assessment == truth[hit.zone]) }
      }
    }
  }

  @Test func theNearestIsTheNearestOfAll() throws {
    var numbers = SeededRandom(seed: 9)
    let (set, alone) = (try Self.set(), try Self.assessors())
    let far = (0..<60).map { _ in place(numbers.number(-90...90), numbers.number(-180...180)) }
    for place in Self.places(&numbers).prefix(200) + far {
      let distances = alone.map { $0.assessor.judge.placement(of: place).distance }
      let least = try #require(distances.min())
      let nearest = try #require(set.nearest(to: place))
      #expect(nearest.placement.distance == least, "\(place)")
      #expect(nearest.zone == distances.firstIndex(of: least), "\(place)")
    }
  }

  /// Forty thousand discs need no judge for verdicts.
  @Test func manyDiscsAreFound() throws {
    var numbers = SeededRandom(seed: 4)
    let centers = (0..<2000).map { _ in place(numbers.number(34...36), numbers.number(36...39)) }
    let zones = centers.enumerated().compactMap { index, center in
      let ring = (0..<24).map { part -> Coordinate in
        let angle = Double(part) / 24 * 2 * Double.pi
        let (sine, cosine) = sineAndCosine(degrees: angle * 180 / .pi)
        return Coordinate(
          latitude: center.latitude + 0.03 * sine, longitude: center.longitude + 0.04 * cosine)
      }
      return SetZone(
        name: "\(index)", polygons: [Polygon(exterior: ring + [ring[0]], holes: [])],
        outlineAccuracy: .meters(0),
        thresholds: .standard)
    }
    let set = ZoneSet(zones)
    let places = (0..<3000).map { _ in place(numbers.number(34...36), numbers.number(36...39)) }
    let cells = ZoneCells(set, sample: places)
    for place in places {
      let truth = zones.indices.filter { zones[$0].outline?.contains(place) == true }
      var found: [Int] = []
      cells.forEachVerdict(of: place) { zone, _ in found.append(zone) }
      #expect(found == truth)
    }
  }
}
