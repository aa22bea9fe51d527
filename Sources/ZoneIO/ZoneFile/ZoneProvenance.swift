public import Geodesy
public import Zones

/// The versions of the programs that made a zone.
public struct SoftwareVersions: Sendable, Hashable {
  /// demarc's own.
  public var demarc: String
  /// PROJ's.
  public var proj: String
  /// GEOS's.
  public var geos: String

  /// Versions as the programs state them: `9.1.1`.
  public init(demarc: String, proj: String, geos: String) {
    self.demarc = demarc
    self.proj = proj
    self.geos = geos
  }
}

/// Where a zone comes from: its inputs, what is said of them, and what worked on them.
public struct ZoneProvenance: Sendable, Hashable {
  /// An input by its name and its content.
  public struct Source: Sendable, Hashable {
    /// The name of the file without its folders, so that the same input gives the same bytes anywhere.
    public var name: String
    /// SHA-256 of its bytes, in hexadecimal digits.
    public var sha256: String

    /// An input; folders are cut off its name.
    public init(name: String, sha256: String) {
      self.name = name.split(separator: "/").last.map(String.init) ?? name
      self.sha256 = sha256
    }
  }

  /// The boundary line.
  public var boundary: Source
  /// The clip area, or nil.
  public var within: Source?
  /// The versions of the programs.
  public var versions: SoftwareVersions
  /// How well the line is known, where its source states it.
  public var statedAccuracy: LineAccuracy?
  /// What is said of the line's source.
  public var texts: SourceTexts
  /// What brought the line to WGS 84, or nil.
  public var operation: CRSOperation?

  /// A provenance of its parts.
  public init(
    boundary: Source, within: Source? = nil, versions: SoftwareVersions, statedAccuracy: LineAccuracy? = nil,
    texts: SourceTexts = SourceTexts(), operation: CRSOperation? = nil
  ) {
    self.boundary = boundary
    self.within = within
    self.versions = versions
    self.statedAccuracy = statedAccuracy
    self.texts = texts
    self.operation = operation
  }

  /// The provenance of a zone made of a line and a clip area as they were read.
  public init(_ input: BoundaryInput, within: PolygonInput? = nil, versions: SoftwareVersions) {
    self.init(
      boundary: Source(name: input.name, sha256: input.sha256),
      within: within.map { Source(name: $0.name, sha256: $0.sha256) }, versions: versions,
      statedAccuracy: input.statedAccuracy, texts: input.texts, operation: input.operation)
  }
}
