internal import Synchronization

/// A value built lazily once `threshold` rows were judged: what takes a while to build and then saves time with each
/// row. Results with it are the same as without. Any number of threads may ask it.
package final class DeferredValue<Value: Sendable>: Sendable {
  private let build: @Sendable () -> Value
  private let state = Mutex<(value: Value?, rows: Int)>((nil, 0))
  private let threshold: Int

  package init(after threshold: Int, _ build: @escaping @Sendable () -> Value) {
    self.threshold = threshold
    self.build = build
  }

  /// Adds to the number of rows judged.
  package func count(_ rows: Int) { state.withLock { $0.rows += rows } }

  /// The value; nil as long as there were few rows.
  package var value: Value? {
    state.withLock { state in
      if state.value == nil, state.rows >= threshold { state.value = build() }
      return state.value
    }
  }
}
