package import Geometry
package import Zones

/// Where a sector of a line ends.
package enum SectorEnd: Sendable, Hashable {
  /// At a distance from the start, measured along the line.
  case chainage(Length)
  /// At the foot of a place on the line.
  case place(Coordinate)

  /// The end as a chainage of a line; 0 for a place without a foot.
  package func chainage(along line: ReferenceLine) -> Length {
    switch self {
    case .chainage(let chainage): chainage
    case .place(let place): .meters(line.chainage(of: place) ?? 0)
    }
  }
}

extension ReferenceLine {
  /// The chainages that cut the line into a number of sectors of equal length, one fewer than there are sectors.
  package func cuts(intoEqual count: Int) -> [Length] {
    (1..<count).map { .meters(length.meters * Double($0) / Double(count)) }
  }
}
