internal import Synchronization

/// How many steps of some work may still be done, for all cores together.
package final class SharedBudget: Sendable {
  private let taken: Atomic<Int>
  private let most: Int

  /// - Parameters:
  ///   - taken: How many were done before.
  ///   - most: How many may be done in all.
  package init(_ taken: Int = 0, of most: Int) {
    self.taken = Atomic(taken)
    self.most = most
  }

  /// Takes one, or some; false if there are none left.
  package func take(_ count: Int = 1) -> Bool { taken.add(count, ordering: .relaxed).newValue <= most }

  /// Whether more were asked for than there were.
  package var isSpent: Bool { taken.load(ordering: .relaxed) > most }
}
