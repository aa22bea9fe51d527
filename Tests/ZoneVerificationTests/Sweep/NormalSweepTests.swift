import Foundation
import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
@testable import ZoneVerification

@testable import Zones

/// Zones whose limits are more than depths: one side, flat ends. Parts and holes of more than three tolerances in width, however
/// small beside the depth, cannot be taken away or filled.
@Suite struct NormalSweepTests {
  /// Twenty lines; `DEMARC_TAMPERED` asks for more.
  private static let seeds =
    1...UInt64(ProcessInfo.processInfo.environment["DEMARC_TAMPERED"].flatMap(Int.init) ?? 20)

  @Test func lostPartsAndFilledHolesAreRefused() throws {
    var count = 0
    for seed in Self.seeds {
      let zoneCase = OneSidedArrangement(seed: seed).zoneCase
      // Lines that run back on themselves have no side.
      guard let zone = try? zoneCase.boundary.zone(zoneCase.specification, within: nil).zone else { continue }
      #expect(throws: Never.self, "seed \(seed)") { try zone.measuredCertificate() }
      for (other, what) in Self.tampered(zone).prefix(12) {
        count += 1
        #expect(throws: ZoneError.self, "seed \(seed), \(what)") { try other.measuredCertificate() }
      }
    }
    #expect(count >= Self.seeds.count, "\(count)")
  }

  /// The zone without one of its parts, or with one of its holes filled, the narrowest first.
  private static func tampered(_ zone: Zone) -> [(zone: Zone, what: String)] {
    var found: [(width: Double, zone: Zone, what: String)] = []
    for region in zone.regions.indices {
      let polygons = zone.regions[region].polygons
      for index in polygons.indices {
        if polygons.count > 1 {
          var other = zone
          other.regions[region].polygons.remove(at: index)
          found.append((width(of: polygons[index]), other, "region \(region) without part \(index)"))
        }
        for hole in polygons[index].holes.indices {
          var other = zone
          other.regions[region].polygons[index].holes.remove(at: hole)
          let ring = Polygon(exterior: polygons[index].holes[hole].reversed())
          found.append((width(of: ring), other, "region \(region), hole \(hole) of part \(index) filled"))
        }
      }
    }
    return found.filter { $0.width > 3 }.sorted { $0.width < $1.width }.map { ($0.zone, $0.what) }
  }

  /// At most the width of the widest disc in a polygon, in metres: no region has less than its area over its perimeter as radius.
  private static func width(of polygon: Polygon) -> Double {
    let measure = PolygonMeasure(of: polygon)
    return 2 * measure.area.squareMeters / measure.perimeter.meters
  }

  /// No polygons at all, and those of the other side, whatever the depth.
  @Test func nothingAndTheOtherSideAreRefused() throws {
    for depth in stride(from: 400.0, through: 4_000, by: 450) {
      let start = Coordinate(36, 36)
      let line = [start, Geodesic.direct(from: start, azimuth: 90, distance: 3_000).end]
      let rule = Catalogue.single(depth, 1, .left, .flat)
      let zone = try ZoneCase(name: "plain", chains: [line], specification: rule).boundary.zone(
        rule, within: nil
      ).zone
      var empty = zone
      empty.regions[0].polygons = []
      #expect(throws: ZoneError.self) { try empty.measuredCertificate() }
      let other = try ZoneCase(
        name: "other", chains: [line], specification: Catalogue.single(depth, 1, .right, .flat)
      )
      .boundary.zone(Catalogue.single(depth, 1, .right, .flat), within: nil).zone
      var swapped = zone
      swapped.regions = other.regions
      #expect(throws: ZoneError.self) { try swapped.measuredCertificate() }
    }
  }
}

/// Seeded lines with many bisectors: tangles, walks, several lines, combs and rings.
private struct OneSidedArrangement {
  let zoneCase: ZoneCase

  init(seed: UInt64) {
    var random = SeededRandom(seed: 0xA5 &+ seed)
    let depth = pow(10, random.number(1.9...4.6))
    let start = Coordinate(random.number(-170...170), random.number(-65...65))
    func walk(_ count: Int, _ step: Double, from: SIMD2<Double> = .zero) -> [SIMD2<Double>] {
      var (place, angle) = (from, random.number(0...6.28))
      return (0..<count).map { _ in
        defer {
          angle += random.number(-2...2)
          place += SIMD2(cos(angle), sin(angle)) * (step * random.number(0.3...2))
        }
        return place
      }
    }
    func spot(_ size: Double) -> SIMD2<Double> {
      SIMD2(random.number(-size...size), random.number(-size...size))
    }
    var lines: [[SIMD2<Double>]]
    switch seed % 6 {
    case 0: lines = [walk(Int.random(in: 4...40, using: &random), depth * random.number(0.03...0.8))]
    case 1:
      let size = pow(10, random.number(0.3...2))
      lines = [(0..<Int.random(in: 5...25, using: &random)).map { _ in spot(size) }]
    case 2:
      let size = depth * random.number(0.1...1.5)
      lines = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        walk(Int.random(in: 2...6, using: &random), size / 2, from: spot(size))
      }
    case 3:
      let (count, radius) = (Int.random(in: 5...25, using: &random), depth * random.number(0.2...2))
      var ring = (0..<count).map { number in
        let angle = 2 * Double.pi * Double(number) / Double(count)
        return SIMD2(cos(angle), sin(angle)) * (radius * random.number(0.3...1.3))
      }
      if Bool.random(using: &random) { ring.append(ring[0]) }
      lines = [ring]
    case 4:
      lines = [
        walk(Int.random(in: 2...4, using: &random), depth * random.number(0.1...1)).flatMap { middle in
          let size = pow(10, random.number(0...2))
          return (0..<Int.random(in: 3...12, using: &random)).map { _ in middle + spot(size) }
        }
      ]
    default:
      let step = depth * random.number(0.03...0.5)
      lines = [
        (0..<Int.random(in: 3...10, using: &random)).flatMap { tooth in
          let x = Double(tooth) * step
          return [
            SIMD2(x, 0), SIMD2(x, depth * random.number(0.3...2)),
            SIMD2(x + step / 2, depth * random.number(0.3...2)),
            SIMD2(x + step / 2, depth * random.number(-0.2...0.2)),
          ]
        }
      ]
    }
    let side: ZoneSpecification.Side = Bool.random(using: &random) ? .left : .right
    let isBoth = seed % 5 == 0
    zoneCase = ZoneCase(
      name: "arrangement \(seed)",
      chains: lines.map { line in
        line.map { point in
          Geodesic.direct(
            from: start, azimuth: atan2(point.x, point.y) * 180 / .pi,
            distance: (point * point).sum().squareRoot()
          ).end
        }
      },
      specification: Catalogue.single(
        depth.rounded(), 1, isBoth ? .both : side, isBoth || Bool.random(using: &random) ? .flat : .round))
  }
}
