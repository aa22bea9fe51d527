/// An area on the ellipsoid. Stored in square metres.
public struct Area: Sendable, Hashable {
  /// The area in square metres.
  public var squareMeters: Double

  /// An area in square metres.
  package init(squareMeters: Double) { self.squareMeters = squareMeters }

  /// The area in square kilometres.
  public var squareKilometers: Double { squareMeters / 1e6 }
}
