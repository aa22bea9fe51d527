package import Geometry

/// A boundary line as a person gave it: one or more polylines, rings and base points, not yet joined or resolved into geodesics.
package struct Boundary: Sendable, Hashable {
  /// One polyline, one ring of a polygon, or one base point.
  package struct Part: Sendable, Hashable {
    /// The vertices in the order of travel, unrounded. A ring repeats its first vertex at its end.
    package var vertices: [Coordinate]
    /// Whether the part is a ring of a polygon. Its seams on ±180 and at the poles are dissolved.
    package var isRing: Bool
    /// Whether the ring is a hole of its polygon: the polygon's area lies outside it.
    package var isHole: Bool
    /// Whether the part is a base point of its own: its one vertex, from which distance is measured as from a line.
    package var isPoint: Bool
    /// The name of the feature that it is of: an island, a bay, a base point.
    package var name: String?
    /// The names of its vertices where its source gives them any, one for each; empty where it gives none.
    package var vertexNames: [String?] = []
    /// Where the part came from, for messages: `feature 3`, `feature 3, part 2`, `row 1`.
    package var origin: String

    /// A part of a line, with the words by which messages call it.
    package init(
      vertices: [Coordinate], isRing: Bool = false, isHole: Bool = false, isPoint: Bool = false,
      name: String? = nil, origin: String
    ) {
      self.vertices = vertices
      self.isRing = isRing
      self.isHole = isHole
      self.isPoint = isPoint
      self.name = name
      self.origin = origin
    }

    /// What messages call it, with its name where it has one: `feature 3 (Gau)`.
    package var label: String { name.map { "\(origin) (\($0))" } ?? origin }
  }

  /// Whether it has base points.
  package var hasPoints: Bool { parts.contains(where: \.isPoint) }

  /// The parts, in the order of the input. Empty for an empty input.
  package var parts: [Part]

  /// A boundary of the given parts.
  package init(parts: [Part]) { self.parts = parts }
}
