internal import Geometry
internal import TextFormats
internal import Zones
#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// The few properties of a feature that mean something to demarc. What has another type is taken as absent.
package struct FeatureProperties: Sendable, Decodable {
  package var role: String?
  package var name: String?
  package var licence: String?
  package var source: String?
  package var warning: String?
  /// What is said of the uncertainty, in words.
  package var uncertainty: String?
  /// The accuracy stated as a number of metres or a length with a unit, or a list of these.
  package var accuracy: StatedAccuracy?
  package var depthFrom: Double?
  package var depthTo: Double?
  package var area: Double?
  package var perimeter: Double?
  /// For the line of a zone file: how each part was called, and whether it is a ring.
  package var parts: [Part]?

  package struct Part: Sendable, Decodable {
    var origin: String
    var ring: Bool
  }

  package enum Key: String, CodingKey {
    case role, name, licence, license, source, warning, uncertainty, parts
    case accuracy
    case accuracyInMeters = "accuracy_m"
    case uncertaintyInMeters = "uncertainty_m"
    case coordinateUncertaintyInMeters
    case halfSeparation = "half_separation_m"
    case depthFrom = "depth_from_m"
    case depthTo = "depth_to_m"
    case area = "area_km2"
    case perimeter = "perimeter_km"

    /// Whether the name says that a number of metres stands under it.
    package var namesMeters: Bool { rawValue.hasSuffix("_m") || self == .coordinateUncertaintyInMeters }
  }

  package init() {}

  package init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else { return }
    role = members.text(.role)
    name = members.text(.name)
    licence = members.text(.licence) ?? members.text(.license)
    source = members.text(.source)
    warning = members.text(.warning)
    uncertainty = members.text(.uncertainty)
    accuracy = Self.accuracyKeys.lazy.compactMap { members.accuracy($0) }.first
    depthFrom = members.number(.depthFrom)
    depthTo = members.number(.depthTo)
    area = members.number(.area)
    perimeter = members.number(.perimeter)
    parts = try? members.decode([Part].self, forKey: .parts)
  }

  /// The properties that may state an accuracy, the first that does first.
  package static let accuracyKeys: [Key] = [
    .accuracyInMeters, .uncertaintyInMeters, .coordinateUncertaintyInMeters, .accuracy, .uncertainty,
    .halfSeparation,
  ]
}

extension KeyedDecodingContainer<FeatureProperties.Key> {
  /// A text that says something, or a number as a text.
  fileprivate func text(_ key: Key) -> String? {
    guard contains(key) else { return nil }
    if let text = try? decode(String.self, forKey: key) { return text.isEmpty ? nil : text }
    return nil
  }

  fileprivate func number(_ key: Key) -> Double? {
    guard contains(key), let value = try? decode(Double.self, forKey: key) else { return nil }
    return value.isFinite ? value : nil
  }

  /// A number of metres, or a text that is one or is a length with a unit; or a list of these.
  fileprivate func accuracy(_ key: Key) -> StatedAccuracy? {
    let text = text(key)
    if let radius = Length(statedMeters: number(key)) ?? text.flatMap({ Length(stated: $0) }) {
      return .everywhere(radius)
    }
    let isList = (try? nestedUnkeyedContainer(forKey: key)) != nil
    guard let list = (try? decode(AccuracyList.self, forKey: key)) ?? text.flatMap({ AccuracyList($0) })
    else {
      // What means nothing fits no line, and is refused there: passed over, the line would count as exact.
      // A text under the name of metres states them; under ‘uncertainty’ there may be prose.
      let isText = text.map { !AccuracyText.saysNothing($0) && Double($0) == nil } ?? false
      return isList || (isText && key.namesMeters) ? .vertices(property: key.rawValue, lists: []) : nil
    }
    guard list.lists.joined().contains(where: { $0 != nil }) else { return nil }
    return .vertices(property: key.rawValue, lists: list.lists)
  }
}
