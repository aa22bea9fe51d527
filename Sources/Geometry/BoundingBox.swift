/// The box around everything in a file, as RFC 7946 (section 5) has it: west is greater than east where the box
/// crosses the antimeridian.
package struct BoundingBox: Equatable, Sendable {
  package var west: Double
  package var south: Double
  package var east: Double
  package var north: Double

  /// The box around outlines and lines; nil without coordinates.
  ///
  /// - Parameters:
  ///   - rings: Outlines of polygons, cut at the antimeridian; their edges run straight through the numbers.
  ///   - lines: Lines, whose edges run the short way round and may cross it.
  package init?(rings: [[Coordinate]], lines: [[Coordinate]]) {
    self.init(of: Extents(rings: rings, lines: lines))
  }

  /// The box around all of some extents; nil without coordinates.
  package init?(of extents: Extents) {
    guard extents.south <= extents.north else { return nil }
    (south, north) = (extents.south, extents.north)
    (west, east) = Self.cover(extents.spans)
  }

  /// The latitudes and longitudes that outlines and lines reach, from which a box is made when all are known.
  package struct Extents: Sendable {
    fileprivate var south = Double.infinity
    fileprivate var north = -Double.infinity
    fileprivate var spans: [ClosedRange<Double>] = []

    package init() {}

    /// Those of outlines and lines, as in ``BoundingBox/init(rings:lines:)``.
    package init(rings: [[Coordinate]], lines: [[Coordinate]]) {
      for place in [rings, lines].joined().joined() {
        south = min(south, place.latitude)
        north = max(north, place.latitude)
      }
      spans =
        rings.compactMap { BoundingBox.span(of: $0, turning: false) }
        + lines.compactMap { BoundingBox.span(of: $0, turning: true) }
    }

    /// Adds what others reach.
    package mutating func add(_ other: Extents) {
      south = min(south, other.south)
      north = max(north, other.north)
      spans += other.spans
    }
  }

  /// The longitudes of a continuous line, from the westernmost to the easternmost, perhaps beyond 180.
  private static func span(of line: [Coordinate], turning: Bool) -> ClosedRange<Double>? {
    guard var longitude = line.first?.longitude else { return nil }
    if turning { longitude = Coordinate.shortest(longitude) }
    var west = longitude
    var east = longitude
    for (a, b) in zip(line, line.dropFirst()) {
      longitude = turning ? longitude + Coordinate.shortest(b.longitude - a.longitude) : b.longitude
      west = min(west, longitude)
      east = max(east, longitude)
    }
    return west...east
  }

  /// The smallest range of longitudes around all spans. It crosses the antimeridian only if something reaches it
  /// from both sides.
  private static func cover(_ spans: [ClosedRange<Double>]) -> (west: Double, east: Double) {
    if spans.contains(where: { $0.upperBound - $0.lowerBound >= 360 }) { return (-180, 180) }
    var pieces: [(west: Double, east: Double)] = []
    for span in spans {
      let shift = ((span.lowerBound + 180) / 360).rounded(.down) * 360
      let west = span.lowerBound - shift
      let east = span.upperBound - shift
      if west == -180, span.lowerBound == 180, span.upperBound == 180 {
        pieces.append((180, 180))
      } else if east > 180 {
        pieces += [(west, 180), (-180, east - 360)]
      } else {
        pieces.append((west, east))
      }
    }
    pieces.sort { $0.west < $1.west }
    guard let first = pieces.first else { return (-180, 180) }
    let east = pieces.lazy.map(\.east).max() ?? 180
    guard first.west == -180, east == 180 else { return (first.west, east) }
    // Both sides of the antimeridian are touched: the widest gap between the pieces is what lies outside the box.
    var reach = first.east
    var gap = (from: reach, to: reach)
    for piece in pieces {
      if piece.west - reach > gap.to - gap.from { gap = (reach, piece.west) }
      reach = max(reach, piece.east)
    }
    return gap.to > gap.from ? (gap.to, gap.from) : (-180, 180)
  }
}
