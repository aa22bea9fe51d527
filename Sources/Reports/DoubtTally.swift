internal import TextFormats
internal import Agreements
internal import Geometry
internal import Zones
internal import ZoneDoubt

/// The number of findings in doubt, by what causes the doubt.
struct DoubtTally {
  /// Possible breaches by their doubts; one may have several.
  private(set) var possible: [String: Int] = [:]
  /// Possible breaches whose verdicts are disputed only because positions are uncertain.
  private(set) var byPosition = 0
  /// Possible breaches whose verdicts are disputed only because the line is uncertain.
  private(set) var byLine = 0
  /// Incidents whose position is taken as exact, as nothing is stated of it.
  private(set) var exact = 0

  mutating func add(_ found: Result<MonitorFinding, RowError>) {
    guard case .success(let finding) = found else { return }
    if finding.radius.meters == 0 { exact += 1 }
    guard finding.outcome == .possibleBreach else { return }
    for doubt in finding.doubts { possible[doubt, default: 0] += 1 }
    if finding.zone?.assessment.isUndecidedByPosition == true { byPosition += 1 }
    if finding.zone?.assessment.isUndecidedByLine == true { byLine += 1 }
  }

  /// What causes the doubt of possible breaches, and of how many.
  var causes: [(name: String, count: Int)] {
    ["depth", "position", "line", "date"].map { ($0, possible[$0] ?? 0) }
  }
}
