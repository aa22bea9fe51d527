internal import Geodesy
internal import Geometry
internal import Zones

/// A node of the line, or one side of an edge of it: what the places of a stretch of a limit are equally far from.
enum LimitSource: Hashable {
  case node(Int)
  case edge(Int, isLeft: Bool)
}

/// The curves at one distance from the nodes and edges of a line.
///
/// Each has a parameter: about a node the azimuth at which its places leave it, in degrees; beside an edge the metres along
/// that edge. Along a limit, with the zone on the left, azimuths and metres along an edge with the zone on its left decrease, and
/// those along an edge with the zone on its right increase.
struct LimitSourceCurves {
  let line: LineModel
  /// The distance in metres.
  let distance: Double

  /// A place as it is seen from a source.
  struct Foot {
    /// The distance in metres.
    var distance: Double
    /// The parameter of the foot; of an edge also beyond its ends.
    var parameter: Double
    /// The azimuth at the place of the geodesic that comes from the foot, in degrees.
    var azimuth: Double
  }

  func foot(of place: Coordinate, on source: LimitSource) -> Foot {
    switch source {
    case .node(let node):
      let inverse = Geodesic.inverse(from: line.nodes[node].place, to: place)
      return Foot(
        distance: inverse.distance, parameter: inverse.startAzimuth, azimuth: inverse.endAzimuth)
    case .edge(let index, _):
      let edge = line.edges[index]
      let geodesic = GeodesicLine(from: edge.start, azimuth: edge.startAzimuth)
      var along = 0.0
      var inverse = Geodesic.inverse(from: edge.start, to: place)
      var azimuth = edge.startAzimuth
      for _ in 0..<30 {
        let angle = inverse.distance / WGS84.meanRadius * (180 / .pi)
        let (sine, cosine) = sineAndCosine(degrees: angle)
        let lean = sineAndCosine(degrees: inverse.startAzimuth - azimuth).cosine
        let step = WGS84.meanRadius * arcTangent(sine * lean, cosine)
        along += step
        let base = geodesic.position(at: along)
        azimuth = base.endAzimuth
        inverse = Geodesic.inverse(from: base.end, to: place)
        if abs(step) < 1e-7 { break }
      }
      return Foot(distance: inverse.distance, parameter: along, azimuth: inverse.endAzimuth)
    }
  }

  /// The place of the line that a parameter is of, and the place at the distance from it.
  func place(_ parameter: Double, of source: LimitSource) -> (base: Coordinate, place: Coordinate) {
    switch source {
    case .node(let node):
      let base = line.nodes[node].place
      return (base, Geodesic.direct(from: base, azimuth: parameter, distance: distance).end)
    case .edge(let index, let isLeft):
      let edge = line.edges[index]
      let line = GeodesicLine(from: edge.start, azimuth: edge.startAzimuth)
      // Its start as it was given, to the last digit.
      let base = parameter == 0 ? nil : line.position(at: parameter)
      let azimuth = (base?.endAzimuth ?? edge.startAzimuth) + (isLeft ? -90 : 90)
      let foot = base?.end ?? edge.start
      return (foot, Geodesic.direct(from: foot, azimuth: azimuth, distance: distance).end)
    }
  }

  /// How far a limit runs from one parameter of a source to another, in the unit of the parameter; negative where the second
  /// lies before the first by less than a hundred metres.
  func extent(from start: Double, to end: Double, of source: LimitSource) -> Double {
    switch source {
    case .edge(_, let isLeft): return isLeft ? start - end : end - start
    case .node:
      var turn = (start - end).truncatingRemainder(dividingBy: 360)
      if turn < 0 { turn += 360 }
      return turn > 360 - 100 / distance * (180 / .pi) ? turn - 360 : turn
    }
  }

  /// The parameter so far along a limit from another.
  func parameter(_ start: Double, plus extent: Double, of source: LimitSource) -> Double {
    switch source {
    case .edge(_, let isLeft): isLeft ? start - extent : start + extent
    case .node: start - extent
    }
  }

  /// The length in metres of the limit between two parameters.
  func length(from start: Double, extent: Double, of source: LimitSource) -> Double {
    guard extent > 0 else { return 0 }
    let step: Double
    switch source {
    case .node: step = 1
    case .edge: step = 10_000
    }
    // Chords, and chords of half the length: what both fall short by shrinks to a quarter.
    let count = max(1, Int((extent / step).rounded(.up)))
    let coarse = chords(from: start, extent, count, of: source)
    let fine = chords(from: start, extent, 2 * count, of: source)
    return fine + (fine - coarse) / 3
  }

  private func chords(from start: Double, _ extent: Double, _ count: Int, of source: LimitSource) -> Double {
    var last = place(start, of: source).place
    var sum = 0.0
    for index in 1...count {
      let share = extent * Double(index) / Double(count)
      let next = place(parameter(start, plus: share, of: source), of: source).place
      sum += Geodesic.inverse(from: last, to: next).distance
      last = next
    }
    return sum
  }

  /// The end of an edge that a parameter lies beyond, by more than some tenths of a millimetre.
  func nodeBeyond(_ parameter: Double, of source: LimitSource) -> Int? {
    guard case .edge(let index, _) = source else { return nil }
    let edge = line.edges[index]
    if parameter < -Self.slack { return Int(edge.startNode) }
    return parameter > edge.length + Self.slack ? Int(edge.endNode) : nil
  }

  static let slack = 5e-4
}
