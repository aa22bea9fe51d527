internal import CMath

/// Sine and cosine of degrees, exact at multiples of 90; NaN where they are not finite.
package func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
  // Exact as long as the quarter turns are few: then so are their product with 90 and the difference.
  let quarters = degrees / 90
  guard abs(quarters) < 1e12 else {
    return degrees.isFinite ? sineAndCosine(degrees: degrees.remainder(dividingBy: 360)) : (.nan, .nan)
  }
  // Half a turn is rounded away from zero, as `rounded()` does, which is a call where the processor has no instruction.
  var turns = Double(Int(quarters))
  if abs(quarters - turns) >= 0.5 { turns += quarters < 0 ? -1 : 1 }
  let remainder = degrees - turns * 90
  let quadrant = Int(turns)
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
package func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x) }

/// C function: `tan`, of radians.
package func tangent(_ radians: Double) -> Double { tan(radians) }

/// C function: `asin`, in radians; the argument is clamped to ±1.
package func arcSine(_ x: Double) -> Double { asin(max(-1, min(1, x))) }

/// C function: `acos`, in radians; the argument is clamped to ±1.
package func arcCosine(_ x: Double) -> Double { acos(max(-1, min(1, x))) }
