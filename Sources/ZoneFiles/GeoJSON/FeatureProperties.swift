internal import Geometry
package import TextFormats
internal import Zones

/// The few properties of a feature that mean something to demarc. What has another type is taken as absent.
package struct FeatureProperties: Sendable {
  package var role: String?
  package var name: String?
  /// The zone of a file of many that the feature belongs to.
  package var zone: String?
  /// The number of that zone, which tells zones of one name apart.
  package var zoneNumber: Int?
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

  package struct Part: Sendable {
    var origin: String
    var ring: Bool
    var hole: Bool
    var name: String?
    var vertexNames: [String?]
  }

  /// The names of the properties that may state an accuracy, the first that does first.
  package static let accuracyNames = [
    "accuracy_m", "uncertainty_m", "coordinateUncertaintyInMeters", "accuracy", "uncertainty",
    "half_separation_m",
  ]

  package init() {}

  /// The depths between which a region lies, in metres; nil where they are not stated.
  var depths: ClosedRange<Double>? {
    guard let depthFrom, let depthTo, depthFrom <= depthTo else { return nil }
    return depthFrom...depthTo
  }

  /// The properties that the member `properties` of a feature holds; none of anything but an object.
  package init(_ properties: JSONValue?) {
    guard let properties else { return }
    var members: [String: JSONValue] = [:]
    // Of members of the same name the first counts.
    for member in properties.members where members[member.name] == nil { members[member.name] = member.value }
    if members.isEmpty { return }
    func text(_ name: String) -> String? { members[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    role = text("role")
    name = text("name") ?? members["name"].flatMap { $0.kind == .number ? $0.cellText : nil }
    zone = text("zone")
    zoneNumber = members["zone_id"]?.number.flatMap { Int(exactly: $0) }
    licence = text("licence") ?? text("license")
    source = text("source")
    warning = text("warning")
    uncertainty = text("uncertainty")
    accuracy =
      Self.accuracyNames.lazy.compactMap { name in
        members[name].flatMap {
          StatedAccuracy(
            $0, property: name,
            unit: text("\(name)_unit") ?? text("\(name)_units") ?? text("unit").flatMap(Self.length))
        }
      }.first
      ?? members.sorted { $0.key < $1.key }.lazy.compactMap { name, value in
        Self.unit(ofName: name).flatMap { StatedAccuracy(value, property: name, unit: $0) }
      }.first
    depthFrom = members["depth_from_m"]?.number
    depthTo = members["depth_to_m"]?.number
    area = members["area_km2"]?.number
    perimeter = members["perimeter_km"]?.number
    parts = members["parts"].flatMap(Self.parts)
  }

  /// A text that is a unit of length; nil for another.
  private static func length(_ text: String) -> String? {
    LengthWords.meters(in: text.lowercased()) == nil ? nil : text
  }

  /// The unit that the name of an accuracy says: `accuracy_km`; nil for other names.
  private static func unit(ofName name: String) -> String? {
    let words = name.lowercased().split(separator: "_").map(String.init)
    guard words.count == 2, ["accuracy", "uncertainty"].contains(words[0]) else { return nil }
    return length(words[1])
  }

  /// Nil for anything but a list whose elements all are parts.
  private static func parts(_ list: JSONValue) -> [Part]? {
    guard list.kind == .list else { return nil }
    var parts: [Part] = []
    for element in list.elements {
      guard let origin = element["origin"]?.string, let ring = element["ring"]?.boolean else { return nil }
      parts.append(
        Part(
          origin: origin, ring: ring, hole: element["hole"]?.boolean ?? false,
          name: element["name"]?.string,
          vertexNames: element["vertex_names"]?.elements.map(\.string) ?? []))
    }
    return parts
  }
}
