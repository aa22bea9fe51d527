internal import Concurrency
package import Geometry
internal import Zones

/// Curves of the Earth laid into the rectangle of longitude and latitude, cut where they cross ±180.
///
/// The rectangle's border is one more curve where the zone reaches it. So polygons come out cut at the
/// antimeridian and closed along the poles, as RFC 7946 wants them, without a case of their own.
package struct LonLatPlane: Sendable {
  package private(set) var lines: [[PlanarPoint]] = []
  package private(set) var touchesBorder = false

  private mutating func add(_ run: [Coordinate]) {
    var line: [PlanarPoint] = []
    line.reserveCapacity(run.count)
    for (index, place) in run.enumerated() {
      var point = PlanarPoint(place.normalized)
      if abs(point.y) == 90 { point.x = Self.meridianAtPole(run, index) }
      guard let last = line.last else {
        line.append(point)
        continue
      }
      let step = Coordinate.shortest(point.x - last.x)
      let x = last.x + step
      if abs(x) > 180 {
        touchesBorder = true
        let border = x > 0 ? 180.0 : -180.0
        let share = step == 0 ? 0 : (border - last.x) / step
        let y = last.y + (point.y - last.y) * share
        line.append(PlanarPoint(x: border, y: y))
        lines.append(line)
        line = [PlanarPoint(x: -border, y: y)]
      } else {
        // -180 and 180 are one meridian: a run that comes to it from the east stays on its own side.
        point.x = x
      }
      line.append(point)
      if abs(point.x) == 180 || abs(point.y) == 90 { touchesBorder = true }
      if abs(point.y) == 90, index + 1 < run.count {
        // Through the pole: leave it on the next place's meridian.
        lines.append(line)
        line = [PlanarPoint(x: run[index + 1].normalized.longitude, y: point.y)]
      }
    }
    if line.count > 1 { lines.append(line) }
  }

  /// Lays out curves on all cores, in their order.
  package init(_ runs: [[Coordinate]]) {
    let size = 64
    let parts = Parallel.map(Array(stride(from: 0, to: runs.count, by: size))) { start in
      var plane = LonLatPlane()
      for run in runs[start..<min(start + size, runs.count)] { plane.add(run) }
      return plane
    }
    for part in parts {
      lines += part.lines
      touchesBorder = touchesBorder || part.touchesBorder
    }
  }

  private init() {}

  /// These curves and others.
  func joined(_ others: LonLatPlane) -> LonLatPlane {
    var plane = self
    plane.lines += others.lines
    plane.touchesBorder = touchesBorder || others.touchesBorder
    return plane
  }

  /// The curves that are made of these.
  func mapped(_ transform: ([[PlanarPoint]]) -> [[PlanarPoint]]) -> LonLatPlane {
    var plane = self
    plane.lines = transform(lines)
    return plane
  }

  /// A pole has every longitude; a run arrives there on the meridian it comes along.
  private static func meridianAtPole(_ run: [Coordinate], _ index: Int) -> Double {
    if index > 0 { return run[index - 1].normalized.longitude }
    return index + 1 < run.count ? run[index + 1].normalized.longitude : run[index].longitude
  }

  /// Adds the border of the rectangle, with vertices every 90 degrees of longitude and 45 of latitude.
  package mutating func addBorder() {
    let xs = stride(from: -180.0, through: 180, by: 90)
    let south = xs.map { PlanarPoint(x: $0, y: -90) }
    let north = xs.map { PlanarPoint(x: $0, y: 90) }
    lines += [south, north]
    for x in [-180.0, 180] {
      lines.append(stride(from: -90.0, through: 90, by: 45).map { PlanarPoint(x: x, y: $0) })
    }
  }

  /// The step, in degrees, of a grid with a number of decimals.
  package static func grid(decimals: Int) -> Double {
    var grid = 1.0
    for _ in 0..<decimals { grid /= 10 }
    return grid
  }
}
