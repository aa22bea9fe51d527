internal import Geodesy
internal import Geometry
internal import Zones

/// The boundary line as the certificate sees it.
///
/// It shares the chains, edges and nodes with the builder, but not one step of the search for feet: here feet
/// are found on PROJ's geodesics with Karney's inverse, by stepping along the edge by the spherical projection
/// of what remains (Baselga and Martínez-Llario 2018, corrected by Karney). Edges are passed over by lower
/// bounds: no place of a piece of an edge is nearer than its straight chord less the sagitta, and no geodesic is
/// shorter than the straight line through the Earth. Where a thousandth of the tolerance is near enough, the chords
/// themselves tell the distance (``ChordBracket``).
final class WitnessLine: Sendable {
  /// The foot of a place on one edge, with what a bound on distance needs of it.
  struct MeasuredFoot: Sendable {
    /// The distance to the foot in metres.
    var distance: Double
    /// The direction away from the foot at the place: the parts to the east and to the north of a vector of length 1.
    var away: SIMD2<Double>
    var edge: Int
    /// Metres along the edge from its start to the foot.
    var along: Double
    /// The azimuth at which the place leaves the foot, in degrees; not known where chords told the distance.
    var departure: Double
    /// The azimuth of travel at the foot, in degrees; not known where chords told the distance.
    var travel: Double
    /// How far, in metres, the foot may still lie from the nearest place of the edge.
    var slip: Double
    /// How wrong the distance may be, in metres.
    var error = 0.0
  }

  enum Sides: Sendable {
    case all
    case chosen
    case others
  }

  let line: LineModel
  let choice: SideChoice
  let ends: ZoneSpecification.Ends
  let index: WitnessIndex
  private let geodesics: EdgeGeodesics
  /// For each node of a place where the line comes more than once, all nodes of that place.
  let visits: [Int: [Int]]
  /// Feet are found so well that they lie within this of the nearest place, in metres.
  private let slip: Double
  /// Feet so near a node, in metres, may be taken for it.
  let nearness: Double
  /// How far, in metres, distances may be told by chords.
  private let chordReach: Double
  private let tolerance: Double
  /// By how much farther than the nearest foot the nearest on another side matters, in metres.
  let spread: Double
  /// The flat ends, where the nearest place of the line need not be a foot; nil where there are none.
  private let flatEnds: BallTree?

  init(_ model: ZoneModel) {
    let line = model.line
    self.line = line
    choice = model.choice
    ends = model.specification.ends
    geodesics = EdgeGeodesics(line)
    index = WitnessIndex(line)
    visits = NodeVisits.ofPlaces(line.nodes)
    nearness = max(1e-7, min(1e-3, 1e-3 * model.specification.tolerance.meters))
    tolerance = model.specification.tolerance.meters
    spread = 4 * tolerance
    let flat = ends == .flat ? line.nodes.filter(\.isEnd) : []
    flatEnds =
      flat.isEmpty ? nil : BallTree(flat.map { BallTree.Ball(middle: $0.position, radius: 0) })
    slip = min(0.3, 0.3 * model.specification.tolerance.meters)
    chordReach = ChordBracket.reach(error: 1e-3 * model.specification.tolerance.meters)
  }

  /// Whether the nearest place of the line is a foot, if it is within a reach of a position: unless a flat end is.
  func isPlain(near p: Vector, within reach: Double) -> Bool {
    guard let flatEnds else { return true }
    var isPlain = true
    flatEnds.forEach(near: p, within: { reach }) { _ in
      isPlain = false
      return false
    }
    return isPlain
  }

  private func isPlain(_ sides: Sides, near p: Vector, within reach: Double) -> Bool {
    sides == .all && isPlain(near: p, within: reach)
  }

  /// What is near places that lie near each other.
  func surroundings(_ sides: Sides, within reach: Double) -> WitnessSurroundings {
    WitnessSurroundings(self, within: reach, spread: sides == .all ? 0 : spread)
  }

