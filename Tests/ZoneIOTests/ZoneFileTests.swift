import Geometry
import Testing
import ZoneIO
import Zones

@Suite("Zone file")
struct ZoneFileTests {
  static let rules: [ZoneSpecification] = [
    ZoneSpecification(depth: .single(.kilometers(20))),
    ZoneSpecification(depth: .range(.kilometers(15), .kilometers(20)), side: .left),
    ZoneSpecification(depth: .band(.nauticalMiles(12), .nauticalMiles(24)), side: .right, ends: .round),
    ZoneSpecification(
      depth: .single(.meters(100.1)), side: .toward(Coordinate(latitude: 36.2, longitude: -1.0 / 3)),
      edges: .rhumb, tolerance: .meters(0.001), approximation: .inner),
    ZoneSpecification(
      depth: .single(.miles(5)), side: .inside, edges: .planar, approximation: .outer),
    ZoneSpecification(depth: .single(.miles(5)), side: .outside, ends: .flat),
  ]

  @Test("what is written is read back exactly", arguments: rules)
  func roundTrip(rule: ZoneSpecification) throws {
    let zone = Samples.zone(rule, within: [Polygon(exterior: Samples.square(35, 34, 5))])
    let file = try #require(try ZoneFile.decode(Samples.bytes(zone), name: "zone.geojson"))
    #expect(file.zone == zone)
    #expect(file.provenance == Samples.provenance)
    for measure in file.statedMeasures {
      #expect(measure?.perimeter == Samples.measure.perimeter)
      #expect(abs((measure?.area.squareMeters ?? 0) - Samples.measure.area.squareMeters) < 1e-5)
    }
    #expect(file.statedMeasures.count == zone.regions.count)
  }
}
