#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// A GeoJSON text: a geometry, a feature, or a collection of features (RFC 7946, 3).
struct GeoJSONDocument: Decodable {
  var document: SourceDocument
  /// The member `demarc` of a zone file, if the decoder was told to read it.
  var zone: ZoneMember?

  private enum Key: String, CodingKey { case type, features, crs, demarc }

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      throw Self.fault("the JSON is no object")
    }
    guard let type = try? members.decode(String.self, forKey: .type) else {
      throw Self.fault("the JSON has no text member ‘type’")
    }
    let selection = decoder.userInfo[.selection] as? GeoJSONSelection ?? GeoJSONSelection()
    document = SourceDocument(features: [])
    if members.contains(.crs), (try? members.decodeNil(forKey: .crs)) != true {
      document.crs = (try? members.decode(GeoJSONCRS.self, forKey: .crs))?.name
      document.hasUnreadableCRS = document.crs == nil
    }
    switch type {
    case "FeatureCollection":
      document.isZoneFile = members.contains(.demarc) && (try? members.decodeNil(forKey: .demarc)) == false
      if document.isZoneFile, selection.readsZoneMember {
        zone = try members.decode(ZoneMember.self, forKey: .demarc)
      }
      guard let features = try? members.nestedUnkeyedContainer(forKey: .features) else {
        throw Self.fault("the FeatureCollection has no list ‘features’")
      }
      var list = JSONList(features)
      var index = 0
      document.features = try list.elements(named: "feature") { list in
        var feature =
          document.isZoneFile
          ? try list.next(SelectedFeature.self).feature : try list.next(GeoJSONFeature.self).feature
        feature.index = index
        index += 1
        feature.origin = "feature \(index)"
        return feature
      }
    case "Feature":
      document.features = [try naming("feature 1") { try GeoJSONFeature(from: decoder).feature }]
    case let type where GeoJSONGeometry.types.contains(type):
      let geometry = try naming("geometry") { try GeoJSONGeometry(from: decoder).geometry }
      document.features = [SourceFeature(origin: "geometry", index: 0, geometry: geometry)]
    default:
      throw Self.fault("‘\(type)’ is no GeoJSON type")
    }
  }

  private static func fault(_ problem: String) -> GeoJSONFault {
    GeoJSONFault(
      kind: .structure, problem: problem,
      remedy: "give a GeoJSON geometry, Feature or FeatureCollection (RFC 7946)")
  }
}

/// What of a file is wanted, so that nothing else is turned into numbers.
package struct GeoJSONSelection: Sendable {
  /// In a zone file, the roles whose geometry is read; nil for all.
  var roles: Set<String>?
  /// Whether the member `demarc` is read.
  var readsZoneMember = false

  /// Everything of a file that is not a zone file; of a zone file, by default, all but the member `demarc`.
  package init(roles: Set<String>? = nil, readsZoneMember: Bool = false) {
    self.roles = roles
    self.readsZoneMember = readsZoneMember
  }
}

extension CodingUserInfoKey {
  /// Where a ``GeoJSONSelection`` travels with the decoder.
  static let selection = Self.named("demarc.selection")

  private static func named(_ name: String) -> CodingUserInfoKey {
    // The initializer is failable by declaration only.
    guard let key = CodingUserInfoKey(rawValue: name) else { preconditionFailure(name) }
    return key
  }
}

/// The member `crs` of GeoJSON before RFC 7946: `{"type": "name", "properties": {"name": "EPSG:32637"}}`.
private struct GeoJSONCRS: Decodable {
  var name: String

  private enum Key: String, CodingKey { case properties, name }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    let properties = try members.nestedContainer(keyedBy: Key.self, forKey: .properties)
    name = try properties.decode(String.self, forKey: .name)
  }
}

/// A GeoJSON feature (RFC 7946, 3.2).
struct GeoJSONFeature: Decodable {
  var feature: SourceFeature

  private enum Key: String, CodingKey { case type, geometry, properties }

  init(from decoder: any Decoder) throws {
    guard let members = try? decoder.container(keyedBy: Key.self) else {
      throw Self.fault("it is no JSON object")
    }
    let type = try? members.decode(String.self, forKey: .type)
    guard type == "Feature" else {
      throw Self.fault(type.map { "its type is ‘\($0)’ and not ‘Feature’" } ?? "it has no ‘type’")
    }
    feature = SourceFeature(origin: "feature 1", index: 0)
    feature.properties =
      (try? members.decode(FeatureProperties.self, forKey: .properties)) ?? FeatureProperties()
    guard members.contains(.geometry) else {
      throw Self.fault("it has no member ‘geometry’")
    }
    if try members.decodeNil(forKey: .geometry) { return }
    feature.geometry = try members.decode(GeoJSONGeometry.self, forKey: .geometry).geometry
  }

  private static func fault(_ problem: String) -> GeoJSONFault {
    GeoJSONFault(
      kind: .structure, problem: problem, remedy: "correct it as RFC 7946 (section 3.2) has it")
  }
}

/// A feature of a zone file, whose geometry is read only if its role is wanted.
private struct SelectedFeature: Decodable {
  var feature: SourceFeature

  private enum Key: String, CodingKey { case properties }

  init(from decoder: any Decoder) throws {
    let selection = decoder.userInfo[.selection] as? GeoJSONSelection
    if let roles = selection?.roles, let members = try? decoder.container(keyedBy: Key.self),
      let properties = try? members.nestedContainer(keyedBy: FeatureProperties.Key.self, forKey: .properties),
      !roles.contains((try? properties.decode(String.self, forKey: .role)) ?? "")
    {
      feature = SourceFeature(
        origin: "feature 1", index: 0,
        properties: try members.decode(FeatureProperties.self, forKey: .properties))
    } else {
      feature = try GeoJSONFeature(from: decoder).feature
    }
  }
}
