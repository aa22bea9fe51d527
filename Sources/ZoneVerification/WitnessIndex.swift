internal import Geodesy
internal import Geometry
internal import Zones

/// Pieces of the line's edges as straight chords, in a tree, to find those that can be near a place.
struct WitnessIndex: Sendable {
  /// A stretch of an edge, at most ``longest`` metres.
  struct Piece: Sendable {
    let start: Vector
    let chord: Vector
    /// The unit normal of the plane through the chord and the Earth's centre; to the right of travel.
    let rightward: Vector
    /// Metres along the edge at which it starts.
    let along: Double
    let length: Double
    /// How far the geodesic strays from its chord, at most.
    let sagitta: Double
    /// One over the square of the chord's length.
    private let inverseSquare: Double
    // Of a long line there are millions of pieces.
    private let edgeNumber: Int32
    private let nodes: (start: Int32, end: Int32)

    var edge: Int { Int(edgeNumber) }
    /// The nodes at its ends; nil within an edge.
    var startNode: Int? { nodes.start < 0 ? nil : Int(nodes.start) }
    var endNode: Int? { nodes.end < 0 ? nil : Int(nodes.end) }

    init(
      edge: Int, along: Double, length: Double, from start: Vector, to end: Vector, startNode: Int?,
      endNode: Int?
    ) {
      edgeNumber = Int32(edge)
      self.along = along
      self.length = length
      self.start = start
      nodes = (Int32(startNode ?? -1), Int32(endNode ?? -1))
      chord = end - start
      rightward = cross(end, start).unit
      sagitta = length * length / (8 * WGS84.tightRadiusBelow) + 1e-6
      inverseSquare = 1 / dot(chord, chord)
    }

    /// The place of the geodesic at a share: above its chord, to some millimetres of a place as far above as most.
    func place(at share: Double) -> Vector {
      let point = start + share * chord
      let up = Vector(point.x, point.y, point.z / (1 - WGS84.eccentricitySquared)).unit
      return point + up * (share * (1 - share) * length * length / (2 * WGS84.middleRadius))
    }

    /// The share at which it passes the plane of another piece, if it does.
    func crossing(_ other: Piece) -> Double? {
      let from = dot(start, other.rightward)
      let to = dot(start + chord, other.rightward)
      return (from > 0) != (to > 0) ? from / (from - to) : nil
    }

    /// The share of the chord that is nearest to a position, and the square of the straight way to it.
    @inline(__always)
    func nearest(to p: Vector) -> (share: Double, square: Double) {
      let offset = p - start
      let share = max(0, min(1, dot(offset, chord) * inverseSquare))
      let way = offset - share * chord
      return (share, dot(way, way))
    }
  }

  /// A piece that can be near.
  struct Candidate {
    let piece: Int
    /// No place of the piece is nearer than this, in metres.
    let least: Double
    /// The share of the chord that is nearest.
    let share: Double

    /// Whether it comes after another: farther, or as far and later along the line.
    func isAfter(_ other: Candidate) -> Bool { (least, piece) > (other.least, other.piece) }

    /// The node that is nearest, if one is.
    func node(of piece: Piece) -> Int? {
      share == 0 ? piece.startNode : share == 1 ? piece.endNode : nil
    }
  }

  let pieces: [Piece]
  /// The pieces of each edge.
  private var piecesOfEdge: [Range<Int>] = []
  private let tree: BallTree
  private static let longest = 5_000.0

