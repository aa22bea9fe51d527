internal import ArgumentParser
internal import Geometry
internal import Incidents
internal import SystemIO
internal import Zones

/// The options of every command that judges incidents: how well lines are known, and which probabilities decide.
struct AssessmentOptionGroup: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The radius within which all of the line is known, as in 2km; by default what agreement or zone file states, which may differ from vertex to vertex.",
      valueName: "length"))
  var lineAccuracy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability of being in the core from which a verdict is inside; 0.95 by default.",
      valueName: "probability"))
  var insideFrom: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability of being in the zone up to which a verdict is outside; 0.05 by default.",
      valueName: "probability"))
  var outsideTo: String?

  /// The options as they are judged by.
  ///
  /// - Throws: `UsageError`, which quotes what was given and says what is wanted.
  func options() throws -> AssessmentOptions {
    AssessmentOptions(lineAccuracy: try lineRadius(), thresholds: try thresholds())
  }

  private func lineRadius() throws(UsageError) -> Length? {
    guard let lineAccuracy else { return nil }
    if ["off", "none", "exact", "0"].contains(lineAccuracy.lowercased()) {
      throw UsageError(
        "--line-accuracy ‘\(lineAccuracy)’ is not a length; give 0m to take the line as exact, or leave the option out for what its file states"
      )
    }
    let length = try OptionText.length(lineAccuracy, of: "line-accuracy")
    guard length.meters >= 0 else {
      throw UsageError("--line-accuracy \(lineAccuracy) is negative; give a radius")
    }
    return length
  }

  private func thresholds() throws(UsageError) -> VerdictThresholds {
    func probability(_ text: String?, _ option: String, _ standard: Double) throws(UsageError) -> Double {
      guard let text else { return standard }
      guard let value = Double(text), (0...1).contains(value) else {
        throw UsageError(
          "--\(option) ‘\(text)’ is not a probability; give a number from 0 to 1, as in \(standard)")
      }
      return value
    }
    let inside = try probability(insideFrom, "inside-from", VerdictThresholds.standard.insideFrom)
    let outside = try probability(outsideTo, "outside-to", VerdictThresholds.standard.outsideTo)
    guard let thresholds = VerdictThresholds(insideFrom: inside, outsideTo: outside) else {
      throw UsageError(
        "--inside-from \(inside) must be more than --outside-to \(outside); otherwise a place could be both")
    }
    return thresholds
  }
}
