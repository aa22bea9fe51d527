internal import Geometry
internal import TextFormats
internal import Zones

/// What a mark on a map stands for: a verdict, or a finding on obligations.
package struct MarkKind: Sendable, Hashable {
  /// What the legend calls it.
  package var name: String
  /// Its class, which gives shape and hue: `inside`, `disputed`, `deadline`, `outside`.
  package var style: String

  package init(name: String, style: String) { (self.name, self.style) = (name, style) }

  /// The verdicts, the gravest first.
  package static let verdicts = Verdict.allCases.map { MarkKind(name: $0.rawValue, style: $0.rawValue) }

  /// A dot, a diamond, a triangle or a ring, as large as there are many incidents at one place.
  func symbol(at place: PlanarPoint, isHollow: Bool = false, count: Int = 1) -> String {
    let name = "class=\"\(style)\(isHollow ? " hollow" : "")\""
    let (x, y) = (SVG.number(place.x), SVG.number(place.y))
    let radius = Self.radius(count)
    switch style {
    case "outside": return "<circle \(name) cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVG.number(radius - 1))\"/>"
    case "disputed":
      let r = SVG.number(radius + 1)
      return
        "<path \(name) d=\"M\(x),\(SVG.number(place.y - radius - 1))l\(r),\(r)l-\(r),\(r)l-\(r),-\(r)Z\"/>"
    case "deadline":
      let (r, tall) = (SVG.number(radius + 0.5), SVG.number(2 * radius))
      return
        "<path \(name) d=\"M\(x),\(SVG.number(place.y - radius))l\(r),\(tall)h-\(SVG.number(2 * radius + 1))Z\"/>"
    default: return "<circle \(name) cx=\"\(x)\" cy=\"\(y)\" r=\"\(SVG.number(radius))\"/>"
    }
  }

  /// The radius of a mark: its area grows with the count, but no larger than 16 pixels.
  static func radius(_ count: Int) -> Double {
    min(16, 4 * Double(count).squareRoot().squareRoot() * 1.15 - 0.6)
  }
}
