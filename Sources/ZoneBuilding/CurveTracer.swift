internal import Geodesy
internal import Geometry
internal import Zones

/// Follows curves in chords that keep the budget, and leaves out what a test says cannot be a limit.
struct CurveTracer {
  let budget: CurveBudget
  /// The polylines traced so far, but for the last.
  private var finished: [[Coordinate]] = []
  private var run: [Coordinate] = []
  private var end: Vector?

  /// What covers the places within `half` metres of a position, of what is near; of parts of them it is asked down to
  /// `step` metres.
  typealias Test<Near> = (
    _ parameter: Double, _ position: Vector, _ half: Double, _ step: Double, _ near: Near
  ) -> Cover<Near>

  /// Whether the curve beside the chord between two positions cannot be a limit, because of what is near.
  typealias ChordTest<Near> = (_ first: Vector, _ last: Vector, _ near: Near) -> Bool

  /// The polylines traced so far.
  var runs: [[Coordinate]] { run.isEmpty ? finished : finished + [run] }

  init(budget: CurveBudget) { self.budget = budget }

  /// Traces one curve.
  ///
  /// - Parameters:
  ///   - range: the parameters of its ends; equal steps of the parameter are near-equal lengths.
  ///   - length: an upper estimate of its length in metres.
  ///   - curvature: its largest geodesic curvature per metre.
  ///   - lift: how far outside their curve the places of all parameters but the ends' stand, in metres.
  ///   - near: what can cover some place of the curve.
  ///   - point: the position for a parameter.
  ///   - cover: tells what cannot be a limit.
  ///   - chordCover: the same of single chords, where it can be told better.
  mutating func trace<Near>(
    _ range: ClosedRange<Double>, length: Double, curvature: Double, lift: Double = 0, near: Near,
    point: (Double) -> Vector, cover: Test<Near>, chordCover: ChordTest<Near> = { _, _, _ in false }
  ) {
    let first = point(range.lowerBound)
    let last = point(range.upperBound)
    let latitude = max(Self.latitude(first), Self.latitude(last)) + length / WGS84.degreeOfLatitudeBelow
    let chord = budget.chord(curvature: curvature, latitude: latitude, lift: lift)
    if latitude < 80, length / chord < 1e6 {
      let shortening = lift > 0 ? Self.shortening : 0
      let count = max(1, Int((length / chord + 2 * shortening).rounded(.up)))
      let steps = Double(count) - (count > 1 ? 2 * shortening : 0)
      let step = (range.upperBound - range.lowerBound) / steps
      even(
        0..<count, first, last, length / steps,
        { $0 == 0 ? range.lowerBound : range.lowerBound + step * (Double($0) - shortening) }, point, near,
        cover, chordCover)
    } else {
      halve(
        range.lowerBound, first, range.upperBound, last, length, curvature, lift, point, near, cover,
        chordCover)
    }
  }

  /// By what share of a step the first and the last are shorter where vertices are lifted, because the ends are not:
  /// a chord down to an end then strays no farther inwards than the others, nor does a single one.
  private static let shortening = 1 - 0.5.squareRoot() / 2 - 0.5

  /// Where the latitude hardly changes the budget: equal steps, tested from the whole down.
  ///
  /// - Parameter near: what can cover some place of them; nil where nothing can.
  private mutating func even<Near>(
    _ steps: Range<Int>, _ first: Vector, _ last: Vector, _ step: Double, _ parameter: (Int) -> Double,
    _ point: (Double) -> Vector, _ near: Near?, _ cover: Test<Near>, _ chordCover: ChordTest<Near>
  ) {
    if steps.count == 1 {
      if let near {
        if case .whole = cover(parameter(steps.lowerBound), first, step, step, near) { return }
        if chordCover(first, last, near) { return }
      }
      append(first, last)
      return
    }
    let split = (steps.lowerBound + steps.upperBound) / 2
    let middle = point(parameter(split))
    let half = Double(max(split - steps.lowerBound, steps.upperBound - split)) * step
    let found = near.map { cover(parameter(split), middle, half, step, $0) }
    if case .whole? = found { return }
    let rest = found?.rest
    even(steps.lowerBound..<split, first, middle, step, parameter, point, rest, cover, chordCover)
    even(split..<steps.upperBound, middle, last, step, parameter, point, rest, cover, chordCover)
  }

  /// Near a pole: halving until each piece keeps the budget of its own latitude, or is too short to matter.
  private mutating func halve<Near>(
    _ a: Double, _ first: Vector, _ b: Double, _ last: Vector, _ length: Double, _ curvature: Double,
    _ lift: Double, _ point: (Double) -> Vector, _ near: Near?, _ cover: Test<Near>,
    _ chordCover: ChordTest<Near>
  ) {
    let m = (a + b) / 2
    let middle = point(m)
    let found = near.map { cover(m, middle, length * 0.6, 0, $0) }
    if case .whole? = found { return }
    let rest = found?.rest
    let latitude = max(Self.latitude(first), Self.latitude(middle), Self.latitude(last)) + length / 200_000
    let chord = budget.chord(curvature: curvature, latitude: latitude, lift: lift)
    if length <= max(lift > 0 ? chord * (1 - Self.shortening) : chord, budget.stray / 2)
      || m <= a || m >= b
    {
      if let rest, chordCover(first, last, rest) { return }
      append(first, last)
    } else {
      halve(a, first, m, middle, length / 2, curvature, lift, point, rest, cover, chordCover)
      halve(m, middle, b, last, length / 2, curvature, lift, point, rest, cover, chordCover)
    }
  }

  private mutating func append(_ a: Vector, _ b: Vector) {
    if end != a {
      if !run.isEmpty { finished.append(run) }
      run = []
      run.reserveCapacity(16)
      run.append(coordinate(at: a))
    }
    run.append(coordinate(at: b))
    end = b
  }

  /// The latitude without its sign, degrees.
  private static func latitude(_ position: Vector) -> Double { abs(coordinate(at: position).latitude) }
}
