package import Geodesy
internal import SystemIO
internal import Topology
package import Zones

/// The versions of the programs that made a zone.
package struct SoftwareVersions: Sendable, Hashable {
  package var demarc: String
  package var proj: String
  package var geos: String

  /// Versions as the programs state them: `9.1.1`.
  package init(demarc: String, proj: String, geos: String) {
    self.demarc = demarc
    self.proj = proj
    self.geos = geos
  }

  /// The versions of what is running; demarc's own is written here and nowhere else.
  package static var current: SoftwareVersions {
    SoftwareVersions(demarc: "0.1.0", proj: CoordinateTransformation.version, geos: GEOSLibrary.version)
  }
}

/// Where a zone comes from: its inputs, what is said of them, and what worked on them.
package struct ZoneProvenance: Sendable, Hashable {
  /// An input by its name and its content.
  package struct Source: Sendable, Hashable {
    /// The name of the file without its folders, so that the same input gives the same bytes anywhere.
    package var name: String
    /// SHA-256 of its bytes, in hexadecimal digits.
    package var sha256: String

    /// An input; folders are cut off its name.
    package init(name: String, sha256: String) {
      self.name = name.split(separator: "/").last.map(String.init) ?? name
      self.sha256 = sha256
    }
  }

  /// The file of the boundary line.
  package var boundary: Source
  /// The file of the clip area; nil for a zone that is not clipped.
  package var within: Source?
  package var versions: SoftwareVersions
  /// How well the line is known, where its source states it.
  package var statedAccuracy: LineAccuracy?
  /// What is said of the line's source.
  package var texts: SourceTexts
  /// What brought the line to WGS 84, or nil.
  package var operation: CRSOperation?

  package init(
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
  package init(_ input: BoundaryInput, within: PolygonInput? = nil, versions: SoftwareVersions) {
    self.init(
      boundary: Source(name: input.name, sha256: input.sha256),
      within: within.map { Source(name: $0.name, sha256: $0.digest.digits) }, versions: versions,
      statedAccuracy: input.statedAccuracy, texts: input.texts, operation: input.operation)
  }
}
