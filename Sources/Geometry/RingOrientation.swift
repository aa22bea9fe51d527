/// Which way a closed ring runs.
package enum RingOrientation {
  /// Whether a closed ring runs counterclockwise in longitude and latitude, taken as a plane. False for a ring without area.
  package static func isCounterclockwise(_ ring: [Coordinate]) -> Bool {
    let origin = ring.first ?? Coordinate(latitude: 0, longitude: 0)
    var area = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      area +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return area > 0
  }
}
