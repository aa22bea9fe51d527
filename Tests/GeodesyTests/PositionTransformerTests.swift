import Geodesy
import Geometry
import Testing

@Suite("Positions one by one")
struct PositionTransformerTests {
  @Test(
    "images are those of all positions together, and on every thread",
    arguments: ["EPSG:32637", "EPSG:2039", "EPSG:3413", "EPSG:4284"])
  func same(crs: String) async throws {
    let scale = crs == "EPSG:4284" ? 1.0 : 10_000
    let positions = (0..<200).map { index in
      SourcePosition(x: (Double(index) * 0.03 + 20) * scale, y: (Double(index) * 0.07 + 40) * scale)
    }
    let (together, operation) = try CoordinateTransformation.coordinates(of: positions, in: crs)
    let transformer = try PositionTransformer(from: crs, near: positions)
    #expect(transformer.operation == operation)
    #expect(transformer.isGeographic == (crs == "EPSG:4284"))
    try await withThrowingTaskGroup(of: [Coordinate?].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try transformer.withOpened { opened in positions.map { opened.coordinate(of: $0) } }
        }
      }
      for try await images in group { #expect(images == together) }
    }
    #expect(try transformer.coordinate(of: positions[0]) == together[0])
  }

  @Test("what is no place has no image, and spoils none after it")
  func outside() throws {
    let transformer = try PositionTransformer(from: "EPSG:32637", near: [])
    let good = SourcePosition(x: 300_000, y: 4_000_000)
    let image = try transformer.coordinate(of: good)
    #expect(image != nil)
    for bad in [
      SourcePosition(x: 1e30, y: 4_000_000), SourcePosition(x: .nan, y: 0),
      SourcePosition(x: .infinity, y: 0),
      // Beyond the pole: the formulas give a place near the equator.
      SourcePosition(x: 500_000, y: 20_000_000),
    ] {
      #expect(try transformer.coordinate(of: bad) == nil, "\(bad)")
      #expect(try transformer.coordinate(of: good) == image)
    }
    // Far from its zone UTM still is what it says.
    #expect(try transformer.coordinate(of: SourcePosition(x: 1_500_000, y: 4_000_000)) != nil)
    // Web maps go on past 180 degrees.
    let web = try PositionTransformer(from: "EPSG:3857", near: [])
    #expect(try web.coordinate(of: SourcePosition(x: 20_100_000, y: 1_000_000)) != nil)
  }

  @Test(
    "geographic systems are told from projected ones",
    arguments: [
      ("EPSG:4326", true), ("EPSG:4284", true), ("EPSG:32637", false), ("EPSG:4979", true),
      ("EPSG:7405", false),
      ("+proj=utm +zone=37 +datum=WGS84", false), ("+proj=longlat +ellps=bessel", true),
    ])
  func kinds(_ one: (crs: String, isGeographic: Bool)) throws {
    #expect(try CoordinateTransformation.isGeographic(one.crs) == one.isGeographic)
  }

  @Test("an unknown system is an error")
  func unknown() {
    #expect(throws: CRSError.self) { try PositionTransformer(from: "EPSG:999999", near: []) }
    #expect(throws: CRSError.self) { try CoordinateTransformation.isGeographic("nonsense") }
  }
}
