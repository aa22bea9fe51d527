internal import CPROJ
package import Geometry

/// Geodesics on the WGS 84 ellipsoid, after C. F. F. Karney, "Algorithms for geodesics" (2013).
///
/// The calls have no context and may be made from any thread. Accuracy is some nanometres.
package enum Geodesic {
  // Set once, never freed and only read afterwards, so every thread may share it.
  nonisolated(unsafe) static let ellipsoid: UnsafePointer<geod_geodesic> = {
    let ellipsoid = UnsafeMutablePointer<geod_geodesic>.allocate(capacity: 1)
    unsafe ellipsoid.initialize(to: geod_geodesic())
    unsafe geod_init(ellipsoid, WGS84.equatorialRadius, WGS84.flattening)
    return unsafe UnsafePointer(ellipsoid)
  }()

  /// What the inverse problem answers.
  package struct Inverse: Sendable, Hashable {
    /// The geodesic distance in metres.
    package var distance: Double
    /// The azimuth at the start, degrees clockwise from north, -180 to 180.
    package var startAzimuth: Double
    /// The azimuth at the end, in the direction of travel.
    package var endAzimuth: Double
  }

  /// The shortest path between two places. Coincident places give 0 m and azimuths of 0 or 180.
  ///
  /// C function: `geod_inverse`.
  package static func inverse(from a: Coordinate, to b: Coordinate) -> Inverse {
    var distance = 0.0
    var start = 0.0
    var end = 0.0
    unsafe geod_inverse(
      ellipsoid, a.latitude, a.longitude, b.latitude, b.longitude, &distance, &start, &end)
    return Inverse(distance: distance, startAzimuth: start, endAzimuth: end)
  }

  /// Where a geodesic leads, and the azimuth it arrives with.
  package struct Direct: Sendable, Hashable {
    /// The end; its longitude is in [-180, 180].
    package var end: Coordinate
    /// The azimuth at the end, in the direction of travel, degrees.
    package var endAzimuth: Double
  }

  /// The place `distance` metres from a start along an azimuth in degrees.
  ///
  /// C function: `geod_direct`.
  package static func direct(from a: Coordinate, azimuth: Double, distance: Double) -> Direct {
    var latitude = 0.0
    var longitude = 0.0
    var end = 0.0
    unsafe geod_direct(
      ellipsoid, a.latitude, a.longitude, azimuth, distance, &latitude, &longitude, &end)
    return Direct(end: Coordinate(latitude: latitude, longitude: longitude), endAzimuth: end)
  }
}

/// One geodesic, prepared so that places along it cost less than a direct problem each.
package struct GeodesicLine: Sendable {
  // A plain C struct of numbers; PROJ only reads it.
  private var line: geod_geodesicline

  /// The geodesic that leaves a place along an azimuth in degrees.
  ///
  /// C function: `geod_lineinit`.
  package init(from start: Coordinate, azimuth: Double) {
    var line = geod_geodesicline()
    unsafe geod_lineinit(
      &line, Geodesic.ellipsoid, start.latitude, start.longitude, azimuth, UInt32(GEOD_NONE.rawValue))
    self.line = line
  }

  /// The place at a distance in metres along the geodesic, and the azimuth there. Negative metres lead backwards.
  ///
  /// C function: `geod_position`.
  package func position(at distance: Double) -> Geodesic.Direct {
    var latitude = 0.0
    var longitude = 0.0
    var azimuth = 0.0
    unsafe withUnsafePointer(to: line) { pointer in
      unsafe geod_position(pointer, distance, &latitude, &longitude, &azimuth)
    }
    return Geodesic.Direct(
      end: Coordinate(latitude: latitude, longitude: longitude), endAzimuth: azimuth)
  }
}
