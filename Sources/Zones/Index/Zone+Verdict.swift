package import Geometry

extension Zone {
  /// An index of the zone: verdicts on many places.
  ///
  /// Each call makes a new one; see ``ZoneIndex`` for how long that takes.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package var index: ZoneIndex {
    get throws(ZoneError) {
      try ZoneIndex(boundary: boundary, specification: specification, within: within)
    }
  }

  /// The verdict on one place taken as exact, by its distance to the line: inside up to the core's depth, its limits
  /// included, disputed in the margin, else outside. A place on the line is in every zone of a single depth or range.
  ///
  /// Each call prepares the line again; for many places ask ``index``, and an ``Assessor`` for places that are known to a
  /// radius.
  ///
  /// - Parameter place: Must be valid (``Coordinate/isValid``).
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package func verdict(for place: Coordinate) throws(ZoneError) -> Verdict {
    try Judge(boundary: boundary, specification: specification, within: within).verdict(of: place)
  }
}
