internal import Geometry
internal import Synchronization
internal import ZoneIO
internal import Zones

/// A zone of an agreement, ready to judge places.
final class ZoneInForce: Sendable {
  let terms: ZoneTerms
  /// The radius within which its line is known; 0 for exact.
  let lineAccuracy: Length
  /// What its source warns of, or nil.
  let warning: String?
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
    func fault(_ field: String, _ problem: String) -> AgreementError {
      AgreementError(
        file: agreement.file, line: terms.line, field: "zones.\(terms.id).\(field)", problem: problem)
    }
    func areas(_ path: String, _ field: String) throws(AgreementError) -> [Polygon] {
      do throws(ReadError) {
        return try PolygonReader().read(agreement.path(path)).polygons
      } catch { throw fault(field, "\(error)") }
    }
    if let area = terms.area {
      let polygons = try areas(area, "area")
      do throws(ZoneError) { assessor = try Assessor(polygons: polygons) } catch {
        throw fault("area", "\(error)")
      }
      self.lineAccuracy = lineAccuracy ?? terms.lineAccuracy ?? .meters(0)
      warning = nil
      sectors = nil
      if terms.sectors != nil { throw fault("sectors", "an area has no line to cut; leave the sectors out") }
      return
    }
    let input: BoundaryInput
    do throws(ReadError) {
      input = try BoundaryReader().read(agreement.path(terms.boundary ?? ""))
    } catch { throw fault("line", "\(error)") }
    let within = try terms.within.map { path throws(AgreementError) in try areas(path, "within") }
    guard let depth = terms.depth else { throw fault("depth", "it is missing; give one, as in 15km..20km") }
    let rule = ZoneSpecification(
      depth: depth, side: terms.side ?? .both, ends: terms.ends, edges: terms.edges ?? .geodesic,
      tolerance: terms.tolerance ?? .meters(1))
    let line: MeasuredLine
    do throws(ZoneError) {
      assessor = try Assessor(boundary: input.boundary, specification: rule, within: within)
      line = try MeasuredLine(boundary: input.boundary, specification: rule)
    } catch { throw fault("line", "\(error)") }
    sectors = try terms.sectors.map { sectors throws(AgreementError) in
      try SectorPlan(sectors, line: line, zone: terms, file: agreement.file)
    }
    self.lineAccuracy = lineAccuracy ?? terms.lineAccuracy ?? input.statedAccuracy ?? .meters(0)
    warning = input.texts.warning
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
