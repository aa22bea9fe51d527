/// A plane angle: an azimuth, a difference of azimuths, a turn.
///
/// Degrees are stored, because azimuths arrive from geodesic calls in degrees; `radians` rounds.
package struct Angle: Sendable, Hashable, Comparable {
  /// The angle in degrees; azimuths count clockwise from north.
  package var degrees: Double

  /// An angle in degrees.
  package init(degrees: Double) { self.degrees = degrees }

  package static func degrees(_ value: Double) -> Angle { Angle(degrees: value) }

  /// The angle in radians, rounded.
  package var radians: Double { degrees * (.pi / 180) }

  /// The smaller number of degrees comes first; angles are not reduced by whole turns.
  package static func < (a: Angle, b: Angle) -> Bool { a.degrees < b.degrees }
}
