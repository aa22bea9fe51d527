internal import Geometry
package import Incidents
package import Zones

extension ZoneMap {
  /// Marks the incidents of a table by the verdicts that ``IncidentCheck`` has of them.
  ///
  /// - Returns: What was found out about the table, one sentence each, and how many rows have what verdict.
  /// - Throws: ``ReadError``, as ``IncidentCheck`` does.
  package mutating func add(
    incidentsOf path: String, judgedBy assessor: Assessor, options: CheckOptions
  ) throws -> (notes: [String], summary: CheckSummary) {
    // Only verdicts are drawn, so that no column of the table can stand in the way.
    var options = options
    options.verdictOnly = true
    options.prefix = "demarc map: "
    var check = try IncidentCheck(path, assessor: assessor, options: options)
    while let finding = try check.next() {
      if case .judged(let assessment, let place, _) = finding {
        add(assessment.verdict, at: place)
      }
    }
    if assessor.thresholds != .standard { scene.notes.append(assessor.thresholds.sentence) }
    return (check.notes, check.summary)
  }
}
