internal import CMath
package import Geometry

/// The places that a distance and a direction from another place leave: a sector of an annulus, and all within an extent of it.
///
/// Distances and azimuths are those of geodesics from the origin. How far places of the sector are from each other is
/// measured on a sphere, which is right to a few thousandths of the distance.
package struct PlaceSector: Sendable, Hashable {
  /// Where distance and direction start.
  package var origin: Coordinate
  /// The least and the greatest distance, in metres.
  package var inner: Double
  package var outer: Double
  /// The azimuth of the middle, in degrees clockwise from north.
  package var azimuth: Double
  /// Degrees to either side of the middle; at most 90.
  package var spread: Double
  /// How far beyond the sector a place may be, in metres: the radius of what the distance starts from.
  package var extent: Double
  /// The radius of the smallest disc about the stated place that holds all of it, as it is written.
  package var radius: Length

  package init(
    origin: Coordinate, distances: ClosedRange<Double>, azimuth: Double, spread: Double, extent: Double,
    radius: Length
  ) {
    self.origin = origin
    (inner, outer) = (distances.lowerBound, distances.upperBound)
    self.azimuth = azimuth
    self.spread = spread
    self.extent = extent
    self.radius = radius
  }

  /// How deep a place lies in the region, in metres; negative for a place that is so far outside.
  ///
  /// No place nearer than this is on the other side of the region's edge.
  ///
  /// - Parameters:
  ///   - distance: Metres from the origin.
  ///   - turn: The azimuth at the origin, in degrees from that of the middle; -180 to 180.
  package func depth(distance: Double, turn: Double) -> Double {
    extent + depthInSector(distance, abs(turn) - spread)
  }

  /// - Parameter beyond: Degrees beyond the nearer of the two straight sides; negative between them.
  private func depthInSector(_ distance: Double, _ beyond: Double) -> Double {
    let radius = WGS84.equatorialRadius
    let (r, angle) = (distance / radius, beyond * (.pi / 180))
    let along = atan2(sin(r) * cos(angle), cos(r)) * radius
    let across = asin(max(-1, min(1, sin(r) * sin(angle)))) * radius
    if beyond <= 0 {
      let toArc = min(distance - inner, outer - distance)
      if toArc <= 0 { return toArc }
      return min(toArc, along < 0 ? distance : -across)
    }
    if along >= inner, along <= outer { return -across }
    let corner = along < inner ? inner : outer
    // By haversines, which are exact for places that are near.
    let c = corner / radius
    let (half, turn) = (sin((r - c) / 2), sin(angle / 2))
    return -2 * radius * asin(min(1, (half * half + sin(r) * sin(c) * turn * turn).squareRoot()))
  }
}
