internal import Geometry
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
    case "ring": Look(label: "Ring", fill: "4d908e", opacity: 0.42, stroke: "1f4e79", width: 0.8)
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

  /// A class of features and how it looks.
  struct Class {
    /// The value of the style's property.
    var value: String
    /// For a ring, the depths in metres between which its `depth_to_m` lies; nil for no bound.
    var deeperThan: Double?
    var atMost: Double?
    var look: Look

    /// Whether the value of the property is all that tells it.
    var isPlain: Bool { deeperThan == nil && atMost == nil }
  }

  let property: String
  let classes: [Class]
  let shape: ExportLayers.Shape

  init(_ layer: ExportLayers.Layer) {
    let (property, values) = layer.classes
    self.init(property: property, values: values, shape: layer.shape, rings: layer.rings)
  }

  /// - Parameter rings: From where to where each ring goes, the innermost first; none for rings that look alike.
  init(
    property: String, values: [String], shape: ExportLayers.Shape, rings: [(from: Length, to: Length)] = []
  ) {
    (self.property, self.shape) = (property, shape)
    classes = values.flatMap { value in
      value == "ring" && rings.count > 1
        ? Self.classes(of: rings) : [Class(value: value, look: Self.look(value))]
    }
  }

  /// The nearer the line, the darker, as on maps. Rings are told by their far depth, with bounds half-way between two of them, so
  /// that digits do not matter.
  private static func classes(of rings: [(from: Length, to: Length)]) -> [Class] {
    let unit = LengthUnit.fitting(rings.map(\.to))
    let bounds = zip(rings, rings.dropFirst()).map { ($0.to.meters + $1.to.meters) / 2 }
    return rings.enumerated().map { index, ring in
      var look = Self.look("ring")
      look.label = "Ring, \(ring.from.inWords(unit)) to \(ring.to.inWords(unit))"
      look.opacity = ringOpacities[min(index, ringOpacities.count - 1)]
      return Class(
        value: "ring", deeperThan: index == 0 ? nil : bounds[index - 1],
        atMost: index == bounds.count ? nil : bounds[index], look: look)
    }
  }

  /// Those of maps.
  private static let ringOpacities = [0.8, 0.6, 0.42, 0.28, 0.16]

  /// The number of the class of a feature; nil for one of another class.
  func index(of value: String, depth: Double?) -> Int? {
    classes.firstIndex { one in
      guard one.value == value else { return false }
      guard let depth else { return true }
      return depth > one.deeperThan ?? -.infinity && depth <= one.atMost ?? .infinity
    }
  }

  /// The decimal red, green and blue of hexadecimal digits, and an opacity from 0 to 255.
  static func channels(_ hex: String, _ opacity: Double) -> String {
    let number = Int(hex, radix: 16) ?? 0
    return "\(number >> 16 & 255),\(number >> 8 & 255),\(number & 255),\(Int((opacity * 255).rounded()))"
  }
}
