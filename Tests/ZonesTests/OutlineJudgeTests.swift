import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// Distances to the outlines of polygons, whose edges are straight in longitude and latitude, against the least of many
/// geodesics.
@Suite struct OutlineJudgeTests {
  /// Long parallels, a short edge, edges across the equator, about a pole, about the antimeridian, from pole to pole.
  static let outlines: [[(Double, Double)]] = [
    [(20, 30), (50, 30), (50, 40), (20, 40)],
    [(20, 35), (50, 35), (50, 35.05), (20, 35.05)],
    [(-80, -10), (80, 12), (80, 14), (-80, -5)],
    [(-100, 80), (60, 85), (60, 89), (-100, 89.5)],
    [(-179, -89.9), (-10, -89.99), (150, -89.5), (100, -70), (-179, -65)],
    [(170, 60), (-150, 61), (-150, 70), (170, 70)],
    [(0, -90), (0, 90), (6, 90), (6, -90)],
    [(10, 60), (10.00001, 60), (10.5, 60.0000001), (10, 60.3)],
  ]

  @Test(arguments: outlines.indices) func distancesAreThoseOfTheNearestGeodesic(_ index: Int) throws {
    var ring = Self.outlines[index].map { Coordinate(latitude: $0.1, longitude: $0.0) }
    ring.append(ring[0])
    let judge = try Judge(polygons: [Polygon(exterior: ring)])
    let prepared = judge.preparedForMany()
    var random = SeededRandom(seed: UInt64(index) + 40)
    for number in 0..<60 {
      let place = Self.place(number, ring, &random)
      let found = judge.placement(of: place)
      let expected = Self.least(from: place, to: ring)
      #expect(abs(found.distance - expected) < 2e-5, "\(place.inWords): \(found.distance), not \(expected)")
      #expect(prepared.placement(of: place) == found)
      let foot = Geodesic.inverse(from: place, to: coordinate(at: found.footPosition)).distance
      #expect(abs(foot - expected) < 2e-5, "\(place.inWords): the foot is \(foot) m away")
    }
  }

  /// The meridian at which a band round the Earth is cut is none of its outline, wherever it is.
  @Test(arguments: [0.0, -180, 12.3, -300]) func theCutOfABandIsNoOutline(_ west: Double) throws {
    func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Coordinate] {
      [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        Coordinate(latitude: $0.1, longitude: $0.0)
      }
    }
    let band = box(west, -60, west + 360, 60)
    let judge = try Judge(polygons: [Polygon(exterior: band)])
    let middle = Coordinate(latitude: 0, longitude: west + 0.5).normalized
    let expected = Geodesic.inverse(
      from: middle, to: Coordinate(latitude: 60, longitude: middle.longitude)
    ).distance
    #expect(abs(judge.placement(of: middle).distance - expected) < 1000)
    let pieces = [box(west, -10, west + 20, 10), box(west + 330, -10, west + 360, 10)]
    let holed = try Judge(polygons: [Polygon(exterior: band, holes: pieces)])
    let other = try Judge(polygons: [
      Polygon(exterior: box(west - 180, -60, west + 180, 60), holes: [box(west - 30, -10, west + 20, 10)])
    ])
    for east in [-29.0, -1, 0.01, 1, 19, 25, -35, 100, 200] {
      let place = Coordinate(latitude: 3, longitude: west + east).normalized
      let (a, b) = (holed.placement(of: place), other.placement(of: place))
      #expect(abs(a.distance - b.distance) < 0.001, "cut at \(west), \(east) degrees east of it")
      #expect(a.isInZone == b.isInZone)
    }
  }

  /// Anywhere on Earth, near a pole, and near the outline.
  private static func place(_ number: Int, _ ring: [Coordinate], _ random: inout SeededRandom) -> Coordinate {
    let longitude = random.number(-180...180)
    switch number % 3 {
    case 0: return Coordinate(latitude: random.number(-90...90), longitude: longitude)
    case 1:
      let near = random.number(0...3)
      return Coordinate(
        latitude: (90 - near * near * near) * (ring[1].latitude < 0 ? -1 : 1), longitude: longitude)
    default:
      let edge = PlaneEdge(
        from: ring[number % (ring.count - 1)], to: ring[number % (ring.count - 1) + 1], model: .planar)
      let reach = random.number(0...1)
      return Geodesic.direct(
        from: edge.place(at: random.number(0...1)), azimuth: longitude, distance: reach * reach * 300_000
      ).end
    }
  }

  /// The least geodesic distance to any edge: the best of many places of it, and of as many about that, again and again.
  private static func least(from place: Coordinate, to ring: [Coordinate]) -> Double {
    var least = Double.infinity
    for (a, b) in zip(ring, ring.dropFirst()) {
      let edge = PlaneEdge(from: a, to: b, model: .planar)
      func distance(_ share: Double) -> Double {
        Geodesic.inverse(from: place, to: edge.place(at: share)).distance
      }
      let count = 800
      let first = (0...count).map { distance(Double($0) / Double(count)) }
      for index in first.indices
      where (index == 0 || first[index - 1] >= first[index])
        && (index == count || first[index + 1] >= first[index])
      {
        var (share, width) = (Double(index) / Double(count), 1 / Double(count))
        for _ in 0..<9 {
          let shares = (-10...10).map { max(0, min(1, share + width * Double($0) / 10)) }
          let best = shares.map { (distance($0), $0) }.min { $0.0 < $1.0 }
          guard let best else { break }
          least = min(least, best.0)
          (share, width) = (best.1, width / 5)
        }
      }
    }
    return least
  }

  /// A place on an edge is on the outline, however far from the vertices.
  @Test(arguments: outlines.indices) func placesOfTheOutlineAreOnIt(_ index: Int) throws {
    var ring = Self.outlines[index].map { Coordinate(latitude: $0.1, longitude: $0.0) }
    ring.append(ring[0])
    let judge = try Judge(polygons: [Polygon(exterior: ring)])
    var random = SeededRandom(seed: UInt64(index) + 7)
    for (a, b) in zip(ring, ring.dropFirst()) where abs(a.latitude) < 90 || abs(b.latitude) < 90 {
      let edge = PlaneEdge(from: a, to: b, model: .planar)
      for _ in 0..<20 {
        let place = edge.place(at: random.number(0...1))
        let placement = judge.placement(of: place)
        #expect(placement.side == .on && placement.isInZone, "\(place.inWords): \(placement.distance) m")
      }
    }
  }
}
