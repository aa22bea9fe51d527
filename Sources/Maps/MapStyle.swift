internal import Geometry
internal import Zones

/// The hues of a map. Verdicts differ in shape too, for those who do not see the difference in hue.
enum MapStyle {
  /// The style sheet of the document.
  static let sheet = """
    text { font-family: Helvetica, Arial, sans-serif; fill: #1f2933; }
    .title { font-size: 18px; font-weight: bold; } .rule { font-size: 13px; }
    .small { font-size: 11px; } .degree { font-size: 10px; fill: #52606d; }
    .warning { font-size: 12px; font-weight: bold; fill: #8a1c1c; }
    .graticule { fill: none; stroke: #9aa5b1; stroke-width: 0.5; }
    .line { fill: none; stroke: #102a43; stroke-width: 2; stroke-linejoin: round; }
    .within { fill: none; stroke: #52606d; stroke-width: 1; stroke-dasharray: 5 3; }
    .core { fill: #c8553d; fill-opacity: 0.6; } .margin { fill: #f2c14e; fill-opacity: 0.65; }
    .zone { fill: #c8553d; fill-opacity: 0.55; } .band { fill: #4d908e; fill-opacity: 0.6; }
    .outline { fill: none; stroke: #7b341e; stroke-width: 0.7; }
    .area { fill: #7c98b3; fill-opacity: 0.18; }
    .sector { fill: none; stroke: #102a43; stroke-width: 0.8; stroke-dasharray: 2 2; }
    .way { fill: none; stroke: #52606d; stroke-width: 1.2; }
    .accuracy { fill: none; stroke: #52606d; stroke-width: 0.6; stroke-opacity: 0.35; }
    .name { font-size: 10px; paint-order: stroke; stroke: #fff; stroke-width: 2.5; }
    .inside { fill: #5f0f40; stroke: #fff; stroke-width: 0.7; }
    .disputed { fill: #2f6690; stroke: #fff; stroke-width: 0.7; }
    .outside { fill: #fff; stroke: #52606d; stroke-width: 1; }
    .inside.hollow { fill: #fff; stroke: #5f0f40; stroke-width: 2; }
    .disputed.hollow { fill: #fff; stroke: #2f6690; stroke-width: 1.6; }
    """

  /// The words of the legend for a region.
  static func words(_ region: Zone.Region) -> String {
    let depths = "\(region.from.inWords) to \(region.to.inWords)"
    switch region.role {
    case .zone: return "zone, to \(region.to.inWords)"
    case .core: return "core, to \(region.to.inWords): in the zone under every reading"
    case .margin: return "margin, \(depths): only under the deepest"
    case .band: return "band, \(depths)"
    case .ring: return "ring, \(depths)"
    }
  }
}
