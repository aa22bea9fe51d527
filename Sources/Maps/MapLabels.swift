internal import Geometry
internal import TextFormats

/// Texts on a map, each where it covers nothing else; those that find no room are left out.
struct MapLabels {
  /// A place for a text: its `text-anchor` and the end or the middle of its base line.
  typealias Spot = (at: PlanarPoint, anchor: String)

  /// The size of letters of all labels on maps, in pixels.
  static let size = 10.0

  let frame: MapFrame
  /// The rectangles in which something stands.
  private(set) var taken: [MapBox]

  init(_ frame: MapFrame, taken: [MapBox]) { (self.frame, self.taken) = (frame, taken) }

  /// Takes a rectangle.
  mutating func take(_ box: MapBox) { taken.append(box) }

  /// Whether a rectangle lies in the window and meets none that is taken.
  func isFree(_ box: MapBox) -> Bool {
    frame.contains(PlanarPoint(x: box.left, y: box.top), inset: 1)
      && frame.contains(PlanarPoint(x: box.right, y: box.bottom), inset: 1)
      && !taken.contains(where: box.meets)
  }

  /// The room that a text takes at a place, its halo included.
  static func box(_ text: String, at spot: Spot) -> MapBox {
    let width = TextWidth.of(text, size: size)
    let left =
      switch spot.anchor {
      case "middle": spot.at.x - width / 2
      case "end": spot.at.x - width
      default: spot.at.x
      }
    return MapBox(left: left - 1, top: spot.at.y - 9, right: left + width + 1, bottom: spot.at.y + 3)
  }

  /// The first place at which a text covers nothing; nil where there is none.
  func room(for text: String, at spots: [Spot]) -> Spot? { spots.first { isFree(Self.box(text, at: $0)) } }

  /// Draws a text at the first place at which it covers nothing.
  mutating func draw(_ text: String, at spots: [Spot], class style: String, into svg: inout SVG) {
    guard let spot = room(for: text, at: spots) else { return }
    take(Self.box(text, at: spot))
    svg.label(text, at: spot.at, class: style, anchor: spot.anchor)
  }
}
