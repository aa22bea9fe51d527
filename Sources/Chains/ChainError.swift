package import Geometry

/// Why the parts of a boundary make no chains.
package enum ChainError: Error, Sendable, Hashable {
  /// There are no two distinct vertices.
  case empty
  /// A vertex is not a place on Earth: its part, and its number in the part from 1.
  case invalidVertex(Coordinate, number: Int, origin: String)
  /// An edge runs once round the Earth: the ends of a line's edges are joined the short way, and its ends are one place.
  case edgeRoundTheEarth(from: Coordinate, to: Coordinate, origin: String)
  /// No chain is as long as the least length that counts; the length of the longest.
  case tooShort(Length, least: Length)
}
