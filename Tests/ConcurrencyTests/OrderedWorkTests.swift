import Synchronization
import Testing

@testable import Concurrency

/// Results come in the order of their inputs, however many threads make them.
@Suite struct OrderedWorkTests {
  private struct Failure: Error, Equatable { var at: Int }

  @Test(arguments: [1, 2, 8])
  func resultsComeInOrder(width: Int) throws {
    var inputs = (0..<500).makeIterator()
    var results: [Int] = []
    try OrderedWork.run(width: width) {
      inputs.next()
    } transform: { input in
      // Uneven work, so that later inputs are done sooner.
      (0..<(input % 7) * 1000).reduce(input) { $0 ^ $1 ^ $1 }
    } consume: {
      results.append($0)
    }
    #expect(results == Array(0..<500))
  }

  @Test func fewInputsAreInMemory() throws {
    let held = Mutex(0)
    var inputs = (0..<300).makeIterator()
    var most = 0
    try OrderedWork.run(width: 3) {
      let input = inputs.next()
      if input != nil {
        most = max(
          most,
          held.withLock {
            $0 += 1; return $0
          })
      }
      return input
    } transform: {
      $0
    } consume: { _ in
      held.withLock { $0 -= 1 }
    }
    #expect(most <= 7)
    #expect(held.withLock(\.self) == 0)
  }

  @Test func whatWasReadBeforeAFailureIsConsumed() {
    var input = 0
    var results: [Int] = []
    #expect(throws: Failure(at: 20)) {
      try OrderedWork.run(width: 4) { () throws -> Int? in
        if input == 20 { throw Failure(at: input) }
        input += 1
        return input
      } transform: {
        $0
      } consume: {
        results.append($0)
      }
    }
    #expect(results == Array(1...20))
  }

  @Test func aFailureToConsumeEndsTheWork() {
    var inputs = (0..<100).makeIterator()
    var results: [Int] = []
    #expect(throws: Failure(at: 7)) {
      try OrderedWork.run(width: 2) {
        inputs.next()
      } transform: {
        $0
      } consume: { result in
        if result == 7 { throw Failure(at: result) }
        results.append(result)
      }
    }
    #expect(results == Array(0..<7))
  }
}
