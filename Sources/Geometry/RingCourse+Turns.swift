extension [Coordinate] {
  /// The same ring, with three vertices on each edge once round the Earth, as from -180 to 180: its ends are one place.
  package var withTurnsTold: [Coordinate] {
    var ring = self
    let course = RingCourse(self)
    guard course.isBand else { return self }
    for index in indices.dropFirst().reversed() where abs(course.steps[index - 1]) > 180 {
      let (start, end) = (self[index - 1], self[index])
      if Seam.isAlongPole(start, end) { continue }
      for share in [0.75, 0.5, 0.25] {
        ring.insert(
          Coordinate(
            latitude: start.latitude + (end.latitude - start.latitude) * share,
            longitude: start.longitude + (end.longitude - start.longitude) * share), at: index)
      }
    }
    return ring
  }
}
