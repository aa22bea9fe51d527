package import Geometry
internal import TextFormats
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// How well a feature says that its places are known.
package enum StatedAccuracy: Sendable, Hashable {
  /// One radius for all.
  case everywhere(Length)
  /// Under a property's name, a list for each line and ring of the geometry with a radius for each vertex; nil where
  /// one is not stated.
  case vertices(property: String, lists: [[Length?]])

  /// The one radius, where there is but one.
  package var radius: Length? { if case .everywhere(let radius) = self { radius } else { nil } }
}

/// Radii in a list, or in lists of lists, as deep as the coordinates that they go with.
package struct AccuracyList: Decodable {
  /// The innermost lists, in their order.
  package var lists: [[Length?]] = []

  /// The lists of a text, which is how formats without lists keep them, `[500,700]` or as GDAL does `(2:500,700)`; nil for
  /// any other text.
  package init?(_ text: String) {
    var text = text
    if text.hasPrefix("("), text.hasSuffix(")"), let colon = text.firstIndex(of: ":") {
      text = "[\(text[text.index(after: colon)...].dropLast())]"
    }
    guard text.utf8.first == UInt8(ascii: "["),
      let list = try? JSONDecoder().decode(AccuracyList.self, from: Data(text.utf8))
    else { return nil }
    self = list
  }

  package init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    var radii: [Length?] = []
    while !list.isAtEnd {
      if try list.decodeNil() {
        radii.append(nil)
      } else if let meters = try? list.decode(Double.self) {
        radii.append(Length(statedMeters: meters))
      } else if let text = try? list.decode(String.self) {
        let length = Length(stated: text)
        if length == nil, !AccuracyText.saysNothing(text), Double(text) == nil {
          throw DecodingError.dataCorruptedError(in: list, debugDescription: "no radius")
        }
        radii.append(length)
      } else {
        lists += try list.decode(AccuracyList.self).lists
      }
    }
    guard lists.isEmpty || radii.isEmpty else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "numbers beside lists"))
    }
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
