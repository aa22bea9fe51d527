import Geodesy
import Geometry
import Testing

/// Every constant and bound of ``WGS84`` against the formula that its comment names.
@Suite struct WGS84Tests {
  private let a = 6_378_137.0
  private let f = 1 / 298.257223563
  private var e2: Double { f * (2 - f) }
  private var b: Double { a * (1 - f) }
  private var leastRadius: Double { a * (1 - e2) }
  private var greatestRadius: Double { a * a / b }
  private let degree = Double.pi / 180

  @Test func constantsAreTheFormulasToTheBit() {
    #expect(WGS84.equatorialRadius == a)
    #expect(WGS84.flattening == f)
    #expect(WGS84.eccentricitySquared == e2)
    #expect(WGS84.squaredAxisRatio == 1 / (1 - e2))
  }

  @Test func meansAreRounded() {
    #expect(abs(WGS84.meanRadius - (2 * a + b) / 3) <= 0.05)
    #expect(WGS84.middleRadius == ((a + b) / 2 / 1000).rounded(.down) * 1000)
    #expect(abs(WGS84.degreeRounded - WGS84.meanRadius * degree) < 500)
    #expect(WGS84.degreeOfEquator == (a * degree / 10).rounded(.up) * 10)
  }

  @Test func greatestDistanceIsTheMeridian() {
    let poles = Geodesic.inverse(
      from: Coordinate(latitude: 90, longitude: 0), to: Coordinate(latitude: -90, longitude: 0))
    #expect(abs(WGS84.greatestDistance - poles.distance) <= 0.5e-4)
  }

  @Test func radiiAreOnTheirSides() {
    #expect(WGS84.leastRadiusOfCurvature == leastRadius.rounded(.down))
    #expect(WGS84.leastRadiusOfCurvatureBelow == (leastRadius / 1000).rounded(.down) * 1000)
    #expect(WGS84.tightRadiusBelow < leastRadius * (1 - 0.0008))
    #expect(WGS84.wideRadiusBelow < leastRadius * (1 - 0.005))
    #expect(WGS84.greatestRadiusOfCurvature == greatestRadius.rounded(.up))
    #expect(WGS84.tightRadiusAbove > greatestRadius * (1 + 0.0008))
    #expect(WGS84.wideRadiusAbove > greatestRadius * (1 + 0.003))
    #expect(WGS84.polarRadiusBelow < b)
    #expect(WGS84.normalBound > greatestRadius)
  }

  @Test func degreesAreOnTheirSides() {
    #expect(WGS84.degreeOfLatitudeBelow < leastRadius * degree)
    #expect(WGS84.degreeAbove > greatestRadius * degree)
  }

  /// A tenth of a degree of latitude anywhere is longer than the lower bound has it, and shorter than the upper.
  @Test(arguments: Array(stride(from: -90.0, to: 90, by: 7.5))) func measuredDegreesLieBetween(
    latitude: Double
  ) {
    let tenth = Geodesic.inverse(
      from: Coordinate(latitude: latitude, longitude: 3),
      to: Coordinate(latitude: latitude + 0.1, longitude: 3))
    #expect(tenth.distance * 10 > WGS84.degreeOfLatitudeBelow)
    #expect(tenth.distance * 10 < WGS84.degreeAbove)
  }

  @Test(arguments: Array(stride(from: 0.0, through: 90, by: 5))) func normalsAreBounded(latitude: Double) {
    let p = Coordinate(latitude: latitude, longitude: 20).cartesian
    let normal = Vector(p.x, p.y, p.z * WGS84.squaredAxisRatio)
    #expect(normal.length < WGS84.normalBound)
    #expect(p.length > WGS84.polarRadiusBelow)
  }
}
