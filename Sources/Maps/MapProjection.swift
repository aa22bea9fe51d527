internal import Geodesy
internal import Geometry

/// The plane of a map, in metres from its middle, x to the east and y to the north there.
///
/// Equirectangular about the middle of what is shown, which is true to scale there; beyond 80 degrees azimuthal
/// equidistant about the pole. A picture, and never a basis of measures.
struct MapProjection {
  /// The pole the map is about, or nil.
  let pole: Coordinate?
  private let middle: Coordinate
  /// The longitude in the middle of what is shown.
  var middleLongitude: Double { middle.longitude }
  private let metersPerDegree: (longitude: Double, latitude: Double)

  /// A projection that suits some places; those beyond ±180 are unwrapped about the middle of all.
  init(showing places: [Coordinate]) {
    let south = places.lazy.map(\.latitude).min() ?? -80
    let north = places.lazy.map(\.latitude).max() ?? 80
    let longitude = Self.middleLongitude(of: places)
    if max(abs(south), abs(north)) > 80 {
      pole = Coordinate(latitude: abs(south) > abs(north) ? -90 : 90, longitude: longitude)
    } else {
      pole = nil
    }
    middle = Coordinate(latitude: (south + north) / 2, longitude: longitude)
    let (sine, cosine) = sineAndCosine(degrees: middle.latitude)
    let e2 = WGS84.eccentricitySquared
    let normal = WGS84.equatorialRadius / (1 - e2 * sine * sine).squareRoot()
    let degree = Double.pi / 180
    metersPerDegree = (
      normal * cosine * degree, normal * (1 - e2) / (1 - e2 * sine * sine) * degree
    )
  }

  /// The middle of the longitudes that remain when the widest gap between them is left out.
  private static func middleLongitude(of places: [Coordinate]) -> Double {
    let longitudes = places.filter { abs($0.latitude) < 90 }.map { Coordinate.shortest($0.longitude) }
      .sorted()
    guard let first = longitudes.first, let last = longitudes.last else { return 0 }
    var widest = (gap: first + 360 - last, from: last, to: first + 360)
    for (a, b) in zip(longitudes, longitudes.dropFirst()) where b - a > widest.gap { widest = (b - a, a, b) }
    return Coordinate.shortest((widest.to + widest.from + 360) / 2)
  }

  /// Where a place lies on the map.
  func point(_ place: Coordinate) -> PlanarPoint {
    let east = Coordinate.shortest(place.longitude - middle.longitude)
    guard let pole else {
      return PlanarPoint(
        x: east * metersPerDegree.longitude,
        y: (place.latitude - middle.latitude) * metersPerDegree.latitude)
    }
    let radius = Geodesic.inverse(from: pole, to: place).distance
    let (sine, cosine) = sineAndCosine(degrees: east)
    return PlanarPoint(x: radius * sine, y: (pole.latitude < 0 ? 1 : -1) * radius * cosine)
  }

  /// The place at a point of an equirectangular map; its longitude may lie beyond ±180.
  func place(_ point: PlanarPoint) -> Coordinate {
    Coordinate(
      latitude: middle.latitude + point.y / metersPerDegree.latitude,
      longitude: middle.longitude + point.x / metersPerDegree.longitude)
  }

  /// The points of a ring of a zone, whose edges are straight in longitude and latitude.
  func points(ofRing ring: [Coordinate]) -> [PlanarPoint] {
    guard pole != nil else { return ring.map(point) }
    var points = ring.prefix(1).map(point)
    for (a, b) in zip(ring, ring.dropFirst()) {
      let steps = max(1, Int((abs(b.longitude - a.longitude) / 2).rounded(.up)))
      for step in 1...steps {
        let share = Double(step) / Double(steps)
        points.append(
          point(
            Coordinate(
              latitude: a.latitude + (b.latitude - a.latitude) * share,
              longitude: a.longitude + (b.longitude - a.longitude) * share)))
      }
    }
    return points
  }

  /// The points of a line whose edges are geodesics, or straight.
  func points(ofLine line: [Coordinate], edges: EdgeModel) -> [[PlanarPoint]] {
    var pieces: [[PlanarPoint]] = [line.prefix(1).map(point)]
    for (a, b) in zip(line, line.dropFirst()) {
      let course = Geodesic.inverse(from: a, to: b)
      let steps = edges == .geodesic ? max(1, min(200, Int(course.distance / 20_000))) : 1
      let geodesic = GeodesicLine(from: a, azimuth: course.startAzimuth)
      for step in 1...steps {
        let place =
          step == steps ? b : geodesic.position(at: course.distance * Double(step) / Double(steps)).end
        append(point(place), to: &pieces)
      }
    }
    return pieces
  }

  /// A line that leaves an equirectangular map on one side continues on the other.
  private func append(_ point: PlanarPoint, to pieces: inout [[PlanarPoint]]) {
    let last = pieces[pieces.count - 1].last
    if pole == nil, let last, abs(point.x - last.x) > 180 * metersPerDegree.longitude { pieces.append([]) }
    pieces[pieces.count - 1].append(point)
  }
}
