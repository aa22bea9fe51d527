internal import Geodesy

/// Some pieces of the line: those that can matter to places near each other.
struct NearPieces {
  /// The numbers of the pieces.
  var numbers: [Int32] = []
  /// How far each is at least from ``middle``, in metres; empty where that is not known.
  private(set) var bounds: [Double] = []
  private(set) var middle = Vector.zero

  /// Calls with the number of each piece, but for some that come no nearer to a position than a limit, in metres.
  @inline(__always)
  func forEach(around p: Vector, within limit: () -> Double, _ body: (Int) -> Void) {
    if bounds.isEmpty {
      for number in numbers { body(Int(number)) }
    } else {
      let away = (p - middle).length
      unsafe numbers.withUnsafeBufferPointer { numbers in
        unsafe bounds.withUnsafeBufferPointer { bounds in
          for place in numbers.indices where unsafe bounds[place] - away <= limit() {
            unsafe body(Int(numbers[place]))
          }
        }
      }
    }
  }

  /// Whether something holds of the number of each piece, but for some that come no nearer to a position than a limit.
  @inline(__always)
  func allSatisfy(around p: Vector, within limit: Double, _ holds: (Int) -> Bool) -> Bool {
    let away = (p - middle).length
    for (place, number) in numbers.enumerated() {
      if !bounds.isEmpty, bounds[place] - away > limit { continue }
      if !holds(Int(number)) { return false }
    }
    return true
  }

  mutating func removeAll(around middle: Vector) {
    numbers.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    numbers.reserveCapacity(64)
    bounds.reserveCapacity(64)
    self.middle = middle
  }

  /// Keeps those for which a bound is given, the one with the least first: where that is looked at first, few others are.
  mutating func keep(_ bound: (Int32) -> Double?) {
    var least = 0
    for number in numbers {
      guard let bound = bound(number) else { continue }
      numbers[bounds.count] = number
      bounds.append(bound)
      if bound < bounds[least] { least = bounds.count - 1 }
    }
    numbers.removeLast(numbers.count - bounds.count)
    guard least > 0 else { return }
    numbers.swapAt(0, least)
    bounds.swapAt(0, least)
  }
}
