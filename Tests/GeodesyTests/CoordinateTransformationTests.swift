import Geodesy
import Geometry
import Testing

@Suite("Coordinate reference systems")
struct CoordinateTransformationTests {
  /// A position, its system, and where it lies by `cs2cs -d 10 SYSTEM EPSG:4326` of PROJ 9.1.1, its axes put in
  /// order; the accuracy is what `projinfo -s SYSTEM -t EPSG:4326` states, in metres.
  struct Case: CustomTestStringConvertible, Sendable {
    var crs: String
    var x: Double
    var y: Double
    var latitude: Double
    var longitude: Double
    var accuracy: Double?
    var testDescription: String { crs }
  }

  /// Degrees; 0.1 mm on the ground.
  static let tolerance = 1e-9

  @Test(
    "a position in another system comes to its place on WGS 84",
    arguments: [
      Case(
        crs: "EPSG:32637", x: 300_000, y: 4_000_000, latitude: 36.1240958321, longitude: 36.7776086146,
        accuracy: 0),
      Case(
        crs: "urn:ogc:def:crs:EPSG::32637", x: 300_000, y: 4_000_000, latitude: 36.1240958321,
        longitude: 36.7776086146, accuracy: 0),
      Case(
        crs: "+proj=utm +zone=37 +datum=WGS84", x: 300_000, y: 4_000_000, latitude: 36.1240958321,
        longitude: 36.7776086146, accuracy: 0),
      Case(
        crs: "EPSG:2039", x: 219_529.584, y: 626_907.390, latitude: 31.7347630365, longitude: 35.2052137819,
        accuracy: 0.5),
      Case(
        crs: "EPSG:3857", x: 4_030_000, y: 4_280_000, latitude: 35.8499913769, longitude: 36.2021059500,
        accuracy: 0),
      // By definition northing comes first here, and latitude: neither file nor reader has it so.
      Case(crs: "EPSG:3035", x: 4_321_000, y: 3_210_000, latitude: 52, longitude: 10, accuracy: 1),
      Case(crs: "EPSG:4258", x: 10, y: 50, latitude: 50, longitude: 10, accuracy: 1),
      Case(crs: "EPSG:3413", x: 0, y: -1_000_000, latitude: 80.7878129711, longitude: -45, accuracy: 0),
      Case(
        crs: "EPSG:3832", x: 3_900_000, y: -1_900_000, latitude: -16.9279065997, longitude: -174.9657039193,
        accuracy: 0),
      // There are two operations, of 1 m and 14 m; PROJ ranks the finer one first wherever its box reaches.
      Case(
        crs: "EPSG:22332", x: 608_000, y: 4_074_000, latitude: 36.8097819914, longitude: 10.2112834911,
        accuracy: 1),
    ])
  func transforms(_ example: Case) throws {
    let (places, operation) = try CoordinateTransformation.coordinates(
      of: [SourcePosition(x: example.x, y: example.y)], in: example.crs)
    let place = try #require(places.first)
    #expect(abs(place.latitude - example.latitude) < Self.tolerance)
    #expect(abs(place.longitude - example.longitude) < Self.tolerance)
    #expect(operation?.accuracy == example.accuracy)
    #expect(operation?.source == example.crs)
    #expect(operation?.name.isEmpty == false)
  }

  @Test("an operation that ignores the change of datum has no accuracy")
  func ballpark() throws {
    let (_, operation) = try CoordinateTransformation.coordinates(
      of: [SourcePosition(x: 0, y: 0)], in: "EPSG:22770")
    #expect(operation != nil)
    #expect(operation?.accuracy == nil)
    #expect(operation?.description.contains("accuracy unknown") == true)
  }

  @Test(
    "WGS 84 by any of its names changes nothing",
    arguments: [
      "EPSG:4326", "epsg:4326", " EPSG:4326 ", "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84",
      "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4326",
      "http://www.opengis.net/def/crs/EPSG/0/4326",
      "WGS84",
    ])
  func identity(crs: String) throws {
    let (places, operation) = try CoordinateTransformation.coordinates(
      of: [SourcePosition(x: 1.0 / 3, y: -200)], in: crs)
    #expect(places == [Coordinate(latitude: -200, longitude: 1.0 / 3)])
    #expect(operation == nil)
  }

  @Test(
    "other systems are not mistaken for WGS 84",
    arguments: ["EPSG:43260", "EPSG:32637", "4326", "ESRI:4326x", ""])
  func notIdentity(crs: String) {
    #expect(!CoordinateTransformation.isLongitudeLatitude(crs))
  }

  @Test(
    "what PROJ does not know, or has no map axes, is an error with its name",
    arguments: [
      "EPSG:999999", "nonsense", "", "EPSG:5703", "EPSG:4978", "EPSG:9122", "+proj=utm", "\0", "foo", "bar",
    ])
  func unknown(crs: String) {
    #expect {
      try CoordinateTransformation.coordinates(of: [SourcePosition(x: 1, y: 1)], in: crs)
    } throws: { error in
      guard case .unknown(let named, _)? = error as? CRSError else { return false }
      return named == crs && "\(error)".contains("EPSG:32637")
    }
  }

  @Test("a position without an image is named by its index")
  func outOfDomain() {
    let positions = [SourcePosition(x: 300_000, y: 4_000_000), SourcePosition(x: 1e30, y: 4_000_000)]
    #expect {
      try CoordinateTransformation.coordinates(of: positions, in: "EPSG:32637")
    } throws: { error in
      guard case .notTransformable(_, let index, _)? = error as? CRSError else { return false }
      return index == 1
    }
  }

  @Test("no position is no error, and the system is still looked up")
  func empty() throws {
    #expect(try CoordinateTransformation.coordinates(of: [], in: "EPSG:32637").coordinates.isEmpty)
    #expect(throws: CRSError.self) { try CoordinateTransformation.coordinates(of: [], in: "EPSG:999999") }
  }

  @Test("all positions go through one operation, whichever part of the system's area they lie in")
  func oneOperation() throws {
    // Pulkovo 1942 has dozens of operations, one for each country; alone, each place would get its own.
    let west = SourcePosition(x: 15, y: 52)
    let east = SourcePosition(x: 25, y: 42)
    let both = try CoordinateTransformation.coordinates(of: [west, east], in: "EPSG:4284")
    let again = try CoordinateTransformation.coordinates(of: [east, west], in: "EPSG:4284")
    #expect(both.operation == again.operation)
    #expect(both.coordinates == again.coordinates.reversed())
  }

  @Test("many threads may transform at once")
  func concurrent() async throws {
    let results = try await withThrowingTaskGroup(of: [Coordinate].self) { group in
      for _ in 0..<8 {
        group.addTask {
          try CoordinateTransformation.coordinates(
            of: [SourcePosition(x: 300_000, y: 4_000_000)], in: "EPSG:32637"
          ).coordinates
        }
      }
      return try await group.reduce(into: Set<[Coordinate]>()) { $0.insert($1) }
    }
    #expect(results.count == 1)
  }

  @Test("the version is three numbers")
  func version() {
    #expect(CoordinateTransformation.version.split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}
