internal import IncidentDates
internal import Dates
internal import TextFormats
internal import Geometry
internal import Incidents
internal import Zones
internal import ZoneDoubt

/// The columns of a monitor's findings.
struct MonitorColumns: Sendable {
  private let obligations: [Obligation]
  private let readings: [Reading]
  private let saysWhatWasRead: Bool

  /// The columns before those of the obligations.
  private static let first = [
    "finding", "obligation", "zone", "verdict", "doubt", "distance_m", "side", "chainage_m", "sector",
    "p_core",
    "p_zone", "date_from", "date_to",
  ]
  /// The columns after those of the obligations.
  private static let last = ["evidence", "reason"]

  /// - Parameters:
  ///   - obligations: Those that incidents are judged against.
  ///   - saysWhatWasRead: Whether ``DatedReadingColumns`` are among them.
  init(_ obligations: [Obligation], readings: [Reading], saysWhatWasRead: Bool) {
    (self.obligations, self.readings, self.saysWhatWasRead) = (obligations, readings, saysWhatWasRead)
  }

  var names: [String] {
    Self.first + obligations.map(\.id)
      + (readings.isEmpty ? [] : ["holds"] + readings.map { "reading_\($0.id)" })
      + Self.last + (saysWhatWasRead ? DatedReadingColumns.names : [])
  }

  /// The values of a finding, one for each column.
  func values(_ found: Result<MonitorFinding, RowError>) -> [FindingValue] {
    switch found {
    case .failure(let refusal):
      [.text("invalid")]
        + Array(
          repeating: .text(""),
          count: names.count - 2 - (saysWhatWasRead ? DatedReadingColumns.names.count : 0))
        + [.text(refusal.reason)] + (saysWhatWasRead ? DatedReadingColumns.names.map { _ in .text("") } : [])
    case .success(let finding): values(finding)
    }
  }

  private func values(_ finding: MonitorFinding) -> [FindingValue] {
    let assessment = finding.zone?.assessment
    let placement = assessment?.placement
    let hasFoot = placement?.distance.isFinite ?? false
    var values: [FindingValue] = [
      .text(finding.outcome.rawValue), .text(finding.concerned(of: obligations).joined(separator: " ")),
      .text(finding.zone?.id ?? ""), .text(assessment?.verdict.rawValue ?? ""),
      .text(finding.doubts.joined(separator: " ")),
      .number(placement?.distance ?? .nan, decimals: 3), .text(placement?.side.rawValue ?? ""),
      .number(hasFoot ? placement?.chainage ?? .nan : .nan, decimals: 3), .text(finding.sector),
      .number(assessment?.core ?? .nan, decimals: 4), .number(assessment?.zone ?? .nan, decimals: 4),
      .text(finding.days.first?.description ?? ""), .text(finding.days.last?.description ?? ""),
    ]
    values += finding.obligations.map { .text($0.outcome.rawValue) }
    if !readings.isEmpty {
      values.append(.text(finding.holds ? "every reading" : "depends"))
      values += finding.readings.map { .text($0.rawValue) }
    }
    let evidence = zip(finding.obligations, obligations).map { $0.evidence($1) }.filter { !$0.isEmpty }
    values += [.text(evidence.joined(separator: " | ")), .text(finding.note)]
    if saysWhatWasRead {
      values += DatedReadingColumns.values(
        place: finding.place, radius: finding.radius, date: finding.time.read.iso,
        forms: [finding.placeForm, finding.time.form])
    }
    return values
  }
}
