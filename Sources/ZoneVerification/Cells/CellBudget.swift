internal import Synchronization

/// How many cells may still be looked at, for all cores together.
final class CellBudget: Sendable {
  private let seen: Atomic<Int>
  private let most: Int

  init(_ seen: Int, of most: Int) {
    self.seen = Atomic(seen)
    self.most = most
  }

  /// Takes one; false if there is none left.
  func take() -> Bool { seen.add(1, ordering: .relaxed).newValue <= most }

  /// Whether more were asked for than there were.
  var isSpent: Bool { seen.load(ordering: .relaxed) > most }
}
