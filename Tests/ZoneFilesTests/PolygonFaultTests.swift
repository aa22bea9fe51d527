import Testing

@testable import ZoneAnalysis
@testable import ZoneFiles

/// What is wrong with polygons that are measured.
@Suite struct PolygonFaultTests {
  private static func faults(_ wkt: String) throws -> [String] {
    try PolygonReader().read(Array(wkt.utf8), name: "areas").features.flatMap { $0.faults() }
  }

  @Test(arguments: [
    (
      "POLYGON ((126.6 37.8, 128.4 38.7, 128.4 37.8, 126.6 38.7, 126.6 37.8))",
      "crosses itself at 38.25°N 127.5°E"
    ),
    ("MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))", "its polygons overlap"),
    ("MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0)), ((1 1, 3 1, 3 3, 1 3, 1 1)))", "its polygons overlap"),
    (
      "MULTIPOLYGON (((179 0, 181 0, 181 2, 179 2, 179 0)), ((-179.5 1, -178 1, -178 3, -179.5 1)))",
      "overlap"
    ),
    (
      "POLYGON ((-180 75, 179.991071 75, 179.991071 -56, -180 -56, -180 75))",
      "2 edges of more than 180 degrees of longitude (up to 359.9911), read the short way across ±180, so that it is 0.0089 degrees wide"
    ),
    ("POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0), (5 5, 6 5, 6 6, 5 5))", "has a hole"),
    // A hole that leaves a band to the north, two holes that overlap across the cut, and a part that overlaps a band there.
    (
      "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 50, 190 50, 190 70, 170 70, 170 50))",
      "crosses itself"
    ),
    (
      "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 0, 190 0, 190 10, 170 10, 170 0), (-180 5, -175 5, -175 8, -180 8, -180 5))",
      "crosses itself"
    ),
    (
      "MULTIPOLYGON (((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 0, 190 0, 190 10, 170 10, 170 0)), ((172 2, 195 2, 195 8, 172 8, 172 2)))",
      "its polygons overlap"
    ),
    (
      "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 5 1, 5 5, 1 5, 1 1), (4 1, 8 1, 8 5, 4 5, 4 1))",
      "crosses itself"
    ),
  ])
  func areNamed(_ wkt: String, _ words: String) throws {
    let faults = try Self.faults(wkt)
    #expect(faults.count == 1, "\(faults)")
    #expect(faults.first?.contains(words) == true, "\(faults)")
  }

  /// Rings that touch themselves, polygons that touch, cuts at the antimeridian.
  @Test(arguments: [
    "POLYGON ((0 0, 2 0, 1 1, 2 2, 0 2, 1 1, 0 0))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((1 0, 2 0, 2 1, 1 1, 1 0)))",
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((1 0.2, 2 0.2, 2 0.5, 1 0.5, 1 0.2)))",
    "POLYGON ((166 77, 180 78, 180 81, 162 81, 166 77))",
    "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60))",
    "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 0, 180 0, 180 10, 170 10, 170 0), (-180 0, -170 0, -170 10, -180 10, -180 0))",
    "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 0, 190 0, 190 10, 170 10, 170 0))",
    "POLYGON ((0 -60, 360 -60, 360 60, 0 60, 0 -60), (-10 0, 10 0, 10 10, -10 10, -10 0))",
    "POLYGON ((0 -60, 360 -60, 360 60, 0 60, 0 -60), (0 0, 10 0, 10 10, 0 10, 0 0), (350 0, 360 0, 360 10, 350 10, 350 0))",
    "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (0 2, 5 2, 5 4, 0 4, 0 2))",
    "MULTIPOLYGON (((-180 -60, 180 -60, 180 60, -180 60, -180 -60), (170 0, 190 0, 190 10, 170 10, 170 0)), ((172 2, 188 2, 188 8, 172 8, 172 2)))",
    "MULTIPOLYGON (((179 0, 180 0, 180 2, 179 2, 179 0)), ((-180 0, -179 0, -179 2, -180 2, -180 0)))",
  ])
  func nothingIsNamed(_ wkt: String) throws { #expect(try Self.faults(wkt) == []) }

  /// Longitudes that run on are sums: they may miss their beginning by the last digit, as 0.4 + (1.5 - 0.4) + (0.4 - 1.5) does. Such
  /// rings were taken for sound and apart.
  @Test func ringsOfAnyDecimalsAreCompared() throws {
    for tenth in -60...60 {
      let west = Double(tenth) / 10
      func box(_ from: Double, _ to: Double) -> String {
        let (from, to) = ((west + from), (west + to))
        return "POLYGON ((\(from) 0, \(to) 0, \(to) 1, \(from) 1, \(from) 0))"
      }
      let two = try PolygonReader().read(
        Array("GEOMETRYCOLLECTION (\(box(0, 0.6)), \(box(0.4, 1.5)))".utf8), name: "a")
      #expect(PolygonFaults.overlap(two.polygons), "\(west)")
      let bow =
        "POLYGON ((\(west + 0.4) 0, \(west + 1.5) 1, \(west + 1.5) 0, \(west + 0.4) 1, \(west + 0.4) 0))"
      #expect(try Self.faults(bow).count == 1, "\(west)")
    }
  }

  /// Where places are looked for in polygons that cross themselves, it is said; the page asks whether areas are counted twice.
  @Test func placesAndSums() throws {
    func read(_ wkt: String) throws -> PolygonInput { try PolygonReader().read(Array(wkt.utf8), name: "a") }
    let bow = try read("POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
    #expect(bow.placeFaults.count == 1 && bow.placeFaults[0].hasPrefix("warning: a: geometry crosses itself"))
    let two = "GEOMETRYCOLLECTION (POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0)), POLYGON ((1 0, 3 0, 3 2, 1 2, 1 0)))"
    #expect(try read(two).placeFaults == [] && PolygonFaults.overlap(read(two).polygons))
    let beside = "MULTIPOLYGON (((0 0, 2 0, 2 2, 0 2, 0 0)), ((2 0, 3 0, 3 2, 2 2, 2 0)))"
    #expect(try !PolygonFaults.overlap(read(beside).polygons))
    #expect(
      try read("POLYGON ((-180 -90, 180 -90, 180 90, -180 90, -180 -90))").notes == [
        "geometry is read as the whole Earth"
      ])
  }

  @Test func moreThanHalfTheEarthIsSaid() throws {
    func notes(_ wkt: String) throws -> [String] {
      try PolygonReader().read(Array(wkt.utf8), name: "areas").notes
    }
    let west = "POLYGON ((180 60, 90 60, 0 60, -90 60, -180 60, 180 60))"
    #expect(
      try notes(west).first?.contains("written the other way round, it would be 34,415,851 km²") == true)
    let band = "POLYGON ((-180 -60, 180 -60, 180 60, -180 60, -180 -60))"
    #expect(try notes(band).first?.contains("more than half the Earth, as a band") == true)
    #expect(try notes("POLYGON ((-180 -10, 180 -10, 180 10, -180 10, -180 -10))") == [])
    #expect(try notes("POLYGON ((166 77, 180 78, -180 81, 162 81, 166 77))") == [])
  }
}
