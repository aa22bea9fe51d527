internal import Geometry
internal import TextFormats

/// Names of places beside their dots; those that would lie upon another are left out.
struct PlaceNames {
  private let map: ZoneMap
  private var taken: [(left: Double, top: Double, right: Double, bottom: Double)] = []

  init(map: ZoneMap) { self.map = map }

  /// Draws places; those that come first are named first.
  mutating func draw(_ places: [MapLayer.Place], into svg: inout SVG) {
    for place in places {
      let pixel = map.frame.pixel(map.projection.point(place.position))
      guard map.frame.contains(pixel, inset: 4) else { continue }
      svg.line(
        "<rect x=\"\(SVG.number(pixel.x - 1.5))\" y=\"\(SVG.number(pixel.y - 1.5))\" width=\"3\" height=\"3\" fill=\"#52606d\"/>"
      )
      guard !place.label.isEmpty else { continue }
      // SVG does not say how wide a text will be; most letters are narrower than this.
      let width = Double(place.label.count) * 5.8
      let box = (left: pixel.x + 3, top: pixel.y - 7, right: pixel.x + 6 + width, bottom: pixel.y + 6)
      guard map.frame.contains(PlanarPoint(x: box.right, y: pixel.y)),
        !taken.contains(where: {
          box.left < $0.right && $0.left < box.right && box.top < $0.bottom && $0.top < box.bottom
        })
      else { continue }
      taken.append(box)
      svg.label(place.label, at: PlanarPoint(x: pixel.x + 5, y: pixel.y + 3.5), class: "name")
    }
  }
}
