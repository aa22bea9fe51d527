internal import Geodesy
internal import Geometry

/// A box in longitude and latitude that holds all of a zone, and all places so near it that a margin may put them in.
struct ZoneExtent {
  /// Degrees; the box goes `width` eastwards and `height` northwards from here.
  var west = 0.0
  var south = 0.0
  var width = 0.0
  var height = 0.0

  /// Longitudes are marked in bins, of which the longest empty run is left out.
  private static let binsPerDegree = 100
  private static let bins = 360 * binsPerDegree

  /// - Parameter margin: metres by which the zone may lie elsewhere.
  init(of judge: Judge, margin: Double = 0) {
    var marks = [Bool](repeating: false, count: Self.bins)
    var (low, high) = (90.0, -90.0)
    func mark(from west: Double, to east: Double) {
      let first = Int((west * Double(Self.binsPerDegree)).rounded(.down)) - 1
      let last = Int((east * Double(Self.binsPerDegree)).rounded(.down)) + 1
      for bin in first...min(last, first + Self.bins) {
        marks[((bin % Self.bins) + Self.bins) % Self.bins] = true
      }
    }
    if let outline = judge.outline {
      for box in outline.boxes where box.west <= box.east {
        let nearPole = Coordinate(latitude: max(abs(box.south), abs(box.north)), longitude: 0)
        let around = margin > 0 ? Self.around(nearPole, margin) : (latitude: 0.0, longitude: 0.0)
        mark(from: box.west - around.longitude, to: box.east + around.longitude)
        low = min(low, box.south - around.latitude)
        high = max(high, box.north + around.latitude)
      }
      low -= Self.margin
      high += Self.margin
    } else {
      for span in judge.search.line.spans {
        let count = max(1, Int((span.length / Self.step).rounded(.up)))
        // Every place of the zone is within the depth, and half a step, of one of these.
        let reach = judge.to + margin + span.length / Double(count) + 1
        for part in 0...count {
          let place = coordinate(at: span.position(at: Double(part) / Double(count)))
          let around = Self.around(place, reach)
          mark(from: place.longitude - around.longitude, to: place.longitude + around.longitude)
          low = min(low, place.latitude - around.latitude)
          high = max(high, place.latitude + around.latitude)
        }
      }
    }
    south = max(-90, min(low, 90))
    height = max(1e-6, min(90, high) - south)
    setLongitudes(marks)
  }

  private static let margin = 1e-3
  private static let step = 2_000.0

  /// Degrees of latitude and longitude that a geodesic disc reaches at most.
  private static func around(_ place: Coordinate, _ reach: Double) -> (latitude: Double, longitude: Double) {
    // On the auxiliary sphere angles are larger than metres over the least radius of curvature by no more than 1 %.
    let angle = reach / WGS84.leastRadiusOfCurvature * 1.01
    let degrees = angle * (180 / .pi)
    if abs(place.latitude) + degrees >= 89.5 { return (degrees, 180) }
    let (_, cosine) = sineAndCosine(degrees: min(90, abs(place.latitude) + 0.2))
    let (sine, _) = sineAndCosine(degrees: degrees)
    guard sine < cosine * 0.99 else { return (degrees, 180) }
    return (degrees, arcSine(sine / cosine) * (180 / .pi) * 1.01)
  }

  private mutating func setLongitudes(_ marks: [Bool]) {
    var best = (start: 0, count: 0)
    var run = 0
    for index in 0..<2 * Self.bins {
      run = marks[index % Self.bins] ? 0 : run + 1
      if run > best.count { best = (index - run + 1, run) }
    }
    if best.count < 2 || best.count >= Self.bins {
      west = -180
      width = best.count >= Self.bins ? 1e-6 : 360
    } else {
      west = Coordinate.shortest(Double((best.start + best.count) % Self.bins) / Double(Self.binsPerDegree))
      width = Double(Self.bins - best.count) / Double(Self.binsPerDegree)
    }
  }
}
