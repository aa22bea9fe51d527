/// The unit in which people read depths and distances.
package enum LengthUnit: String, Sendable, Hashable, CaseIterable {
  /// Kilometres, and metres below one.
  case km
  /// International nautical miles of 1852 m.
  case nmi
  /// International miles of 1609.344 m.
  case mi

  /// The metres of one.
  package var meters: Double {
    switch self {
    case .km: 1000
    case .nmi: 1852
    case .mi: 1609.344
    }
  }

  /// The unit in which depths are shortest to write, which is the one that they were given in: 22,224 m are 12 nmi. Where two
  /// are as short, kilometres come first, then nautical miles; as for no depths.
  ///
  /// A zone file keeps metres alone, so that the unit is found again here.
  package static func fitting(_ depths: [Length]) -> LengthUnit {
    func digits(_ unit: LengthUnit) -> Int {
      depths.map { decimals(of: $0.meters / unit.meters) }.max() ?? 0
    }
    let found = allCases.map { (unit: $0, digits: digits($0)) }
    let least = found.map(\.digits).min() ?? 0
    // Other units only where they are round: few decimals, and kilometres are not.
    guard let first = found.first(where: { $0.digits == least }), least <= 2 else { return .km }
    return first.unit
  }

  /// How many decimals a number needs to be right to its ninth significant one; 9 for more.
  private static func decimals(of value: Double) -> Int {
    var scale = 1.0
    for count in 0..<9 {
      let scaled = value * scale
      if abs(scaled - scaled.rounded()) <= 1e-9 * max(1, abs(scaled)) { return count }
      scale *= 10
    }
    return 9
  }
}

extension Length {
  /// The length in a unit: `12 nmi`, `20 km`; in kilometres as ``inWords``, which writes metres below one.
  package func inWords(_ unit: LengthUnit) -> String {
    guard unit != .km else { return inWords }
    let value = (meters / unit.meters * 1e6).rounded() / 1e6
    return
      "\(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)) \(unit.rawValue)"
  }

  /// A depth in the unit that it was given in: `12 nmi`, `20 km`.
  package var depthInWords: String {
    let unit = LengthUnit.fitting([self])
    return unit == .km ? inWords : inWords(unit)
  }
}
