package import Geometry

/// A boundary line as a person gave it: one or more polylines, not yet joined or resolved into geodesics.
package struct Boundary: Sendable, Hashable {
  /// One polyline or one ring of a polygon.
  package struct Part: Sendable, Hashable {
    /// The vertices in the order of travel, unrounded. A ring repeats its first vertex at its end.
    package var vertices: [Coordinate]
    /// Whether the part is a ring of a polygon. Its seams on ±180 and at the poles are dissolved.
    package var isRing: Bool
    /// Whether the ring is a hole of its polygon: the polygon's area lies outside it.
    package var isHole: Bool
    /// Where the part came from, for messages: `feature 3`, `feature 3, part 2`, `row 1`.
    package var origin: String

    /// A part of a line, with the words by which messages call it.
    package init(vertices: [Coordinate], isRing: Bool = false, isHole: Bool = false, origin: String) {
      self.vertices = vertices
      self.isRing = isRing
      self.isHole = isHole
      self.origin = origin
    }
  }

  /// The parts, in the order of the input. Empty for an empty input.
  package var parts: [Part]

  /// A boundary of the given parts.
  package init(parts: [Part]) { self.parts = parts }
}
