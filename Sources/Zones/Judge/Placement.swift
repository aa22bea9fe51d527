internal import Geodesy
public import Geometry

/// Where a place lies relative to a boundary line and its zone, positions taken as exact.
public struct Placement: Sendable, Hashable {
  /// The side of the line, as one travels it.
  public enum Side: String, Sendable, Hashable {
    /// Left of the direction of travel.
    case left
    /// Right of the direction of travel.
    case right
    /// On the line.
    case on
  }

  /// The geodesic distance to the foot, in metres; infinite where flat ends leave the place no foot.
  public var distance: Double
  /// The side on which the place leaves its foot. Without a foot: `on` never, `left` or `right` of the nearest end.
  public var side: Side
  /// The metres along the foot's chain, from its start to the foot.
  public var chainage: Double
  /// The foot: the nearest place of the line.
  public var foot: Coordinate { coordinate(at: footPosition) }
  /// The index of the foot's chain.
  package var chain: Int
  /// Whether the place is in the zone under every reading of its depth (core, zone or band).
  package var isInCore: Bool
  /// Whether the place is in the zone under some reading of its depth.
  package var isInZone: Bool
  /// The foot in the geocentric frame: whoever does not ask for the foot need not wait for its latitude and longitude.
  let footPosition: Vector
}

extension Placement {
  /// The placement of a place of which nothing is near: outside, and without a foot.
  package init(beyondAll place: Coordinate) {
    self.init(
      distance: .infinity, side: .left, chainage: 0, chain: 0, isInCore: false, isInZone: false,
      footPosition: place.cartesian)
  }
}
