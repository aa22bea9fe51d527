package import Plausibility
internal import Geometry
package import Incidents
package import ZoneDoubt
internal import Zones

extension ZoneMap {
  /// Marks the incidents of an input by the verdicts that ``IncidentCheck`` has of them.
  ///
  /// - Parameter plausibility: Finds coordinates that look mistaken; nil to look for none.
  /// - Returns: Notes on the input, one sentence each, and the counts of rows by verdict.
  /// - Throws: ``ReadError``, as ``IncidentCheck`` does.
  package mutating func add(
    _ incidents: IncidentInput, judgedBy assessor: Assessor, plausibility: PlausibilityCheck? = nil
  ) throws -> (notes: [String], summary: CheckSummary) {
    var check = IncidentCheck(incidents, assessor: assessor, plausibility: plausibility)
    try check.forEach { finding in
      guard case .judged(let assessment, let place, _) = finding else {
        unread += 1
        return
      }
      add(assessment.verdict, at: place, isInDoubt: !assessment.doubts.isEmpty)
    }
    return (check.notes, check.summary)
  }
}
