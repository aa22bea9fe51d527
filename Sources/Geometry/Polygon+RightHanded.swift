extension Polygon {
  /// The polygon with its exterior counterclockwise and its holes clockwise, by the area of the rings in longitude
  /// and latitude, read as a ``RingCourse``.
  package var rightHanded: Polygon {
    Polygon(
      exterior: Self.isClockwise(exterior) ? exterior.reversed() : exterior,
      holes: holes.map { Self.isClockwise($0) ? $0 : $0.reversed() })
  }

  private static func isClockwise(_ ring: [Coordinate]) -> Bool {
    guard let origin = ring.first else { return false }
    var twice = 0.0
    var x = 0.0
    for ((a, b), step) in zip(zip(ring, ring.dropFirst()), RingCourse(ring).steps) {
      twice += x * (b.latitude - origin.latitude) - (x + step) * (a.latitude - origin.latitude)
      x += step
    }
    return twice < 0
  }
}
