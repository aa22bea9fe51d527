package import Geometry

/// One limit of a zone at one depth: a closed outline of the zone of that depth, in pieces.
///
/// Pieces stand in order along the outline, with the zone on the left: outer limits run counterclockwise, limits about holes
/// clockwise. Each ends where the next begins, and the last where the first begins. Where the outline is cut at the antimeridian,
/// its parts are limits of their own, with pieces of kind ``LimitKind/seam``.
package struct ZoneLimit: Sendable, Hashable {
  /// The depth, as its rule has it.
  package var depth: Length
  /// Whether it bounds a hole of the zone, with the zone outside it.
  package var isHole: Bool
  /// The pieces; never empty.
  package var pieces: [Piece]

  /// The length of all pieces but seams.
  package var length: Length {
    .meters(pieces.reduce(0) { $0 + ($1.kind == .seam ? 0 : $1.length.meters) })
  }

  /// A piece that comes from one base point, vertex or edge, or that is of one other kind.
  package struct Piece: Sendable, Hashable {
    package var kind: LimitKind
    /// What it comes from; nil for what is not an offset curve.
    package var base: LimitBase?
    /// Where it begins.
    package var start: Vertex
    /// Places on the way from the start to the end, at most as far apart as was asked for.
    package var between: [Vertex]
    /// Its length.
    package var length: Length
    /// The curve from its start to its end in chords that keep the tolerance of the zone, ends included.
    package var curve: [Coordinate]
  }

  /// What a vertex of a limit is.
  package enum Node: String, Sendable, Hashable {
    /// Where two pieces meet, worked out from what they come from.
    case node
    /// Where two pieces meet, as a vertex of the drawn outline: within the tolerance of where it should be, and if the piece that
    /// begins is an offset curve at the exact depth.
    case drawn
    /// A place on a piece between its ends.
    case between
    /// Where the one piece begins that a whole outline is.
    case start
  }

  /// A vertex of a limit.
  package struct Vertex: Sendable, Hashable {
    package var place: Coordinate
    /// The place of the line that is at the depth; nil where the piece is not an offset curve.
    package var foot: Coordinate?
    /// The same of the piece that ends here, where it is another's.
    package var footBefore: Coordinate?
    package var node: Node
    /// The metres from here to the next vertex along the limit.
    package var length = Length.meters(0)
  }
}
