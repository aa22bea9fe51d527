internal import Geometry
internal import TextFormats

/// A small map of the wider region with the window of the map in it.
struct LocatorInset {
  let width = 132.0
  let height: Double
  private let map: ZoneMap
  private let window: Background.Window
  private let wide: Background.Window

  /// nil for maps about a pole, and for windows so large that a wider map would show the Earth, or so small
  /// that this would hide them.
  init?(of map: ZoneMap) {
    guard !map.isPolar, map.frame.width >= 3 * width, map.frame.height >= 2 * width else { return nil }
    let window = ZoneMap.window(map.frame, map.projection)
    let side = max(window.east - window.west, window.north - window.south)
    guard side < 40 else { return nil }
    let (x, y) = ((window.west + window.east) / 2, (window.south + window.north) / 2)
    func wider(_ reach: Double) -> Background.Window {
      Background.Window(west: x - reach, east: x + reach, south: y - reach * 0.7, north: y + reach * 0.7)
    }
    // As wide as it takes to see a coast that a reader knows: in the middle of an ocean wider than on land.
    var wide = wider(max(12, side * 2.5))
    for reach in [24.0, 40] where reach > (wide.east - wide.west) / 2 && Self.shareOfLand(wide) < 0.02 {
      wide = wider(reach)
    }
    self.map = map
    self.window = window
    self.wide = wide
    height = (width * (wide.north - wide.south) / (wide.east - wide.west)).rounded()
  }

  /// How much of a window is land, from 0 to 1, in the plane of longitude and latitude.
  private static func shareOfLand(_ window: Background.Window) -> Double {
    let doubled = Background(in: window).land.reduce(0) { sum, ring in
      sum
        + abs(
          zip(ring, ring.dropFirst()).reduce(0) {
            $0 + $1.0.longitude * $1.1.latitude - $1.1.longitude * $1.0.latitude
          })
    }
    return doubled / 2 / ((window.east - window.west) * (window.north - window.south))
  }

  /// Draws it in the box that it was given.
  func draw(in box: MapBox, into svg: inout SVG) {
    func pixel(_ place: Coordinate) -> PlanarPoint {
      PlanarPoint(
        x: box.left + (place.longitude - wide.west) / (wide.east - wide.west) * width,
        y: box.top + (wide.north - place.latitude) / (wide.north - wide.south) * height)
    }
    let around = Background(in: wide)
    let frame =
      "x=\"\(SVG.number(box.left))\" y=\"\(SVG.number(box.top))\" width=\"\(SVG.number(width))\" height=\"\(SVG.number(height))\""
    svg.line("<g class=\"locator\"><rect \(frame) class=\"sea\"/>")
    let land = around.land.map { SVG.path($0.map(pixel), isClosed: true) }
    svg.line("<path class=\"land\" fill-rule=\"evenodd\" d=\"\(land.joined())\"/>")
    for (style, lines) in [("border", around.borders), ("unsettled", around.disputed)] where !lines.isEmpty {
      let paths = lines.map { SVG.path($0.map(pixel), isClosed: false) }
      svg.line("<path class=\"\(style)\" d=\"\(paths.joined())\"/>")
    }
    let corner = pixel(Coordinate(latitude: window.north, longitude: window.west))
    let opposite = pixel(Coordinate(latitude: window.south, longitude: window.east))
    // A window of a few pixels is still seen.
    let (across, down) = (max(5, opposite.x - corner.x), max(5, opposite.y - corner.y))
    svg.line(
      "<rect class=\"inset\" x=\"\(SVG.number(corner.x))\" y=\"\(SVG.number(corner.y))\" width=\"\(SVG.number(across))\" height=\"\(SVG.number(down))\"/>"
    )
    svg.line("<rect \(frame) fill=\"none\" stroke=\"#52606d\"/></g>")
  }
}
