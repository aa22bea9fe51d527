internal import Geodesy
internal import Geometry
internal import TextFormats

/// Meridians and parallels with their labels.
struct Graticule {
  private let projection: MapProjection
  private let frame: MapFrame
  private var paths: [String] = []
  private var labels: [(text: String, spots: [MapLabels.Spot])] = []

  init(projection: MapProjection, frame: MapFrame) {
    (self.projection, self.frame) = (projection, frame)
    if projection.pole == nil { addLocal() } else { addPolar() }
  }

  /// Draws the lines.
  func draw(into svg: inout SVG) {
    for path in paths { svg.line("<path class=\"graticule\" d=\"\(path)\"/>") }
  }

  /// Draws the labels, each where it covers nothing: those of meridians along the lower edge or else the upper, those of parallels
  /// along the left edge or else the right.
  func draw(labels taken: inout MapLabels, into svg: inout SVG) {
    for (text, spots) in labels { taken.draw(text, at: spots, class: "degree", into: &svg) }
  }

  private static let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 45]

  /// The least step that makes at most six lines.
  private static func step(for degrees: Double) -> Double { steps.first { degrees / $0 <= 6 } ?? 45 }

  private func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    guard first <= last, last - first < 100 else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  private mutating func addLocal() {
    let (left, top) = (frame.origin.x, frame.origin.y)
    let (right, bottom) = (left + frame.width, top + frame.height)
    let northwest = projection.place(frame.point(PlanarPoint(x: left, y: top)))
    let southeast = projection.place(frame.point(PlanarPoint(x: right, y: bottom)))
    let step = Self.step(
      for: max(southeast.longitude - northwest.longitude, northwest.latitude - southeast.latitude))
    let middle = (northwest.longitude + southeast.longitude) / 2
    for longitude in multiples(of: step, from: northwest.longitude, to: southeast.longitude)
    where abs(longitude - middle) <= 180 {
      let place = Coordinate(latitude: northwest.latitude, longitude: longitude)
      let x = frame.pixel(projection.point(place)).x
      paths.append("M\(SVG.number(x)),\(SVG.number(top))V\(SVG.number(bottom))")
      let spots = [bottom - 4, top + 11].flatMap { y in
        [(0.0, "middle"), (-3, "end"), (3, "start")].map { (PlanarPoint(x: x + $0.0, y: y), $0.1) }
      }
      labels.append((Self.meridian(longitude), spots))
    }
    for latitude in multiples(
      of: step, from: max(-90, southeast.latitude), to: min(90, northwest.latitude))
    {
      let place = Coordinate(latitude: latitude, longitude: middle)
      let y = frame.pixel(projection.point(place)).y
      paths.append("M\(SVG.number(left)),\(SVG.number(y))H\(SVG.number(right))")
      let spots = [(left + 4, "start"), (right - 4, "end")].flatMap { x, anchor in
        [y - 3, y + 11].map { (PlanarPoint(x: x, y: $0), anchor) }
      }
      labels.append((Self.parallel(latitude), spots))
    }
  }

  private mutating func addPolar() {
    let sign = (projection.pole?.latitude ?? 90) < 0 ? -1.0 : 1.0
    let corners = [0, 1].flatMap { x in
      [0, 1].map { y in
        frame.point(
          PlanarPoint(
            x: frame.origin.x + Double(x) * frame.width, y: frame.origin.y + Double(y) * frame.height))
      }
    }
    let reach = corners.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }.max() ?? 0
    let step = Self.step(for: reach / WGS84.degreeRounded)
    for count in 1...8 where Double(count) * step <= min(90, reach / WGS84.degreeRounded) {
      let latitude = sign * (90 - Double(count) * step)
      let circle = stride(from: -180.0, through: 180, by: 3).map {
        frame.pixel(projection.point(Coordinate(latitude: latitude, longitude: $0)))
      }
      paths.append(SVG.path(circle, isClosed: true))
      labels.append(
        (Self.parallel(latitude), circle.filter { frame.contains($0, inset: 24) }.map { ($0, "middle") }))
    }
    for longitude in stride(from: -150.0, through: 180, by: 30) {
      let ray = stride(from: 0.0, through: min(90, reach / WGS84.degreeRounded), by: 0.25).map {
        frame.pixel(projection.point(Coordinate(latitude: sign * (90 - $0), longitude: longitude)))
      }
      paths.append(SVG.path(ray, isClosed: false))
      // Near the edge, where a reader looks for it, and not at the pole, where all meet.
      let spots = ray.dropFirst(6).reversed().filter { frame.contains($0) }.prefix(60)
      labels.append((Self.meridian(longitude), spots.map { ($0, "middle") }))
    }
  }

  private static func meridian(_ longitude: Double) -> String {
    let turned = Coordinate.shortest(longitude)
    let isPlain = abs(turned) < 1e-9 || abs(abs(turned) - 180) < 1e-9
    return degrees(turned) + (isPlain ? "" : turned < 0 ? "W" : "E")
  }

  private static func parallel(_ latitude: Double) -> String {
    degrees(latitude) + (abs(latitude) < 1e-9 ? "" : latitude < 0 ? "S" : "N")
  }

  /// An angle in degrees, without trailing zeros.
  private static func degrees(_ value: Double) -> String {
    var text = abs(value).fixed(2)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text + "°"
  }
}
