package import Geometry

/// Why coordinates cannot be brought to WGS 84.
package enum CRSError: Error, Sendable, Hashable, CustomStringConvertible {
  /// PROJ does not know the system; the reason is PROJ's own, and may be empty.
  case unknown(crs: String, reason: String)
  /// PROJ knows no operation from the system to WGS 84.
  case noOperation(crs: String, reason: String)
  /// A position has no image; the index counts from 0.
  case notTransformable(crs: String, index: Int, position: SourcePosition)
  /// PROJ gave no context: its database or memory is missing.
  case unavailable(reason: String)

  /// One sentence that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .unknown(let crs, let reason):
      "‘\(crs)’ is not a coordinate reference system PROJ knows\(because(reason)); "
        + "give a code such as EPSG:32637, a WKT or a PROJ string"
    case .noOperation(let crs, let reason):
      "PROJ has no operation from ‘\(crs)’ to WGS 84\(because(reason)); "
        + "convert the file to EPSG:4326 with another tool first"
    case .notTransformable(let crs, let index, let position):
      "position \(index + 1), (\(position.x), \(position.y)), lies outside the domain of ‘\(crs)’; "
        + "check that this is the system the coordinates are in"
    case .unavailable(let reason):
      "PROJ cannot be used\(because(reason)); check that its database proj.db is installed"
    }
  }

  private func because(_ reason: String) -> String { reason.isEmpty ? "" : " (\(reason))" }
}
