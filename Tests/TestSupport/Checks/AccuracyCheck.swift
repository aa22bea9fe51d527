import Geodesy
package import Geometry
import Topology
internal import ZoneBuilding

package import Zones

/// Measures the polygons of one case against the oracle.
package struct AccuracyCheck {
  package let zoneCase: ZoneCase
  package let zone: OracleZone
  package let regions: [Zone.Region]
  package let tolerance: Double
  /// How far outside the depths of the rule the outline may lie, and how far inside.
  private let outward: Double
  private let inward: Double
  private var random: SeededRandom
  package private(set) var report: AccuracyReport

  /// - Parameter shift: what to break on purpose: a line whose vertices the oracle has elsewhere.
  package init(
    _ zoneCase: ZoneCase, regions: [Zone.Region], oracle: ZoneCase? = nil, error: Double = 0, seed: UInt64 = 1
  ) {
    self.zoneCase = zoneCase
    self.regions = regions
    zone = OracleZone(oracle ?? zoneCase, error: error)
    tolerance = zoneCase.specification.tolerance.meters
    // Coordinates and distances are rounded: some nanometres.
    let noise = 1e-7
    switch zoneCase.specification.approximation {
    case .nearest: (outward, inward) = (tolerance + noise, tolerance + noise)
    case .inner: (outward, inward) = (noise, tolerance + noise)
    case .outer: (outward, inward) = (tolerance + noise, noise)
    }
    random = SeededRandom(seed: seed)
    report = AccuracyReport(name: "\(zoneCase)", tolerance: tolerance)
  }

  /// - Parameter scale: 1 for the default; the number of samples grows with it.
  package static func run(_ zoneCase: ZoneCase, scale: Double, seed: UInt64 = 1) -> AccuracyReport {
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let made = try zoneCase.boundary.zone(zoneCase.specification, within: zoneCase.within).zone
      let built = clock.now
      var check = AccuracyCheck(zoneCase, regions: made.regions, seed: seed)
      let certificate = made.certificate
      if certificate.maximumDeviation > certificate.deviationBound {
        check.report.fail(
          "the certificate has \(certificate.maximumDeviation) m beyond its bound of \(certificate.deviationBound) m"
        )
      }
      check.checkAll(scale: scale)
      check.report.buildSeconds = (built - start) / .seconds(1)
      check.report.checkSeconds = (clock.now - built) / .seconds(1)
      return check.report
    } catch {
      var report = AccuracyReport(name: "\(zoneCase)", tolerance: zoneCase.specification.tolerance.meters)
      report.fail("not built: \(error)")
      return report
    }
  }

  package mutating func checkAll(scale: Double) {
    checkForm()
    checkOutlines(edges: Int(60 * scale))
    checkPlaces(count: Int(300 * scale))
  }

  // MARK: Form

  private mutating func checkForm() {
    for region in regions {
      for polygon in region.polygons {
        for (index, ring) in polygon.rings.enumerated() {
          if ring.count < 4 || ring.first != ring.last {
            report.fail("a ring of \(ring.count) is not closed")
          }
          if ring.contains(where: { abs($0.longitude) > 180 || abs($0.latitude) > 90 }) {
            report.fail("a vertex lies outside longitude and latitude")
          }
          let area = zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
            let (a, b) = edge
            let origin = ring[0]
            return sum + (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
              - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
          }
          if (area > 0) != (index == 0) { report.fail("\(region.role): ring \(index) runs the wrong way") }
        }
      }
      let rings = region.polygons.map { $0.rings.map { $0.map { PlanarPoint($0) } } }
      do {
        if let reason = try PlanarPolygons.invalidity(of: rings) {
          report.fail("\(region.role): not valid: \(reason)")
        }
      } catch {
        report.fail("\(error)")
      }
    }
  }

  // MARK: Outlines

  private mutating func checkOutlines(edges budget: Int) {
    for (index, region) in regions.enumerated() {
      var edges: [(Coordinate, Coordinate)] = []
      for ring in region.polygons.flatMap(\.rings) {
        for (a, b) in zip(ring, ring.dropFirst()) where !Self.isClosing(a, b) { edges.append((a, b)) }
      }
      guard !edges.isEmpty else { continue }
      // Long edges stray most; the rest by chance.
      func size(_ edge: (Coordinate, Coordinate)) -> Double {
        let x = edge.1.longitude - edge.0.longitude
        let y = edge.1.latitude - edge.0.latitude
        return x * x + y * y
      }
      if edges.count > budget {
        var chosen = (0..<(budget * 3 / 4)).compactMap { _ in edges.randomElement(using: &random) }
        chosen += edges.sorted { size($0) > size($1) }.prefix(budget / 4)
        edges = chosen
      }
      for (a, b) in edges { checkEdge(a, b, of: index) }
    }
  }

  /// Edges along ±180 and at a pole only close a ring.
  package static func isClosing(_ a: Coordinate, _ b: Coordinate) -> Bool {
    (abs(a.longitude) == 180 && a.longitude == b.longitude)
      || (abs(a.latitude) == 90 && a.latitude == b.latitude)
  }

  private mutating func checkEdge(_ a: Coordinate, _ b: Coordinate, of region: Int) {
    checkOutline(a, of: region, "vertex")
    for share in [0.25, 0.5, 0.75] {
      let planar = Coordinate(
        latitude: a.latitude + (b.latitude - a.latitude) * share,
        longitude: a.longitude + (b.longitude - a.longitude) * share)
      checkOutline(planar, of: region, "planar \(share)")
    }
    let inverse = Geodesic.inverse(from: a, to: b)
    let line = GeodesicLine(from: a, azimuth: inverse.startAzimuth)
    for share in [0.25, 0.5, 0.75] {
      checkOutline(line.position(at: inverse.distance * share).end, of: region, "geodesic \(share)")
    }
  }

  private mutating func checkOutline(_ p: Coordinate, of region: Int, _ what: String) {
    report.outlineSamples += 1
    let distance = zone.verdict(p).distance
    let depths = zone.depths(of: region)
    // A band's inner limit strays the other way round.
    let inner = zoneCase.specification.innerDepth.meters
    for depth in depths {
      let beyond = depth == inner ? depth - distance : distance - depth
      if beyond <= outward && -beyond <= inward {
        report.worst = max(report.worst, abs(distance - depth))
        return
      }
    }
    if zone.hasLimit(of: region, near: p, reach: tolerance) { return }
    let off = depths.map { distance - $0 }.min { abs($0) < abs($1) } ?? .infinity
    report.fail(
      "\(what) of \(regions[region].role) at \(p.words): \(off) m from a depth, and no other limit near")
  }

  // MARK: Places

  private mutating func checkPlaces(count: Int) {
    let indices = regions.map { OutlineIndex($0.polygons) }
    var sampler = PlaceSampler(zone: zone, tolerance: tolerance, regions: regions)
    for _ in 0..<count {
      guard let p = sampler.next(&random) else { continue }
      report.places += 1
      let drawn = indices.firstIndex { $0.contains(p) }
      let verdict = zone.verdict(p)
      if drawn == verdict.region { continue }
      // The region that the place is wrongly in, or wrongly not in.
      for region in Set([drawn, verdict.region].compactMap(\.self)) {
        if isExcused(p, verdict, region, drawn: drawn == region) { continue }
        let words = "\(verdict.region.map { "in \(regions[$0].role)" } ?? "outside")"
        let polygon = "\(drawn.map { "in \(regions[$0].role)" } ?? "outside")"
        report.fail("\(p.words) is \(words) at \(verdict.distance) m, the polygon has it \(polygon)")
      }
    }
  }

  /// Whether a place may be on the other side of a limit: it lies within the tolerance of it.
  private func isExcused(_ p: Coordinate, _ verdict: OracleZone.Verdict, _ region: Int, drawn: Bool) -> Bool {
    let inner = zoneCase.specification.innerDepth.meters
    for depth in zone.depths(of: region) {
      let beyond = depth == inner ? depth - verdict.distance : verdict.distance - depth
      if beyond <= outward && -beyond <= inward { return true }
    }
    switch zoneCase.specification.approximation {
    case .nearest: return zone.hasLimit(of: region, near: p, reach: tolerance)
    case .inner, .outer:
      // An offset limit strays to one side only; the others by the tolerance. The place must lie near one that
      // is there at every depth between.
      let shift = zoneCase.specification.approximation == .inner ? -tolerance : tolerance
      return zone.hasLimit(of: region, near: p, reach: tolerance)
        && zone.hasLimit(of: region, near: p, reach: tolerance, shift: shift)
    }
  }
}

extension Coordinate {
  package var words: String { "\(latitude),\(longitude)" }
}
