internal import Dispatch
internal import Synchronization

/// Work on all cores whose result does not depend on how many there are.
package enum Parallel {
  /// Transforms every element, in any order and at once; the results come in the order of the elements.
  package static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Output
  ) -> [Output] {
    guard elements.count > 1 else { return elements.map(transform) }
    let results = Mutex([Output?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let output = transform(elements[index])
      results.withLock { $0[index] = output }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Does two things at once.
  static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 {
        let output = first()
        results.withLock { $0.0 = output }
      } else {
        let output = second()
        results.withLock { $0.1 = output }
      }
    }
    guard case (let a?, let b?) = results.withLock({ $0 }) else { return (first(), second()) }
    return (a, b)
  }
}
