internal import Geometry
internal import Synchronization
package import Zones

/// Assessments of places in one zone, each made once: tables name the same towns again and again, and a place that is
/// known to a radius takes milliseconds. Any number of threads may ask it.
package final class AssessmentCache: Sendable {
  private struct Key: Hashable {
    var place: Coordinate
    var radius: Length
  }

  /// What judges the places.
  package let assessor: Assessor
  private let known = Mutex<[Key: Assessment]>([:])
  /// When it holds as many it is emptied, so that memory does not grow with the table.
  private static let limit = 1 << 14

  /// An empty cache.
  package init(_ assessor: Assessor) { self.assessor = assessor }

  /// Whether an assessment may take milliseconds.
  package func isSlow(_ input: IncidentInput) -> Bool { !assessor.lineAccuracy.isExact || !input.isExact }

  /// The assessment of a place.
  ///
  /// - Parameter judge: The assessor's judge, perhaps prepared for many places; nil for the assessor's own.
  package func assessment(of place: ReportedPlace, by judge: Judge? = nil) -> Assessment {
    let (coordinate, radius) = (place.coordinate, place.radius)
    guard radius.meters > 0 || !assessor.lineAccuracy.isExact else {
      return assessor.assessment(of: coordinate, by: judge)
    }
    let key = Key(place: coordinate, radius: radius)
    if let known = known.withLock({ $0[key] }) { return known }
    // Not under the lock: where two threads ask for the same place, both make the same.
    let assessment = assessor.assessment(of: coordinate, position: radius)
    known.withLock { known in
      if known.count == Self.limit { known.removeAll(keepingCapacity: true) }
      known[key] = assessment
    }
    return assessment
  }
}
