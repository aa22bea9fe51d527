internal import Dispatch
internal import Synchronization

/// A value built lazily once `threshold` rows were judged: what takes a while to build and then saves time with each
/// row. Results with it are the same as without. Any number of threads may ask it.
///
/// Threads that ask while it is built take part in building it, as far as that is shared by ``Parallel``.
package final class DeferredValue<Value: Sendable>: Sendable {
  private enum State { case notBuilt(rows: Int), inWork, built(Value) }

  private let build: @Sendable () -> Value
  private let state = Mutex<State>(.notBuilt(rows: 0))
  private let threshold: Int

  package init(after threshold: Int, _ build: @escaping @Sendable () -> Value) {
    self.threshold = threshold
    self.build = build
  }

  /// Adds to the number of rows judged.
  package func count(_ rows: Int) {
    state.withLock { state in
      if case .notBuilt(let before) = state { state = .notBuilt(rows: before + rows) }
    }
  }

  /// The value; nil as long as there were few rows.
  package var value: Value? {
    // The first to find that there were rows enough builds it.
    let isMine = state.withLock { state in
      guard case .notBuilt(let rows) = state, rows >= threshold else { return false }
      state = .inWork
      return true
    }
    if isMine {
      let value = Parallel.awaited(build)
      state.withLock { $0 = .built(value) }
      return value
    }
    Parallel.help { state.withLock { if case .inWork = $0 { true } else { false } } }
    return state.withLock { if case .built(let value) = $0 { value } else { nil } }
  }
}
