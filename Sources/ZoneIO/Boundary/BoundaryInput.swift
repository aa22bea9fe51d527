public import Geodesy
public import Geometry
public import Zones

/// What is said of a source beside its coordinates, kept for whoever looks at the result.
public struct SourceTexts: Sendable, Hashable {
  /// The property `name`.
  public var name: String?
  /// The property `licence` or `license`.
  public var licence: String?
  /// The property `source`.
  public var source: String?
  /// The property `uncertainty`, as a text.
  public var uncertainty: String?
  /// The property `warning`.
  public var warning: String?

  /// Texts, each nil where nothing is said.
  public init(
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
public struct BoundaryInput: Sendable, Hashable {
  /// The line, in longitude and latitude on WGS 84, unrounded.
  public var boundary: Boundary
  /// What messages call the input: its path, or `standard input`.
  public var name: String
  /// What was passed over or mended, one sentence each: `64 points were passed over: they are no line`.
  public var notes: [String]
  /// The radius within which the line is known, where its source states one as a number or a length.
  public var statedAccuracy: Length?
  /// The texts of the features the line is made of; where several differ, they are joined by `; `.
  public var texts: SourceTexts
  /// What brought the coordinates to WGS 84, or nil if they were there already.
  public var operation: CRSOperation?
  /// SHA-256 of the input's bytes, in hexadecimal digits.
  public var sha256: String
}
