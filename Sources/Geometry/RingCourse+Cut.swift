extension RingCourse {
  /// The meridian at which a band round the Earth is cut, in degrees from -180 to 180: its ring runs along it on both sides, a
  /// whole turn apart, at the same latitudes, as a box from 0 to 360 does.
  ///
  /// Nil for a ring of any other width than 360 degrees, and for one that is not cut so.
  ///
  /// - Parameter ring: The ring of which this is the course.
  package func cut(of ring: [Coordinate]) -> Double? {
    guard abs(width - 360) < Seam.nearness, let start = ring.first else { return nil }
    var (west, x) = (0.0, 0.0)
    for step in steps {
      x += step
      west = min(west, x)
    }
    var sides: [[ClosedRange<Double>]] = [[], []]
    x = 0
    for (step, (a, b)) in zip(steps, zip(ring, ring.dropFirst())) {
      if abs(step) < Seam.nearness, a.latitude != b.latitude {
        let span = min(a.latitude, b.latitude)...max(a.latitude, b.latitude)
        if abs(x - west) < Seam.nearness { sides[0].append(span) }
        if abs(x - west - 360) < Seam.nearness { sides[1].append(span) }
      }
      x += step
    }
    let isCut = sides[0].contains { side in
      sides[1].contains { min($0.upperBound, side.upperBound) > max($0.lowerBound, side.lowerBound) }
    }
    return isCut ? Coordinate.shortest(start.longitude + west) : nil
  }
}
