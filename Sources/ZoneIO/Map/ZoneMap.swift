public import Geometry
public import Zones

/// A picture of a zone: its regions, its line, a graticule, a scale bar, incidents, and what is said of the source.
///
/// Self-contained SVG 1.1. The same zone gives the same bytes.
public struct ZoneMap: Sendable {
  let zone: Zone
  let provenance: ZoneProvenance
  var incidents: [(mark: Verdict, pixel: PlanarPoint)] = []
  var counts: [Verdict: Int] = [:]
  let projection: MapProjection
  let frame: MapFrame

  static let pageWidth = 960.0
  static let border = 16.0
  static let headHeight = 64.0

  /// The map of a zone, without incidents.
  public init(of file: ZoneFile) {
    zone = file.zone
    provenance = file.provenance
    let rings = zone.regions.flatMap(\.polygons).flatMap(\.rings)
    let places = rings.joined() + zone.boundary.parts.flatMap(\.vertices)
    let projection = MapProjection(showing: Array(places))
    self.projection = projection
    frame = MapFrame(
      showing: places.map { projection.point($0) }, width: Self.pageWidth - 2 * Self.border,
      at: PlanarPoint(x: Self.border, y: Self.headHeight))
  }

  /// Marks an incident. One that lies beyond the map is counted in the legend, and not drawn.
  public mutating func add(_ mark: Verdict, at place: Coordinate) {
    counts[mark, default: 0] += 1
    let pixel = frame.pixel(projection.point(place))
    if frame.contains(pixel, inset: 2) { incidents.append((mark, pixel)) }
  }

  /// The document.
  public func svg() -> String {
    let notes = MapNotes(zone, provenance)
    let legend = MapLegend(map: self, top: Self.headHeight + frame.height + 20)
    let height = legend.bottom + notes.height + Self.border
    var svg = SVG()
    let size = "width=\"\(SVG.number(Self.pageWidth))\" height=\"\(SVG.number(height))\""
    svg.line(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) role=\"img\""
        + " viewBox=\"0 0 \(SVG.number(Self.pageWidth)) \(SVG.number(height))\">")
    svg.line("<title>\(SVG.escaped(notes.title))</title>")
    svg.line("<style>\n\(MapStyle.sheet)\n</style>")
    svg.line("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>")
    svg.label(notes.title, at: PlanarPoint(x: Self.border, y: 28), class: "title")
    svg.label(notes.rule, at: PlanarPoint(x: Self.border, y: 50), class: "rule")
    drawMap(into: &svg)
    legend.draw(into: &svg)
    notes.draw(into: &svg, from: legend.bottom)
    svg.line("</svg>")
    return svg.text
  }
}
