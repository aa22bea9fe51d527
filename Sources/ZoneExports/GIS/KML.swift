internal import Geometry
internal import TextFormats

/// A KML document (OGC KML 2.2): a folder for each layer, or for each zone of many, and placemarks with names, fillings and all
/// properties.
struct KML {
  let layers: ExportLayers
  /// What the document is called.
  let name: String

  var text: String {
    var text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n"
      + "<name>\(SVG.escaped(name))</name>\n"
    let looks = layers.layers.map { LayerStyle($0) }
    var written: Set<String> = []
    for style in looks {
      for (index, one) in style.classes.enumerated() where written.insert(Self.id(index, of: style)).inserted
      {
        text += Self.style(one.look, id: Self.id(index, of: style))
      }
    }
    // All of them before the first folder, as the standard has it.
    for (index, layer) in layers.layers.enumerated() { text += schema(layer, index) }
    for (index, layer) in layers.layers.enumerated() {
      text += "<Folder>\n<name>\(SVG.escaped(layer.name))</name>\n"
      for group in groups(of: layer) {
        if let name = group.name { text += "<Folder>\n<name>\(SVG.escaped(name))</name>\n" }
        for feature in group.features { text += placemarks(feature, styled: looks[index], index) }
        if group.name != nil { text += "</Folder>\n" }
      }
      text += "</Folder>\n"
    }
    return text + "</Document>\n</kml>\n"
  }

  /// The features of a layer; of many zones those of each zone together.
  private func groups(of layer: ExportLayers.Layer) -> [(name: String?, features: [JSONValue])] {
    var groups: [(name: String?, features: [JSONValue])] = []
    for feature in layer.features {
      let zone =
        feature["properties"]?["zone"]?.string
        ?? feature["properties"]?["zone_id"].map { "zone \($0.cellText)" }
      if let last = groups.last, last.name == zone {
        groups[groups.count - 1].features.append(feature)
      } else {
        groups.append((zone, [feature]))
      }
    }
    return groups
  }

  /// What a class of features is called: by its role or kind; rings are numbered, the innermost first.
  private static func id(_ index: Int, of style: LayerStyle) -> String {
    let value = style.classes[index].value
    let alike = style.classes.indices.filter { style.classes[$0].value == value }
    return alike.count == 1 ? value : "\(value)\(index - alike[0])"
  }

  /// A style of KML; its colours are alpha, blue, green and red.
  private static func style(_ look: LayerStyle.Look, id name: String) -> String {
    func color(_ hex: String, _ opacity: Double) -> String {
      let digits = Array(hex)
      let alpha = String(Int((opacity * 255).rounded()), radix: 16)
      return (alpha.count < 2 ? "0" + alpha : alpha) + String(digits[4...5] + digits[2...3] + digits[0...1])
    }
    return
      "<Style id=\"\(name)\"><LineStyle><color>\(color(look.stroke, 1))</color><width>\(look.width)</width>"
      + "</LineStyle><PolyStyle><color>\(color(look.fill ?? "ffffff", look.fill == nil ? 0 : look.opacity))"
      + "</color></PolyStyle></Style>\n"
  }

  /// The names of the properties of a layer, in their order.
  private func properties(of layer: ExportLayers.Layer) -> [String] {
    var names: [String] = []
    for feature in layer.features {
      for member in feature["properties"].map({ Array($0.members) }) ?? [] where !names.contains(member.name)
      {
        names.append(member.name)
      }
    }
    return names
  }

  private func schema(_ layer: ExportLayers.Layer, _ index: Int) -> String {
    let fields = properties(of: layer).map { name in
      let isNumber = layer.features.allSatisfy {
        guard let value = $0["properties"]?[name], !value.isNull else { return true }
        return value.kind == .number
      }
      return "<SimpleField name=\"\(SVG.escaped(name))\" type=\"\(isNumber ? "double" : "string")\"/>"
    }
    return "<Schema name=\"\(layer.name)\" id=\"schema\(index)\">\(fields.joined())</Schema>\n"
  }

