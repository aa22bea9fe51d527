package import Geometry

/// Whether a place lies in polygons read straight in longitude and latitude: the even-odd rule over strips of
/// latitude, so that outlines of 100,000 vertices answer fast.
package struct OutlineIndex {
  private var strips: [[(Coordinate, Coordinate)]]
  private let south: Double
  private let height: Double

  package init(_ polygons: [Polygon]) {
    let rings = polygons.flatMap(\.rings)
    let latitudes = rings.flatMap { $0.map(\.latitude) }
    south = latitudes.min() ?? 0
    let north = latitudes.max() ?? 0
    let count = max(1, min(20_000, latitudes.count / 4))
    height = max((north - south) / Double(count), 1e-12)
    strips = Array(repeating: [], count: count + 1)
    for ring in rings {
      for (a, b) in zip(ring, ring.dropFirst()) where a.latitude != b.latitude {
        let low = strip(min(a.latitude, b.latitude))
        let high = strip(max(a.latitude, b.latitude))
        for index in low...high { strips[index].append((a, b)) }
      }
    }
  }

  private func strip(_ latitude: Double) -> Int {
    max(0, min(strips.count - 1, Int((latitude - south) / height)))
  }

  package func contains(_ place: Coordinate) -> Bool {
    guard place.latitude >= south else { return false }
    let y = place.latitude
    var isInside = false
    for (a, b) in strips[strip(y)] where (a.latitude > y) != (b.latitude > y) {
      let x = a.longitude + (y - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude)
      if x > place.longitude { isInside.toggle() }
    }
    return isInside
  }
}
