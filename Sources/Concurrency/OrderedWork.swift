internal import Dispatch
internal import Synchronization

/// Work on all cores whose results come in the order of what they were made of, with little in memory at once.
///
/// The caller's thread reads and writes, others transform. It never has more than a few inputs and results at once, so
/// that memory does not grow with the input, and reading waits for writing.
package enum OrderedWork {
  private final class Slot<Output: Sendable>: Sendable {
    let isDone = DispatchSemaphore(value: 0)
    let output = Mutex<Output?>(nil)
  }

  /// - Parameters:
  ///   - next: The next input, or nil at the end.
  ///   - transform: Any number of these run at once.
  ///   - consume: Takes the results, in order.
  /// - Throws: What `next` and `consume` throw; what was read before a failing `next` is consumed first.
  package static func run<Input: Sendable, Output: Sendable>(
    width: Int, next: () throws -> Input?, transform: @escaping @Sendable (Input) -> Output,
    consume: (Output) throws -> Void
  ) throws {
    let queue = DispatchQueue(label: "demarc.check", attributes: .concurrent)
    var waiting: [Slot<Output>] = []
    var failure: (any Error)?
    var hasMore = true
    while hasMore || !waiting.isEmpty {
      // Twice as many as can run, so that nobody waits for the one that reads and writes.
      while hasMore, waiting.count < 2 * width {
        do {
          guard let input = try next() else {
            hasMore = false
            break
          }
          let slot = Slot<Output>()
          waiting.append(slot)
          queue.async {
            let output = transform(input)
            slot.output.withLock { $0 = output }
            slot.isDone.signal()
          }
        } catch {
          failure = error
          hasMore = false
        }
      }
      guard !waiting.isEmpty else { break }
      let slot = waiting.removeFirst()
      slot.isDone.wait()
      if let output = slot.output.withLock({ $0.take() }) { try consume(output) }
    }
    if let failure { throw failure }
  }
}
