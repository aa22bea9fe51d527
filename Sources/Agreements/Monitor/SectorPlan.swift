internal import Geometry
internal import ZoneAnalysis
internal import Zones

/// Sectors of a line by their chainages.
struct SectorPlan: Sendable {
  /// The names, from the start of the line on.
  let names: [String]
  /// Where each sector but the first begins, in metres along the whole line.
  let cuts: [Double]
  private let line: ReferenceLine

  /// - Throws: ``AgreementError`` for ends that are not in the order of travel, or beyond the line.
  init(_ terms: SectorTerms, line: ReferenceLine, zone: ZoneTerms, file: String) throws(AgreementError) {
    self.line = line
    let length = line.length.meters
    switch terms {
    case .equal(let count):
      names = (1...count).map(String.init)
      cuts = line.cuts(intoEqual: count).map(\.meters)
    case .named(let parts):
      names = parts.map(\.name)
      var cuts: [Double] = []
      for part in parts {
        guard let until = part.until else { continue }
        let cut = until.chainage(along: line).meters
        guard cut > (cuts.last ?? 0), cut < length else {
          throw AgreementError(
            file: file, line: zone.line, field: "zones.\(zone.id).sectors",
            problem:
              "sector ‘\(part.name)’ ends at \(Length.meters(cut).inRoundedWords) along the line; give ends in the order of travel, before the line's end at \(line.length.inRoundedWords)"
          )
        }
        cuts.append(cut)
      }
      self.cuts = cuts
    }
  }

  /// The name of the sector of the nearest place of the line, as zones are cut.
  func name(of place: Coordinate) -> String? {
    line.chainage(of: place).map { chainage in names[cuts.prefix { $0 <= chainage }.count] }
  }
}
