internal import Geometry
internal import Synchronization
internal import ZoneIO
internal import Zones

/// A zone of an agreement, ready to judge places.
final class ZoneInForce: Sendable {
  let terms: ZoneTerms
  /// The radius within which its line is known; 0 for exact.
  let lineAccuracy: Length
  /// What it stands on.
  let ground: ZoneGround
  private let assessor: Assessor
  private let sectors: SectorPlan?
  private let known = Mutex<[IncidentTable.Reported: Assessment]>([:])
  private static let mostKnown = 1 << 14

  /// Reads the files of a zone.
  ///
  /// - Parameter lineAccuracy: The radius that is asked for, over what terms and file state.
  /// - Throws: ``AgreementError``, which names the zone and the field.
  init(_ terms: ZoneTerms, of agreement: Agreement, lineAccuracy: Length?) throws(AgreementError) {
    self.terms = terms
    ground = try ZoneGround(terms, of: agreement)
    self.lineAccuracy = lineAccuracy ?? terms.lineAccuracy ?? ground.statedAccuracy ?? .meters(0)
    do throws(ZoneError) {
      switch ground {
      case .area(let input):
        assessor = try Assessor(polygons: input.polygons)
      case .line(let input, let rule, let within):
        assessor = try Assessor(boundary: input.boundary, specification: rule, within: within?.polygons)
      }
    } catch { throw terms.fault(terms.area == nil ? "line" : "area", "\(error)", in: agreement) }
    guard case .line(let input, let rule, _) = ground, let terms = terms.sectors else {
      sectors = nil
      return
    }
    let line: MeasuredLine
    do throws(ZoneError) {
      line = try MeasuredLine(boundary: input.boundary, specification: rule)
    } catch { throw self.terms.fault("line", "\(error)", in: agreement) }
    sectors = try SectorPlan(terms, line: line, zone: self.terms, file: agreement.file)
  }

  /// The names of its sectors, and where each but the first begins; nil where it has none.
  var sectorPlan: (names: [String], cuts: [Length])? {
    sectors.map { ($0.names, $0.cuts.map(Length.meters)) }
  }

  /// What is to be said of a place. Tables name the same towns again and again, and doubt takes long to weigh.
  func assessment(of place: Coordinate, radius: Length) -> Assessment {
    guard radius.meters + lineAccuracy.meters > 0 else { return assessor.assessment(of: place) }
    let key = IncidentTable.Reported(place: place, radius: radius)
    if let known = known.withLock({ $0[key] }) { return known }
    // Not under the lock: where two threads ask for the same place, both find the same.
    let assessment = assessor.assessment(of: place, position: radius, line: lineAccuracy)
    known.withLock { known in
      if known.count == Self.mostKnown { known.removeAll(keepingCapacity: true) }
      known[key] = assessment
    }
    return assessment
  }

  /// The sector of a place that is not outside; empty for none.
  func sector(of place: Coordinate, _ assessment: Assessment) -> String {
    assessment.verdict == .outside ? "" : sectors?.name(of: place) ?? ""
  }
}
