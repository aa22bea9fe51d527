internal import Geometry
internal import Zones

/// The hues of a map, which are those of the page. Findings differ in shape too, for those who do not see the difference in
/// hue.
enum MapStyle {
  /// How many hues there are; zones beyond them have the same hues with dashed outlines, and then with dotted ones.
  private static let hues = 6

  /// The classes of one of several zones.
  static func classes(ofZone index: Int) -> String {
    let round = index / hues % 3
    return "z\(index % hues)" + (round == 0 ? "" : " c\(round)")
  }

  /// The class of one of several rings, the innermost first.
  static func classes(ofRing index: Int) -> String { "r\(min(index, 4))" }

  /// What is added to the style sheet where there are rings: the nearer the line, the darker.
  static let rings =
    ".band.r0 { fill-opacity: 0.8; } .band.r1 { fill-opacity: 0.6; } .band.r2 { fill-opacity: 0.42; }"
    + " .band.r3 { fill-opacity: 0.28; } .band.r4 { fill-opacity: 0.16; }"

  /// What is added to that where several zones have rings, which lie upon one another.
  static let ringsOfSeveral = [0.45, 0.36, 0.26, 0.18, 0.1].enumerated().map { ring, opacity in
    (0..<hues).map { ".band.r\(ring).z\($0)" }.joined(separator: ", ") + " { fill-opacity: \(opacity); }"
  }.joined(separator: "\n")

  /// The style sheet of the document.
  static let sheet = """
    text { font-family: Helvetica, Arial, "Noto Sans", sans-serif; fill: #1f2933; }
    .title { font-size: 18px; font-weight: bold; } .rule { font-size: 13px; }
    .small { font-size: 11px; } .degree { font-size: 10px; fill: #52606d; paint-order: stroke; stroke: #fff; stroke-width: 2; stroke-opacity: 0.7; }
    .warning { font-size: 12px; font-weight: bold; fill: #8a1c1c; }
    .sea { fill: #e3ecf3; } .land { fill: #f6f3ec; stroke: #b7c0c7; stroke-width: 0.6; }
    .border { fill: none; stroke: #9a8fa3; stroke-width: 0.9; }
    .unsettled { fill: none; stroke: #9a8fa3; stroke-width: 0.9; stroke-dasharray: 4 3; }
    .graticule { fill: none; stroke: #9aa5b1; stroke-width: 0.4; stroke-opacity: 0.7; }
    .line { fill: none; stroke: #102a43; stroke-width: 2; stroke-linejoin: round; }
    .within { fill: none; stroke: #52606d; stroke-width: 1; stroke-dasharray: 5 3; }
    .core { fill: #3e6d9c; fill-opacity: 0.5; } .margin { fill: #8fb3d3; fill-opacity: 0.45; }
    .zone { fill: #3e6d9c; fill-opacity: 0.42; } .band { fill: #4d908e; fill-opacity: 0.5; }
    .z0 { fill: #3e6d9c; } .z1 { fill: #4d908e; } .z2 { fill: #8e7cc3; } .z3 { fill: #93a35b; } .z4 { fill: #b08968; } .z5 { fill: #7f8c8d; }
    .z0, .z1, .z2, .z3, .z4, .z5 { fill-opacity: 0.24; }
    .margin.z0, .margin.z1, .margin.z2, .margin.z3, .margin.z4, .margin.z5 { fill-opacity: 0.12; }
    .outline { fill: none; stroke: #1f4e79; stroke-width: 0.8; }
    .outline.z0 { stroke: #1f4e79; } .outline.z1 { stroke: #2b5f5d; } .outline.z2 { stroke: #5d4a99; }
    .outline.z3 { stroke: #5f6d2b; } .outline.z4 { stroke: #7a5733; } .outline.z5 { stroke: #4b5557; }
    .outline.z0, .outline.z1, .outline.z2, .outline.z3, .outline.z4, .outline.z5 { fill: none; stroke-width: 1.3; }
    .area { fill: #7c98b3; fill-opacity: 0.18; }
    .sector { fill: none; stroke: #102a43; stroke-width: 0.8; stroke-dasharray: 2 2; }
    .way { fill: none; stroke: #52606d; stroke-width: 1.2; }
    .accuracy { fill: none; stroke: #52606d; stroke-width: 0.6; stroke-opacity: 0.35; }
    .name { font-size: 10px; paint-order: stroke; stroke: #fff; stroke-width: 2.5; }
    .town { font-size: 10px; fill: #52606d; paint-order: stroke; stroke: #fff; stroke-width: 2.5; stroke-opacity: 0.8; }
    .inside { fill: #8c1c4f; stroke: #fff; stroke-width: 0.8; }
    .disputed { fill: #d98200; stroke: #fff; stroke-width: 0.8; }
    .deadline { fill: #2f6690; stroke: #fff; stroke-width: 0.8; }
    .outside { fill: #fff; stroke: #52606d; stroke-width: 1; }
    .inside.hollow { fill: #fff; stroke: #8c1c4f; stroke-width: 2; }
    .disputed.hollow { fill: #fff; stroke: #b36b00; stroke-width: 1.6; }
    .deadline.hollow { fill: #fff; stroke: #2f6690; stroke-width: 1.6; }
    .count { font-size: 9px; fill: #fff; font-weight: bold; } .count.dark { fill: #1f2933; }
    .inset { fill: none; stroke: #8a1c1c; stroke-width: 1.5; }
    """

  /// What is added to it where there are more zones than hues.
  static let rounds = ".outline.c1 { stroke-dasharray: 7 3; } .outline.c2 { stroke-dasharray: 2 2; }"

  /// The words of the legend for a region.
  static func words(_ region: Zone.Region, in unit: LengthUnit, _ words: Wording) -> String {
    let depths = ["from": region.from.inWords(unit), "to": region.to.inWords(unit)]
    switch region.role {
    case .core, .margin: return words("map.\(region.role.rawValue)", depths)
    case .zone, .band, .ring: return words("role.\(region.role.rawValue)", depths)
    }
  }
}
