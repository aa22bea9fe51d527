internal import TextFormats

extension LayerStyle {
  /// The style as a document of Styled Layer Descriptor 1.1 with Symbology Encoding 1.1, which QGIS and GeoServer read: a rule for
  /// each class of features.
  ///
  /// - Parameter layer: What the layer is called.
  func sld(layer: String) -> String {
    Self.sld(layer: layer, rules: rules)
  }

  /// A document with the rules of several styles.
  static func sld(layer: String, rules: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <StyledLayerDescriptor xmlns="http://www.opengis.net/sld" xmlns:se="http://www.opengis.net/se" xmlns:ogc="http://www.opengis.net/ogc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.1.0" xsi:schemaLocation="http://www.opengis.net/sld http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd">
     <NamedLayer>
      <se:Name>\(SVG.escaped(layer))</se:Name>
      <UserStyle>
       <se:Name>\(SVG.escaped(layer))</se:Name>
       <se:FeatureTypeStyle>
    \(rules)   </se:FeatureTypeStyle>
      </UserStyle>
     </NamedLayer>
    </StyledLayerDescriptor>

    """
  }

  /// The rules alone.
  var rules: String {
    classes.map { one in
      let tests =
        [test("EqualTo", property, SVG.escaped(one.value))]
        + [
          one.deeperThan.map { test("GreaterThan", "depth_to_m", "\($0)") },
          one.atMost.map { test("LessThanOrEqualTo", "depth_to_m", "\($0)") },
        ].compactMap(\.self)
      let filter = tests.count == 1 ? tests[0] : "      <ogc:And>\n\(tests.joined())      </ogc:And>\n"
      return """
            <se:Rule>
             <se:Name>\(SVG.escaped(one.look.label))</se:Name>
             <ogc:Filter>
        \(filter)     </ogc:Filter>
        \(symbolizer(one.look))    </se:Rule>

        """
    }.joined()
  }

  private func test(_ comparison: String, _ name: String, _ value: String) -> String {
    """
          <ogc:PropertyIs\(comparison)>
           <ogc:PropertyName>\(name)</ogc:PropertyName>
           <ogc:Literal>\(value)</ogc:Literal>
          </ogc:PropertyIs\(comparison)>

    """
  }

  private func symbolizer(_ look: Look) -> String {
    let fill = look.fill.map {
      "<se:Fill><se:SvgParameter name=\"fill\">#\($0)</se:SvgParameter>"
        + "<se:SvgParameter name=\"fill-opacity\">\(look.opacity)</se:SvgParameter></se:Fill>"
    }
    let stroke =
      "<se:Stroke><se:SvgParameter name=\"stroke\">#\(look.stroke)</se:SvgParameter>"
      + "<se:SvgParameter name=\"stroke-width\">\(look.width)</se:SvgParameter>"
      + (look.isDashed ? "<se:SvgParameter name=\"stroke-dasharray\">5 3</se:SvgParameter>" : "")
      + "</se:Stroke>"
    switch shape {
    case .areas: return "     <se:PolygonSymbolizer>\(fill ?? "")\(stroke)</se:PolygonSymbolizer>\n"
    case .lines: return "     <se:LineSymbolizer>\(stroke)</se:LineSymbolizer>\n"
    case .points:
      return "     <se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>circle</se:WellKnownName>"
        + "\(fill ?? "")</se:Mark><se:Size>6</se:Size></se:Graphic></se:PointSymbolizer>\n"
    }
  }
}
