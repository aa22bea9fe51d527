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
}
