extension Length {
  /// The length in the unit people would use: `20 km`, `800 m`, `1 mm`.
  public var inWords: String {
    func trimmed(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
    if abs(meters) >= 1000 { return "\(trimmed(meters / 1000)) km" }
    if abs(meters) >= 1 || meters == 0 { return "\(trimmed(meters)) m" }
    return "\(trimmed((meters * 1e6).rounded() / 1000)) mm"
  }
}

extension Coordinate {
  /// The place as degrees, latitude first, with hemisphere letters: `36.2°N 36.67°E`.
  public var inWords: String {
    "\(abs(latitude))°\(latitude < 0 ? "S" : "N") \(abs(longitude))°\(longitude < 0 ? "W" : "E")"
  }
}

extension Length {
  /// The length rounded to three figures in a fitting unit, for figures that were measured.
  public var inRoundedWords: String {
    func rounded(_ value: Double) -> String {
      guard value.isFinite, value != 0 else { return String(value) }
      var scale = 1.0
      var size = abs(value)
      while size < 100 {
        size *= 10
        scale *= 10
      }
      return String((value * scale).rounded() / scale)
    }
    if abs(meters) >= 1000 { return "\(rounded(meters / 1000)) km" }
    if abs(meters) >= 1 { return "\(rounded(meters)) m" }
    return "\(rounded(meters * 1000)) mm"
  }
}
