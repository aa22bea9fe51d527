internal import Geodesy
internal import Geometry
internal import Topology

/// Builds the polygons of a zone.
///
/// One construction for every case: all curves that can be limits are laid into the plane of longitude and
/// latitude and noded there on the very grid of the file; each face between them is judged at one place inside
/// it, by distance to the line; and the faces that belong are united.
struct ZoneBuilder {
  let model: ZoneModel
  let normals: Normals
  /// Decimals of a degree to which the file's coordinates are rounded.
  let decimals: Int
  /// How many times finer than usual divides are looked for.
  var fineness = 1.0

  func regions() -> [Zone.Region] { regions(of: curves()) }

  /// All curves that can be limits.
  func curves() -> LonLatPlane {
    let limits = Limits(model.specification)
    let curves = LimitCurves(
      model: model, normals: normals, depths: limits.depths, stray: limits.stray, fineness: fineness)
    return LonLatPlane(curves.runs())
  }

  /// - Parameter curves: all that can be limits.
  func regions(of curves: LonLatPlane) -> [Zone.Region] {
    let limits = Limits(model.specification)
    var plane = curves
    if plane.touchesBorder || reachesBorder(limits.outer) { plane.addBorder() }
    let faces = PlanarArrangement.regions(
      of: plane.lines, grid: Self.grid(decimals), regions: limits.roles.count
    ) { point, outlines in
      let place = point.coordinate
      guard let distance = model.chosenDistance(of: place, within: limits.outer + limits.stray + 1),
        let region = limits.region(at: distance, isThin: { isThin(outlines(), limits.sliver) }),
        model.isWithin(place)
      else { return nil }
      return region
    }
    return zip(limits.roles, faces).map { role, polygons in
      Zone.Region(
        role: role.role, from: role.from, to: role.to,
        polygons: polygons.compactMap { rings in
          // What is thinner than the tolerance lies wholly on a limit, and says nothing.
          guard let exterior = rings.first, !isThin([exterior], limits.sliver) else { return nil }
          let holes = rings.dropFirst().filter { !isThin([$0], limits.sliver) }
          return RightHanded.polygon([exterior] + holes, decimals: decimals)
        })
    }
  }

  /// Whether no disc of a diameter in metres fits into a polygon.
  private func isThin(_ rings: [[PlanarPoint]], _ diameter: Double) -> Bool {
    guard let origin = rings.first?.first?.coordinate else { return true }
    // Metres about the first vertex, a little small: thin polygons are short, or need no better.
    let east = sineAndCosine(degrees: min(90, abs(origin.latitude))).cosine * 111_000
    let plan = rings.map {
      $0.map {
        PlanarPoint(
          x: ($0.coordinate.longitude - origin.longitude) * east,
          y: ($0.coordinate.latitude - origin.latitude) * 110_000)
      }
    }
    var (area, length) = (0.0, 0.0)
    for (index, ring) in plan.enumerated() {
      var size = 0.0
      for (a, b) in zip(ring, ring.dropFirst()) {
        size += a.x * b.y - b.x * a.y
        length += ((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y)).squareRoot()
      }
      area += index == 0 ? abs(size) : -abs(size)
    }
    // What is thinner than a width has less area than half its outline times that width.
    guard area <= length * diameter else { return false }
    return (try? Topology.isThin(plan, diameter: diameter)) ?? false
  }

  static func grid(_ decimals: Int) -> Double {
    var grid = 1.0
    for _ in 0..<decimals { grid /= 10 }
    return grid
  }

  /// Whether the zone holds a pole or a place on the antimeridian that no limit crosses.
  private func reachesBorder(_ depth: Double) -> Bool {
    [(90.0, 0.0), (-90, 0), (0, 180)].contains { latitude, longitude in
      let place = Coordinate(latitude: latitude, longitude: longitude)
      return model.search.hasFoot(of: place.cartesian, place: place, within: depth)
    }
  }
}

/// The depths at which a zone is really drawn, for its approximation, and the regions between them.
struct Limits {
  let from: Double
  let core: Double
  let outer: Double
  /// The largest stray of a chord, in metres.
  let stray: Double
  /// How wide something may be at most to be left out: each place of it then lies no farther from an outline than the
  /// stray leaves of the tolerance.
  let sliver: Double
  let roles: [(role: Zone.Role, from: Length, to: Length)]

  init(_ specification: ZoneSpecification) {
    let tolerance = specification.tolerance.meters
    // Inner and outer zones are drawn half a tolerance off, with half the tolerance to either side.
    let shift: Double
    switch specification.approximation {
    case .nearest: shift = 0
    case .inner: shift = -tolerance / 2
    case .outer: shift = tolerance / 2
    }
    let share = specification.approximation == .nearest ? tolerance : tolerance / 2
    stray = share * 0.6
    sliver = 2 * (share - stray)
    let inner = specification.innerDepth
    from = inner.meters > 0 ? inner.meters - shift : 0
    core = specification.coreDepth.meters + shift
    outer = specification.outerDepth.meters + shift
    switch specification.depth {
    case .single(let depth): roles = [(.zone, .meters(0), depth)]
    case .band(let from, let to): roles = [(.band, from, to)]
    case .range(let core, let to): roles = [(.core, .meters(0), core), (.margin, core, to)]
    }
  }

  /// The depths of the offset curves, each once.
  var depths: [Double] {
    [from, core, outer].filter { $0 > 0 }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The index of the region for a distance, or nil outside.
  ///
  /// The vertices of arcs stand outside them by as much as their chords run inside. Thin faces between curves that all
  /// but coincide may be farther than their depth, and yet no farther than vertices: they belong to what the curves
  /// enclose, and are no holes.
  func region(at distance: Double, isThin: () -> Bool) -> Int? {
    func isBeyond(_ depth: Double) -> Bool {
      distance > depth && (distance > depth + stray || !isThin())
    }
    guard !isBeyond(outer), from == 0 || isBeyond(from) else { return nil }
    return isBeyond(core) ? roles.count - 1 : 0
  }
}

/// Brings rings of the plane into the form of the file.
enum RightHanded {
  /// Exterior counterclockwise, holes clockwise, coordinates exactly those that the decimals print.
  static func polygon(_ rings: [[PlanarPoint]], decimals: Int) -> Polygon {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    func ring(_ points: [PlanarPoint], counterclockwise: Bool) -> [Coordinate] {
      var area = 0.0
      let origin = points.first ?? PlanarPoint(x: 0, y: 0)
      for (a, b) in zip(points, points.dropFirst()) {
        area += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
      }
      let coordinates = points.map {
        Coordinate(latitude: ($0.y * scale).rounded() / scale, longitude: ($0.x * scale).rounded() / scale)
      }
      return (area > 0) == counterclockwise ? coordinates : coordinates.reversed()
    }
    return Polygon(
      exterior: ring(rings.first ?? [], counterclockwise: true),
      holes: rings.dropFirst().map { ring($0, counterclockwise: false) })
  }
}

extension RightHanded {
  /// Whether a closed ring runs counterclockwise in longitude and latitude.
  static func isCounterclockwise(_ ring: [Coordinate]) -> Bool {
    let origin = ring.first ?? Coordinate(latitude: 0, longitude: 0)
    var area = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      area +=
        (a.longitude - origin.longitude) * (b.latitude - origin.latitude)
        - (b.longitude - origin.longitude) * (a.latitude - origin.latitude)
    }
    return area > 0
  }
}
