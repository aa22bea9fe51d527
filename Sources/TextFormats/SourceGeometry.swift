package import Geometry

/// A geometry as a file has it, in the file's own coordinate reference system.
package indirect enum SourceGeometry: Sendable {
  /// Points, which are neither lines nor areas; nil for one whose position cannot be read.
  case points([SourcePosition?])
  /// One line, or the lines of a multi-line.
  case lines([[SourcePosition]], isMulti: Bool)
  /// One polygon of rings, or the polygons of a multi-polygon.
  case polygons([[[SourcePosition]]], isMulti: Bool)
  case collection([SourceGeometry])
}
