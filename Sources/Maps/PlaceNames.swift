internal import Geometry
internal import TextFormats
internal import Zones

/// Names of places beside their dots, where nothing else lies; those that find no room are left out.
struct PlaceNames {
  private let map: ZoneMap
  /// What stands on the map already, names included.
  var labels: MapLabels
  private var drawn: [(pixel: PlanarPoint, name: String)] = []
  /// How far from a place another of the same name is another place, in pixels.
  private static let sameName = 80.0

  private let marks: [MapBox]

  /// - Parameters:
  ///   - labels: What stands on the map already, marks included.
  ///   - marks: Where the marks of incidents are.
  init(map: ZoneMap, labels: MapLabels, marks: [MapBox]) {
    (self.map, self.labels, self.marks) = (map, labels, marks)
  }

  /// Draws the dots of the places of layers, which no label covers.
  mutating func draw(dotsOf layers: [MapLayer], into svg: inout SVG) {
    for pixel in layers.flatMap(\.places).map(pixel) where map.frame.contains(pixel, inset: 4) {
      labels.take(Self.dot(pixel))
      draw(dotAt: pixel, into: &svg)
    }
  }

  /// Draws the names of the places of a layer beside their dots; those that come first are named first.
  mutating func draw(namesOf layer: MapLayer, into svg: inout SVG) {
    for place in layer.places {
      let pixel = pixel(of: place)
      guard map.frame.contains(pixel, inset: 4) else { continue }
      drawn.append((pixel, place.label))
      if place.label.isEmpty { continue }
      labels.draw(place.label, at: spots(pixel), class: "name", into: &svg)
    }
  }

  /// Draws towns of the background that find room for their names, and are not drawn yet: those of the same place, or of the
  /// same name nearby, are.
  mutating func draw(towns: some Sequence<MapLayer.Place>, into svg: inout SVG) {
    for town in towns {
      let pixel = pixel(of: town)
      let isDrawn = drawn.contains { other in
        let apart = max(abs(other.pixel.x - pixel.x), abs(other.pixel.y - pixel.y))
        return apart < 10 || (apart < Self.sameName && other.name.lowercased() == town.label.lowercased())
      }
      // A town of the background without its name helps nobody.
      guard !isDrawn, map.frame.contains(pixel, inset: 4),
        labels.isFree(Self.dot(pixel)) || marks.contains(where: { $0.meets(Self.dot(pixel)) }),
        let spot = labels.room(for: town.label, at: spots(pixel))
      else { continue }
      drawn.append((pixel, town.label))
      labels.take(Self.dot(pixel))
      draw(dotAt: pixel, into: &svg)
      labels.draw(town.label, at: [spot], class: "town", into: &svg)
    }
  }

  private func pixel(of place: MapLayer.Place) -> PlanarPoint {
    map.frame.pixel(map.projection.point(place.position))
  }

  /// Right and left of a dot, above and below it; farther away where a mark lies upon it.
  private func spots(_ pixel: PlanarPoint) -> [MapLabels.Spot] {
    (marks.contains { $0.meets(Self.dot(pixel)) } ? [8.0, 12, 19] : [5]).flatMap { apart in
      [
        (PlanarPoint(x: pixel.x + apart, y: pixel.y + 3.5), "start"),
        (PlanarPoint(x: pixel.x - apart, y: pixel.y + 3.5), "end"),
        (PlanarPoint(x: pixel.x, y: pixel.y - apart), "middle"),
        (PlanarPoint(x: pixel.x, y: pixel.y + apart + 8), "middle"),
      ]
    }
  }

  private static func dot(_ pixel: PlanarPoint) -> MapBox {
    MapBox(left: pixel.x - 1.5, top: pixel.y - 1.5, right: pixel.x + 1.5, bottom: pixel.y + 1.5)
  }

  private func draw(dotAt pixel: PlanarPoint, into svg: inout SVG) {
    svg.line(
      "<rect x=\"\(SVG.number(pixel.x - 1.5))\" y=\"\(SVG.number(pixel.y - 1.5))\" width=\"3\" height=\"3\" fill=\"#52606d\"/>"
    )
  }
}
