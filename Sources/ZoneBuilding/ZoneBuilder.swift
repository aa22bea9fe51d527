internal import Concurrency
internal import Geodesy
internal import Geometry
internal import Topology
internal import ZoneVerification
internal import Zones

/// Builds the polygons of a zone.
///
/// One construction for every case: all curves that can be limits are laid into the plane of longitude and
/// latitude and noded there on the very grid of the file; each face between them is judged at one place inside
/// it, by distance to the line; and the faces that belong are united.
struct ZoneBuilder {
  let model: ZoneModel
  let normals: OffsetPrimitives
  /// Decimals of a degree to which the file's coordinates are rounded.
  let decimals: Int
  /// How bisectors are looked for.
  var method = BisectorMethod.cells
  /// The rays at the ends of the line.
  let rays: RayTree
  /// What may be done to find bisectors, in all attempts together.
  let work: SharedBudget

  func regions() -> [Zone.Region] { regions(of: curves()) }

  /// All curves that can be limits.
  func curves() -> LonLatPlane {
    let limits = DrawnDepths(model.specification)
    let curves = LimitCurves(
      model: model, normals: normals, depths: limits.depths, stray: limits.stray, method: method,
      rays: rays, work: work)
    let line = LonLatPlane(curves.line())
    let thickets = Thickets(of: line.lines, widest: limits.stray)
    return line.joined(LonLatPlane(curves.others(beside: thickets))).mapped(thickets.cleared)
  }

  /// - Parameter curves: all that can be limits.
  func regions(of curves: LonLatPlane) -> [Zone.Region] {
    let limits = DrawnDepths(model.specification)
    var plane = curves
    if plane.touchesBorder || reachesBorder(limits.outer) { plane.addBorder() }
    let arrangement = PlanarArrangement(plane.lines, grid: LonLatPlane.grid(decimals: decimals))
    // A tangle has thousands of faces, and each waits for a foot.
    let regionOfFace = Parallel.map(Array(0..<arrangement.count)) { face -> Int? in
      let place = arrangement.place(in: face).coordinate
      guard let distance = model.chosenDistance(of: place, within: limits.outer + limits.stray + 1),
        let region = limits.region(
          at: distance, thin: { distances(in: arrangement.outlines(of: face), from: distance, limits) }),
        model.isWithin(place)
      else { return nil }
      return region
    }
    let faces = arrangement.united(regionOfFace, regions: limits.roles.count)
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

  /// The least and the greatest distance on the outlines of a thin face and at a place inside; nil where it is not thin.
  private func distances(
    in outlines: [[PlanarPoint]], from inside: Double, _ limits: DrawnDepths
  ) -> ClosedRange<Double>? {
    guard isThin(outlines, limits.thin) else { return nil }
    var (least, most) = (inside, inside)
    for ring in outlines {
      for (a, b) in zip(ring, ring.dropFirst()) {
        for share in [0, 0.25, 0.5, 0.75] {
          let place = PlanarPoint(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share).coordinate
          // Where a foot is lost or another side is nearer, this is no limit of the depth.
          guard let distance = model.chosenDistance(of: place, within: limits.outer + 2 * limits.thin),
            abs(distance - inside) <= limits.thin
          else { continue }
          least = min(least, distance)
          most = max(most, distance)
        }
      }
    }
    return least...most
  }

  /// Whether no disc of a diameter in metres fits into a polygon.
  private func isThin(_ rings: [[PlanarPoint]], _ diameter: Double) -> Bool {
    guard let origin = rings.first?.first?.coordinate else { return true }
    // Metres about the first vertex, a little small: thin polygons are short, or need no better. Near a pole, where they are not as
    // wide everywhere, as wide as they are farthest from it.
    let latitude = rings.joined().reduce(90) { min($0, abs($1.coordinate.latitude)) }
    let east = sineAndCosine(degrees: latitude).cosine * WGS84.degreeRounded
    let plan = rings.map {
      $0.map {
        PlanarPoint(
          x: ($0.coordinate.longitude - origin.longitude) * east,
          y: ($0.coordinate.latitude - origin.latitude) * WGS84.degreeOfLatitudeBelow)
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
    return (try? PlanarPolygons.isThin(plan, diameter: diameter)) ?? false
  }

  /// Whether the zone holds a pole or a place on the antimeridian that no limit crosses.
  private func reachesBorder(_ depth: Double) -> Bool {
    [(90.0, 0.0), (-90, 0), (0, 180)].contains { latitude, longitude in
      let place = Coordinate(latitude: latitude, longitude: longitude)
      return model.search.hasFoot(of: place.cartesian, place: place, within: depth)
    }
  }
}
