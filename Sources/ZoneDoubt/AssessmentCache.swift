package import Geodesy
package import Geometry
internal import Synchronization
package import Zones

/// Assessments of places in one zone, each made once: tables name the same towns again and again, and a place that is
/// known to a radius takes milliseconds. Any number of threads may ask it.
package final class AssessmentCache: Sendable {
  private struct Key: Hashable {
    var place: Coordinate
    var region: PlaceRegion
  }

  /// What judges the places.
  package let assessor: Assessor
  private let known = Mutex<[Key: Assessment]>([:])
  /// When it holds as many it is emptied, so that memory does not grow with the table.
  private static let limit = 1 << 14

  /// An empty cache.
  package init(_ assessor: Assessor) { self.assessor = assessor }

  /// The assessment of a place that is known to be in a region.
  ///
  /// - Parameter placement: Its placement, as the assessor's judge has it.
  package func assessment(of place: Coordinate, in region: PlaceRegion, at placement: Placement) -> Assessment
  {
    if !region.isExact || !assessor.lineAccuracy.isExact { return known(place, region, placement) }
    return assessor.assessment(of: place, at: placement)
  }

  private func known(_ place: Coordinate, _ region: PlaceRegion, _ placement: Placement) -> Assessment {
    let key = Key(place: place, region: region)
    if let known = known.withLock({ $0[key] }) { return known }
    // Not under the lock: where two threads ask for the same place, both make the same.
    let assessment = assessor.assessment(of: place, at: placement, in: region)
    known.withLock { known in
      if known.count == Self.limit { known.removeAll(keepingCapacity: true) }
      known[key] = assessment
    }
    return assessment
  }
}
