package import Geometry
package import Zones

/// The differences between two zones: areas, outlines, and where both have one, lines.
package struct ZoneComparison: Sendable, Hashable {
  /// A zone to be compared: its polygons, and the zone that they belong to, or nil for polygons of unknown origin.
  package typealias Subject = (polygons: [Polygon], zone: Zone?)

  /// The areas that each covers alone, and that both cover.
  package let overlay: AreaOverlay
  /// How far the outlines are apart.
  package let outlines: OutlineDistance
  /// How much of the lines differs; nil where one of them has no line.
  package let lines: LineDifference?
  /// The distance up to which lines are the same: the larger of both tolerances; nil as ``lines``.
  package let apart: Length?

  /// Compares two zones.
  ///
  /// - Throws: ``ZoneError`` for polygons without an outline, and for a line or a rule that has no meaning.
  package init(_ first: Subject, _ second: Subject) throws(ZoneError) {
    overlay = AreaOverlay(first.polygons, second.polygons)
    outlines = try OutlineDistance(overlay.first, overlay.second)
    guard let a = first.zone, let b = second.zone else {
      (lines, apart) = (nil, nil)
      return
    }
    let apart = max(a.specification.tolerance, b.specification.tolerance)
    lines = try LineDifference(a, b, apart: apart)
    self.apart = apart
  }
}