  init(_ line: LineModel) {
    var pieces: [Piece] = []
    pieces.reserveCapacity(line.spans.count)
    piecesOfEdge = Array(repeating: 0..<0, count: line.edges.count)
    for index in line.chainOrder.lazy.flatMap({ line.edgesOfChain[$0] }) {
      let edge = line.edges[index]
      let count = max(1, Int((edge.length / Self.longest).rounded(.up)))
      let step = edge.length / Double(count)
      piecesOfEdge[index] = pieces.count..<pieces.count + count
      let geodesic = count > 1 ? GeodesicLine(from: edge.start, azimuth: edge.startAzimuth) : nil
      var start = line.nodes[Int(edge.startNode)].position
      for part in 0..<count {
        let isLast = part == count - 1
        let stop = isLast ? nil : geodesic?.position(at: step * Double(part + 1)).end.cartesian
        let end = stop ?? line.nodes[Int(edge.endNode)].position
        pieces.append(
          Piece(
            edge: index, along: step * Double(part), length: step, from: start, to: end,
            startNode: part == 0 ? Int(edge.startNode) : nil, endNode: isLast ? Int(edge.endNode) : nil))
        start = end
      }
    }
    self.pieces = pieces
    tree = BallTree(
      pieces.map { BallTree.Ball(middle: $0.start + $0.chord / 2, radius: $0.length / 2 + $0.sagitta) })
  }

  /// The pieces that can matter to some place of a ball: those that can hold the nearest foot within a reach, or one
  /// farther by no more than twice the slack.
  ///
  /// - Parameters:
  ///   - isPlain: whether the nearest place of the line is a foot, whatever it is.
  ///   - spread: by how much farther than the nearest foot others matter, too, in metres.
  ///   - wider: all that can matter to places around the ball; nil where that is not known.
  ///   - near: where the pieces go.
  func find(
    around p: Vector, radius: Double, within reach: Double, slack: Double, isPlain: Bool,
    spread: Double = 0, among wider: NearPieces? = nil, _ near: inout NearPieces
  ) {
    near.removeAll(around: p)
    // An upper bound on the distance from the places to the nearest of the line, or to the farthest foot.
    var most = reach
    let room = radius + 2 * slack + (isPlain ? spread : 0)
    if let wider {
      wider.forEach(around: p, within: { most + room }) {
        consider($0, p, radius, room, isPlain, &most, &near)
      }
    } else {
      tree.forEach(near: p, within: { most + room }) {
        consider($0, p, radius, room, isPlain, &most, &near)
        return true
      }
    }
    // The bound came down on the way.
    if isPlain { near.keep(within: most + room) }
  }

  /// Whether any piece of a kind may have a place within a reach.
  func hasPiece(near p: Vector, within reach: Double, where isMeant: (Piece) -> Bool) -> Bool {
    var isFound = false
    tree.forEach(near: p, within: { reach }) { index in
      let limit = reach + pieces[index].sagitta
      isFound = isMeant(pieces[index]) && pieces[index].nearest(to: p).square <= limit * limit
      return !isFound
    }
    return isFound
  }

  @inline(__always)
  private func consider(
    _ index: Int, _ p: Vector, _ radius: Double, _ room: Double, _ isPlain: Bool, _ most: inout Double,
    _ near: inout NearPieces
  ) {
    let square = pieces[index].nearest(to: p).square
    let sagitta = pieces[index].sagitta
    let limit = most + room + sagitta
    guard square <= limit * limit else { return }
    let distance = square.squareRoot()
    near.append(Int32(index), distance - sagitta)
    if isPlain { most = min(most, Self.geodesic(above: distance + sagitta + radius)) }
  }

  /// Calls with the numbers of the pieces that may come within a reach of a position, until it is told to stop.
  func forEachPiece(near p: Vector, within reach: Double, _ body: (Int) -> Bool) {
    tree.forEach(near: p, within: { reach }, body)
  }