  /// The nearest foot of a place within a reach, on the sides asked for.
  ///
  /// - Parameter direction: a foot, if only those count that are left in a clearly other direction.
  func nearest(
    to place: Coordinate, _ p: Vector, sides: Sides, within reach: Double,
    leftApartFrom direction: MeasuredFoot? = nil
  ) -> MeasuredFoot? {
    var near = NearPieces()
    index.find(
      around: p, radius: 0, within: reach, slack: 0,
      isPlain: isPlain(sides, near: p, within: reach) && direction == nil, &near)
    return nearest(to: place, p, sides: sides, within: reach, among: near, leftApartFrom: direction)
  }

  /// The least length of the difference of two directions that are clearly apart.
  private static let apart = 0.05

  /// The nearest foot of a place within a reach, on the sides asked for.
  ///
  /// - Parameters:
  ///   - p: where the place lies; what the caller knows need not be found again.
  ///   - near: the pieces that may hold the foot.
  ///   - frame: the frame at the place, where the chords may tell the distance.
  func nearest(
    to place: Coordinate, _ p: Vector, sides: Sides, within reach: Double, among near: NearPieces,
    frame: LocalFrame? = nil, leftApartFrom direction: MeasuredFoot? = nil
  ) -> MeasuredFoot? {
    let isPlain = isPlain(sides, near: p, within: reach) && direction == nil
    if isPlain, let frame, let foot = nearestByChords(to: frame, within: reach, among: near) {
      return foot
    }
    return index.withCandidates(near: p, within: reach, among: near, isPlain: isPlain) {
      candidates in
      var best: MeasuredFoot?
      // The node at which the nearest foot lies, or of late a place farther than the reach.
      var seen: Int?
      var limit = reach
      var number = 0
      while let candidate = candidates.candidate(number), candidate.least <= limit {
        number += 1
        let piece = index.pieces[candidate.piece]
        if !isPlain, excludes(candidate, piece, p, sides, margin: 0) { continue }
        // Where the chords end at one node, one of its edges tells of all.
        if let node = candidate.node(of: piece), node == seen { continue }
        let foot = foot(of: place, on: piece.edge, from: piece.along + candidate.share * piece.length)
        if isPlain, best == nil { seen = self.node(of: foot) }
        guard foot.distance <= limit, foot.distance < best?.distance ?? .infinity else { continue }
        if !isPlain {
          guard isFoot(foot) else { continue }
          if sides != .all, isChosen(foot) != (sides == .chosen), foot.distance > FootSearch.onLine {
            continue
          }
          if let direction {
            let turn = foot.away - direction.away
            if (turn * turn).sum() < Self.apart * Self.apart { continue }
          }
        }
        best = foot
        seen = self.node(of: foot)
        limit = foot.distance
      }
      return best
    }
  }

  /// Whether no edge but some has a foot on the sides asked for, within a distance in metres of a position, of any place no
  /// farther from it than the slack.
  ///
  /// - Parameter near: the pieces that may hold one.
  func hasNoOther(
    but alike: EdgesAlike, near p: Vector, _ sides: Sides, within most: Double, slack: Double,
    among near: NearPieces
  ) -> Bool {
    let isPlain = isPlain(sides, near: p, within: most + slack)
    return near.allSatisfy(around: p, within: most) { number in
      let piece = index.pieces[number]
      if alike.contains(piece.edge) { return true }
      let (share, square) = piece.nearest(to: p)
      let candidate = WitnessIndex.Candidate(
        piece: number, least: square.squareRoot() - piece.sagitta, share: share)
      return candidate.least > most || (!isPlain && excludes(candidate, piece, p, sides, margin: slack))
    }
  }

