package import Geometry
package import Zones
internal import Synchronization

/// What was found of places in one zone. Tables name the same towns again and again, and doubt takes long to weigh.
package final class KnownAssessments: Sendable {
  /// What judges the places.
  package let assessor: Assessor
  private let known = Mutex<[IncidentTable.Reported: Assessment]>([:])
  /// More than these are forgotten, so that memory does not grow with the table.
  private static let most = 1 << 14

  /// Nothing is known yet.
  package init(_ assessor: Assessor) { self.assessor = assessor }

  /// What is to be said of a place: what the assessor says, found once.
  package func assessment(of place: Coordinate, radius: Length) -> Assessment {
    guard radius.meters > 0 || !assessor.lineAccuracy.isExact else { return assessor.assessment(of: place) }
    let key = IncidentTable.Reported(place: place, radius: radius)
    if let known = known.withLock({ $0[key] }) { return known }
    // Not under the lock: where two threads ask for the same place, both find the same.
    let assessment = assessor.assessment(of: place, position: radius)
    known.withLock { known in
      if known.count == Self.most { known.removeAll(keepingCapacity: true) }
      known[key] = assessment
    }
    return assessment
  }
}
