package import Geodesy
package import Geometry
internal import TextFormats
package import ZoneFiles
package import Zones

/// A picture of zones: their regions, their lines, layers, a graticule, a scale bar, incidents, and what is said of
/// the sources.
///
/// Self-contained SVG 1.1. The same scene gives the same bytes.
package struct ZoneMap: Sendable {
  /// An incident on the map; incidents that look the same are drawn once.
  struct Mark: Hashable {
    var verdict: Verdict
    /// Whether the verdict has doubts; the mark is hollow then.
    var isInDoubt: Bool
    var pixel: PlanarPoint
    /// Where the place is known to be.
    var region: PlaceRegion
    /// The radius within which the place is known, in pixels.
    var radius: Double
  }

  var scene: MapScene
  private(set) var marks: [Mark] = []
  private(set) var counts: [Verdict: Int] = [:]
  let projection: MapProjection
  let frame: MapFrame

  static let pageWidth = 960.0
  static let border = 16.0
  static let headHeight = 64.0

  /// The map of a zone, without incidents.
  package init(of file: ZoneFile) { self.init(MapScene(of: file)) }

  /// The map of a scene, without incidents.
  package init(_ scene: MapScene) {
    self.scene = scene
    let places = scene.places
    let projection = MapProjection(showing: places)
    self.projection = projection
    frame = MapFrame(
      showing: places.map { projection.point($0) }, width: Self.pageWidth - 2 * Self.border,
      at: PlanarPoint(x: Self.border, y: Self.headHeight))
  }

  /// Whether the map is one about a pole, which no map on the plane of Mercator shows.
  package var isPolar: Bool { projection.pole != nil }
  /// The longitude in the middle of what is shown.
  package var middleLongitude: Double { projection.middleLongitude }

  /// Marks an incident. One that lies beyond the map is counted in the legend, and not drawn.
  ///
  /// - Parameters:
  ///   - isInDoubt: Whether the verdict has doubts; the mark is hollow then.
  ///   - region: Where the place is known to be.
  package mutating func add(
    _ verdict: Verdict, at place: Coordinate, isInDoubt: Bool = false,
    region: PlaceRegion = .disc(.meters(0))
  ) {
    counts[verdict, default: 0] += 1
    let pixel = frame.pixel(projection.point(place))
    if frame.contains(pixel, inset: 2) {
      marks.append(
        Mark(
          verdict: verdict, isInDoubt: isInDoubt, pixel: pixel, region: region,
          radius: region.radius.meters / frame.metersPerPixel))
    }
  }

  /// The map as an SVG document.
  package func svg() -> String {
    let notes = MapNotes(scene)
    let legend = MapLegend(map: self, top: Self.headHeight + frame.height + 20)
    let height = legend.bottom + notes.height + Self.border
    var svg = SVG()
    let size = "width=\"\(SVG.number(Self.pageWidth))\" height=\"\(SVG.number(height))\""
    svg.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\""
        + " viewBox=\"0 0 \(SVG.number(Self.pageWidth)) \(SVG.number(height))\">")
    svg.line("<title>\(SVG.escaped(scene.title))</title>")
    svg.line("<style>\n\(MapStyle.sheet)\n</style>")
    svg.line("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
    for (index, line) in SVG.wrapped(scene.title, at: 100).prefix(1).enumerated() {
      svg.label(line, at: PlanarPoint(x: Self.border, y: 28 + Double(index) * 20), class: "title")
    }
    svg.label(scene.subtitle, at: PlanarPoint(x: Self.border, y: 50), class: "rule")
    drawMap(into: &svg)
    legend.draw(into: &svg)
    notes.draw(into: &svg, from: legend.bottom)
    svg.line("</svg>")
    return svg.text
  }
}
