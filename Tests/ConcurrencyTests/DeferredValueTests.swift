import Dispatch
import Foundation
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

  /// Threads that wait take part: where those of Dispatch are all at something else, nobody else would.
  @Test func whoWaitsTakesPart() throws {
    let isFree = DispatchSemaphore(value: 0)
    for _ in 0..<Parallel.width { DispatchQueue.global().async { isFree.wait() } }
    defer { for _ in 0..<Parallel.width { isFree.signal() } }
    let arrived = Atomic(0)
    let met = Atomic(0)
    let value = DeferredValue(after: 0) {
      Parallel.map(Array(0..<2)) { index in
        _ = arrived.add(1, ordering: .sequentiallyConsistent)
        // Each waits for the other.
        let end = DispatchTime.now() + .seconds(60)
        while arrived.load(ordering: .sequentiallyConsistent) < 2, DispatchTime.now() < end {}
        if arrived.load(ordering: .sequentiallyConsistent) == 2 { _ = met.add(1, ordering: .relaxed) }
        return index
      }
    }
    let isDone = DispatchSemaphore(value: 0)
    for _ in 0..<2 {
      Thread.detachNewThread {
        _ = value.value
        isDone.signal()
      }
    }
    isDone.wait()
    isDone.wait()
    #expect(value.value == [0, 1])
    #expect(met.load(ordering: .relaxed) == 2)
  }
}
