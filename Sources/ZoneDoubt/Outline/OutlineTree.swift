internal import Geodesy

/// Chords of outlines in balls, two in one and so on, each ball with the one chord that can stand for all that it holds, and the
/// area between it and them.
struct OutlineTree: Sendable {
  /// A piece of the outlines: chords that follow each other in their order.
  struct Piece: Sendable {
    /// The ends of what stands for it: those of its first and last chord.
    var start: Vector
    var end: Vector
    /// A ball that holds it.
    var middle: Vector
    var radius: Double
    /// The area in square metres between it and the chord from its start to its end, or more; infinite where its chords do not
    /// follow each other.
    var area = 0.0
    /// What is added to the area for each metre to the farthest place, because neither is straight in the plane about it.
    var bend = 0.0
    var isChord: Bool
    /// The number of the piece that follows it and its parts.
    var next: Int32
  }

  /// Each before its parts.
  private(set) var pieces: [Piece] = []

  init(_ edges: OutlineEdges) {
    pieces.reserveCapacity(2 * edges.chords.count)
    if !edges.chords.isEmpty { _ = add(edges.chords[...]) }
  }

  private mutating func add(_ chords: ArraySlice<(start: Vector, end: Vector)>) -> Piece {
    let (start, end) = (chords[chords.startIndex].start, chords[chords.endIndex - 1].end)
    var middle = (start + end) / 2
    if chords.count > 2 {
      middle = chords.reduce(.zero) { $0 + $1.start } / Double(chords.count)
    }
    var square = 0.0
    for chord in chords {
      let (a, b) = (chord.start - middle, chord.end - middle)
      square = max(square, dot(a, a), dot(b, b))
    }
    let length = (end - start).length
    var piece = Piece(
      start: start, end: end, middle: middle, radius: square.squareRoot() * 1.000001 + 0.001,
      bend: length * length * length * Self.bending, isChord: chords.count == 1, next: 0)
    let index = pieces.count
    pieces.append(piece)
    if chords.count > 1 {
      let half = (chords.startIndex + chords.endIndex) / 2
      let (first, second) = (add(chords[..<half]), add(chords[half...]))
      let join = first.end
      if join == second.start {
        let triangle = abs(dot(cross(join - start, end - start), join.unit)) / 2
        piece.area = first.area + second.area + triangle
        piece.bend += first.bend + second.bend
      } else {
        piece.area = .infinity
      }
    }
    piece.next = Int32(pieces.count)
    pieces[index] = piece
    return piece
  }

  /// A geodesic of length l whose places are up to ρ away bends by less than l²ρ/8R², and leaves an area of two thirds of that
  /// times l.
  private static let bending =
    1 / (12 * WGS84.leastRadiusOfCurvatureBelow * WGS84.leastRadiusOfCurvatureBelow)
}
