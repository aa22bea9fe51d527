internal import Geodesy
internal import Geometry

/// A box of longitude and latitude that holds all places within a distance of one.
struct LonLatBox {
  private let middle: Coordinate
  /// In degrees; 180 or more for all longitudes.
  private let halfWidth: Double
  private let halfHeight: Double

  /// - Parameter radius: In metres.
  init(around place: Coordinate, radius: Double) {
    middle = place
    halfHeight = radius / WGS84.degreeOfLatitudeBelow
    let latitude = abs(place.latitude) + halfHeight
    // A degree of longitude is at least this times the cosine of the latitude, anywhere.
    let degree = WGS84.degreeOfLatitudeBelow * sineAndCosine(degrees: min(latitude, 90)).cosine
    halfWidth = latitude >= 90 || radius >= 60 * degree ? 180 : radius / degree
  }

  /// Whether a run of edges may have a place in the box.
  func mayMeet(_ run: OutlineRuns.Run) -> Bool {
    guard abs(run.latitude - middle.latitude) <= halfHeight + run.halfHeight else { return false }
    return abs(Coordinate.shortest(run.longitude - middle.longitude)) <= halfWidth + run.halfWidth
  }

  /// Whether an edge that is straight in longitude and latitude may have a place in the box.
  func mayMeet(_ edge: OutlineEdge) -> Bool {
    let rise = edge.end.latitude - edge.start.latitude
    let y = (edge.start.latitude + edge.end.latitude) / 2 - middle.latitude
    guard abs(y) <= halfHeight + abs(rise) / 2 else { return false }
    guard halfWidth < 180 else { return true }
    let run = edge.end.longitude - edge.start.longitude
    let x = Coordinate.shortest((edge.start.longitude + edge.end.longitude) / 2 - middle.longitude)
    guard abs(x) <= halfWidth + abs(run) / 2 else {
      // Within half a turn of the edge's middle there is but one turn to look at, unless both are wide.
      return halfWidth + abs(run) / 2 >= 180
    }
    // Across the edge: how far its line passes from the middle, against the reach of the box that way.
    return abs(run * y - rise * x) <= abs(run) * halfHeight + abs(rise) * halfWidth + 1e-12
  }
}
