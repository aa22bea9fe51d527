internal import Geometry
internal import Zones
internal import ArgumentParser

/// The options of all commands that judge incidents: how well lines are known, and what is plain.
struct DoubtOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help:
      "The radius within which the line is known, as in 2km, all along it; by default what agreement or zone file states, which may be one for each vertex."
  )
  var lineAccuracy: String?

  @Option(
    parsing: .unconditional,
    help: "The probability of being in the core from which a verdict is inside; 0.95 by default.")
  var insideFrom: String?

  @Option(
    parsing: .unconditional,
    help: "The probability of being in the zone up to which a verdict is outside; 0.05 by default.")
  var outsideTo: String?

  /// The radius of the option, or nil where it is not given.
  func lineRadius() throws -> Length? {
    guard let lineAccuracy else { return nil }
    let length = try Length(option: "line-accuracy", lineAccuracy)
    guard length.meters >= 0 else {
      throw Failure.Usage("--line-accuracy \(lineAccuracy) is negative; write a radius")
    }
    return length
  }

  /// How well a line is known: what is asked for, or else what is stated, or else exactly.
  func lineAccuracy(stated: LineAccuracy?) throws -> LineAccuracy {
    try lineRadius().map { LineAccuracy($0) } ?? stated ?? .exact
  }

  /// The thresholds that are asked for.
  func thresholds() throws -> VerdictThresholds {
    func probability(_ text: String?, _ option: String, _ standard: Double) throws -> Double {
      guard let text else { return standard }
      guard let value = Double(text), (0...1).contains(value) else {
        throw Failure.Usage(
          "--\(option) ‘\(text)’ is no probability; write a number from 0 to 1, as in \(standard)")
      }
      return value
    }
    let inside = try probability(insideFrom, "inside-from", VerdictThresholds.standard.insideFrom)
    let outside = try probability(outsideTo, "outside-to", VerdictThresholds.standard.outsideTo)
    guard let thresholds = VerdictThresholds(insideFrom: inside, outsideTo: outside) else {
      throw Failure.Usage(
        "--inside-from \(inside) must be more than --outside-to \(outside), or a place could be both")
    }
    return thresholds
  }
}
