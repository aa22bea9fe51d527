package import Geodesy
package import Geometry
internal import Synchronization
package import Zones

/// What was found of places that are not exact, kept for those that follow: tables name the same towns again and again. Any
/// number of threads may ask it.
///
/// It keeps a place until another comes that has the same slot, whatever else comes: so its memory does not grow with the
/// table, and no order of rows empties it.
package final class PlaceCache<Value: Sendable>: Sendable {
  private struct Key: Hashable {
    var place: Coordinate
    var region: PlaceRegion
  }

  private struct Entry {
    var key: Key
    var value: Value
  }

  /// Some slots behind one lock, so that threads seldom wait for each other.
  private final class Shelf: Sendable {
    let slots = Mutex([Entry?](repeating: nil, count: 256))
  }

  private let shelves: [Shelf]

  /// An empty cache.
  package init() { shelves = (0..<64).map { _ in Shelf() } }

  /// What was found of a place that is known to be in a region, or is found now.
  package func value(of place: Coordinate, in region: PlaceRegion, _ find: () -> Value) -> Value {
    let key = Key(place: place, region: region)
    let hash = UInt(bitPattern: key.hashValue)
    let shelf = shelves[Int(hash % 64)]
    let slot = Int(hash / 64 % 256)
    if let entry = shelf.slots.withLock({ $0[slot] }), entry.key == key { return entry.value }
    // Not under the lock: where two threads ask for the same place, both make the same.
    let value = find()
    shelf.slots.withLock { $0[slot] = Entry(key: key, value: value) }
    return value
  }
}

/// Assessments of places in one zone; places that are exact are not kept.
package final class AssessmentCache: Sendable {
  /// What judges the places.
  package let assessor: Assessor
  private let isLineExact: Bool
  private let known = PlaceCache<Assessment>()

  /// An empty cache.
  package init(_ assessor: Assessor) {
    self.assessor = assessor
    isLineExact = assessor.lineAccuracy.isExact
  }

  /// The assessment of a place that is known to be in a region.
  ///
  /// - Parameter placement: Its placement, as the assessor's judge has it.
  package func assessment(of place: Coordinate, in region: PlaceRegion, at placement: Placement) -> Assessment
  {
    if region.isExact, isLineExact { return Assessment(exact: placement) }
    return known.value(of: place, in: region) { assessor.assessment(of: place, at: placement, in: region) }
  }
}
