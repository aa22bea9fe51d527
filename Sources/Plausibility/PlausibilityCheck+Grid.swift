internal import Geodesy
package import Geometry
package import Zones

/// Eastings and northings that look mistaken: most of what is suspicious of degrees means nothing of metres.
extension PlausibilityCheck {
  private static let swap = "easting and northing may be swapped"

  /// The suspicion about a position; nil for one that looks right.
  ///
  /// At 0, 0 nobody knows where it was, and numbers as small as degrees are longitude and latitude. A place far from
  /// the zone is suspicious if it would be at the zone with easting and northing swapped.
  ///
  /// - Parameter image: The place of a position of the same system; nil where it has none.
  package func suspicion(
    of written: SourcePosition, at place: Coordinate, _ placement: Placement,
    image: (SourcePosition) -> Coordinate?
  ) -> Suspicion? {
    if let suspicion = Self.suspicion(ofSize: written) { return suspicion }
    guard !placement.isInZone, !contains(place), !(placement.distance <= Self.far.meters),
      let other = image(written.swapped), isNear(other)
    else { return nil }
    return Suspicion(
      kind: Self.swap, sentence: "\(Self.swap): (\(written.y), \(written.x)) would be at the zone")
  }

  /// Whether a position looks right, as far as that shows without a distance.
  ///
  /// - Parameter verdict: That of the place taken as exact.
  package func isPlausible(
    _ written: SourcePosition, at place: Coordinate, _ verdict: Verdict,
    image: (SourcePosition) -> Coordinate?
  ) -> Bool {
    if Self.suspicion(ofSize: written) != nil { return false }
    if verdict != .outside || contains(place) { return true }
    return image(written.swapped).map { !contains($0) } ?? true
  }

  /// Whether an easting and a northing are as small as a longitude and a latitude, or 0, 0.
  package static func mayBeDegrees(_ written: SourcePosition) -> Bool {
    abs(written.x) <= 360 && abs(written.y) <= 90
  }

  private static func suspicion(ofSize written: SourcePosition) -> Suspicion? {
    guard mayBeDegrees(written) else { return nil }
    if written.x == 0, written.y == 0 {
      return Suspicion(kind: "0, 0", sentence: "0, 0 is often written where no place is known")
    }
    return Suspicion(
      kind: "easting and northing may be degrees",
      sentence: "(\(written.x), \(written.y)) may be longitude and latitude, and no easting and northing")
  }
}

extension SourcePosition {
  fileprivate var swapped: SourcePosition { SourcePosition(x: y, y: x) }
}