  /// Which of some pieces can hold the nearest foot of a place within a reach, the least bounds first.
  ///
  /// - Parameters:
  ///   - near: all pieces that can.
  ///   - isPlain: whether the nearest place of the line is a foot, whatever it is.
  ///   - spread: by how much farther than the nearest foot others matter, too, in metres.
  ///   - body: called with them.
  @inline(__always)
  func withCandidates<Output>(
    near p: Vector, within reach: Double, among near: NearPieces, isPlain: Bool, spread: Double = 0,
    _ body: (inout CandidateQueue) -> Output
  ) -> Output {
    unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: near.numbers.count) { found in
      var count = 0
      var most = reach
      near.forEach(around: p, within: { most }) { index in
        let (share, square) = pieces[index].nearest(to: p)
        let sagitta = pieces[index].sagitta
        let limit = most + sagitta
        guard square <= limit * limit else { return }
        let distance = square.squareRoot()
        unsafe found[count] = Candidate(piece: index, least: distance - sagitta, share: share)
        count += 1
        if isPlain { most = min(most, Self.geodesic(above: distance + sagitta) + spread) }
      }
      if isPlain {
        // The bound came down on the way.
        var kept = 0
        for number in 0..<count where unsafe found[number].least <= most {
          unsafe found[kept] = found[number]
          kept += 1
        }
        count = kept
      }
      var queue = unsafe CandidateQueue(
        UnsafeMutableBufferPointer(rebasing: found[..<count]), step: reach / 4000)
      return body(&queue)
    }
  }

  /// The nearest places of the chords of those pieces that can be the nearest within a reach.
  ///
  /// - Parameters:
  ///   - near: all that can, and perhaps others.
  ///   - body: called with all pieces, and with the places in the order of their least bounds.
  @inline(__always)
  func withNearest<Output>(
    to p: Vector, within reach: Double, among near: NearPieces,
    _ body: (UnsafeBufferPointer<Piece>, UnsafeMutableBufferPointer<Candidate>) -> Output
  ) -> Output {
    unsafe pieces.withUnsafeBufferPointer { pieces in
      unsafe withUnsafeTemporaryAllocation(of: Candidate.self, capacity: near.numbers.count) { places in
        var limit = reach
        var count = 0
        near.forEach(around: p, within: { limit }) { index in
          let (share, square) = unsafe pieces[index].nearest(to: p)
          let sagitta = unsafe pieces[index].sagitta
          let most = limit + sagitta
          guard square <= most * most else { return }
          let distance = square.squareRoot()
          limit = min(limit, Self.geodesic(above: distance + sagitta))
          // By insertion, as they are few.
          let candidate = Candidate(piece: index, least: distance - sagitta, share: share)
          var place = count
          while place > 0, unsafe places[place - 1].isAfter(candidate) {
            unsafe places[place] = places[place - 1]
            place -= 1
          }
          unsafe places[place] = candidate
          count += 1
        }
        return unsafe body(pieces, UnsafeMutableBufferPointer(rebasing: places[..<count]))
      }
    }
  }

  /// Metres along an edge at which pieces of other edges cross it, to some metres.
  func crossings(on edge: Int) -> [Double] {
    var found: [Double] = []
    for piece in pieces[piecesOfEdge[edge]] {
      let middle = piece.start + piece.chord / 2
      tree.forEach(near: middle, within: { piece.length }) { number in
        let other = pieces[number]
        if other.edge != edge, let share = piece.crossing(other), other.crossing(piece) != nil {
          found.append(piece.along + share * piece.length)
        }
        return true
      }
    }
    return found
  }

  /// A piece that certainly comes within a reach of a position, if there is one.
  ///
  /// - Parameter first: a piece to look at first, with its neighbours.
  func covering(_ p: Vector, within reach: Double, first: Int) -> Int? {
    @inline(__always) func covers(_ index: Int) -> Bool {
      let square = pieces[index].nearest(to: p).square
      return square < reach * reach
        && Self.geodesic(above: square.squareRoot() + pieces[index].sagitta) <= reach
    }
    if covers(first) { return first }
    for index in max(0, first - 5)..<min(pieces.count, first + 6) where covers(index) { return index }
    var found: Int?
    tree.forEach(near: p, within: { reach }) { index in
      if covers(index) { found = index }
      return found == nil
    }
    return found
  }

  /// No geodesic between places whose straight distance is this, at most 1,100 km, is longer.
  @inline(__always)
  static func geodesic(above chord: Double) -> Double {
    guard chord < 1_100_000 else { return chord * 1.6 }
    let ratio = chord / WGS84.leastRadiusOfCurvatureBelow
    return chord * (1 + ratio * ratio / 24 * 1.05) + 1e-6
  }
}
