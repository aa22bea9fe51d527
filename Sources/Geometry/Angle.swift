/// A plane angle: an azimuth, a difference of azimuths, a turn.
///
/// Degrees are stored, because azimuths arrive from geodesic calls in degrees; `radians` rounds.
public struct Angle: Sendable, Hashable, Comparable {
  /// The angle in degrees; azimuths count clockwise from north.
  public var degrees: Double

  /// An angle of so many degrees.
  public init(degrees: Double) { self.degrees = degrees }

  /// An angle of so many degrees.
  public static func degrees(_ value: Double) -> Angle { Angle(degrees: value) }

  /// The angle in radians, rounded.
  public var radians: Double { degrees * (.pi / 180) }

  /// The smaller number of degrees comes first; angles are not reduced by whole turns.
  public static func < (a: Angle, b: Angle) -> Bool { a.degrees < b.degrees }
}
