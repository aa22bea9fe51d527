internal import Geometry
internal import TextFormats
internal import Zones

/// Names of places beside their dots, where nothing else lies; those that find no room are left out.
struct PlaceNames {
  private let map: ZoneMap
  private var taken: [MapBox]
  private var dots: [PlanarPoint] = []

  /// - Parameter taken: Where marks and what is laid over the map stand.
  init(map: ZoneMap, taken: [MapBox]) {
    self.map = map
    self.taken = taken
  }

  /// Draws places; those that come first are named first.
  ///
  /// - Parameters:
  ///   - style: The class of the names.
  ///   - apart: How far from others a place must be to be drawn at all, in pixels; a town of two layers is drawn once.
  mutating func draw(
    _ places: some Sequence<MapLayer.Place>, style: String = "name", apart: Double = 0, into svg: inout SVG
  ) {
    for place in places {
      let pixel = map.frame.pixel(map.projection.point(place.position))
      guard map.frame.contains(pixel, inset: 4) else { continue }
      if apart > 0, dots.contains(where: { abs($0.x - pixel.x) < apart && abs($0.y - pixel.y) < apart }) {
        continue
      }
      // SVG does not say how wide a text will be; most letters are narrower than this.
      let width = Double(place.label.count) * 5.8
      let boxes = [
        (PlanarPoint(x: pixel.x + 5, y: pixel.y + 3.5), "start", pixel.x + 3),
        (PlanarPoint(x: pixel.x - 5, y: pixel.y + 3.5), "end", pixel.x - 6 - width),
        (PlanarPoint(x: pixel.x, y: pixel.y - 5), "middle", pixel.x - width / 2),
        (PlanarPoint(x: pixel.x, y: pixel.y + 13), "middle", pixel.x - width / 2),
      ].map { at, anchor, left in
        (at, anchor, MapBox(left: left, top: at.y - 10, right: left + width + 3, bottom: at.y + 2.5))
      }
      let free = boxes.first { _, _, box in
        map.frame.contains(PlanarPoint(x: box.left, y: box.top), inset: 2)
          && map.frame.contains(PlanarPoint(x: box.right, y: box.bottom), inset: 2)
          && !taken.contains(where: box.meets)
      }
      // A town of the background without its name helps nobody.
      if apart > 0, free == nil { continue }
      dots.append(pixel)
      svg.line(
        "<rect x=\"\(SVG.number(pixel.x - 1.5))\" y=\"\(SVG.number(pixel.y - 1.5))\" width=\"3\" height=\"3\" fill=\"#52606d\"/>"
      )
      guard !place.label.isEmpty, let (at, anchor, box) = free else { continue }
      taken.append(box)
      svg.label(place.label, at: at, class: style, anchor: anchor)
    }
  }
}
