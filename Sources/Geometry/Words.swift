extension Length {
  /// The length in the unit people would use: `20 km`, `800 m`, `1 mm`.
  package var inWords: String {
    func trimmed(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
    if abs(meters) >= 1000 { return "\(trimmed(meters / 1000)) km" }
    if abs(meters) >= 1 || meters == 0 { return "\(trimmed(meters)) m" }
    return "\(trimmed((meters * 1e6).rounded() / 1000)) mm"
  }
}

extension Coordinate {
  /// The place as degrees, latitude first, with hemisphere letters and seven decimals at most, which is about a
  /// centimetre: `36.2°N 36.67°E`.
  package var inWords: String {
    "\(Self.inWords(latitude, "N", "S")) \(Self.inWords(longitude, "E", "W"))"
  }

  /// Degrees without a sign, never with an exponent.
  private static func inWords(_ degrees: Double, _ positive: String, _ negative: String) -> String {
    let units = (degrees * 1e7).rounded()
    guard abs(units) < 0x1p53 else { return "\(degrees)°" }
    let digits = String(Int64(abs(units)))
    let padded = String(repeating: "0", count: max(0, 8 - digits.count)) + digits
    var decimals = padded.suffix(7)
    while decimals.count > 1, decimals.last == "0" { decimals.removeLast() }
    return "\(padded.dropLast(7)).\(decimals)°\(units < 0 ? negative : positive)"
  }
}

extension Length {
  /// The length rounded to three figures in a fitting unit, for figures that were measured.
  package var inRoundedWords: String {
    func rounded(_ value: Double) -> String {
      guard value.isFinite, value != 0 else { return String(value) }
      var scale = 1.0
      var size = abs(value)
      while size < 100 {
        size *= 10
        scale *= 10
      }
      let figures = (value * scale).rounded()
      // 185 stands for 184.5 to 185.5, and 185.0 would not.
      return scale == 1 && abs(figures) < 1e15 ? String(Int(figures)) : String(figures / scale)
    }
    if abs(meters) >= 1000 { return "\(rounded(meters / 1000)) km" }
    if abs(meters) >= 1 { return "\(rounded(meters)) m" }
    return "\(rounded(meters * 1000)) mm"
  }
}
