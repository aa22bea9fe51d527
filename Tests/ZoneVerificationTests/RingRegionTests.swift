import Geodesy
import Geometry
import TestSupport
import Testing
import ZoneBuilding
import ZoneVerification
import Zones

/// Zones that are cut into rings.
@Suite struct RingRegionTests {
  /// Rings of every kind of side and end are certified, disjoint, and together the zone.
  @Test(arguments: Catalogue.quick.filter { $0.specification.outerDepth.meters <= 20_000 }.prefix(12))
  func ringsAreTheZone(_ example: ZoneCase) throws {
    guard case .single(let depth) = example.specification.depth else { return }
    let whole = try example.boundary.zone(example.specification, within: example.within).zone
    var specification = example.specification
    specification.ringDepths = [0.25, 0.5, 0.9].map { .meters(depth.meters * $0) }
    let zone = try example.boundary.zone(specification, within: example.within).zone
    #expect(zone.regions.map(\.role) == [.ring, .ring, .ring, .ring])
    #expect(zone.regions.map(\.from) == [.meters(0)] + specification.ringDepths)
    #expect(zone.regions.map(\.to) == specification.ringDepths + [depth])
    let tolerance = specification.tolerance.meters
    #expect(zone.certificate.deviationBound <= tolerance)
    let (a, b) = (RegionSize(whole.regions), RegionSize(zone.regions))
    #expect(abs(a.area - b.area) <= 2 * tolerance * a.perimeter + 1)
    // Measured again, they hold; and not by the depths of others.
    #expect(try zone.measuredCertificate().deviationBound <= tolerance)
    var tampered = zone
    tampered.regions.swapAt(1, 2)
    #expect(throws: ZoneError.self) { try tampered.measuredCertificate() }
  }

  @Test func depthsOfRingsAscend() throws {
    var specification = ZoneSpecification(depth: .single(.kilometers(10)))
    for depths in [[5.0, 5], [7, 3], [3, 10], [0.0001, 5]] {
      specification.ringDepths = depths.map { .kilometers($0) }
      #expect(throws: ZoneError.self) { try specification.validate() }
    }
    specification.ringDepths = [.kilometers(3), .kilometers(7)]
    try specification.validate()
  }
}

/// Square metres and metres of regions together.
private struct RegionSize {
  var area = 0.0
  var perimeter = 0.0

  init(_ regions: [Zone.Region]) {
    for region in regions {
      let measure = PolygonMeasure(of: region.polygons, edges: .planar)
      area += measure.area.squareMeters
      perimeter += measure.perimeter.meters
    }
  }
}
