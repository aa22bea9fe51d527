internal import CMath

/// How far a place may really lie from where it is reported, the line taken as fixed.
///
/// The position is uniform over its geodesic disc of radius a; the line is shifted by a vector uniform over a disc of
/// radius b, which moves the place the other way. The sum of the two points in every direction alike; its density at
/// a distance r is the area that two discs of radii a and b, r apart, have in common, over π²a²b².
package struct Displacement {
  /// The greatest distance, a + b, in metres.
  package let reach: Double
  /// At r = reach·k/(count - 1), the probability that the displacement is not longer than r. Empty for one disc.
  private let table: [Double]

  /// The displacement of two independent radii in metres, at least one of them positive.
  package init(position: Double, line: Double) {
    reach = position + line
    let (small, large) = (min(position, line), max(position, line))
    guard small > 0 else {
      table = []
      return
    }
    let count = 513
    let step = reach / Double(count - 1)
    var table = [0.0]
    var sum = 0.0
    func density(_ r: Double) -> Double { Self.curved(r) * Self.lens(small, large, r) }
    // Simpson's rule on each interval.
    for k in 1..<count {
      let (from, to) = (Double(k - 1) * step, Double(k) * step)
      sum += density(from) + 4 * density((from + to) / 2) + density(to)
      table.append(sum)
    }
    self.table = table.map { $0 / sum }
  }

  /// The probability that the displacement is not longer than r metres.
  package func probability(within r: Double) -> Double {
    if r >= reach { return 1 }
    if table.isEmpty {
      let whole = sin(reach / WGS84.equatorialRadius / 2)
      let part = sin(r / WGS84.equatorialRadius / 2)
      return part * part / (whole * whole)
    }
    let place = r / reach * Double(table.count - 1)
    let index = min(Int(place), table.count - 2)
    return table[index] + (table[index + 1] - table[index]) * (place - Double(index))
  }

  /// The circumference of a circle of radius r, over 2π: geodesic discs have room for a little less than flat ones.
  private static func curved(_ r: Double) -> Double {
    sin(r / WGS84.equatorialRadius) * WGS84.equatorialRadius
  }

  /// The area that two discs have in common.
  private static func lens(_ a: Double, _ b: Double, _ r: Double) -> Double {
    if r <= b - a { return .pi * a * a }
    if r >= a + b { return 0 }
    let first = acos(max(-1, min(1, (r * r + a * a - b * b) / (2 * r * a))))
    let second = acos(max(-1, min(1, (r * r + b * b - a * a) / (2 * r * b))))
    let kite = max(0, (a + b - r) * (r + a - b) * (r - a + b) * (r + a + b))
    return a * a * first + b * b * second - kite.squareRoot() / 2
  }
}
