internal import SystemIO
package import TextFormats

/// One feature of an input: a geometry, what is said of it, and how messages call it.
package struct SourceFeature: Sendable {
  /// `feature 3`, counted from 1; `geometry` for a bare one; `row 5` in a table.
  package var origin: String
  /// The number of the feature in its file, from 0.
  package var index: Int
  /// In a table, the line of the text in which its first vertex stands.
  package var firstLine: Int?
  /// nil where the feature has none, or where it was not asked for.
  package var geometry: SourceGeometry?
  package var properties = FeatureProperties()
}

/// What a file holds, before it is judged to be a line or an area.
package struct SourceDocument: Sendable {
  package var features: [SourceFeature]
  /// The coordinate reference system that the file states; nil for longitude and latitude on WGS 84.
  package var crs: StatedCRS?
  /// Whether the file has the member `demarc`, and is therefore a zone of our own.
  package var isZoneFile = false
  /// What is said of how it was read, one sentence each.
  package var notes: [String] = []
}

/// What of a zone file is wanted, so that nothing else is turned into numbers.
package struct GeoJSONSelection: Sendable {
  /// The roles whose geometry is read; nil for all.
  var roles: Set<String>?

  /// Everything of a file that is not a zone file; of a zone file the features of some roles, or all.
  package init(roles: Set<String>? = nil) { self.roles = roles }

  func includes(_ properties: JSONValue?) -> Bool {
    guard let roles, let properties, properties.kind == .object else { return true }
    return roles.contains(properties["role"]?.string ?? "")
  }
}

extension SourceDocument {
  /// The features of a GeoJSON text.
  init(_ json: GeoJSONDocument, selecting selection: GeoJSONSelection) throws(ReadError) {
    let isZoneFile = json.zoneMember != nil
    features = try json.features(readingGeometryWhere: { !isZoneFile || selection.includes($0) }).enumerated()
      .map { index, feature in
        SourceFeature(
          origin: feature.origin, index: index, geometry: feature.geometry,
          properties: FeatureProperties(feature.properties))
      }
    crs = json.crs
    self.isZoneFile = isZoneFile
  }
}

extension GeoJSONDocument {
  /// The member `demarc` of a zone file; nil where there is none.
  var zoneMember: JSONValue? {
    guard type == "FeatureCollection", let member = root["demarc"], !member.isNull else { return nil }
    return member
  }
}
