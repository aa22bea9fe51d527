internal import Agreements
internal import Geometry
internal import Zones

/// How many findings are in doubt, and for what.
struct DoubtTally {
  /// Possible breaches by what keeps them from being plain; one may have several doubts.
  private(set) var possible: [String: Int] = [:]
  /// Verdicts that would be plain if positions were exact.
  private(set) var byPosition = 0
  /// Verdicts that would be plain if the line were exact.
  private(set) var byLine = 0
  /// Incidents whose position is taken as exact, as nothing is stated of it.
  private(set) var exact = 0

  mutating func add(_ found: Result<MonitorFinding, RowRefusal>) {
    guard case .success(let finding) = found else { return }
    if finding.outcome == .possibleBreach {
      for doubt in finding.doubts { possible[doubt, default: 0] += 1 }
    }
    if finding.radius.meters == 0 { exact += 1 }
    if finding.zone?.assessment.isUndecidedByPosition == true { byPosition += 1 }
    if finding.zone?.assessment.isUndecidedByLine == true { byLine += 1 }
  }
}
