/// Why a zone cannot be built, or means nothing. Each says what was asked, where, and what to do.
package enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line has no two distinct vertices.
  case noLine(String)
  /// A vertex is not a place on Earth.
  case invalidVertex(String)
  /// A depth, tolerance or band outside what is defined.
  case invalidRule(String)
  /// A side that has no meaning for this line.
  case meaninglessSide(String)
  /// The zone would cover the Earth, or its area has no outline to draw.
  case noOutline(String)
  /// The finished polygon misses its tolerance; it is never written.
  case toleranceMissed(String)
  /// A GEOS operation failed.
  case topology(String)

  /// One sentence that says what is wrong and what to do.
  package var description: String {
    switch self {
    case .noLine(let text), .invalidVertex(let text), .invalidRule(let text), .meaninglessSide(let text),
      .noOutline(let text), .toleranceMissed(let text), .topology(let text):
      text
    }
  }
}
