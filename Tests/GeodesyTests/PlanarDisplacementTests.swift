import Geodesy
import TestSupport
import Testing

/// The probability of circles about a place, and its integrals along lines, against sums of many small pieces.
@Suite struct PlanarDisplacementTests {
  /// The density of the sum of two vectors, by its definition: the area that two discs have in common.
  @Test(arguments: [0.001, 0.02, 0.3, 0.5, 0.83, 0.999, 1])
  func massIsTheIntegralOfTheDensity(ratio: Double) {
    let displacement = Displacement(position: 1, line: ratio)
    for k in 1...50 {
      let rho = (1 + ratio) * Double(k) / 50
      let mass = PlanarDisplacement.mass(rho, ratio: ratio)
      // The other is a table of 513 numbers, straight between them.
      #expect(abs(mass - displacement.probability(within: rho)) < 5e-5, "\(rho)")
    }
  }

  @Test(arguments: [
    (2000.0, 0.0), (0, 300), (25_000, 2000), (1000, 2000), (2000, 2000), (2100, 2000), (50_000, 10),
  ])
  func integralsAlongLines(_ position: Double, _ line: Double) {
    let displacement = PlanarDisplacement(position: position, line: line)
    let large = PlanarDisplacement.chord(max(position, line))
    let ratio = PlanarDisplacement.chord(min(position, line)) / large
    var random = SeededRandom(seed: 4)
    for _ in 0..<60 {
      let h = displacement.reach * random.number(-1...1)
      let limit = (displacement.reach * displacement.reach - h * h).squareRoot()
      let (a, b) = (random.number(-limit...limit), random.number(-limit...limit))
      let (u, v) = (min(a, b), max(a, b))
      let pieces = 20_000
      var sum = 0.0
      for k in 0..<pieces {
        let x = u + (v - u) * (Double(k) + 0.5) / Double(pieces)
        let square = h * h + x * x
        let rho = square.squareRoot() / large
        let mass = ratio > 0 ? PlanarDisplacement.mass(rho, ratio: ratio) : min(1, rho * rho)
        sum += mass / square
      }
      sum *= (v - u) / Double(pieces)
      let found = displacement.integral(passing: h, from: u, to: v)
      // What it is wrong by as a probability.
      #expect(abs(h * (found - sum)) / 6.283 < 1e-5, "\(h) \(u) \(v): \(found), expected \(sum)")
    }
  }
}
