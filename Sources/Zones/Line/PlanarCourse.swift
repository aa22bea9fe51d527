internal import Geodesy
internal import Geometry

/// An edge that is straight in longitude and latitude, cut into stretches that spans follow.
///
/// Such an edge bends. Geodesics that stand for it must be short, 90 m at 35 degrees to be right to a tenth of a
/// millimetre; cubics follow the bend, and may be as long as those of geodesics.
struct PlanarCourse {
  /// The azimuths of travel at both ends, in degrees.
  let startAzimuth: Double
  let endAzimuth: Double
  /// The length of all stretches, in metres.
  private(set) var length = 0.0
  private(set) var stretches: [(end: EdgeSpan.End, length: Double)] = []

  private let edge: PlaneEdge

  /// No place of a stretch is farther from the edge than this, in metres, so that a place on the edge is on the line
  /// (``FootSearch/onLine``).
  private static let stray = 2e-6
  /// After this many halvings a stretch is shorter than two places can be apart and differ.
  private static let depth = 60

  /// The course of the edge between two places; nil where it keeps to a meridian, and so is a geodesic.
  init?(from start: Coordinate, to end: Coordinate) {
    edge = PlaneEdge(from: start, to: end, model: .planar)
    guard edge.turn != 0 else { return nil }
    startAzimuth = edge.azimuth(at: start.latitude)
    endAzimuth = edge.azimuth(at: end.latitude)
    append(stop(at: 0), stop(at: 1), 0)
    length = stretches.reduce(0) { $0 + $1.length }
  }

  /// A place of the edge.
  private struct Stop {
    let share: Double
    let latitude: Double
    let end: EdgeSpan.End
  }

  private func stop(at share: Double) -> Stop {
    let place = edge.place(at: share)
    return Stop(
      share: share, latitude: place.latitude,
      end: EdgeSpan.End(LocalFrame(at: place), azimuth: edge.azimuth(at: place.latitude)))
  }

  private mutating func append(_ first: Stop, _ last: Stop, _ depth: Int) {
    let length = PlanarArc.length(
      from: first.latitude, to: last.latitude, degreesEast: edge.turn * (last.share - first.share))
    if depth >= Self.depth || isFollowed(first, last, length) {
      stretches.append((last.end, length))
    } else {
      let middle = stop(at: (first.share + last.share) / 2)
      append(first, middle, depth + 1)
      append(middle, last, depth + 1)
    }
  }

  /// Whether one span follows the edge between two places.
  private func isFollowed(_ first: Stop, _ last: Stop, _ length: Double) -> Bool {
    guard length <= EdgeSpan.longest else { return false }
    let span = EdgeSpan(
      from: first.end, to: last.end, length: length, chainage: 0, edge: 0, startNode: -1, endNode: -1,
      isBent: true)
    // A cubic through both ends in place and direction strays most about the middle.
    return [0.25, 0.5, 0.75].allSatisfy { part in
      let place = edge.place(at: first.share + (last.share - first.share) * part)
      return span.nearest(to: place.cartesian).squaredChord <= Self.stray * Self.stray
    }
  }
}
