internal import TextFormats

extension LayerStyle {
  /// The style as a QML document, which QGIS 3 reads: a category for each class of features, or rules where a class is told by depth.
  var qml: String {
    let symbols = classes.enumerated().map { index, one in
      "    <symbol type=\"\(symbolType)\" name=\"\(index)\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n"
        + layer(one.look) + "    </symbol>\n"
    }
    let isCategorized = classes.allSatisfy(\.isPlain)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
      + "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">\n"
      + (isCategorized ? categories : rulesOfQML)
      + "  <symbols>\n\(symbols.joined())  </symbols>\n </renderer-v2>\n"
      + " <layerGeometryType>\(geometryType)</layerGeometryType>\n</qgis>\n"
  }

  private var categories: String {
    let categories = classes.enumerated().map { index, one in
      "    <category render=\"true\" symbol=\"\(index)\" value=\"\(SVG.escaped(one.value))\""
        + " label=\"\(SVG.escaped(one.look.label))\"/>\n"
    }
    return " <renderer-v2 type=\"categorizedSymbol\" attr=\"\(property)\" forceraster=\"0\""
      + " enableorderby=\"0\" symbollevels=\"0\">\n  <categories>\n\(categories.joined())  </categories>\n"
  }

  private var rulesOfQML: String {
    let rules = classes.enumerated().map { index, one in
      let filter =
        ["\"\(property)\" = '\(one.value)'"]
        + [one.deeperThan.map { "\"depth_to_m\" > \($0)" }, one.atMost.map { "\"depth_to_m\" <= \($0)" }]
        .compactMap(\.self)
      return "   <rule key=\"{\(index + 1)}\" symbol=\"\(index)\""
        + " filter=\"\(SVG.escaped(filter.joined(separator: " AND ")))\""
        + " label=\"\(SVG.escaped(one.look.label))\"/>\n"
    }
    return " <renderer-v2 type=\"RuleRenderer\" forceraster=\"0\" enableorderby=\"0\" symbollevels=\"0\">\n"
      + "  <rules key=\"{0}\">\n\(rules.joined())  </rules>\n"
  }

  private var symbolType: String {
    switch shape {
    case .areas: "fill"
    case .lines: "line"
    case .points: "marker"
    }
  }

  /// The number by which QGIS knows a type of geometry.
  private var geometryType: Int {
    switch shape {
    case .points: 0
    case .lines: 1
    case .areas: 2
    }
  }

  private func layer(_ look: Look) -> String {
    let stroke = Self.channels(look.stroke, 1)
    let dash = look.isDashed ? "dash" : "solid"
    let options: [(String, String)]
    let kind: String
    switch shape {
    case .areas:
      kind = "SimpleFill"
      options = [
        ("color", Self.channels(look.fill ?? "ffffff", look.opacity)),
        ("style", look.fill == nil ? "no" : "solid"), ("outline_color", stroke), ("outline_style", dash),
        ("outline_width", "\(look.width)"), ("outline_width_unit", "Pixel"),
      ]
    case .lines:
      kind = "SimpleLine"
      options = [
        ("line_color", stroke), ("line_style", dash), ("line_width", "\(look.width)"),
        ("line_width_unit", "Pixel"), ("joinstyle", "round"), ("capstyle", "round"),
      ]
    case .points:
      kind = "SimpleMarker"
      options = [
        ("name", "circle"), ("color", Self.channels(look.fill ?? look.stroke, 1)),
        ("outline_color", Self.channels("ffffff", 1)), ("outline_style", "solid"), ("outline_width", "0.6"),
        ("outline_width_unit", "Pixel"), ("size", "6"), ("size_unit", "Pixel"),
      ]
    }
    // QGIS 3.26 and later read the options, those before the properties.
    let listed = options.map { "       <Option type=\"QString\" name=\"\($0)\" value=\"\($1)\"/>\n" }
    let properties = options.map { "      <prop k=\"\($0)\" v=\"\($1)\"/>\n" }
    return
      "     <layer class=\"\(kind)\" enabled=\"1\" locked=\"0\" pass=\"0\">\n      <Option type=\"Map\">\n"
      + listed.joined() + "      </Option>\n" + properties.joined() + "     </layer>\n"
  }
}
