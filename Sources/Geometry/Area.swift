/// An area on the ellipsoid. Stored in square metres.
public struct Area: Sendable, Hashable, Comparable {
  /// The area in square metres.
  public var squareMeters: Double

  /// An area in square metres.
  package init(squareMeters: Double) { self.squareMeters = squareMeters }

  /// The area in square kilometres.
  public var squareKilometers: Double { squareMeters / 1e6 }

  /// The smaller area comes first.
  public static func < (a: Area, b: Area) -> Bool { a.squareMeters < b.squareMeters }
}
