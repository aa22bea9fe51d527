package import Zones

/// The format of a style file, by its ending.
package enum StyleFormat: String, Sendable, CaseIterable {
  /// Of QGIS.
  case qml
  /// Styled Layer Descriptor 1.1.
  case sld
}

/// What a style is of.
package enum StyleContent: Sendable {
  /// Zones of a rule, with their lines, sectors and clip area.
  case zones(ZoneSpecification)
  /// Limits, with their vertices.
  case limits

  /// The style: as SLD of all shapes, as QML, which holds one type of geometry, of the areas of zones and the lines of limits.
  package func text(_ format: StyleFormat) -> String {
    switch format {
    case .qml: styles[0].qml
    case .sld: LayerStyle.sld(layer: name, rules: styles.map(\.rules).joined())
    }
  }

  private var name: String {
    switch self {
    case .zones: "zone"
    case .limits: "limits"
    }
  }

  private var styles: [LayerStyle] {
    switch self {
    case .zones(let rule):
      var roles: [String] = []
      for role in rule.roles.map(\.role.rawValue) where !roles.contains(role) { roles.append(role) }
      return [
        LayerStyle(
          property: "role", values: roles + ["sector", "within"], shape: .areas,
          rings: rule.roles.map { ($0.from, $0.to) }),
        LayerStyle(property: "role", values: ["boundary"], shape: .lines),
      ]
    case .limits:
      return [
        LayerStyle(
          property: "kind", values: ["arc", "equidistant", "line", "end", "divide", "within", "seam"],
          shape: .lines),
        LayerStyle(property: "role", values: ["vertex"], shape: .points),
      ]
    }
  }
}
