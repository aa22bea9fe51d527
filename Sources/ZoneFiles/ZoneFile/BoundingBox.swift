internal import Geometry

/// The box around everything in a file, as RFC 7946 (section 5) has it: west is greater than east where the box
/// crosses the antimeridian.
struct BoundingBox: Equatable {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  /// The box around outlines and lines; nil without coordinates.
  ///
  /// - Parameters:
  ///   - rings: Outlines of polygons, cut at the antimeridian; their edges run straight through the numbers.
  ///   - lines: Lines, whose edges run the short way round and may cross it.
  init?(rings: [[Coordinate]], lines: [[Coordinate]]) {
    let all = [rings, lines].joined().joined()
    guard let south = all.lazy.map(\.latitude).min(), let north = all.lazy.map(\.latitude).max() else {
      return nil
    }
    self.south = south
    self.north = north
    let spans =
      rings.compactMap { Self.span(of: $0, turning: false) }
      + lines.compactMap { Self.span(of: $0, turning: true) }
    (west, east) = Self.cover(spans)
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
