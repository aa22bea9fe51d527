package import Geodesy
package import Geometry
internal import Synchronization
package import Zones

/// Assessments of places in one zone, kept for those that follow: tables name the same towns again and again. Any number of
/// threads may ask it.
///
/// It keeps a place until another comes that has the same slot, whatever else comes: so its memory does not grow with the
/// table, and no order of rows empties it.
package final class AssessmentCache: Sendable {
  private struct Key: Hashable {
    var place: Coordinate
    var region: PlaceRegion
  }

  private struct Entry {
    var key: Key
    var assessment: Assessment
  }

  /// Some slots behind one lock, so that threads seldom wait for each other.
  private final class Shelf: Sendable {
    let slots = Mutex([Entry?](repeating: nil, count: AssessmentCache.slots))
  }

  /// What judges the places.
  package let assessor: Assessor
  private let shelves: [Shelf]
  private static let shelfCount = 64
  private static let slots = 256

  /// An empty cache.
  package init(_ assessor: Assessor) {
    self.assessor = assessor
    shelves = (0..<Self.shelfCount).map { _ in Shelf() }
  }

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
    let hash = UInt(bitPattern: key.hashValue)
    let shelf = shelves[Int(hash % UInt(Self.shelfCount))]
    let slot = Int(hash / UInt(Self.shelfCount) % UInt(Self.slots))
    if let entry = shelf.slots.withLock({ $0[slot] }), entry.key == key { return entry.assessment }
    // Not under the lock: where two threads ask for the same place, both make the same.
    let assessment = assessor.assessment(of: place, at: placement, in: region)
    shelf.slots.withLock { $0[slot] = Entry(key: key, assessment: assessment) }
    return assessment
  }
}
