import CGEOS
import Geometry
import TestSupport
import Testing

@testable import Topology

@Suite("Faces between lines")
struct LineGraphTests {
  /// Lines on a coarse grid, so that many cross, touch, dangle and enclose others without meeting them.
  private static func lines(extent: Double, count: Int, seed: Int) -> SnapRounding {
    var random = SeededRandom(seed: UInt64(seed) + 1)
    let lines = (0..<count).map { _ in
      let (x, y) = (random.unit() * extent, random.unit() * extent)
      let reach = extent * (random.unit() < 0.5 ? 0.1 : 1)
      let open = (0..<4).map { _ in
        PlanarPoint(x: x + random.unit() * reach, y: y + random.unit() * reach)
      }
      return random.unit() < 0.5 ? open : open + [open[0]]
    }
    return SnapRounding(lines, grid: 1)
  }

  @Test(
    "They are those of GEOSPolygonize", arguments: [(8.0, 12), (60, 30), (4000, 40), (1e6, 60)], 0..<12)
  func agreesWithGEOS(size: (extent: Double, count: Int), seed: Int) throws {
    let noded = Self.lines(extent: size.extent, count: size.count, seed: seed)
    let faces = LineFaces(LineGraph(noded.lines))
    let peers = try Self.polygonized(noded.lines.map { $0.map(noded.point) })
    let areas = faces.faces.map { face in
      face.reduce(0) { $0 + LineGraph.doubleArea(of: faces.rings[$1]) }
    }
    #expect(areas.sorted() == peers.map(Self.doubleArea).sorted())
  }

  @Test("A place inside each lies in no other", arguments: [(8.0, 12), (60, 30), (1e6, 60)], 0..<12)
  func interior(size: (extent: Double, count: Int), seed: Int) {
    let faces = LineFaces(LineGraph(Self.lines(extent: size.extent, count: size.count, seed: seed).lines))
    let places = faces.faces.indices.map { faces.interiorPoint(of: $0) }
    for face in faces.faces.indices {
      for (index, place) in places.enumerated() {
        let crossings = faces.faces[face].reduce(0) { $0 + Self.crossings(faces.rings[$1], place) }
        #expect((crossings % 2 == 1) == (index == face))
      }
    }
  }

  @Test(
    "Regions of faces are valid, disjoint and complete", arguments: [(8.0, 12), (60, 30), (1e6, 60)], 0..<12)
  func regions(size: (extent: Double, count: Int), seed: Int) throws {
    let noded = Self.lines(extent: size.extent, count: size.count, seed: seed)
    let lines = noded.lines.map { $0.map(noded.point) }
    var random = SeededRandom(seed: UInt64(seed) + 77)
    let parts = PlanarArrangement.regions(of: lines, grid: 1, regions: 3) { _, _ in
      let choice = Int(random.unit() * 4)
      return choice < 3 ? choice : nil
    }
    var total = 0.0
    for polygons in parts {
      #expect(try PlanarPolygons.invalidity(of: polygons) == nil)
      total += polygons.joined().reduce(0) { $0 + Self.area($1) }
    }
    for (first, second) in [(0, 1), (1, 2), (0, 2)] {
      #expect(try !PlanarPolygons.doOverlap(parts[first], parts[second]))
    }
    // The same faces in one region have the same area together.
    random = SeededRandom(seed: UInt64(seed) + 77)
    let all = PlanarArrangement.regions(of: lines, grid: 1, regions: 1) { _, _ in
      random.unit() * 4 < 3 ? 0 : nil
    }
    let whole = all.joined().joined().reduce(0) { $0 + Self.area($1) }
    #expect(abs(total - whole) <= 1e-9 * whole)
  }

  @Test("A region that meets itself in a point has its hole apart from its exterior")
  func pinched() throws {
    let square = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)].map { PlanarPoint(x: $0, y: $1) }
    let hole = [(0, 0), (6, 3), (3, 6), (0, 0)].map { PlanarPoint(x: $0, y: $1) }
    let island = [(4, 4), (5, 4), (4, 5), (4, 4)].map { PlanarPoint(x: Double($0) - 1, y: Double($1) - 0.5) }
    let polygons = PlanarArrangement.regions(of: [square, hole, island], grid: 0.5, regions: 1) { place, _ in
      // Between square and hole.
      place.x + place.y > 9 ? 0 : nil
    }[0]
    #expect(polygons.count == 1)
    #expect(polygons.first?.map(\.count) == [5, 4])
    #expect(try PlanarPolygons.invalidity(of: polygons) == nil)
  }

  @Test("Lines that enclose nothing have no faces")
  func open() {
    let cross = [[(0, 0), (10, 10)], [(0, 10), (10, 0)], [(20, 0), (30, 0)]].map {
      $0.map { PlanarPoint(x: $0, y: $1) }
    }
    #expect(PlanarArrangement.regions(of: cross, grid: 1, regions: 2) { _, _ in 0 } == [[], []])
    #expect(PlanarArrangement.regions(of: [], grid: 1, regions: 1) { _, _ in 0 } == [[]])
  }

  /// The faces as GEOS has them, in cells of the grid.
  private static func polygonized(_ lines: [[PlanarPoint]]) throws -> [[[PlanarPoint]]] {
    let context = try GEOSContext()
    let all = try context.collection(lines.map { try context.line($0) }, type: GEOS_MULTILINESTRING)
    defer { context.destroy(all) }
    var input: OpaquePointer? = unsafe all.pointer
    let faces = try unsafe context.check(GEOSPolygonize_r(context.handle, &input, 1), "GEOSPolygonize_r")
    defer { context.destroy(faces) }
    return try context.members(of: faces).map { try context.rings(of: $0) }
  }

  /// Twice the area of a polygon with whole coordinates.
  private static func doubleArea(_ rings: [[PlanarPoint]]) -> Int128 {
    let sizes = rings.map { ring in
      abs(LineGraph.doubleArea(of: ring.map { GridPoint(x: Int($0.x), y: Int($0.y)) }))
    }
    return sizes.dropFirst().reduce(sizes[0], -)
  }

  /// The area of a ring, positive counterclockwise.
  private static func area(_ ring: [PlanarPoint]) -> Double {
    zip(ring, ring.dropFirst()).reduce(0) {
      $0 + (($1.0.x - ring[0].x) * ($1.1.y - ring[0].y) - ($1.1.x - ring[0].x) * ($1.0.y - ring[0].y)) / 2
    }
  }

  /// How often a ring crosses the way east from a place.
  private static func crossings(_ ring: [GridPoint], _ place: (x: Double, y: Double)) -> Int {
    zip(ring, ring.dropFirst()).count { a, b in
      guard (Double(a.y) > place.y) != (Double(b.y) > place.y) else { return false }
      let share = (place.y - Double(a.y)) / Double(b.y - a.y)
      return Double(a.x) + share * Double(b.x - a.x) > place.x
    }
  }
}
