/// A foot: a local minimum of the distance from a position along the line.
package struct Foot: Sendable {
  /// The geodesic distance from the place to the foot, in metres.
  package var distance: Double
  package var span: Int32
  /// The share of the span, 0 to 1.
  package var u: Double
  /// The node the foot is, or -1 within an edge.
  package var node: Int32
  /// Whether all other feet are farther by more than ``ZoneModel/tie``.
  package var isAlone = false

  package init(distance: Double, span: Int32, u: Double, node: Int32) {
    self.distance = distance
    self.span = span
    self.u = u
    self.node = node
  }
}
