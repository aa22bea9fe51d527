internal import CMath
internal import CPROJ
internal import Geometry

/// One edge of a ring: how far east it leads, what lies between it and the equator, and how long it is.
struct MeasuredEdge {
  /// ∫ (A(φ) - A(φ₀)) dλ along the edge, in square metres.
  var areaBeneath: Double
  /// Its length in metres; 0 where the edge only closes a ring along ±180, along the cut of a band or at a pole.
  var length: Double

  /// Measures the edge between two vertices over a reference latitude φ₀.
  ///
  /// - Parameters:
  ///   - degreesEast: How far east it leads, as a `RingCourse` has it.
  ///   - cut: The meridian beside ±180 along which edges only close a ring; nil for none.
  init(
    from a: Coordinate, to b: Coordinate, degreesEast: Double, edges: PolygonMeasure.Edges, reference: Double,
    cut: Double? = nil
  ) {
    let atPole = Seam.isAlongPole(a, b)
    let isAlongCut = cut.map { abs(Coordinate.shortest(a.longitude - $0)) < Seam.nearness } ?? false
    let closes =
      atPole || (degreesEast == 0 && (isAlongCut || abs(Coordinate.shortest(a.longitude)) == 180))
    if atPole || edges == .planar {
      areaBeneath =
        degreesEast * (.pi / 180)
        * AuthalicSeries.excess(from: a.latitude, to: b.latitude, over: reference)
      length = closes ? 0 : PlanarArc.length(from: a.latitude, to: b.latitude, degreesEast: degreesEast)
    } else {
      let whole = Self.beneathGeodesic(from: a.latitude, to: b.latitude, degreesEast: degreesEast, reference)
      areaBeneath = whole.area
      length = closes ? 0 : whole.length
    }
  }

  /// The length of a geodesic, and the integral beneath it.
  ///
  /// `geod_geninverse` knows the area to about 10⁻⁵ m² for short edges and 0.1 m² for long ones, which is too
  /// coarse for a square of 1 m. Short edges are integrated along the geodesic instead: by Clairaut's relation
  /// dλ/ds = K / r², K = r sin α constant and r the radius of the parallel. Near a pole that is smooth only in
  /// (A - A(90°)) / r².
  private static func beneathGeodesic(
    from first: Double, to second: Double, degreesEast: Double, _ reference: Double
  ) -> (area: Double, length: Double) {
    var length = 0.0
    var azimuth = 0.0
    var area = 0.0
    unsafe geod_geninverse(
      Geodesic.ellipsoid, first, 0, second, degreesEast, &length, &azimuth, nil, nil, nil, nil, &area)
    guard degreesEast != 0, length > 0 else { return (0, length) }
    let toPole =
      abs(reference) == 90 ? .infinity : (90 - max(abs(first), abs(second))) * WGS84.degreeOfLatitudeBelow
    guard length < min(200_000, toPole / 5) else {
      return (area - degreesEast * (.pi / 180) * AuthalicSeries.value(at: reference), length)
    }
    let line = GeodesicLine(from: Coordinate(latitude: first, longitude: 0), azimuth: azimuth)
    let clairaut = sin(azimuth * (.pi / 180)) * Radii(latitude: first).parallel
    let mean = GaussLegendre.mean(from: 0, to: length) { s in
      let latitude = line.position(at: s).end.latitude
      let parallel = Radii(latitude: latitude).parallel
      guard abs(latitude) < 90 else { return 0 }
      return AuthalicSeries.excess(from: latitude, to: latitude, over: reference)
        * clairaut / (parallel * parallel)
    }
    return (mean * length, length)
  }
}

/// The radii of WGS 84 at a latitude: of the meridian's curvature, and of the parallel.
struct Radii {
  var meridian: Double
  var parallel: Double

  init(latitude: Double) {
    let phi = latitude * (.pi / 180)
    let sine = sin(phi)
    let w = 1 / (1 - WGS84.eccentricitySquared * sine * sine).squareRoot()
    meridian = WGS84.equatorialRadius * (1 - WGS84.eccentricitySquared) * w * w * w
    parallel = WGS84.equatorialRadius * w * cos(phi)
  }
}
