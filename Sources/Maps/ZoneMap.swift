package import Geodesy
package import Geometry
internal import TextFormats
package import Zones

/// A picture of zones: land and towns, their regions, their lines, layers, a graticule, a scale bar, incidents, and what is
/// said of the sources.
///
/// Self-contained SVG 1.1. The same scene gives the same bytes.
package struct ZoneMap: Sendable {
  /// An incident on the map; incidents that look the same are drawn once.
  struct Mark: Hashable {
    /// The number of its kind.
    var kind: Int
    /// Whether the verdict has doubts; the mark is hollow then.
    var isInDoubt: Bool
    var pixel: PlanarPoint
    /// Where the place is known to be.
    var region: PlaceRegion
    /// The radius within which the place is known, in pixels.
    var radius: Double
  }

  var scene: MapScene
  /// What marks stand for, the gravest first.
  let kinds: [MarkKind]
  private(set) var marks: [Mark] = []
  /// The incidents by the number of their kind.
  private(set) var counts: [Int: Int] = [:]
  /// How many incidents lie beyond the map.
  private(set) var beyond = 0
  /// How many rows cannot be read, so that they have no mark.
  package var unread = 0
  let projection: MapProjection
  let frame: MapFrame
  /// Land, borders and towns; nil where they are not wanted.
  package let background: Background?
  let options: MapOptions
  /// How much larger the document is than it is laid out: letters and lines grow with maps wider than ``MapOptions/widest``.
  private let zoom: Double

  var pageWidth: Double { frame.width + 2 * Self.border }
  /// Why the map cannot be drawn at the scale that was asked for; nil where it can.
  package var fault: String? {
    guard let scale = options.scale else { return nil }
    let words =
      "at 1:\(scale.grouped(0)) the zones need a map of \(frame.needed.width.grouped(0)) by \(frame.needed.height.grouped(0)) pixels"
    if max(frame.needed.width, frame.needed.height) > 10_000 {
      return "\(words), and 10,000 are the most; give a smaller scale"
    }
    guard frame.needed.width > frame.width || frame.needed.height > frame.height else { return nil }
    return
      "\(words), and --size leaves \(frame.width.grouped(0)) by \(frame.height.grouped(0)); give a larger size, or leave it out"
  }
  static let border = 16.0
  static let headHeight = 64.0

  /// The map of a scene, without incidents.
  ///
  /// - Parameter kinds: What marks stand for, the gravest first.
  package init(
    _ scene: MapScene, kinds: [MarkKind] = MarkKind.verdicts, options: MapOptions = MapOptions()
  ) {
    self.scene = scene
    self.kinds = kinds
    let isLarge = options.scale == nil && options.width > MapOptions.widest
    zoom = isLarge ? options.width / MapOptions.widest : 1
    var options = options
    options.width /= zoom
    options.height = options.height.map { [zoom] in $0 / zoom }
    self.options = options
    let places = scene.places
    let projection = MapProjection(showing: places)
    self.projection = projection
    if let scale = options.scale {
      self.scene.subtitle =
        options.words("map.scale", ["n": scale.grouped(0), "text": self.scene.subtitle])
    }
    if options.hasBackground { self.scene.notes.append(options.words("map.credit")) }
    let below =
      MapNotes(self.scene, width: options.width).height + MapLegend.height(of: scene, options, kinds)
    frame = MapFrame(
      showing: places.map { projection.point($0) }, width: options.width - 2 * Self.border,
      height: options.height.map { max(200, $0 - Self.headHeight - below - Self.border - 20) },
      scale: options.scale.map { $0 * 0.0254 / 96 }, isFixed: options.height != nil,
      at: PlanarPoint(x: Self.border, y: Self.headHeight))
    background = options.hasBackground ? Background(in: Self.window(frame, projection).widened(by: 1)) : nil
  }

  /// The degrees that the window shows.
  static func window(_ frame: MapFrame, _ projection: MapProjection) -> Background.Window {
    if let pole = projection.pole {
      return pole.latitude > 0
        ? Background.Window(west: -180, east: 180, south: 50, north: 90)
        : Background.Window(west: -180, east: 180, south: -90, north: -50)
    }
    let (left, top) = (frame.origin.x, frame.origin.y)
    let northwest = projection.place(frame.point(PlanarPoint(x: left, y: top)))
    let southeast = projection.place(
      frame.point(PlanarPoint(x: left + frame.width, y: top + frame.height)))
    return Background.Window(
      west: northwest.longitude, east: southeast.longitude, south: southeast.latitude,
      north: northwest.latitude)
  }

  /// Whether the map is one about a pole, which no map on the plane of Mercator shows.
  package var isPolar: Bool { projection.pole != nil }
  /// The longitude in the middle of what is shown.
  package var middleLongitude: Double { projection.middleLongitude }

  /// Marks an incident. One that lies beyond the map is counted in the legend, and not drawn.
  ///
  /// - Parameters:
  ///   - kind: The number of its kind.
  ///   - isInDoubt: Whether the verdict has doubts; the mark is hollow then.
  ///   - region: Where the place is known to be.
  package mutating func add(
    kind: Int, at place: Coordinate, isInDoubt: Bool = false, region: PlaceRegion = .disc(.meters(0))
  ) {
    counts[kind, default: 0] += 1
    let pixel = frame.pixel(projection.point(place))
    guard frame.contains(pixel, inset: 2) else {
      beyond += 1
      return
    }
    marks.append(
      Mark(
        kind: kind, isInDoubt: isInDoubt, pixel: pixel, region: region,
        radius: region.radius.meters / frame.metersPerPixel))
  }

  /// Marks an incident by its verdict.
  package mutating func add(
    _ verdict: Verdict, at place: Coordinate, isInDoubt: Bool = false,
    region: PlaceRegion = .disc(.meters(0))
  ) {
    add(kind: Verdict.allCases.firstIndex(of: verdict) ?? 0, at: place, isInDoubt: isInDoubt, region: region)
  }

  private func legend(_ stacks: [MarkStack]) -> MapLegend {
    MapLegend(map: self, stacks: stacks, top: Self.headHeight + frame.height + 20)
  }

  /// The height of the document as it is laid out.
  private func height(_ legend: MapLegend) -> Double {
    max(options.height ?? 0, legend.bottom + MapNotes(scene, width: pageWidth).height + Self.border)
  }

  /// The sentence on a map that is higher than was asked for, as its legend and its notes need more room; nil for another.
  package var sizeNote: String? {
    guard let asked = options.height else { return nil }
    let height = height(legend(MarkStack.stacks(of: marks)))
    guard height > asked + 0.5 else { return nil }
    let (width, given, needed) = (
      (pageWidth * zoom).grouped(0), (asked * zoom).grouped(0), (height * zoom).grouped(0)
    )
    return
      "the map is \(width) by \(needed) pixels, and not \(width) by \(given): legend and notes need the room; give a larger --size"
  }

  /// The map as an SVG document.
  package func svg() -> String {
    let stacks = MarkStack.stacks(of: marks)
    let notes = MapNotes(scene, width: pageWidth)
    let legend = legend(stacks)
    let height = height(legend)
    var svg = SVG()
    let size = "width=\"\(SVG.number(pageWidth * zoom))\" height=\"\(SVG.number(height * zoom))\""
    svg.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\""
        + " viewBox=\"0 0 \(SVG.number(pageWidth)) \(SVG.number(height))\">")
    svg.line("<title>\(SVG.escaped(scene.title))</title>")
    let extras = [
      ([" c"], MapStyle.rounds), ([" r"], MapStyle.rings), ([" r", " z"], MapStyle.ringsOfSeveral),
    ].filter { marks, _ in scene.regions.contains { region in marks.allSatisfy(region.style.contains) } }
    svg.line("<style>\n\(([MapStyle.sheet] + extras.map(\.1)).joined(separator: "\n"))\n</style>")
    svg.line("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
    // A title may say that a line is not official: it is smaller before it is cut.
    // A little less than what fits, for the digits of the sum.
    let full = TextWidth.of(scene.title, size: 18, isBold: true)
    let letters = full <= frame.width ? 18 : max(11, 17.9 * frame.width / full)
    let title = TextWidth.cut(scene.title, to: frame.width, size: letters, isBold: true)
    let text = MapText(words: options.words, pageWidth: pageWidth)
    text.draw(
      title, from: Self.border, y: 28, class: "title", size: letters == 18 ? nil : letters, into: &svg)
    let subtitle = TextWidth.cut(scene.subtitle, to: frame.width, size: 13)
    text.draw(subtitle, from: Self.border, y: 50, class: "rule", into: &svg)
    drawMap(stacks, into: &svg)
    legend.draw(into: &svg, text)
    notes.draw(into: &svg, from: legend.bottom, text)
    svg.line("</svg>")
    return svg.text
  }
}
