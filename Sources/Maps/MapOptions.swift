internal import Geometry
package import SystemIO

/// How a map is laid out, whatever it shows.
package struct MapOptions: Sendable {
  /// The size of the document in pixels of 1/96 inch; the height is nil for what the content needs.
  package var width = 960.0
  package var height: Double?
  /// Whether the size was given in pixels, which a PNG then has.
  package var isInPixels = false
  /// Letters and lines of wider maps grow with them.
  static let widest = 1600.0
  /// Whether incidents will be marked, for which the legend needs room.
  package var hasIncidents = true
  /// Whether land, borders and towns lie beneath it.
  package var hasBackground = true

  /// The scale in the middle of the map, 1 to this, on paper of 96 pixels an inch; nil for what fits.
  package var scale: Double?

  /// The words of the map. Names, titles and what sources state of themselves stay as they are.
  package var words: Wording = .english

  package init() {}

  /// Reads a scale: `1:500000`, also with commas, blanks or points between thousands.
  ///
  /// - Throws: `UsageError`.
  package static func scale(_ text: String) throws(UsageError) -> Double {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let digits = parts.last.map { String($0.filter { !", .'\u{A0}\u{202F}".contains($0) }) } ?? ""
    guard parts.count == 2, parts[0].filter({ $0 != " " }) == "1", let scale = Double(digits),
      (100...500_000_000).contains(scale)
    else {
      throw UsageError("--scale ‘\(text)’ is not a scale; give one from 1:100 to 1:500000000, as in 1:500000")
    }
    return scale
  }

  /// Reads a size: `1200x800` in pixels, or `a3`, `a4`, `a5`, each also as `a4-landscape`.
  ///
  /// - Throws: `UsageError`.
  package init(size text: String?) throws(UsageError) {
    guard let text else { return }
    let key = text.lowercased()
    // Millimetres at 96 pixels an inch.
    let papers = ["a3": (297.0, 420.0), "a4": (210, 297), "a5": (148, 210)]
    let isLandscape = key.hasSuffix("-landscape")
    if let paper = papers[isLandscape ? String(key.dropLast("-landscape".count)) : key] {
      let (short, long) = ((paper.0 / 25.4 * 96).rounded(), (paper.1 / 25.4 * 96).rounded())
      (width, height) = isLandscape ? (long, short) : (short, long)
      return
    }
    let parts = key.split(separator: "x", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (400...10_000).contains(width),
      (400...10_000).contains(height)
    else {
      throw UsageError(
        "--size ‘\(text)’ is not a size; give width and height from 400 to 10000 pixels, as in 1200x800, or a3, a4, a5 or a4-landscape"
      )
    }
    (self.width, self.height, isInPixels) = (width, height, true)
  }
}