  /// The nearest place of the line, as far as chords tell; nil where they do not, or where it is farther than the reach.
  ///
  /// - Parameter near: the pieces that may hold it.
  func nearestByChords(to frame: LocalFrame, within reach: Double, among near: NearPieces) -> MeasuredFoot? {
    unsafe index.withNearest(to: frame.position, within: reach, among: near) { pieces, places in
      var best = -1
      var seen: Int?
      var limit = reach
      for number in places.indices {
        let candidate = unsafe places[number]
        guard candidate.least <= limit else { break }
        let node = unsafe candidate.node(of: pieces[candidate.piece])
        if let node, node == seen { continue }
        guard unsafe candidate.least + pieces[candidate.piece].sagitta < chordReach else { return nil }
        let way = unsafe frame.position - pieces[candidate.piece].place(at: candidate.share)
        let distance = ChordBracket.distance(chord: way.length).distance
        if best < 0 { seen = node }
        guard distance <= limit, best < 0 || distance < limit else { continue }
        best = number
        seen = node
        limit = distance
      }
      guard best >= 0 else { return nil }
      let chosen = unsafe places[best]
      return unsafe foot(of: frame, on: pieces[chosen.piece], at: chosen.share)
    }
  }

  /// The place at a distance in metres along an edge.
  func place(at along: Double, on index: Int) -> Coordinate {
    position(at: along, of: line.edges[index], geodesics[index]).end
  }

  /// Metres along an edge at which others cross it, to some metres.
  func crossings(on edge: Int) -> [Double] { index.crossings(on: edge) }

  /// Whether every other edge is farther than `reach` metres from a place of an edge.
  func isApart(_ place: Coordinate, of edge: Int, by reach: Double) -> Bool {
    !index.hasPiece(near: place.cartesian, within: reach) { $0.edge != edge }
  }

  /// Finds the pieces that may hold the nearest foot within a reach of some place of a ball.
  func find(around p: Vector, _ radius: Double, within reach: Double, _ near: inout NearPieces) {
    index.find(
      around: p, radius: radius, within: reach, slack: 0,
      isPlain: isPlain(near: p, within: reach + radius), &near)
  }

  /// Whether a place has any foot within a reach.
  ///
  /// - Parameter near: the pieces that may hold one.
  func hasFoot(of place: Coordinate, _ p: Vector, within reach: Double, among near: NearPieces) -> Bool {
    if isPlain(near: p, within: reach + tolerance),
      let foot = nearestByChords(
        to: LocalFrame(at: place), within: reach + tolerance, among: near)
    {
      if foot.distance + foot.error <= reach { return true }
      if foot.distance - foot.error > reach { return false }
    }
    return nearest(to: place, p, sides: .all, within: reach, among: near) != nil
  }

  /// Whether a place has a foot on an edge within a reach.
  func hasFoot(of place: Coordinate, on edge: Int, within reach: Double) -> Bool {
    let foot = foot(of: place, on: edge)
    return foot.distance <= reach && isFoot(foot)
  }

  /// Which normals have their tips nearer to the line than a reach.
  func cover(depth: Double, reach: Double) -> WitnessCover {
    WitnessCover(index, depth: depth, reach: reach)
  }

  /// Whether a piece surely has no foot of the sides asked for, of any place within a margin.
  func excludes(
    _ candidate: WitnessIndex.Candidate, _ piece: WitnessIndex.Piece, _ p: Vector, _ sides: Sides,
    margin: Double
  ) -> Bool {
    let along = candidate.share * piece.length
    let room = 1 + 2 * margin
    if along > room, piece.length - along > room {
      guard sides != .all else { return false }
      let right = dot(p, piece.rightward)
      // The plane through the Earth's centre is not quite that of the geodesic.
      guard abs(right) > room + 1e-3 * candidate.least else { return false }
      let chain = Int(line.edges[piece.edge].chain)
      return (right > 0 ? choice.right[chain] : choice.left[chain]) != (sides == .chosen)
    }
    // A node is no foot where an half-edge clearly leads nearer.
    guard margin == 0, let node = candidate.node(of: piece) else { return false }
    let offset = p - line.nodes[node].position
    let distance = offset.length
    let lean = 1 + 1e-3 * distance
    // By its geodesic the foot may lie just before the node that by its chord is nearest.
    let skew = distance * FootSearch.skew(distance) + 1e-6
    var leadsNearer = false
    for halfEdge in line.nodes[node].halfEdges {
      let along = dot(halfEdge.direction, offset)
      if Int(halfEdge.edge) == piece.edge, along > -skew { return false }
      leadsNearer = leadsNearer || along > lean
    }
    return leadsNearer
  }

