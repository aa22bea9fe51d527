import Geometry
import TestSupport
import Testing

@testable import Topology

@Suite("Snap rounding")
struct SnapRoundingTests {
  /// Lines so dense on their grid that nearly every cell is hot, and so sparse that most stay quiet.
  @Test("Lines meet in their ends alone, and lie where they were", arguments: [12.0, 60, 4000], 0..<12)
  func isNoded(extent: Double, seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed) + 1)
    let lines = (0..<14).map { _ in
      (0..<4).map { _ in PlanarPoint(x: random.unit() * extent, y: random.unit() * extent) }
    }
    let rounded = Self.rounded(lines)
    let edges = rounded.flatMap { Array(zip($0, $0.dropFirst())) }
    for (index, s) in edges.enumerated() {
      #expect(s.0.x == s.0.x.rounded() && s.0.y == s.0.y.rounded())
      for t in edges[(index + 1)...] {
        #expect(!Self.meetsWithin(s, t), "\(s) and \(t) meet in more than ends")
      }
    }
    for (a, b) in lines.flatMap({ zip($0, $0.dropFirst()) }) {
      for step in 0...20 {
        let share = Double(step) / 20
        let place = PlanarPoint(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
        let nearest = edges.map { Self.distance(place, $0) }.min() ?? .infinity
        #expect(nearest <= 0.71, "\(place) is \(nearest) cells from the rounded lines")
      }
    }
  }

  @Test("Lines that cross at a very small angle are joined")
  func smallAngle() {
    // The ends round to rows of the grid that do not cross.
    let lines = [
      [PlanarPoint(x: 0, y: 0.4), PlanarPoint(x: 1000, y: 0.6)],
      [PlanarPoint(x: 990, y: 0.5), PlanarPoint(x: 2000, y: 0.55)],
    ]
    let rounded = Self.rounded(lines)
    let ends = rounded.flatMap { [$0[0], $0[$0.count - 1]] }
    #expect(ends.count { $0.x > 900 && $0.x < 1100 } >= 3, "\(rounded)")
  }

  @Test("A busy segment reaches its end, be that in the middle between two cells")
  func middle() {
    let far = 370_082_153.0
    let lines = [
      [PlanarPoint(x: far - 46_105.2, y: 0.163), PlanarPoint(x: far - 0.5 - 6e-8, y: 128_115.9)],
      [PlanarPoint(x: far - 30_000, y: 0), PlanarPoint(x: far - 30_000, y: 90_000)],
    ]
    let ends = Self.rounded(lines).flatMap { $0 }
    #expect(ends.contains { abs($0.x - far) <= 1 && $0.y == 128_116 })
  }

  @Test("A step of the grid beside an end that rounds the other way is there once")
  func step() {
    // The one line ends between two cells; the next begins in the other of them.
    let lines = [
      [PlanarPoint(x: 0, y: 99.6), PlanarPoint(x: 1100, y: 0.5005)],
      [PlanarPoint(x: 1100.04, y: 0.497), PlanarPoint(x: 1100.02, y: 0.5005)],
      [PlanarPoint(x: 1100.04, y: 0.497), PlanarPoint(x: 3300, y: -199.5)],
    ]
    let edges = Self.rounded(lines).flatMap { line in
      zip(line, line.dropFirst()).map { a, b in
        (a.x, a.y) < (b.x, b.y) ? [a.x, a.y, b.x, b.y] : [b.x, b.y, a.x, a.y]
      }
    }
    #expect(edges.contains([1100, 0, 1100, 1]))
    #expect(Set(edges).count == edges.count, "\(edges)")
  }

  @Test("Lines that nothing comes near stay whole")
  func quiet() {
    let arc = (0...50).map { PlanarPoint(x: Double($0) * 100, y: Double($0 * $0)) }
    #expect(Self.rounded([arc, arc.map { PlanarPoint(x: $0.x, y: $0.y + 5000) }]).count == 2)
  }

  private static func rounded(_ lines: [[PlanarPoint]]) -> [[PlanarPoint]] {
    let rounding = SnapRounding(lines, grid: 1)
    return rounding.lines.map { $0.map(rounding.point) }
  }

  private typealias Edge = (PlanarPoint, PlanarPoint)

  /// Whether two edges with whole coordinates share a place that is not an end of both; exact.
  private static func meetsWithin(_ s: Edge, _ t: Edge) -> Bool {
    func turn(_ a: PlanarPoint, _ b: PlanarPoint, _ c: PlanarPoint) -> Int {
      (Int(b.x - a.x) * Int(c.y - a.y) - Int(b.y - a.y) * Int(c.x - a.x)).signum()
    }
    func isInside(_ p: PlanarPoint, _ e: Edge) -> Bool {
      turn(e.0, e.1, p) == 0 && p != e.0 && p != e.1 && min(e.0.x, e.1.x) <= p.x && p.x <= max(e.0.x, e.1.x)
        && min(e.0.y, e.1.y) <= p.y && p.y <= max(e.0.y, e.1.y)
    }
    if isInside(s.0, t) || isInside(s.1, t) || isInside(t.0, s) || isInside(t.1, s) { return true }
    if (s.0 == t.0 && s.1 == t.1) || (s.0 == t.1 && s.1 == t.0) { return true }
    return turn(s.0, s.1, t.0) * turn(s.0, s.1, t.1) < 0 && turn(t.0, t.1, s.0) * turn(t.0, t.1, s.1) < 0
  }

  private static func distance(_ p: PlanarPoint, _ e: Edge) -> Double {
    let (dx, dy) = (e.1.x - e.0.x, e.1.y - e.0.y)
    let squared = dx * dx + dy * dy
    let share = squared == 0 ? 0 : max(0, min(1, ((p.x - e.0.x) * dx + (p.y - e.0.y) * dy) / squared))
    let (x, y) = (p.x - e.0.x - share * dx, p.y - e.0.y - share * dy)
    return (x * x + y * y).squareRoot()
  }
}
