internal import Geometry
internal import Incidents
internal import ZoneFiles
internal import Zones

/// The zones of an agreement, each made once for all readings and epochs.
final class ZoneLibrary {
  private let agreement: Agreement
  private let lineAccuracy: Length?
  private let thresholds: VerdictThresholds
  private var loaded: [ZoneTerms: ZoneInForce] = [:]

  /// - Parameters:
  ///   - lineAccuracy: The radius that is asked for, over what terms and files state.
  ///   - thresholds: Those of verdicts.
  init(_ agreement: Agreement, lineAccuracy: Length? = nil, thresholds: VerdictThresholds = .standard) {
    self.agreement = agreement
    self.lineAccuracy = lineAccuracy
    self.thresholds = thresholds
  }

  /// The zone of some terms.
  ///
  /// - Throws: ``AgreementError``, which names the zone and the field.
  func zone(_ terms: ZoneTerms) throws(AgreementError) -> ZoneInForce {
    // Where terms stand, and what they are called, makes no other zone.
    var key = terms
    (key.line, key.title) = (0, nil)
    if let zone = loaded[key] { return zone }
    let zone = try ZoneInForce(terms, of: agreement, lineAccuracy: lineAccuracy, thresholds: thresholds)
    loaded[key] = zone
    return zone
  }

  /// The warnings of the lines' sources, and what is wrong with areas, each once.
  var warnings: [String] {
    Set(loaded.values.flatMap { [$0.source.warning].compactMap(\.self) + $0.source.faults }).sorted()
  }

  /// What was ignored or corrected in the lines, and which of them are taken as exact because nothing is stated, each once.
  var remarks: [String] {
    var remarks = Set(loaded.values.flatMap(\.source.remarks))
    for zone in loaded.values where lineAccuracy == nil && zone.lineAccuracy.isExact {
      guard case .line(let input, _, _) = zone.source else { continue }
      remarks.insert(JudgedZone.exactLine(input.name))
    }
    return remarks.sorted()
  }

  /// Whether every line is taken as exact.
  var areLinesExact: Bool { loaded.values.allSatisfy(\.lineAccuracy.isExact) }
}
