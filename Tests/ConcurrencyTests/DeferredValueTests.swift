import Dispatch
import Synchronization
import Testing

@testable import Concurrency

@Suite struct DeferredValueTests {
  @Test func isBuiltOnceAfterItsRows() {
    let builds = Atomic(0)
    let value = DeferredValue(after: 10) { builds.add(1, ordering: .relaxed).newValue }
    #expect(value.value == nil)
    value.count(9)
    #expect(value.value == nil)
    value.count(1)
    #expect(value.value == 1)
    value.count(100)
    #expect(value.value == 1)
  }

  /// Threads of Dispatch that wait for the value keep it from starting others: if they did not take part, the one that builds would
  /// do all of the work alone.
  @Test func whoWaitsTakesPart() throws {
    try #require(Parallel.width > 1)
    let arrived = Atomic(0)
    let met = Atomic(0)
    let value = DeferredValue(after: 0) {
      Parallel.map(Array(0..<2)) { index in
        _ = arrived.add(1, ordering: .sequentiallyConsistent)
        // Each waits for the other.
        let end = DispatchTime.now() + .seconds(20)
        while arrived.load(ordering: .sequentiallyConsistent) < 2, DispatchTime.now() < end {}
        if arrived.load(ordering: .sequentiallyConsistent) == 2 { _ = met.add(1, ordering: .relaxed) }
        return index
      }
    }
    let group = DispatchGroup()
    for _ in 0..<Parallel.width {
      DispatchQueue.global().async(group: group) { _ = value.value }
    }
    group.wait()
    #expect(value.value == [0, 1])
    #expect(met.load(ordering: .relaxed) == 2)
  }
}
