internal import Geodesy
internal import Geometry

/// Follows curves in chords that keep the budget, and leaves out what a test says cannot be a limit.
struct CurveTracer {
  let budget: CurveBudget
  /// The polylines traced so far.
  private(set) var runs: [[Coordinate]] = []
  private var end: Vector?

  init(budget: CurveBudget) { self.budget = budget }

  /// Traces one curve.
  ///
  /// - Parameters:
  ///   - range: the parameters of its ends; equal steps of the parameter are near-equal lengths.
  ///   - length: an upper estimate of its length in metres.
  ///   - curvature: its largest geodesic curvature per metre.
  ///   - lift: how far outside their curve the places of all parameters but the ends' stand, in metres.
  ///   - point: the position for a parameter.
  ///   - isCovered: whether all places within `half` metres of a position are known to be no limit.
  mutating func trace(
    _ range: ClosedRange<Double>, length: Double, curvature: Double, lift: Double = 0,
    point: (Double) -> Vector,
    isCovered: (_ parameter: Double, _ position: Vector, _ half: Double) -> Bool
  ) {
    let first = point(range.lowerBound)
    let last = point(range.upperBound)
    let latitude = max(Self.latitude(first), Self.latitude(last)) + length / 110_000
    let chord = budget.chord(curvature: curvature, latitude: latitude, lift: lift)
    if latitude < 80, length / chord < 1e6 {
      let shortening = lift > 0 ? Self.shortening : 0
      let count = max(1, Int((length / chord + 2 * shortening).rounded(.up)))
      let steps = Double(count) - (count > 1 ? 2 * shortening : 0)
      let step = (range.upperBound - range.lowerBound) / steps
      even(
        0..<count, first, last, length / steps,
        { $0 == 0 ? range.lowerBound : range.lowerBound + step * (Double($0) - shortening) }, point, isCovered
      )
    } else {
      halve(range.lowerBound, first, range.upperBound, last, length, curvature, lift, point, isCovered)
    }
  }

  /// By what share of a step the first and the last are shorter where vertices are lifted, because the ends are not:
  /// a chord down to an end then strays no farther inwards than the others, nor does a single one.
  private static let shortening = 1 - 0.5.squareRoot() / 2 - 0.5

  /// Where the latitude hardly changes the budget: equal steps, tested from the whole down.
  private mutating func even(
    _ steps: Range<Int>, _ first: Vector, _ last: Vector, _ step: Double, _ parameter: (Int) -> Double,
    _ point: (Double) -> Vector, _ isCovered: (Double, Vector, Double) -> Bool
  ) {
    if steps.count == 1 {
      if !isCovered(parameter(steps.lowerBound), first, step) { append(first, last) }
      return
    }
    let split = (steps.lowerBound + steps.upperBound) / 2
    let middle = point(parameter(split))
    let half = Double(max(split - steps.lowerBound, steps.upperBound - split)) * step
    if isCovered(parameter(split), middle, half) { return }
    even(steps.lowerBound..<split, first, middle, step, parameter, point, isCovered)
    even(split..<steps.upperBound, middle, last, step, parameter, point, isCovered)
  }

  /// Near a pole: halving until each piece keeps the budget of its own latitude, or is too short to matter.
  private mutating func halve(
    _ a: Double, _ first: Vector, _ b: Double, _ last: Vector, _ length: Double, _ curvature: Double,
    _ lift: Double, _ point: (Double) -> Vector, _ isCovered: (Double, Vector, Double) -> Bool
  ) {
    let m = (a + b) / 2
    let middle = point(m)
    if isCovered(m, middle, length * 0.6) { return }
    let latitude = max(Self.latitude(first), Self.latitude(middle), Self.latitude(last)) + length / 200_000
    let chord = budget.chord(curvature: curvature, latitude: latitude, lift: lift)
    if length <= max(lift > 0 ? chord * (1 - Self.shortening) : chord, budget.stray / 2)
      || m <= a || m >= b
    {
      append(first, last)
    } else {
      halve(a, first, m, middle, length / 2, curvature, lift, point, isCovered)
      halve(m, middle, b, last, length / 2, curvature, lift, point, isCovered)
    }
  }

  private mutating func append(_ a: Vector, _ b: Vector) {
    if end == a {
      runs[runs.count - 1].append(coordinate(at: b))
    } else {
      runs.append([coordinate(at: a), coordinate(at: b)])
    }
    end = b
  }

  /// The latitude without its sign, degrees.
  private static func latitude(_ position: Vector) -> Double { abs(coordinate(at: position).latitude) }
}
