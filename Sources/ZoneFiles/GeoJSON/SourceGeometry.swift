package import Geodesy

/// A geometry as a file has it, in the file's own coordinate reference system.
package indirect enum SourceGeometry: Sendable {
  /// Points, which are no line and no area; nil for one without a position that can be read.
  case points([SourcePosition?])
  /// One line, or the lines of a multi-line.
  case lines([[SourcePosition]], isMulti: Bool)
  /// One polygon of rings, or the polygons of a multi-polygon.
  case polygons([[[SourcePosition]]], isMulti: Bool)
  /// A collection of geometries.
  case collection([SourceGeometry])
}

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
  /// The coordinate reference system the file names, or nil for longitude and latitude on WGS 84.
  package var crs: String?
  /// Whether the file names a coordinate reference system in a form that is not read, such as a link.
  package var hasUnreadableCRS = false
  /// Whether the file has the member `demarc`, and is therefore a zone of our own.
  package var isZoneFile = false
}
