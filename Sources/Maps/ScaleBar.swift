internal import Geometry
internal import TextFormats

/// A bar of a round length at the scale of the map's middle.
struct ScaleBar {
  /// The room that it takes: its bar or its words, whichever is wider, and a border.
  var width: Double { max(pixels, TextWidth.of(words, size: 11)) + 20 }
  static let height = 28.0
  private let pixels: Double
  private let words: String

  /// - Parameter unit: The unit of its length; for nautical miles kilometres stand beside it.
  init(frame: MapFrame, unit: LengthUnit) {
    let most = frame.width / 5 * frame.metersPerPixel
    // Bars of less than a mile are in metres.
    let unit = most < unit.meters ? LengthUnit.km : unit
    let step = unit == .km ? 1.0 : unit.meters
    var length = step
    if unit == .km { while length > most { length /= 10 } }
    while length * 10 <= most { length *= 10 }
    length *= [5, 2].first { length * $0 <= most } ?? 1
    pixels = length / frame.metersPerPixel
    let kilometers = length / 1000
    let beside = unit == .km ? "" : " (\(kilometers.fixed(kilometers < 100 ? 2 : 1)) km)"
    words = Length.meters(length).inWords(unit) + beside
  }

  /// Draws it in the box that it was given.
  func draw(in box: MapBox, into svg: inout SVG) {
    let middle = (box.left + box.right) / 2
    let y = box.top + 18
    svg.line(
      "<rect x=\"\(SVG.number(box.left))\" y=\"\(SVG.number(box.top))\""
        + " width=\"\(SVG.number(width))\" height=\"\(SVG.number(Self.height))\" fill=\"#fff\" fill-opacity=\"0.85\"/>"
    )
    svg.line(
      "<path d=\"M\(SVG.number(middle - pixels / 2)),\(SVG.number(y - 1))v6H\(SVG.number(middle + pixels / 2))v-6\""
        + " fill=\"none\" stroke=\"#1f2933\" stroke-width=\"1.5\"/>")
    svg.label(words, at: PlanarPoint(x: middle, y: y - 3), class: "small", anchor: "middle")
  }
}
