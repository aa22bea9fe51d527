/// Gauss-Legendre quadrature with eight places: exact for polynomials of degree 15.
enum GaussLegendre {
  /// Places in [0, 1] and their weights, which sum to 1 (Abramowitz and Stegun, table 25.4).
  static let nodes: [(place: Double, weight: Double)] = {
    let halves: [(Double, Double)] = [
      (0.183434642495649804939476142360, 0.362683783378361982965150449277),
      (0.525532409916328985817739049189, 0.313706645877887287337962201987),
      (0.796666477413626739591553936476, 0.222381034453374470544355994426),
      (0.960289856497536231683560868569, 0.101228536290376259152531354310),
    ]
    var nodes: [(place: Double, weight: Double)] = []
    for (place, weight) in halves {
      nodes.append(((1 - place) / 2, weight / 2))
      nodes.append(((1 + place) / 2, weight / 2))
    }
    return nodes
  }()

  /// The mean of a function over [from, to].
  static func mean(from: Double, to: Double, of function: (Double) -> Double) -> Double {
    var sum = 0.0
    for node in nodes { sum += node.weight * function(from + (to - from) * node.place) }
    return sum
  }

  /// The mean of a function over [from, to] by four places: exact for polynomials of degree 7.
  @inline(__always)
  static func meanOfFew(from: Double, to: Double, of function: (Double) -> Double) -> Double {
    let (middle, half) = ((from + to) / 2, (to - from) / 2)
    let (near, far) = (half * 0.339981043584856264802665759103, half * 0.861136311594052575223946488893)
    return 0.326072577431273071313468025389 * (function(middle - near) + function(middle + near))
      + 0.173927422568726928686531974611 * (function(middle - far) + function(middle + far))
  }

  /// The integral over [from, to], halved until two halves agree with their whole to a relative tolerance, or to one that
  /// is absolute: where the function is rounded more coarsely than that, they would never agree.
  static func integral(
    from: Double, to: Double, tolerance: Double = 1e-11, absolute: Double = 0, depth: Int = 40,
    of function: (Double) -> Double
  ) -> Double {
    let whole = (to - from) * mean(from: from, to: to, of: function)
    return refined(from, to, whole, max(abs(whole) * tolerance, absolute), depth, function)
  }

  private static func refined(
    _ from: Double, _ to: Double, _ whole: Double, _ tolerance: Double, _ depth: Int,
    _ function: (Double) -> Double
  ) -> Double {
    let middle = (from + to) / 2
    let left = (middle - from) * mean(from: from, to: middle, of: function)
    let right = (to - middle) * mean(from: middle, to: to, of: function)
    guard depth > 0, abs(left + right - whole) > tolerance else { return left + right }
    return refined(from, middle, left, tolerance / 2, depth - 1, function)
      + refined(middle, to, right, tolerance / 2, depth - 1, function)
  }
}
