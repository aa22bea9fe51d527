package import Geometry
package import TextFormats

/// How well a feature says that its places are known.
package enum StatedAccuracy: Sendable, Hashable {
  /// One radius for all.
  case everywhere(Length)
  /// Under a property's name, a list for each line and ring of the geometry with a radius for each vertex; nil where
  /// one is not stated.
  case vertices(property: String, lists: [[Length?]])

  /// The one radius, where there is but one.
  package var radius: Length? { if case .everywhere(let radius) = self { radius } else { nil } }

  /// What a property states: a number of metres, or a text that is one or is a length with a unit; or a list of these.
  /// Nil where it states nothing.
  ///
  /// - Parameter unit: The unit that another property states for its numbers.
  init?(_ value: JSONValue, property: String, unit: String? = nil) {
    let text = value.string
    if let unit, let number = value.number ?? text.flatMap(Double.init), number > 0 {
      // A unit that is none fits no line, and is refused there.
      self =
        Length(stated: "\(number) \(unit)").map { .everywhere($0) }
        ?? .vertices(property: property, lists: [])
      return
    }
    if let radius = Length(statedMeters: value.number) ?? text.flatMap({ Length(stated: $0) }) {
      self = .everywhere(radius)
      return
    }
    guard let list = AccuracyList(value) ?? text.flatMap({ AccuracyList($0) }) else {
      // What means nothing fits no line, and is refused there: ignored, the line would count as exact.
      // A text under the name of metres states them; under ‘uncertainty’ there may be prose.
      let namesMeters =
        property.hasSuffix("_m") || property == "coordinateUncertaintyInMeters"
        || property == "accuracy" && text?.first.map { $0.isNumber || "±<~".contains($0) } == true
      let isText = text.map { !$0.isEmpty && !AccuracyText.saysNothing($0) && Double($0) == nil } ?? false
      guard value.kind == .list || (isText && namesMeters) else { return nil }
      self = .vertices(property: property, lists: [])
      return
    }
    guard list.lists.joined().contains(where: { $0 != nil }) else { return nil }
    self = .vertices(property: property, lists: list.lists)
  }
}

/// Radii in a list, or in lists of lists, as deep as the coordinates that they go with.
package struct AccuracyList {
  /// The innermost lists, in their order.
  package var lists: [[Length?]] = []

  /// The lists of a text, which is how formats without lists keep them, `[500,700]` or as GDAL does `(2:500,700)`; nil for
  /// any other text.
  package init?(_ text: String) {
    var text = text
    if text.hasPrefix("("), text.hasSuffix(")"), let colon = text.firstIndex(of: ":") {
      text = "[\(text[text.index(after: colon)...].dropLast())]"
    }
    guard text.utf8.first == UInt8(ascii: "["), let value = try? JSONValue(parsing: Array(text.utf8)[...])
    else { return nil }
    self.init(value)
  }

  /// The lists of a JSON list; nil for anything else, and for a list with something other than radii, or with radii
  /// beside lists.
  package init?(_ value: JSONValue) {
    guard value.kind == .list else { return nil }
    var radii: [Length?] = []
    for element in value.elements {
      switch element.kind {
      case .null: radii.append(nil)
      case .number: radii.append(Length(statedMeters: element.number))
      case .string:
        let text = element.string ?? ""
        let length = Length(stated: text)
        if length == nil, !AccuracyText.saysNothing(text), Double(text) == nil { return nil }
        radii.append(length)
      default:
        guard let inner = AccuracyList(element) else { return nil }
        lists += inner.lists
      }
    }
    guard lists.isEmpty || radii.isEmpty else { return nil }
    if !radii.isEmpty { lists = [radii] }
  }
}

extension Length {
  /// A number of metres that states an accuracy: zero and less state none.
  package init?(statedMeters meters: Double?) {
    guard let meters, meters.isFinite, meters > 0 else { return nil }
    self.init(meters: meters)
  }

  /// A text that states an accuracy: a number of metres, or a length with a unit.
  package init?(stated text: String) {
    self.init(statedMeters: AccuracyText.length(text, mark: UInt8(ascii: "."))?.meters)
  }
}
