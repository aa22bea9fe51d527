internal import Geometry
internal import Incidents
internal import SystemIO
internal import ZoneFiles
internal import Zones

/// The options of a call: names and values as texts, taken one by one, so that what is left over is unknown.
struct CallOptions {
  private var values: [(name: String, value: String)] = []

  /// - Throws: `UsageError` for a name without a value, or given twice.
  init(_ pairs: UnsafePointer<UnsafePointer<CChar>?>?) throws(UsageError) {
    guard var pair = unsafe pairs else { return }
    while let name = unsafe pair[0].map({ unsafe String(cString: $0) }) {
      guard let value = unsafe pair[1].map({ unsafe String(cString: $0) }) else {
        throw UsageError("the option ‘\(name)’ has no value; give one after its name")
      }
      if values.contains(where: { $0.name == name }) {
        throw UsageError("the option ‘\(name)’ is given twice; give it once")
      }
      values.append((name, value))
      unsafe pair += 2
    }
  }

  /// The value of an option; nil where it is not given.
  mutating func text(_ name: String) -> String? {
    values.firstIndex { $0.name == name }.map { values.remove(at: $0).value }
  }

  /// The value that a reader makes of an option.
  ///
  /// - Throws: `UsageError`, which names the option.
  mutating func value<Value, Fault: Error>(
    _ name: String, _ read: (String) throws(Fault) -> Value
  ) throws(UsageError) -> Value? {
    guard let text = text(name) else { return nil }
    do throws(Fault) { return try read(text) } catch { throw UsageError("\(name): \(error)") }
  }

  /// The case that an option names.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of: Choice.Type = Choice.self
  ) throws(UsageError) -> Choice? {
    try value(name) { text throws(UsageError) in
      if let choice = Choice(rawValue: text) { return choice }
      let list = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("unknown value ‘\(text)’; give one of \(list)")
    }
  }

  /// Whether a flag is set.
  mutating func flag(_ name: String) throws(UsageError) -> Bool {
    try value(name) { text throws(UsageError) in
      switch text {
      case "true": true
      case "false": false
      default: throw UsageError("‘\(text)’ is neither true nor false")
      }
    } ?? false
  }

  /// A length with its unit.
  mutating func length(_ name: String) throws(UsageError) -> Length? {
    try value(name) { text throws(LengthError) in try Length(parsing: text) }
  }

  /// Refuses what was not taken.
  func requireAllTaken() throws(UsageError) {
    guard let rest = values.first else { return }
    throw UsageError("unknown option ‘\(rest.name)’")
  }
}

extension CallOptions {
  /// The rule of a zone.
  mutating func rule() throws(UsageError) -> ZoneSpecification {
    let depth = try value("depth", ZoneSpecification.Depth.init(parsing:))
    let band = try value("band", ZoneSpecification.Depth.init(parsingBand:))
    if depth != nil, band != nil { throw UsageError("depth and band are both given; give only one of them") }
    guard let depth = depth ?? band else {
      throw UsageError("a depth is missing; give one with its unit, as in 20km or 15km..20km")
    }
    var rule = ZoneSpecification(
      depth: depth, side: try value("side", ZoneSpecification.Side.init(parsing:)) ?? .both,
      ends: try choice("ends"), edges: try choice("edges") ?? .geodesic,
      tolerance: try length("tolerance") ?? .meters(1), approximation: try choice("approximation") ?? .nearest
    )
    rule.statedJoinTolerance = try length("join-tolerance")
    return rule
  }

  /// How well the line is known, and which probabilities decide.
  mutating func assessment() throws(UsageError) -> AssessmentOptions {
    let accuracy = try length("line-accuracy")
    if let accuracy, accuracy.meters < 0 { throw UsageError("line-accuracy is negative; give a radius") }
    func probability(_ text: String) throws(UsageError) -> Double {
      guard let value = Double(text), (0...1).contains(value) else {
        throw UsageError("‘\(text)’ is not a probability; give a number from 0 to 1")
      }
      return value
    }
    let inside = try value("inside-from", probability) ?? VerdictThresholds.standard.insideFrom
    let outside = try value("outside-to", probability) ?? VerdictThresholds.standard.outsideTo
    guard let thresholds = VerdictThresholds(insideFrom: inside, outsideTo: outside) else {
      throw UsageError("inside-from \(inside) must be more than outside-to \(outside)")
    }
    return AssessmentOptions(lineAccuracy: accuracy, thresholds: thresholds)
  }
}
