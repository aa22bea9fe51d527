/// Times of day with points between all their numbers, as `09.11.30`, which are dates of the same form as well.
package enum PointedTime {
  /// The time with colons, as `09:11:30`; nil for a text that is no such time.
  package static func colons(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, text.utf8.allSatisfy({ $0 == 0x2E || (0x30...0x39).contains($0) }),
      (1...2).contains(parts[0].count), parts[1].count == 2, parts[2].count == 2,
      let hour = Int(parts[0]), let minute = Int(parts[1]), let second = Int(parts[2]), hour < 24,
      minute < 60, second < 60
    else { return nil }
    return parts.joined(separator: ":")
  }

  /// Whether a text has four digits in a row, as a year has.
  static func hasLongYear(_ text: String) -> Bool {
    var count = 0
    for scalar in text.unicodeScalars {
      count = scalar.properties.numericType == .decimal ? count + 1 : 0
      if count == 4 { return true }
    }
    return false
  }
}
