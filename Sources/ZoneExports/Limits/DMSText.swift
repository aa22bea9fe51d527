internal import TextFormats

/// Degrees, minutes and seconds: `10°18'04.250"N`.
package struct DMSText: Sendable {
  /// The decimals of the seconds, 0 to 6.
  package let decimals: Int

  package init(decimals: Int) { self.decimals = decimals }

  /// The fewest decimals with which rounding moves a place by less than a tenth of a tolerance in metres, 6 at most.
  package init(tolerance: Double) {
    var decimals = 0
    // A second of latitude is at most 31.03 m; a place is moved by half a step in latitude and in longitude.
    var step = 31.03
    while step * 0.5.squareRoot() > tolerance / 10, decimals < 6 {
      decimals += 1
      step /= 10
    }
    self.decimals = decimals
  }

  package func latitude(_ degrees: Double) -> String { text(degrees, width: 2, "N", "S") }

  /// - Parameter degrees: From -180 to 180; the antimeridian is 180°E.
  package func longitude(_ degrees: Double) -> String {
    text(degrees == -180 ? 180 : degrees, width: 3, "E", "W")
  }

  private func text(_ degrees: Double, width: Int, _ positive: String, _ negative: String) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    // Rounded as a whole, so that there are never 60 seconds.
    let units = Int((abs(degrees) * 3600 * scale).rounded())
    let perSecond = Int(scale)
    let (minutes, rest) = (units / perSecond / 60, units % (60 * perSecond))
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let seconds =
      padded(String(rest / perSecond), 2)
      + (decimals > 0 ? "." + padded(String(rest % perSecond), decimals) : "")
    let letter = units == 0 || degrees >= 0 ? positive : negative
    return "\(padded(String(minutes / 60), width))°\(padded(String(minutes % 60), 2))'\(seconds)\"\(letter)"
  }
}
