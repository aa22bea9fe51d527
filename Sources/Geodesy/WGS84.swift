/// The WGS 84 ellipsoid: its defining constants, and bounds that follow from them.
///
/// A bound that ends in `Below` or `Above` is a round number on the stated side of the exact value, so that a proof which
/// rests on it also covers rounding. `WGS84Tests` checks each against the formula in its comment.
@usableFromInline package enum WGS84 {
  /// The semi-major axis a in metres; it defines the ellipsoid.
  @inlinable package static var equatorialRadius: Double { 6_378_137 }
  /// The flattening f; it defines the ellipsoid.
  @inlinable package static var flattening: Double { 1 / 298.257223563 }
  /// The square of the first eccentricity, e² = f (2 - f).
  @inlinable package static var eccentricitySquared: Double { 0.0066943799901413165 }
  /// 1 / (1 - e²), the square of the ratio of the axes.
  @inlinable package static var squaredAxisRatio: Double { 1.0067394967422765 }
  /// The length of a meridian from pole to pole in metres, rounded to 0.1 mm: no two places are farther apart.
  @inlinable package static var greatestDistance: Double { 20_003_931.4586 }

  /// The mean radius (2a + b)/3 = 6,371,008.77 m, rounded to a decimetre.
  @inlinable package static var meanRadius: Double { 6_371_008.8 }
  /// The mean (a + b)/2 = 6,367,444.66 m of the semi-axes, rounded down to a kilometre: the radius of a sphere that bends
  /// between the least and the greatest curvature.
  @inlinable package static var middleRadius: Double { 6_367_000 }
}

extension WGS84 {
  /// The least radius of curvature, a (1 - e²) = 6,335,439.33 m, of a meridian at the equator, rounded down to a metre.
  @inlinable package static var leastRadiusOfCurvature: Double { 6_335_439 }
  /// The least radius of curvature, rounded down to a kilometre.
  @inlinable package static var leastRadiusOfCurvatureBelow: Double { 6_335_000 }
  /// A radius 0.086 % below the least radius of curvature: room for the next terms of series in s/R.
  @inlinable package static var tightRadiusBelow: Double { 6_330_000 }
  /// A radius 0.56 % below the least radius of curvature: room for arcs of up to 2,000 km.
  @inlinable package static var wideRadiusBelow: Double { 6_300_000 }

  /// The greatest radius of curvature, a²/b = 6,399,593.63 m, at the poles, rounded up to a metre.
  @inlinable package static var greatestRadiusOfCurvature: Double { 6_399_594 }
  /// A radius 0.084 % above the greatest radius of curvature: room for the next terms of series in s/R.
  @inlinable package static var tightRadiusAbove: Double { 6_405_000 }
  /// A radius 0.32 % above the greatest radius of curvature: room for arcs of up to 2,000 km.
  @inlinable package static var wideRadiusAbove: Double { 6_420_000 }

  /// A radius below the polar radius b = 6,356,752.31 m, the least distance of any place from the centre of the Earth.
  @inlinable package static var polarRadiusBelow: Double { 6_350_000 }
  /// No vector (x, y, z / (1 - e²)) of a place is longer than this, in metres: it is the normal's radius of curvature,
  /// at most a²/b.
  @inlinable package static var normalBound: Double { 6_400_000 }

  /// Metres of a degree of latitude, less than anywhere: the least radius of curvature times π/180 is 110,574.3 m.
  @inlinable package static var degreeOfLatitudeBelow: Double { 110_000 }
  /// Metres of a degree of arc, more than anywhere: the greatest radius of curvature times π/180 is 111,694.0 m.
  @inlinable package static var degreeAbove: Double { 111_700 }
  /// Metres of a degree of arc, about: the mean radius times π/180 is 111,195.1 m.
  @inlinable package static var degreeRounded: Double { 111_000 }
  /// Metres of a degree of the equator, a π/180 = 111,319.5 m, rounded up to ten metres.
  @inlinable package static var degreeOfEquator: Double { 111_320 }
}
