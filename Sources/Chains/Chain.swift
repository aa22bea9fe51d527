package import Geometry

/// A polyline after parts with coinciding ends were joined.
package struct Chain: Sendable {
  /// On which sides of a chain the area lies whose outline it is of.
  package enum Interior: Sendable, Hashable {
    case unknown, left, right, both

    /// The same of the chain turned round.
    var turned: Interior {
      switch self {
      case .left: .right
      case .right: .left
      case .unknown, .both: self
      }
    }
  }

  /// The vertices; neighbours are distinct. A closed chain repeats its first vertex at its end.
  package var vertices: [Coordinate]
  /// Whether the chain returns to its start, so that it has no ends.
  package var isClosed: Bool
  /// The words for the parts it was made of.
  package var origin: String
  /// Whether it is of the hole of a polygon, whose area lies outside it.
  package var isHole = false
  /// Whether it stands for a base point.
  package private(set) var isPoint = false
  /// Where the area lies, if that was settled when borders that areas share were taken out.
  package var interior = Interior.unknown

  package init(
    vertices: [Coordinate], isClosed: Bool, origin: String, isHole: Bool = false,
    interior: Interior = .unknown
  ) {
    self.vertices = vertices
    self.isClosed = isClosed
    self.origin = origin
    self.isHole = isHole
    self.interior = interior
  }

  /// A base point, from which distance is measured as from a line.
  ///
  /// It is kept as a line of a micrometre that begins there and leads away from the nearer pole: so that all that measures,
  /// judges and proves has lines alone. No distance to it is wrong by more than that.
  package init(point place: Coordinate, origin: String) {
    let end = Coordinate(
      latitude: place.latitude + (place.latitude > 0 ? -Self.micrometre : Self.micrometre),
      longitude: place.longitude)
    self.init(vertices: [place, end], isClosed: false, origin: origin)
    isPoint = true
  }

  /// A micrometre of latitude, in degrees.
  private static let micrometre = 9e-12
}

/// How the parts of a boundary become chains.
package struct ChainRule: Sendable, Hashable {
  /// What rings are the outlines of.
  package enum Outline: Sendable, Hashable {
    /// Of nothing: they are lines that close.
    case none
    /// Of areas, of whose common borders both sides lie inside.
    case inside
    /// Of areas, whose common borders are no outline.
    case outside
  }

  /// Ends that lie no farther apart than this, in metres, are one.
  package var joinTolerance = 0.0
  /// Chains shorter than this, in metres, are passed over.
  package var shortest = 0.0
  package var outline = Outline.none
  /// Whether of parts that are there twice one is kept.
  package var countsOnce = false
  /// How vertices are joined, where it matters which way edges are travelled; else nil.
  package var sidesOf: EdgeModel?

  /// Parts as they stand: ends are one where they coincide.
  package static let exact = ChainRule()
}
