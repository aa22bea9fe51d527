internal import Geodesy
package import Geometry
package import Zones

/// How much of two lines is not the same.
package struct LineDifference: Sendable, Hashable {
  /// The length of the first that is farther from the second than a distance.
  package let first: Length
  /// The length of the second that is farther from the first.
  package let second: Length
  /// The pieces that were not looked into: each change between same and other is known to this length.
  package static let resolution = Length.meters(10)

  /// - Parameter apart: The distance up to which lines are the same.
  /// - Throws: ``ZoneError`` where a line or a rule has no meaning.
  package init(_ first: Zone, _ second: Zone, apart: Length) throws(ZoneError) {
    let a = try ReferenceLine(boundary: first.boundary, specification: first.specification)
    let b = try ReferenceLine(boundary: second.boundary, specification: second.specification)
    self.first = Self.length(of: a, awayFrom: b, apart.meters)
    self.second = Self.length(of: b, awayFrom: a, apart.meters)
  }

  private static func length(
    of line: ReferenceLine, awayFrom search: ReferenceLine, _ apart: Double
  ) -> Length {
    var sum = 0.0
    for chain in line.chains {
      let far = chain.map(search.distance)
      for index in chain.indices.dropFirst() {
        let edge = Geodesic.inverse(from: chain[index - 1], to: chain[index])
        sum += length(
          of: chain[index - 1], edge.startAzimuth, 0...edge.distance, far[index - 1], far[index], search,
          apart)
      }
    }
    return .meters(sum)
  }

  /// The length of the part of a stretch of a geodesic that is farther than `apart`; `a` and `b` are the distances of
  /// its ends.
  private static func length(
    of start: Coordinate, _ azimuth: Double, _ range: ClosedRange<Double>, _ a: Double, _ b: Double,
    _ search: ReferenceLine, _ apart: Double
  ) -> Double {
    let length = range.upperBound - range.lowerBound
    // Distance grows by a metre a metre at most.
    if (a + b - length) / 2 > apart { return length }
    if (a + b + length) / 2 <= apart { return 0 }
    let half = (range.lowerBound + range.upperBound) / 2
    let middle = search.distance(Geodesic.direct(from: start, azimuth: azimuth, distance: half).end)
    if length <= resolution.meters { return middle > apart ? length : 0 }
    return self.length(of: start, azimuth, range.lowerBound...half, a, middle, search, apart)
      + self.length(of: start, azimuth, half...range.upperBound, middle, b, search, apart)
  }
}
