internal import Geometry

/// Places far outside the area for which a reference system is made: there another system may be meant.
extension AreaOfInterest {
  /// How far beyond the area places are far, in degrees: neighbours of a UTM zone are often given in it.
  private static let margin = 2.0

  /// Whether a place lies far outside.
  func isFar(_ place: Coordinate) -> Bool {
    let reach = min(Self.margin, (360 - width) / 2)
    let wider = AreaOfInterest(
      west: Coordinate.shortest(west - reach), south: south - Self.margin,
      east: Coordinate.shortest(east + reach), north: north + Self.margin)
    return width < 360 - 2 * Self.margin
      ? !wider.contains(place)
      : !(wider.south...max(wider.south, wider.north)).contains(place.latitude)
  }

  /// The degrees of longitude from west to east.
  private var width: Double { west <= east ? east - west : east - west + 360 }

  /// The sentence on coordinates that lie far outside; nil where none does.
  func warning(of coordinates: [Coordinate], in crs: String) -> String? {
    let far = coordinates.filter(isFar)
    guard let first = far.first else { return nil }
    let words = first.rounded.inWords
    let those =
      far.count == 1
      ? "the place \(words) lies" : "\(far.count) of \(coordinates.count) places, the first at \(words), lie"
    return
      "warning: \(those) far outside the area of use of \(crs) (\(inWords)); check that this is their system"
  }

  /// `36 to 42 E, 0 to 84 N`.
  private var inWords: String {
    func degrees(_ value: Double, _ letters: (String, String)) -> String {
      let size = (abs(value) * 10).rounded() / 10
      let text = size == size.rounded() ? "\(Int(size))" : "\(size)"
      return "\(text) \(value < 0 ? letters.1 : letters.0)"
    }
    return "\(degrees(west, ("E", "W"))) to \(degrees(east, ("E", "W"))),"
      + " \(degrees(south, ("N", "S"))) to \(degrees(north, ("N", "S")))"
  }
}

extension Coordinate {
  /// The place to a hundredth of a degree.
  fileprivate var rounded: Coordinate {
    Coordinate(latitude: (latitude * 100).rounded() / 100, longitude: (longitude * 100).rounded() / 100)
  }
}
