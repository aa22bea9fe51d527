internal import Geometry
internal import TextFormats
internal import Zones

/// Writes findings as GeoJSON features: demarc's columns first, then the table's own, as texts.
struct FindingFeatures {
  private let features: RowFeatures
  private let prefix: String
  private let verdictOnly: Bool

  /// - Parameter columns: The names of the table's columns; empty ones are numbered, and so are repetitions.
  init(columns: [String], prefix: String, verdictOnly: Bool) {
    features = RowFeatures(columns: columns)
    self.prefix = prefix
    self.verdictOnly = verdictOnly
  }

  /// One feature, without a line end. An invalid row has no geometry.
  func bytes(_ finding: Finding, _ row: CSVRow) -> [UInt8] {
    var place: Coordinate?
    if case .judged(_, let judged, _) = finding { place = judged }
    return features.bytes(row, at: place) { add(finding, to: &$0) }
  }

  /// The properties of a finding.
  func add(_ finding: Finding, to json: inout JSONWriter) {
    switch finding {
    case .invalid(let reason):
      json.member(prefix + "verdict", "invalid")
      if !verdictOnly { json.member(prefix + "reason", reason) }
    case .judged(let assessment, _, let note):
      json.member(prefix + "verdict", assessment.verdict.rawValue)
      if verdictOnly { return }
      json.add(assessment, prefix: prefix)
      json.member(prefix + "reason", ifAny: note.isEmpty ? nil : note)
    }
  }
}

extension JSONWriter {
  /// What an assessment says beside its verdict: what is unknown is `null`.
  mutating func add(_ assessment: Assessment, prefix: String = "", includingFoot: Bool = false) {
    let placement = assessment.placement
    let hasFoot = placement.distance.isFinite
    name(prefix + "doubt")
    if assessment.doubts.isEmpty { value(Double?.none) } else { value(assessment.doubtText) }
    member(prefix + "distance_m", rounded(placement.distance, 1e3))
    member(prefix + "side", placement.side.rawValue)
    member(prefix + "chainage_m", hasFoot ? rounded(placement.chainage, 1e3) : nil)
    if includingFoot {
      member(prefix + "foot_latitude", hasFoot ? rounded(placement.foot.latitude, 1e9) : nil)
      member(prefix + "foot_longitude", hasFoot ? rounded(placement.foot.longitude, 1e9) : nil)
    }
    member(prefix + "p_core", rounded(assessment.core, 1e4))
    member(prefix + "p_zone", rounded(assessment.zone, 1e4))
  }

  private func rounded(_ value: Double, _ scale: Double) -> Double {
    let scaled = (value * scale).rounded() / scale
    return scaled == 0 ? 0 : scaled
  }
}
