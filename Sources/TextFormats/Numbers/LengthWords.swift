/// The words with which people write lengths, in small letters.
package enum LengthWords {
  /// The metres of a unit by any of its names, those of the field's languages too; nil for any other word.
  package static func meters(in unit: String) -> Double? { units[unit.filter { $0 != "." }] }

  private static let units: [String: Double] = [
    "m": 1, "meter": 1, "meters": 1, "metre": 1, "metres": 1, "mtr": 1, "mtrs": 1, "м": 1, "م": 1, "متر": 1,
    "km": 1000, "kms": 1000, "kilometer": 1000, "kilometers": 1000, "kilometre": 1000, "kilometres": 1000,
    "км": 1000, "كم": 1000, "كيلومتر": 1000,
    "cm": 0.01, "mm": 0.001, "mi": 1609.344, "mile": 1609.344, "miles": 1609.344,
    "nm": 1852, "nmi": 1852, "nautical mile": 1852, "nautical miles": 1852,
    "ft": 0.3048, "feet": 0.3048, "foot": 0.3048, "yd": 0.9144, "yard": 0.9144, "yards": 0.9144,
  ]

  /// What says that a length is not exact.
  package static let hedges: Set<String> = [
    "about", "approx", "approximately", "around", "some", "ca", "circa", "c", "nearly", "roughly", "~", "≈",
    "∼",
  ]
}
