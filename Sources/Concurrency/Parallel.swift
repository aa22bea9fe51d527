internal import Dispatch
internal import Synchronization

#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// Work on all cores whose result does not depend on how many there are.
///
/// Work may be done within work: whoever asks takes part, and is helped by threads that have nothing else to do. Dispatch
/// itself does one within the other on one thread alone.
@usableFromInline package enum Parallel {
  /// Transforms every element, in any order and at once; the results come in the order of the elements.
  @inlinable package static func map<Element: Sendable, Output: Sendable>(
    _ elements: [Element], _ transform: @Sendable (Element) -> Output
  ) -> [Output] {
    guard elements.count > 1 else { return elements.map(transform) }
    return unsafe [Output](unsafeUninitializedCapacity: elements.count) { outputs, count in
      // Each slot is written once, by whichever thread has its element, and read when all are done.
      nonisolated(unsafe) let slots = unsafe outputs
      forEach(elements.count) { index in
        unsafe slots.initializeElement(at: index, to: transform(elements[index]))
      }
      count = elements.count
    }
  }

  /// Does two things at once.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let results = Mutex<(First?, Second?)>((nil, nil))
    forEach(2) { index in
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

  /// Calls with every number below a count, in any order and at once, and returns when all calls have.
  @usableFromInline static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let work = SharedWork(count, body)
      let isOpen = SharedWork.awaited.load(ordering: .relaxed) > 0
      if isOpen { SharedWork.open.withLock { $0.append(work) } }
      for _ in 1..<min(count, Self.width) { DispatchQueue.global().async { work.takePart() } }
      work.takePart()
      if isOpen { SharedWork.open.withLock { $0.removeAll { $0 === work } } }
      work.finish()
    }
  }

  /// Makes what others may wait for. Work that is shared on the way is open to them, in ``help(while:)``.
  static func awaited<Value>(_ make: () -> Value) -> Value {
    SharedWork.awaited.add(1, ordering: .relaxed)
    defer { SharedWork.awaited.subtract(1, ordering: .relaxed) }
    return make()
  }

  /// Takes part in work that is open, as long as there is something to wait for.
  ///
  /// A thread that only waits keeps its core from others: Dispatch starts no more threads than there are cores.
  static func help(while isWaiting: () -> Bool) {
    let nobody = DispatchSemaphore(value: 0)
    while isWaiting() {
      if let work = SharedWork.open.withLock({ $0.last(where: \.hasMore) }) {
        work.takePart()
      } else {
        _ = nobody.wait(timeout: .now() + .microseconds(100))
      }
    }
  }

  /// How many threads can run at once.
  package static let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
}

/// Numbered work that several threads take part in.
private final class SharedWork: Sendable {
  private let count: Int
  private let next = Atomic(0)
  /// Let go when all is done: who comes late finds nothing.
  private let body: Mutex<(@Sendable (Int) -> Void)?>
  private let atWork = DispatchGroup()

  /// How many threads make what others may wait for.
  static let awaited = Atomic(0)
  /// All work that is shared meanwhile.
  static let open = Mutex<[SharedWork]>([])

  init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = Mutex(body)
  }

  /// Whether there is something that nobody has begun.
  var hasMore: Bool { next.load(ordering: .relaxed) < count }

  /// Does what nobody else has begun.
  func takePart() {
    atWork.enter()
    takeAll()
    atWork.leave()
  }

  /// A function of its own: when it has returned, it holds on to nothing.
  @inline(never)
  private func takeAll() {
    guard let body = body.withLock({ $0 }) else { return }
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }

  /// Waits for the others.
  func finish() {
    body.withLock { $0 = nil }
    atWork.wait()
  }
}
