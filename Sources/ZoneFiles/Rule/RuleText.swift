internal import Geometry
internal import Places
package import Zones

/// Why a text is not a part of a zone's rule: one sentence that quotes the text and says what to write.
///
/// Options of the command line and fields of an agreement are read by the same initialisers, which throw it.
package struct RuleTextError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The sentence.
  package let description: String

  init(_ description: String) { self.description = description }
}

extension ZoneSpecification.Depth {
  /// Reads a depth, `20km`, or a range of depths, `15km..20km` or `15-20 km`.
  package init(parsing text: String) throws(RuleTextError) {
    let (from, to) = try DepthText.lengths(text)
    self = to.map { .range(from, $0) } ?? .single(from)
  }

  /// Reads the two depths of a band, `15km..20km`.
  package init(parsingBand text: String) throws(RuleTextError) {
    let (from, to) = try DepthText.lengths(text)
    guard let to else { throw RuleTextError("‘\(text)’ is one depth; give two, as in 15km..20km") }
    self = .band(from, to)
  }
}

extension ZoneSpecification.Side {
  /// Reads `both`, `left`, `right`, `inside`, `outside`, or `toward:` and a place.
  package init(parsing text: String) throws(RuleTextError) {
    switch text {
    case "both": self = .both
    case "left": self = .left
    case "right": self = .right
    case "inside": self = .inside
    case "outside": self = .outside
    default:
      guard text.hasPrefix("toward:") else {
        throw RuleTextError(
          "‘\(text)’ is not a side; give both, left, right, toward:LAT,LON, inside or outside")
      }
      self = .toward(try Coordinate(ofRule: String(text.dropFirst("toward:".count))))
    }
  }
}

extension Coordinate {
  /// Reads a place, as ``PlaceText`` does. Names of places are refused.
  init(ofRule text: String) throws(RuleTextError) {
    do throws(PlaceError) {
      self = try PlaceText.coordinate(text)
    } catch {
      throw RuleTextError("\(error)")
    }
  }
}
