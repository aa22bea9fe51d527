package import Geometry

/// Where a place may be that is not known exactly.
package enum PlaceRegion: Sendable, Hashable {
  /// A geodesic disc about the stated place; of radius 0 for an exact one.
  case disc(Length)
  /// A sector about another place. It is boxed, so that the many places that are discs stay small.
  indirect case sector(PlaceSector)

  /// The radius of the smallest disc about the stated place that holds the region; 0 for an exact place.
  package var radius: Length {
    switch self {
    case .disc(let radius): radius
    case .sector(let sector): sector.radius
    }
  }

  /// Whether the place is exact.
  package var isExact: Bool { !(radius.meters > 0) }
}
