internal import Dispatch
internal import Synchronization

/// How far long work has come: written by whoever does it, and read by whoever shows it.
package final class WorkGauge: Sendable {
  private let state = Mutex((stage: 0, done: 0, total: 0))

  package init() {}

  /// Begins a stage of the work.
  ///
  /// - Parameter total: How many things there are to do in it; 0 where that is not known.
  package func begin(_ stage: Int, of total: Int = 0) { state.withLock { $0 = (stage, 0, total) } }

  /// Counts things that are done.
  package func advance(by count: Int) { state.withLock { $0.done += count } }

  /// The stage, and how many of its things are done.
  package var reading: (stage: Int, done: Int, total: Int) { state.withLock { $0 } }
}

extension Parallel {
  /// Does work, and calls from another thread until it ends.
  ///
  /// - Parameters:
  ///   - milliseconds: The time between two calls, and before the first.
  ///   - look: What is called; never again after this returns.
  package static func watched<Output, Failure: Error>(
    every milliseconds: Int, _ look: @escaping @Sendable () -> Void,
    _ work: () throws(Failure) -> Output
  ) throws(Failure) -> Output {
    // A queue of its own: all threads of the global ones may be at work.
    let queue = DispatchQueue(label: "watch")
    let timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(
      deadline: .now() + .milliseconds(milliseconds), repeating: .milliseconds(milliseconds))
    timer.setEventHandler(handler: look)
    timer.resume()
    defer {
      timer.cancel()
      queue.sync {}
    }
    return try work()
  }
}
