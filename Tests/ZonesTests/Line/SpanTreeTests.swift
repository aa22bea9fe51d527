import Geodesy
import Geometry
import TestSupport
import Testing

@testable import Zones

/// The tree over spans against a look at every span.
@Suite struct SpanTreeTests {
  /// A line that wanders, its edges from metres to tens of kilometres long.
  private static func line(_ seed: UInt64) -> LineModel {
    var random = SeededRandom(seed: seed)
    var place = Coordinate(latitude: random.number(-80...80), longitude: random.number(-180...180))
    var vertices = [place]
    for _ in 0..<60 {
      place =
        Geodesic.direct(
          from: place, azimuth: random.number(-180...180), distance: 10 * random.number(0...4).exponential
        ).end
      vertices.append(place)
    }
    return LineModel(chains: [Chain(vertices: vertices, isClosed: false, origin: "line")])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func findsEverySpanWithinReach(seed: UInt64) {
    let line = Self.line(seed)
    var random = SeededRandom(seed: seed &+ 100)
    for _ in 0..<50 {
      let span = line.spans[Int(random.number(0...Double(line.spans.count - 1)))]
      let p = span.position(at: random.unit()) + Vector(1, -2, 0.5) * random.number(0...20_000)
      let reach = random.number(0...30_000)
      let found = Set(line.spans(around: p, within: reach))
      for (index, span) in line.spans.enumerated() {
        let distance = span.nearest(to: p).squaredChord.squareRoot()
        if distance <= reach { #expect(found.contains(index), "span \(index) at \(distance) m") }
        let ball = span.length * 0.500001 + 1e-3 + reach
        if (p - span.position(at: 0.5)).length > ball { #expect(!found.contains(index)) }
      }
    }
  }

  /// A visit that makes the reach negative is the last but for those of the same leaf.
  @Test func endsWhereTheReachIsNegative() {
    let line = Self.line(3)
    var visits = 0
    var reach = Double.infinity
    line.tree.search(around: line.spans[0].start, reach: &reach) { _, reach in
      visits += 1
      reach = -1
    }
    #expect(visits >= 1 && visits <= 4)
  }

  @Test func anEmptyTreeHasNothing() {
    var reach = Double.infinity
    SpanTree([]).search(around: .zero, reach: &reach) { _, _ in Issue.record("there is nothing to visit") }
  }
}

extension Double {
  fileprivate var exponential: Double {
    var result = 1.0
    for _ in 0..<Int(self) { result *= 10 }
    return result
  }
}
