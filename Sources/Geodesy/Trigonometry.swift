#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Sine and cosine of degrees, exact at multiples of 90.
public func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
  let remainder = degrees.remainder(dividingBy: 90)
  let quadrant = Int(((degrees - remainder) / 90).remainder(dividingBy: 4).rounded())
  let radians = remainder * (.pi / 180)
  let s = sin(radians)
  let c = cos(radians)
  switch quadrant & 3 {
  case 0: return (s, c)
  case 1: return (c, -s)
  case 2: return (-s, -c)
  default: return (-c, s)
  }
}

/// The angle of the point (x, y), in radians, -π to π. C function: `atan2`.
public func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }

/// C function: `tan`, of radians.
public func tangent(_ radians: Double) -> Double { tan(radians) }

/// C function: `asin`, in radians; the argument is clamped to ±1.
public func arcSine(_ x: Double) -> Double { asin(max(-1, min(1, x))) }

/// C function: `acos`, in radians; the argument is clamped to ±1.
public func arcCosine(_ x: Double) -> Double { acos(max(-1, min(1, x))) }
