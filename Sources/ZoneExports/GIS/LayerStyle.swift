internal import TextFormats

/// How demarc's features look in other programs: the hues of its maps.
struct LayerStyle {
  /// The look of one class of features.
  struct Look {
    /// What the legend calls it.
    var label: String
    /// Red, green and blue as hexadecimal digits; nil for no filling.
    var fill: String?
    /// The opacity of the filling, 0 to 1.
    var opacity = 0.45
    var stroke: String
    /// The width of the outline in pixels.
    var width: Double
    var isDashed = false
  }

  /// The look of a class: of a role, or of a kind of limit.
  static func look(_ name: String) -> Look {
    switch name {
    case "zone": Look(label: "Zone", fill: "3e6d9c", stroke: "1f4e79", width: 1.3)
    case "core":
      Look(label: "Core: under every reading", fill: "3e6d9c", opacity: 0.5, stroke: "1f4e79", width: 1.3)
    case "margin":
      Look(label: "Margin: under the deepest reading", fill: "8fb3d3", stroke: "1f4e79", width: 0.8)
    case "band": Look(label: "Band", fill: "4d908e", opacity: 0.5, stroke: "2b5f5d", width: 1.3)
    case "ring": Look(label: "Ring", fill: "8e7cc3", opacity: 0.3, stroke: "5d4a99", width: 1.3)
    case "sector": Look(label: "Sector", stroke: "102a43", width: 0.8, isDashed: true)
    case "within": Look(label: "Clip area", stroke: "52606d", width: 1, isDashed: true)
    case "boundary": Look(label: "Line", fill: "102a43", opacity: 1, stroke: "102a43", width: 2)
    case "route": Look(label: "Route", stroke: "8c1c4f", width: 1.5)
    case "vertex": Look(label: "Vertex of a limit", fill: "8c1c4f", opacity: 1, stroke: "ffffff", width: 0.6)
    case "arc": Look(label: "Arc about a base point", stroke: "8c1c4f", width: 1.5)
    case "equidistant": Look(label: "At the depth from an edge", stroke: "1f4e79", width: 1.5)
    case "line": Look(label: "The line itself", stroke: "102a43", width: 2)
    case "end": Look(label: "End of the line", stroke: "52606d", width: 1, isDashed: true)
    case "divide": Look(label: "Divide of the sides", stroke: "52606d", width: 1, isDashed: true)
    default: Look(label: name, stroke: "52606d", width: 1, isDashed: true)
    }
  }

  let property: String
  let values: [String]
  let shape: ExportLayers.Shape

  init(_ layer: ExportLayers.Layer) {
    (property, values) = layer.classes
    shape = layer.shape
  }

  init(property: String, values: [String], shape: ExportLayers.Shape) {
    (self.property, self.values, self.shape) = (property, values, shape)
  }

  /// The decimal red, green and blue of hexadecimal digits, and an opacity from 0 to 255.
  static func channels(_ hex: String, _ opacity: Double) -> String {
    let number = Int(hex, radix: 16) ?? 0
    return "\(number >> 16 & 255),\(number >> 8 & 255),\(number & 255),\(Int((opacity * 255).rounded()))"
  }
}
