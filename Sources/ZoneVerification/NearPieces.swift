internal import Geodesy
internal import Zones

/// Some pieces of the line, and how near they come: those that can matter to places near each other.
struct NearPieces {
  /// The numbers of the pieces in ``WitnessIndex/pieces``.
  private(set) var numbers: [Int32] = []
  /// How far each is at least from ``middle``, in metres.
  private var bounds: [Double] = []
  private var middle = Vector.zero

  /// Calls with the number of each piece, but for some that come no nearer to a position than a limit, in metres.
  @inline(__always)
  func forEach(around p: Vector, within limit: () -> Double, _ body: (Int) -> Void) {
    let away = (p - middle).length
    unsafe numbers.withUnsafeBufferPointer { numbers in
      unsafe bounds.withUnsafeBufferPointer { bounds in
        for place in numbers.indices where unsafe bounds[place] - away <= limit() {
          unsafe body(Int(numbers[place]))
        }
      }
    }
  }

  /// Whether something holds of the number of each piece, but for some that come no nearer to a position than a limit.
  @inline(__always)
  func allSatisfy(around p: Vector, within limit: Double, _ holds: (Int) -> Bool) -> Bool {
    let away = (p - middle).length
    for (bound, number) in zip(bounds, numbers) where bound - away <= limit {
      if !holds(Int(number)) { return false }
    }
    return true
  }

  /// Starts again around a position, from which the bounds of pieces are measured.
  mutating func removeAll(around middle: Vector) {
    numbers.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(64)
    bounds.reserveCapacity(64)
    self.middle = middle
  }

  /// - Parameter bound: how far the piece is at least from the middle, in metres.
  @inline(__always)
  mutating func append(_ number: Int32, _ bound: Double) {
    numbers.append(number)
    bounds.append(bound)
  }

  /// Keeps those whose bounds are within a limit, the one with the least first: where that is looked at first, few others
  /// are.
  mutating func keep(within limit: Double) {
    var (kept, least) = (0, 0)
    for place in numbers.indices where bounds[place] <= limit {
      numbers[kept] = numbers[place]
      bounds[kept] = bounds[place]
      if bounds[kept] < bounds[least] { least = kept }
      kept += 1
    }
    numbers.removeLast(numbers.count - kept)
    bounds.removeLast(bounds.count - kept)
    guard least > 0 else { return }
    numbers.swapAt(0, least)
    bounds.swapAt(0, least)
  }
}
