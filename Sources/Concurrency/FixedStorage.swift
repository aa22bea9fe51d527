/// Elements that never change, in one place in memory.
///
/// To read one counts no references, as reading an array that others hold may: all cores share such a count, and wait for each
/// other where places are judged by the million.
@safe @usableFromInline package final class FixedStorage<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let count: Int
  @usableFromInline nonisolated(unsafe) let elements: UnsafeMutablePointer<Element>

  /// A copy of the elements of an array.
  package init(_ elements: [Element]) {
    count = elements.count
    unsafe self.elements = .allocate(capacity: max(1, elements.count))
    // All at once: element by element takes long where the type is known only when the program runs.
    unsafe elements.withUnsafeBufferPointer { source in
      _ = unsafe UnsafeMutableBufferPointer(start: self.elements, count: source.count).initialize(
        from: source)
    }
  }

  // Elements that can be copied bit by bit need no deinitialization.
  deinit { unsafe elements.deallocate() }

  /// The elements, valid as long as this is.
  @inlinable @unsafe package var all: UnsafeBufferPointer<Element> {
    unsafe UnsafeBufferPointer(start: elements, count: count)
  }

  @inlinable @inline(__always)
  package subscript(index: Int) -> Element {
    precondition(index >= 0 && index < count)
    return unsafe elements[index]
  }
}
