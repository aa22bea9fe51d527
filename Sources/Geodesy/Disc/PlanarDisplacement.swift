internal import CMath

/// How far a place may really lie from where it is reported, in the plane: the sum of two independent vectors, one uniform over
/// a disc of radius a, the other over a disc of radius b.
///
/// The plane is Lambert's azimuthal equal-area one about the reported place, in which a distance s on the ground is the chord
/// 2M sin(s / 2M). A circle about the place holds the probability F(ρ), which has a closed form: with b ≤ a = 1,
/// F = (ρ² lens(ρ) + ½ ∫ √((w₁ - w)(w - w₀)) dw) / πb², w from w₀ = (1 - b)² to ρ², w₁ = (1 + b)².
package struct PlanarDisplacement {
  /// The greatest distance that has a probability: a + b, in metres of the plane.
  package let reach: Double
  /// The greatest density, that of distances up to the difference of the radii: 1/(πa²) for the greater radius a.
  package let density: Double
  /// The difference of the radii: up to it the density is even.
  private let inner: Double
  /// F(ρ)/ρ² up to there: 1/a².
  private let even: Double
  /// Intervals of the table for each metre beyond.
  private let perMeter: Double
  /// F(ρ)/ρ² at distances from ``inner`` to ``reach``, with one more at each end; empty where one radius is 0.
  private let row: [Double]

  /// - Parameters:
  ///   - position: The radius of the one disc in metres on the ground.
  ///   - line: That of the other; one of them is positive.
  package init(position: Double, line: Double) {
    let large = Self.chord(max(position, line))
    let small = Self.chord(min(position, line))
    reach = large + small
    even = 1 / (large * large)
    density = even / .pi
    // A disc so much smaller than the other moves no probability by more than twice the ratio of the radii.
    guard small > large * Self.negligible else {
      (inner, perMeter, row) = (reach, 0, [])
      return
    }
    inner = large - small
    perMeter = Double(Self.intervals) / (2 * small)
    row = Self.row(ratio: min(1, small / large), scale: even)
  }

  /// A distance on the ground in the plane.
  package static func chord(_ distance: Double) -> Double {
    2 * WGS84.equatorialRadius * sin(distance / (2 * WGS84.equatorialRadius))
  }

  /// The integral of F(ρ)/ρ² along a straight line that passes the place at a distance of h metres, from u to v metres beyond
  /// the foot of the perpendicular; both within the reach.
  package func integral(passing h: Double, from u: Double, to v: Double) -> Double {
    if row.isEmpty { return (v - u) * even }
    let square = h * h
    let half = inner * inner - square
    guard half > 0 else {
      if u < 0, v > 0 { return ring(square, u, 0) + ring(square, 0, v) }
      return ring(square, u, v)
    }
    // The density is even within ±w of the foot.
    let w = half.squareRoot()
    var sum = max(0, min(v, w) - max(u, -w)) * even
    if u < -w { sum += ring(square, u, min(v, -w)) }
    if v > w { sum += ring(square, max(u, w), v) }
    return sum
  }

  /// By Gauss's rule of six points.
  private func ring(_ square: Double, _ u: Double, _ v: Double) -> Double {
    let (middle, half) = ((u + v) / 2, (v - u) / 2)
    func pair(_ place: Double, _ weight: Double) -> Double {
      let (x, y) = (middle - half * place, middle + half * place)
      return weight
        * (quotient((square + x * x).squareRoot()) + quotient((square + y * y).squareRoot()))
    }
    return half
      * (pair(0.2386191860831969, 0.4679139345726910) + pair(0.6612093864662645, 0.3607615730481386)
        + pair(0.9324695142031521, 0.1713244923791704))
  }

  /// F(ρ)/ρ² in the ring, by a cubic through four of the table.
  private func quotient(_ rho: Double) -> Double {
    let place = (rho - inner) * perMeter
    let index = max(0, min(Self.intervals - 1, Int(place)))
    let t = place - Double(index)
    let (a, b, c, d) = (row[index], row[index + 1], row[index + 2], row[index + 3])
    let (e, f) = (t * (t - 1), (t + 1) * (t - 2))
    return (d * (t + 1) - a * (t - 2)) * e / 6 + (b * (t - 1) - c * t) * f / 2
  }

  private static let intervals = 64
  private static let negligible = 1e-6
}

extension PlanarDisplacement {
  /// The probability of a circle of radius ρ about the place, for radii 1 and b ≤ 1.
  package static func mass(_ rho: Double, ratio b: Double) -> Double {
    if rho <= 1 - b { return rho * rho }
    if rho >= 1 + b { return 1 }
    let w = rho * rho
    // The area between w₀ and w of the half disc of diameter w₀ to w₁.
    let (t, radius) = (w - 1 - b * b, 2 * b)
    let root = max(0, radius * radius - t * t).squareRoot()
    let half = (t * root + radius * radius * (asin(max(-1, min(1, t / radius))) + .pi / 2)) / 2
    return (w * lens(rho, b, root) + half / 2) / (.pi * b * b)
  }

  /// The area that discs of radii 1 and b have in common, their centres ρ apart; `root` is √((w₁ - w)(w - w₀)).
  private static func lens(_ rho: Double, _ b: Double, _ root: Double) -> Double {
    let first = acos(max(-1, min(1, (rho * rho + 1 - b * b) / (2 * rho))))
    let second = acos(max(-1, min(1, (rho * rho + b * b - 1) / (2 * rho * b))))
    return first + b * b * second - root / 2
  }

  /// F(ρ)/ρ² for radii of a ratio, times a factor: by a cubic through four rows of the table.
  fileprivate static func row(ratio: Double, scale: Double) -> [Double] {
    let place = ratio * Double(ratios)
    let first = max(0, min(ratios - 3, Int(place) - 1))
    let t = place - Double(first)
    let weights = (0..<4).map { k in
      (0..<4).reduce(scale) { $1 == k ? $0 : $0 * (t - Double($1)) / Double(k - $1) }
    }
    let table = table
    return (0..<width).map { k in
      let index = first * width + k
      return table[index] * weights[0] + table[index + width] * weights[1]
        + table[index + 2 * width] * weights[2] + table[index + 3 * width] * weights[3]
    }
  }

  private static let ratios = 64
  private static var width: Int { intervals + 3 }
  /// A row for each ratio of the radii, from 0 to 1.
  private static let table: [Double] = (0...ratios).flatMap { k -> [Double] in
    let b = Double(k) / Double(ratios)
    var row = (0...intervals).map { n -> Double in
      let rho = 1 - b + 2 * b * Double(n) / Double(intervals)
      return rho > 1e-9 && b > 0 ? mass(rho, ratio: b) / (rho * rho) : 1
    }
    row.insert(4 * row[0] - 6 * row[1] + 4 * row[2] - row[3], at: 0)
    let last = row.count - 1
    row.append(4 * row[last] - 6 * row[last - 1] + 4 * row[last - 2] - row[last - 3])
    return row
  }
}
