internal import CMath
internal import Geometry

/// A piece of a geodesic disc between two radii and two azimuths.
package struct DiscCell {
  /// Metres from the centre of the disc.
  package var inner: Double
  package var outer: Double
  /// Degrees clockwise from north.
  package var from: Double
  package var to: Double

  package init(inner: Double, outer: Double, from: Double, to: Double) {
    self.inner = inner
    self.outer = outer
    self.from = from
    self.to = to
  }

  /// The radius that halves the cell's area.
  private var radius: Double { ((inner * inner + outer * outer) / 2).squareRoot() }
  /// The area of the cell on a sphere of the Earth's size, in square metres.
  var area: Double {
    let (a, b) = (sin(inner / WGS84.equatorialRadius / 2), sin(outer / WGS84.equatorialRadius / 2))
    return 2 * WGS84.equatorialRadius * WGS84.equatorialRadius * (b * b - a * a) * (to - from) * (.pi / 180)
  }
  /// The place that halves the cell's area and its angle.
  var middle: (distance: Double, azimuth: Double) { place(0.5, 0.5) }

  /// A place in the cell, by the share of the area and of the angle before it.
  func place(_ share: Double, _ turn: Double) -> (distance: Double, azimuth: Double) {
    let (near, far) = (inner * inner, outer * outer)
    return ((near + (far - near) * share).squareRoot(), from + (to - from) * turn)
  }

  /// The cell's extent outwards, in metres.
  package var depth: Double { outer - inner }
  /// The cell's extent across, in metres.
  package var width: Double { radius * (to - from) * (.pi / 180) }
  /// How far a corner is from the middle at most, in metres. Geodesics spread less than lines in the plane do.
  package var span: Double {
    let c = cos((to - from) / 2 * (.pi / 180))
    func corner(_ r: Double) -> Double { (r * r + radius * radius - 2 * r * radius * c).squareRoot() }
    return max(corner(inner), corner(outer)) * 1.000001
  }

  /// Two halves: of equal area along the way outwards, or of equal angle, whichever leaves them less elongated.
  package var halves: (DiscCell, DiscCell) {
    var (a, b) = (self, self)
    if depth > width {
      a.outer = radius
      b.inner = radius
    } else {
      a.to = (from + to) / 2
      b.from = a.to
    }
    return (a, b)
  }

  /// The share of a rectangle of the cell's size that lies within a distance of its middle along a direction.
  ///
  /// - Parameters:
  ///   - distance: Metres from the middle to a straight limit across the direction.
  ///   - cosine: That of the angle between the direction and the way outwards.
  package func share(within distance: Double, cosine: Double) -> Double {
    let across = max(0, 1 - cosine * cosine).squareRoot() * width
    let outwards = abs(cosine) * depth
    let (long, short) = (max(across, outwards), min(across, outwards))
    let (half, flat) = ((long + short) / 2, (long - short) / 2)
    let t = abs(distance)
    guard t < half else { return distance < 0 ? 0 : 1 }
    // The two extents spread the limit like the sum of two uniform numbers: a trapezium.
    let beyond = t > flat ? (half - t) * (half - t) / (2 * long * short) : 0.5 - t / long
    return distance < 0 ? beyond : 1 - beyond
  }
}
