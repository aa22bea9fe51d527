/// A polygon in longitude and latitude, as RFC 7946 has it: an exterior ring and holes.
///
/// Rings are stored closed: the last coordinate repeats the first. Exterior rings run counterclockwise and
/// holes clockwise (the right-hand rule) wherever demarc made them; rings read from a file are as they came.
public struct Polygon: Sendable, Hashable {
  /// The outer ring, closed: its last coordinate repeats the first.
  public var exterior: [Coordinate]
  /// The rings cut out of it, each closed.
  public var holes: [[Coordinate]]

  /// A polygon of an outer ring and holes, each closed by the caller.
  public init(exterior: [Coordinate], holes: [[Coordinate]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  /// The exterior, then the holes.
  package var rings: [[Coordinate]] { [exterior] + holes }
}
