package import Geometry

/// How well a boundary line is known: the radius within which its places may truly lie, the same along the whole line
/// or one for each vertex.
///
/// Between two vertices the radius goes over from the one's to the other's in proportion to the way along the edge. A
/// place is judged with the radius at its foot: near the foot the line is taken as shifted as one.
package struct LineAccuracy: Sendable, Hashable {
  /// The radius where the line is known best; 0 for exact.
  package let least: Length
  /// The radius where the line is known worst.
  package let greatest: Length
  /// A radius for each vertex of each part of the boundary; empty where it is the same along the whole line.
  package let vertices: [[Length]]

  /// A radius of 0 along the whole line.
  package static let exact = LineAccuracy(.meters(0))

  /// One radius for the whole line. Negative and NaN count as 0.
  package init(_ radius: Length) {
    let radius = Self.known(radius)
    (least, greatest, vertices) = (radius, radius, [])
  }

  /// A radius for each vertex of each part of a boundary, in their order. Vertices beyond the last radius of a part have
  /// none of their own: the radius there is that of the vertices next to them along the line. Negative and NaN count as 0.
  package init(vertices: [[Length]]) {
    let vertices = vertices.map { $0.map(Self.known) }
    let all = vertices.joined()
    least = all.min() ?? .meters(0)
    greatest = all.max() ?? .meters(0)
    self.vertices = least == greatest ? [] : vertices
  }

  private static func known(_ radius: Length) -> Length { radius.meters > 0 ? radius : .meters(0) }

  /// Whether the line is exact everywhere.
  package var isExact: Bool { greatest.meters == 0 }

  /// The radii in words: `2 km`, or `482 m to 6.128 km`.
  package var inWords: String {
    least == greatest ? greatest.inWords : "\(least.inWords) to \(greatest.inWords)"
  }
}
