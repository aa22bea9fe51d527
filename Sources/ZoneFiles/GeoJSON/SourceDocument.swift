package import SystemIO
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
  /// The names of the vertices of a table's line, one for each; none where it has no column of names.
  var vertexNames: [String?] = []
  /// What base points are called where vertices have no names; empty where nothing is known.
  var vertexLabels: [String?] = []
  /// What separates single points into lines, where they are joined: what their properties of parts say.
  var lineKey: [String] = []
  /// All properties as they stand, an object; of a table the columns of its row. Nil where there are none.
  package var members: JSONValue?
  /// The feature's own member `demarc`, as a file of many zones has it with each line.
  package var zoneMember: JSONValue?
  /// What is wrong with the feature, where features with faults are kept.
  package var fault: ReadError?
}

/// What a file holds, before it is judged to be a line or an area.
package struct SourceDocument: Sendable {
  package var features: [SourceFeature]
  /// The coordinate reference system that the file states; nil for longitude and latitude on WGS 84.
  package var crs: StatedCRS?
  /// Whether the file has the member `demarc`, and is therefore a zone of our own.
  package var isZoneFile = false
  /// Whether it is a list of vertices, a row for each, and not of geometries.
  var isOfVertices = false
  /// Whether each vertex of its one line has a name of its own, as base points have, and nothing numbers them.
  var namesVertices = false
  /// What is said of how it was read, one sentence each.
  package var notes: [String] = []
  /// Which columns of a table are read, and what as; nil for anything else, and without a header.
  var columns: String?
  /// What is said of the columns of a table of geometries that are not read where its features make one line; nil for none.
  var noteOnColumns: String?
}

/// What of a zone file is wanted, so that nothing else is turned into numbers.
package struct GeoJSONSelection: Sendable {
  /// The roles whose geometry is read; nil for all.
  var roles: Set<String>?
  /// Whether a feature that cannot be read comes with its fault, instead of an error.
  var keepsFaults: Bool

  /// Everything of a file that is not a zone file; of a zone file the features of some roles, or all.
  package init(roles: Set<String>? = nil, keepsFaults: Bool = false) {
    (self.roles, self.keepsFaults) = (roles, keepsFaults)
  }

  func includes(_ properties: JSONValue?) -> Bool {
    guard let roles, let properties, properties.kind == .object else { return true }
    return roles.contains(properties["role"]?.string ?? "")
  }
}

extension SourceDocument {
  /// The features of a GeoJSON text.
  ///
  /// - Throws: ``ReadError``, for features that break the rules of RFC 7946.
  package init(_ json: GeoJSONDocument, selecting selection: GeoJSONSelection) throws(ReadError) {
    let isZoneFile = json.zoneMember != nil
    features = try json.features(
      readingGeometryWhere: { !isZoneFile || selection.includes($0) }, keepsFaults: selection.keepsFaults
    ).enumerated().map { SourceFeature($1, index: $0) }
    crs = json.crs
    self.isZoneFile = isZoneFile
  }
}

extension SourceFeature {
  /// A feature of a GeoJSON text.
  init(_ feature: GeoJSONDocument.Feature, index: Int) {
    self.init(
      origin: feature.origin, index: index, geometry: feature.geometry,
      properties: FeatureProperties(feature.properties), members: feature.properties,
      zoneMember: feature.zoneMember, fault: feature.fault)
  }
}

extension GeoJSONDocument {
  /// The member `demarc` of a zone file; nil where there is none.
  package var zoneMember: JSONValue? {
    guard type == "FeatureCollection", let member = root["demarc"], !member.isNull else { return nil }
    return member
  }
}