  /// The nearest place of one edge.
  func foot(of place: Coordinate, on index: Int) -> MeasuredFoot {
    let edge = line.edges[index]
    let first = Geodesic.inverse(from: edge.start, to: place)
    let guess = Self.projection(first.distance, first.startAzimuth - edge.startAzimuth)
    return foot(of: place, on: index, from: guess)
  }

  /// The place of a piece whose chord is nearest, as far as chords tell.
  private func foot(of place: LocalFrame, on piece: WitnessIndex.Piece, at share: Double) -> MeasuredFoot {
    let way = place.position - piece.place(at: share)
    let (distance, error) = ChordBracket.distance(chord: way.length)
    let level = SIMD2(dot(way, place.east), dot(way, place.north))
    let length = (level * level).sum().squareRoot()
    let away = length > 0 ? level / length : SIMD2(0, 1)
    // From beside the piece its chord seems turned and foreshortened, by the square of the distance over the radius.
    let ratio = distance / WGS84.tightRadiusBelow
    let slip =
      ratio * ratio * piece.length + ratio * piece.length * piece.length / WGS84.tightRadiusBelow + 1e-3
    return MeasuredFoot(
      distance: distance, away: away, edge: piece.edge, along: piece.along + share * piece.length,
      departure: .nan, travel: .nan, slip: slip, error: error)
  }

  /// The nearest place of one edge, sought from a place of it.
  func foot(of place: Coordinate, on index: Int, from guess: Double) -> MeasuredFoot {
    let edge = line.edges[index]
    let geodesic = geodesics[index]
    var along = max(0, min(edge.length, guess))
    var last: (along: Double, base: Double, inverse: Geodesic.Inverse, move: Double)?
    for _ in 0..<20 {
      let base = position(at: along, of: edge, geodesic)
      let inverse = Geodesic.inverse(from: base.end, to: place)
      let step = Self.projection(inverse.distance, inverse.startAzimuth - base.endAzimuth)
      let next = max(0, min(edge.length, along + step))
      let move = abs(next - along)
      last = (along, base.endAzimuth, inverse, move)
      // A foot off by s makes the distance too long by s²/2d. At the very end of an edge it matters on which side
      // of it the foot lies.
      let isWithin = min(along, next) > 0 && max(along, next) < edge.length
      if move < 1e-7 || (isWithin && move <= slip && move * move <= 2e-7 * inverse.distance) { break }
      along = next
    }
    guard let last else { preconditionFailure() }
    let (east, north) = sineAndCosine(degrees: last.inverse.endAzimuth)
    return MeasuredFoot(
      distance: last.inverse.distance, away: SIMD2(east, north), edge: index, along: last.along,
      departure: last.inverse.startAzimuth, travel: last.base, slip: last.move)
  }

  /// At its ends an edge is its nodes, with their longitudes, because at a pole azimuths depend on them.
  private func position(
    at along: Double, of edge: Edge, _ geodesic: GeodesicLine
  ) -> (end: Coordinate, endAzimuth: Double) {
    if along <= 0 { return (edge.start, edge.startAzimuth) }
    if along >= edge.length { return (line.nodes[Int(edge.endNode)].place, edge.endAzimuth) }
    let position = geodesic.position(at: along)
    return (position.end, position.endAzimuth)
  }

  private static func projection(_ distance: Double, _ degrees: Double) -> Double {
    let (_, cosine) = sineAndCosine(degrees: degrees)
    let angle = distance / WGS84.meanRadius
    let (sine, cosineOfDistance) = sineAndCosine(degrees: angle * (180 / .pi))
    return WGS84.meanRadius * arcTangent(sine * cosine, cosineOfDistance)
  }
}
