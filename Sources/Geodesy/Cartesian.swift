public import Geometry

/// A vector in the geocentric (Earth-centred, Earth-fixed) frame of WGS 84: x to (0°, 0°), y to (0°, 90°E),
/// z to the north pole; metres where it is a position.
@usableFromInline package typealias Vector = SIMD3<Double>

@inlinable package func dot(_ a: Vector, _ b: Vector) -> Double { (a * b).sum() }

/// The vector product, right-handed: east × north is up.
@inlinable package func cross(_ a: Vector, _ b: Vector) -> Vector {
  Vector(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
}

extension SIMD3<Double> {
  @inlinable package var length: Double { dot(self, self).squareRoot() }
  /// The vector divided by its length; NaN for the zero vector.
  @inlinable package var unit: Vector { self / length }
}

/// The Earth-fixed frame at one place: its position and the directions up, east and north.
///
/// At a pole, east and north are those of the coordinate's own longitude, as in Karney's azimuths.
@usableFromInline package struct LocalFrame: Sendable {
  /// The position, metres from the centre of the Earth.
  @usableFromInline package let position: Vector
  /// The outward normal of the ellipsoid.
  @usableFromInline package let up: Vector
  /// The horizontal unit vector to the east; the direction of increasing longitude.
  @usableFromInline package let east: Vector
  /// The horizontal unit vector to the north; the direction of increasing latitude.
  @usableFromInline package let north: Vector

  /// The frame at a coordinate, on the ellipsoid.
  package init(at place: Coordinate) {
    let (sinLatitude, cosLatitude) = sineAndCosine(degrees: place.latitude)
    let (sinLongitude, cosLongitude) = sineAndCosine(degrees: place.longitude)
    let e2 = WGS84.eccentricitySquared
    let normalRadius =
      WGS84.equatorialRadius / (1 - e2 * sinLatitude * sinLatitude).squareRoot()
    up = Vector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude)
    position = up * normalRadius - Vector(0, 0, normalRadius * e2 * sinLatitude)
    east = Vector(-sinLongitude, cosLongitude, 0)
    north = Vector(-sinLatitude * cosLongitude, -sinLatitude * sinLongitude, cosLatitude)
  }

  /// The sine of the latitude.
  @inlinable package var sineOfLatitude: Double { up.z }
  /// The cosine of the latitude.
  @inlinable package var cosineOfLatitude: Double { north.z }

  /// The horizontal unit vector along an azimuth in degrees.
  package func direction(azimuth: Double) -> Vector {
    let (sine, cosine) = sineAndCosine(degrees: azimuth)
    return north * cosine + east * sine
  }
}

extension Coordinate {
  /// The position in the geocentric frame, metres, at height zero.
  @usableFromInline package var cartesian: Vector { LocalFrame(at: self).position }
}

/// The geodetic latitude and longitude below a geocentric position close to the ellipsoid.
///
/// Exact on the ellipsoid; a height of h metres moves the answer by less than 1e-9 h.
package func coordinate(at position: Vector) -> Coordinate {
  let e2 = WGS84.eccentricitySquared
  let equatorial = (position.x * position.x + position.y * position.y).squareRoot()
  return Coordinate(
    latitude: arcTangent(position.z, (1 - e2) * equatorial) * (180 / .pi),
    longitude: arcTangent(position.y, position.x) * (180 / .pi))
}
