/// Where a geodesic leads, in the geocentric frame and without trigonometry.
///
/// A particle bound to the surface and left alone follows a geodesic: its acceleration is along the normal and
/// just keeps it on the surface. For F = x² + y² + z²/(1-e²) = a² that is r'' = -(vᵀGv / |Gr|²) Gr with
/// G = diag(1, 1, 1/(1-e²)). The classic fourth-order Runge-Kutta rule with steps of ``longestStep`` leaves an
/// error that grows with the fifth power of the step; `GeocentricGeodesicTests` measures it against Karney's
/// direct problem: under 0.1 µm at 25 km, under 2 µm at 400 km and under 10 µm at 1,000 km.
@usableFromInline package enum GeocentricGeodesic {
  /// The longest step of the integration, in metres.
  @usableFromInline package static let longestStep = 25_000.0

  /// The place `distance` metres along the geodesic that leaves a position on the ellipsoid.
  ///
  /// - Parameters:
  ///   - start: a position at height zero.
  ///   - direction: a horizontal unit vector there.
  ///   - distance: metres; negative ones lead backwards.
  @inlinable package static func end(from start: Vector, direction: Vector, distance: Double) -> Vector {
    course(from: start, direction: direction, distance: distance).position
  }

  /// A place along a geodesic, and the unit vector along which it goes on there.
  @usableFromInline package struct Course: Sendable {
    /// The place, metres from the centre of the Earth.
    @usableFromInline package var position: Vector
    /// The horizontal unit vector in the direction in which the geodesic left its start.
    @usableFromInline package var direction: Vector

    @inlinable init(position: Vector, direction: Vector) {
      self.position = position
      self.direction = direction
    }
  }

  /// As ``end(from:direction:distance:)``, with the direction there.
  @inlinable package static func course(from start: Vector, direction: Vector, distance: Double) -> Course {
    let steps = max(1, (abs(distance) / longestStep).rounded(.up))
    let h = distance / steps
    var r = start
    var v = direction
    for _ in 0..<Int(steps) {
      let a1 = acceleration(r, v)
      let v2 = v + (h / 2) * a1
      let a2 = acceleration(r + (h / 2) * v, v2)
      let v3 = v + (h / 2) * a2
      let a3 = acceleration(r + (h / 2) * v2, v3)
      let v4 = v + h * a3
      let a4 = acceleration(r + h * v3, v4)
      r += (h / 6) * (v + 2 * (v2 + v3) + v4)
      v += (h / 6) * (a1 + 2 * (a2 + a3) + a4)
    }
    return Course(position: r, direction: v)
  }

  @inlinable static func acceleration(_ r: Vector, _ v: Vector) -> Vector {
    let g = WGS84.squaredAxisRatio
    let normal = Vector(r.x, r.y, r.z * g)
    let bend = v.x * v.x + v.y * v.y + v.z * v.z * g
    return normal * (-bend / dot(normal, normal))
  }
}