  /// The placemark of a feature; one for each base point, with its name.
  private func placemarks(_ feature: JSONValue, styled looks: LayerStyle, _ index: Int) -> String {
    let properties = feature["properties"]
    let value = properties?[looks.property]?.string ?? ""
    let number = looks.index(of: value, depth: properties?["depth_to_m"]?.number)
    let style = number.map { Self.id($0, of: looks) } ?? value
    let look = number.map { looks.classes[$0].look.label } ?? LayerStyle.look(value).label
    let name =
      properties?["name"]?.string ?? Self.title(of: properties?["role"]?.string ?? value, properties) ?? look
    let members = (properties.map { Array($0.members) } ?? []).filter { !$0.value.isNull }
    func placemark(_ name: String, _ members: [JSONValue.Member], _ geometry: String) -> String {
      let data = members.map {
        "<SimpleData name=\"\(SVG.escaped($0.name))\">\(SVG.escaped($0.value.cellText))</SimpleData>"
      }
      return "<Placemark><name>\(SVG.escaped(name))</name><styleUrl>#\(style)</styleUrl>"
        + "<ExtendedData><SchemaData schemaUrl=\"#schema\(index)\">\(data.joined())</SchemaData></ExtendedData>"
        + geometry + "</Placemark>\n"
    }
    let geometry = feature["geometry"]
    let points =
      geometry?["type"]?.string == "MultiPoint" ? geometry?["coordinates"]?.elements.map(\.self) : nil
    let parts = properties?["parts"]?.elements.map(\.self) ?? []
    if let points, points.count == parts.count {
      let others = members.filter { $0.name != "parts" }
      return zip(points, parts).map { point, part in
        placemark(part["name"]?.string ?? "Base point", others, Self.point(point))
      }.joined()
    }
    return placemark(name, members, geometry.map(Self.geometry) ?? "")
  }

  /// What tells a feature from others of its role: `Limit 1, arc of Cape X`, `Vertex 3 of limit 1`, `Route 2, right`, `Zone, up to 5 km`; nil
  /// where nothing does.
  private static func title(of role: String, _ properties: JSONValue?) -> String? {
    func text(_ name: String) -> String? {
      properties?[name].flatMap { $0.isNull || $0.cellText.isEmpty ? nil : $0.cellText }
    }
    let base = text("base_name")
    switch role {
    case "limit":
      return text("limit").map {
        "Limit \($0)\(text("kind").map { ", \($0)" } ?? "")\(base.map { " of \($0)" } ?? "")"
      } ?? base
    case "vertex":
      return text("vertex").map { "Vertex \($0)\(text("limit").map { " of limit \($0)" } ?? "")" } ?? base
    case "route": return text("route").map { "Route \($0)\(text("side").map { ", \($0)" } ?? "")" }
    case "zone":
      let depth = properties?["depth_to_m"]?.number
      return depth.map { "Zone, up to \(Length.meters($0).inWords)" }
    default: return base
    }
  }

  private static func geometry(_ geometry: JSONValue) -> String {
    guard let coordinates = geometry["coordinates"] else { return "" }
    func multiple(_ parts: [String]) -> String {
      parts.count == 1 ? parts[0] : "<MultiGeometry>\(parts.joined())</MultiGeometry>"
    }
    switch geometry["type"]?.string {
    case "Polygon": return polygon(coordinates)
    case "MultiPolygon": return multiple(coordinates.elements.map(polygon))
    case "LineString": return line(coordinates)
    case "MultiLineString": return multiple(coordinates.elements.map(line))
    case "Point": return point(coordinates)
    case "MultiPoint": return multiple(coordinates.elements.map(point))
    default: return ""
    }
  }

  private static func position(_ position: JSONValue) -> String {
    position.elements.prefix(2).map(\.cellText).joined(separator: ",")
  }

  private static func positions(_ list: JSONValue) -> String {
    "<coordinates>\(list.elements.map(position).joined(separator: " "))</coordinates>"
  }

  private static func polygon(_ rings: JSONValue) -> String {
    let rings = rings.elements.enumerated().map { index, ring in
      let border = index == 0 ? "outerBoundaryIs" : "innerBoundaryIs"
      return "<\(border)><LinearRing>\(positions(ring))</LinearRing></\(border)>"
    }
    return "<Polygon>\(rings.joined())</Polygon>"
  }

  private static func line(_ line: JSONValue) -> String {
    "<LineString><tessellate>1</tessellate>\(positions(line))</LineString>"
  }

  private static func point(_ point: JSONValue) -> String {
    "<Point><coordinates>\(position(point))</coordinates></Point>"
  }
}
