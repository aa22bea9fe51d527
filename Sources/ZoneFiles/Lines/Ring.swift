internal import Geodesy
internal import Geometry
internal import SystemIO

/// The rules every ring of a polygon has to keep (RFC 7946, 3.1.6).
enum Ring {
  /// Closes a ring that is open; true if it was. The same longitude or 360 degrees more both close it.
  ///
  /// - Throws: ``ReadError/geometry(_:problem:remedy:)`` for a ring of fewer than three vertices.
  static func close(_ ring: inout [SourcePosition], place: ReadError.Place) throws(ReadError) -> Bool {
    let isClosed = ring.count > 1 && ring.first == ring.last
    let vertices = isClosed ? ring.count - 1 : ring.count
    guard vertices >= 3, let first = ring.first else {
      throw .geometry(
        place, problem: "the ring has \(vertices) vertices where three are the least",
        remedy: "correct it or take the feature out")
    }
    if !isClosed { ring.append(first) }
    return !isClosed
  }
}
