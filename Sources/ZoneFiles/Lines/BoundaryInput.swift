package import Geodesy
package import Zones

/// What is said of a source beside its coordinates, kept for those who use the result.
package struct SourceTexts: Sendable, Hashable {
  /// The property `name`.
  package var name: String?
  /// The property `licence` or `license`.
  package var licence: String?
  /// The property `source`.
  package var source: String?
  /// The property `uncertainty`, as a text.
  package var uncertainty: String?
  /// The property `warning`.
  package var warning: String?

  /// Texts, each nil where nothing is said.
  package init(
    name: String? = nil, licence: String? = nil, source: String? = nil, uncertainty: String? = nil,
    warning: String? = nil
  ) {
    self.name = name
    self.licence = licence
    self.source = source
    self.uncertainty = uncertainty
    self.warning = warning
  }
}

/// A boundary line as it was read, and everything about its source that results should carry.
package struct BoundaryInput: Sendable, Hashable {
  /// The line, in longitude and latitude on WGS 84, unrounded.
  package var boundary: Boundary
  /// What messages call the input: its path, or `standard input`.
  package var name: String
  /// What was ignored or corrected, one sentence each: `ignored 64 points (not lines)`.
  package var notes: [String]
  /// How well the line is known, where its source states it: as a number of metres or a length with its unit, for the
  /// line or for each vertex.
  ///
  /// The first of `accuracy_m`, `uncertainty_m`, `coordinateUncertaintyInMeters`, `accuracy`, `uncertainty` and
  /// `half_separation_m` (half the way between two places of which the vertex is the middle) that states one counts. A
  /// vertex of which nothing is said is known no better than the worst of the others.
  package var statedAccuracy: LineAccuracy?
  /// The texts of the features the line is made of; where several differ, they are joined by `; `.
  package var texts: SourceTexts
  /// What brought the coordinates to WGS 84, or nil if they were there already.
  package var operation: CRSOperation?
  /// SHA-256 of the input's bytes, in hexadecimal digits.
  package var sha256: String
  /// Which columns of a table were read, and what as; nil for anything else, and without a header.
  package var columns: String?
}
