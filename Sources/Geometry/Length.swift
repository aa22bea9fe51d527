/// A length on the ellipsoid. Stored in metres, which is exact; the other units are defined in metres.
public struct Length: Sendable, Hashable, Comparable {
  /// The length in metres.
  public var meters: Double

  /// A length in metres.
  package init(meters: Double) { self.meters = meters }

  /// A length in metres.
  public static func meters(_ value: Double) -> Length { Length(meters: value) }
  /// A length in kilometres of 1000 m.
  public static func kilometers(_ value: Double) -> Length { Length(meters: value * 1000) }
  /// A length in international nautical miles of 1852 m.
  public static func nauticalMiles(_ value: Double) -> Length { Length(meters: value * 1852) }
  /// A length in international miles of 1609.344 m.
  package static func miles(_ value: Double) -> Length { Length(meters: value * 1609.344) }

  /// The shorter of two lengths comes first.
  public static func < (a: Length, b: Length) -> Bool { a.meters < b.meters }
}

extension Length {
  /// The units a length may be written in, and their metres.
  static let units: [(name: String, meters: Double)] = [
    ("nmi", 1852), ("NM", 1852), ("mm", 0.001), ("cm", 0.01), ("km", 1000), ("mi", 1609.344),
    ("ft", 0.3048), ("m", 1),
  ]

  /// Reads a length with its unit: `20km`, `12nmi`, `5mi`, `800m`, `2.5 km`, `1mm`.
  ///
  /// A bare number is refused, because nobody can tell whether 20 was meant as metres or kilometres.
  ///
  /// - Throws: ``LengthError`` with a sentence that quotes the text and says what is wanted.
  package init(parsing text: String) throws(LengthError) {
    let trimmed = text.drop(while: { $0 == " " })
    guard let unit = Self.units.first(where: { trimmed.hasSuffix($0.name) }) else {
      throw Double(String(trimmed)) == nil ? .unreadable(text) : .missingUnit(text)
    }
    var digits = trimmed.dropLast(unit.name.count)
    while digits.last == " " { digits.removeLast() }
    guard let value = Double(String(digits)), value.isFinite else { throw .unreadable(text) }
    if unit.name == "m", Self.mayBeThousands(digits) { throw .ambiguous(text) }
    self.init(meters: value * unit.meters)
  }
}

extension Length {
  /// Whether a number of metres, such as `20.000`, has its three decimals because the point stands between thousands.
  package static func mayBeThousands(_ digits: some StringProtocol) -> Bool {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].count) && parts[0].first != "0"
      && parts[1].count == 3
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isNumber } }
  }
}

/// Why a text is not a length.
package enum LengthError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A number without a unit.
  case missingUnit(String)
  /// Not a number followed by a unit.
  case unreadable(String)
  /// Metres with three decimals, which may be thousands of metres.
  case ambiguous(String)

  /// One sentence that quotes the text and says what is wanted.
  package var description: String {
    switch self {
    case .missingUnit(let text):
      "‘\(text)’ has no unit; write it with one, as in \(Self.examples(text))"
    case .ambiguous(let text):
      "‘\(text)’ may be metres with decimals, or thousands of metres; write \(Self.readings(text))"
    case .unreadable(let text):
      "‘\(text)’ is not a length; write a number and a unit, as in 20km, 12nmi, 5mi or 800m"
    }
  }
  /// Both readings of metres with three decimals, as texts that leave no doubt: `20m or 20000m`, `20.1250m or 20125m`.
  private static func readings(_ text: String) -> String {
    let parts = text.filter { $0.isNumber || $0 == "." }.split(separator: ".")
    guard parts.count == 2 else { return "20m or 20000m" }
    let decimals = parts[1].reversed().drop { $0 == "0" }.count
    let fraction = decimals == 0 ? "" : ".\(decimals == 3 ? parts[1] + "0" : parts[1].prefix(decimals))"
    return "\(parts[0])\(fraction)m or \(parts[0])\(parts[1])m"
  }

  /// The number with units, but never a length that would be refused in its turn.
  private static func examples(_ text: String) -> String {
    guard let number = Double(text), number.isFinite, number > 0 else { return "20km, 12nmi, 5mi or 800m" }
    return "\(text)km, \(text)nmi, \(text)mi or \(text)m"
  }
}
