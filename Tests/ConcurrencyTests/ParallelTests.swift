import Testing

@testable import Concurrency

@Suite struct ParallelTests {
  /// Work within work within work, all of it shared, each thing done once and its result in its place.
  @Test func workWithinWork() {
    for round in 0..<20 {
      let sums = Parallel.map(Array(0..<7)) { outer in
        Parallel.map(Array(0..<11)) { inner in
          let (first, second) = Parallel.both(
            { Parallel.map(Array(0..<5)) { $0 * inner }.reduce(0, +) }, { outer + round })
          return first + second
        }
      }
      #expect(sums == (0..<7).map { outer in (0..<11).map { 10 * $0 + outer + round } })
    }
  }

  @Test func nothingAndOne() {
    #expect(Parallel.map([Int]()) { $0 + 1 } == [])
    #expect(Parallel.map([3]) { $0 + 1 } == [4])
  }
}
