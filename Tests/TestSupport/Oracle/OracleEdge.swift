import Foundation
import Geodesy
package import Geometry

/// One edge of a line in a parametrisation of its own: 0 at its start, 1 at its end.
///
/// Nothing here is shared with `Sources/Zones`: geodesics by Karney's direct problem, planar edges linear in
/// longitude and latitude, rhumb lines linear in longitude and isometric latitude, each with its exact bearing.
package struct OracleEdge {
  package let start: Coordinate
  package let end: Coordinate
  package let model: EdgeModel
  package let length: Double
  package let startAzimuth: Double
  package let endAzimuth: Double
  private let line: GeodesicLine
  /// The difference of the longitudes, in degrees.
  package let turn: Double

  package init(from start: Coordinate, to end: Coordinate, model: EdgeModel) {
    self.start = start
    self.end = end
    self.model = model
    let inverse = Geodesic.inverse(from: start, to: end)
    line = GeodesicLine(from: start, azimuth: inverse.startAzimuth)
    turn = (end.longitude - start.longitude).remainder(dividingBy: 360)
    if model == .geodesic {
      length = inverse.distance
      startAzimuth = inverse.startAzimuth
      endAzimuth = inverse.endAzimuth
    } else {
      length = Self.metres(start, end, turn, model, to: 1)
      startAzimuth = Self.bearing(start, end, turn, model, at: start.latitude)
      endAzimuth = Self.bearing(start, end, turn, model, at: end.latitude)
    }
  }

  /// The place at a share of the edge and the bearing of travel there.
  package func place(at u: Double) -> (place: Coordinate, azimuth: Double) {
    if u <= 0 { return (start, startAzimuth) }
    if u >= 1 { return (end, endAzimuth) }
    if model == .geodesic {
      let position = line.position(at: u * length)
      return (position.end, position.endAzimuth)
    }
    let latitude = Self.latitude(start, end, model, at: u)
    let place = Coordinate(latitude: latitude, longitude: start.longitude + turn * u).normalized
    return (place, Self.bearing(start, end, turn, model, at: latitude))
  }

  /// Metres along the edge to a share of it.
  package func metres(to u: Double) -> Double {
    model == .geodesic ? u * length : Self.metres(start, end, turn, model, to: u)
  }
}

extension OracleEdge {
  private static let e2 = WGS84.eccentricitySquared

  /// The radii of curvature, metres per radian: north, and east already times cos φ.
  private static func radii(at latitude: Double) -> (north: Double, east: Double) {
    let phi = latitude * .pi / 180
    let w = 1 - e2 * sin(phi) * sin(phi)
    let a = WGS84.equatorialRadius
    return (a * (1 - e2) / (w * w.squareRoot()), a * cos(phi) / w.squareRoot())
  }

  private static func isometric(_ latitude: Double) -> Double {
    let s = sin(latitude * .pi / 180)
    let e = e2.squareRoot()
    return atanh(s) - e * atanh(e * s)
  }

  private static func latitude(_ a: Coordinate, _ b: Coordinate, _ model: EdgeModel, at u: Double) -> Double {
    let linear = a.latitude + (b.latitude - a.latitude) * u
    guard model == .rhumb, a.latitude != b.latitude else { return linear }
    let wanted = isometric(a.latitude) + (isometric(b.latitude) - isometric(a.latitude)) * u
    var latitude = linear
    for _ in 0..<30 {
      let radii = radii(at: latitude)
      let step = (wanted - isometric(latitude)) * radii.east / radii.north * 180 / .pi
      latitude += step
      if abs(step) < 1e-14 { break }
    }
    return latitude
  }

  private static func bearing(
    _ a: Coordinate, _ b: Coordinate, _ turn: Double, _ model: EdgeModel, at latitude: Double
  ) -> Double {
    if model == .rhumb, a.latitude != b.latitude {
      return atan2(turn * .pi / 180, isometric(b.latitude) - isometric(a.latitude)) * 180 / .pi
    }
    let radii = radii(at: latitude)
    return atan2(turn * radii.east, (b.latitude - a.latitude) * radii.north) * 180 / .pi
  }

  /// The length to a share, by Gauss and Legendre with three points in each of 64 panels.
  private static func metres(
    _ a: Coordinate, _ b: Coordinate, _ turn: Double, _ model: EdgeModel, to u: Double
  ) -> Double {
    let nodes = [(-(0.6).squareRoot(), 5.0 / 9), (0, 8.0 / 9), ((0.6).squareRoot(), 5.0 / 9)]
    let step = u / 64
    var sum = 0.0
    for panel in 0..<64 {
      for (x, weight) in nodes {
        let v = (Double(panel) + 0.5 + x / 2) * step
        let latitude = latitude(a, b, model, at: v)
        let radii = radii(at: latitude)
        let east = radii.east * turn * .pi / 180
        let north: Double
        if model == .rhumb, a.latitude != b.latitude {
          north = radii.east * (isometric(b.latitude) - isometric(a.latitude))
        } else {
          north = radii.north * (b.latitude - a.latitude) * .pi / 180
        }
        sum += weight / 2 * step * (east * east + north * north).squareRoot()
      }
    }
    return sum
  }
}
