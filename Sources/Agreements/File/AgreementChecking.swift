/// Checks what the parts of an agreement say of one another.
extension Agreement {
  func check() throws(AgreementError) {
    try checkUnique(zones.map { ($0.id, $0.line) }, "zones")
    try checkUnique(obligations.map { ($0.id, $0.line) }, "obligations")
    try checkUnique(amendments.map { ($0.id, $0.line) }, "amendments")
    try checkUnique(readings.map { ($0.id, $0.line) }, "readings")
    for (index, obligation) in obligations.enumerated() {
      guard zones.contains(where: { $0.id == obligation.zone }) else {
        throw AgreementError(
          file: file, line: obligation.line, field: "obligations[\(index + 1)].zone",
          problem:
            "obligation ‘\(obligation.id)’ is for the unknown zone ‘\(obligation.zone)’; give \(Self.list(zones.map(\.id)))"
        )
      }
    }
    for (index, amendment) in amendments.enumerated() {
      try check(amendment.changes, field: "amendments[\(index + 1)]")
      if let replaced = amendment.replaces, !amendments.contains(where: { $0.id == replaced }) {
        throw AgreementError(
          file: file, line: amendment.line, field: "amendments[\(index + 1)].replaces",
          problem: "unknown amendment ‘\(replaced)’; give \(Self.list(amendments.map(\.id)))")
      }
    }
    try checkCircles()
    for (index, reading) in readings.enumerated() {
      try check(reading.changes, field: "readings[\(index + 1)]")
      if reading.id == Self.textReading {
        throw AgreementError(
          file: file, line: reading.line, field: "readings[\(index + 1)].id",
          problem: "the id ‘\(reading.id)’ is reserved for the agreement's own text; give another")
      }
    }
  }

  /// By what name the text itself goes among the readings.
  static let textReading = "text"

  private func check(_ changes: Changes, field: String) throws(AgreementError) {
    for change in changes.zones {
      guard let zone = zones.first(where: { $0.id == change.id }) else {
        throw AgreementError(
          file: file, line: change.line, field: "\(field).zones.\(change.id)",
          problem: "unknown zone ‘\(change.id)’; give \(Self.list(zones.map(\.id)))")
      }
      let hasLine = change.boundary != nil || (zone.boundary != nil && change.area == nil)
      if hasLine, zone.depth == nil, change.depth == nil {
        throw AgreementError(
          file: file, line: change.line, field: "\(field).zones.\(change.id)",
          problem: "a zone along a line needs a ‘depth’ or a ‘band’; give one, as in 15km..20km")
      }
      if !hasLine, change.depth != nil || change.side != nil {
        throw AgreementError(
          file: file, line: change.line, field: "\(field).zones.\(change.id)",
          problem: "the zone is an area, which has no depth and no side; add a ‘line’")
      }
    }
    for change in changes.obligations where !obligations.contains(where: { $0.id == change.id }) {
      throw AgreementError(
        file: file, line: change.line, field: "\(field).obligations.\(change.id)",
        problem: "unknown obligation ‘\(change.id)’; give \(Self.list(obligations.map(\.id)))")
    }
  }

  private func checkUnique(_ ids: [(id: String, line: Int)], _ field: String) throws(AgreementError) {
    var seen: [String: Int] = [:]
    for (index, entry) in ids.enumerated() {
      // Findings have columns by these names, and columns go by names whatever their case.
      if let first = seen.updateValue(entry.line, forKey: entry.id.lowercased()) {
        throw AgreementError(
          file: file, line: entry.line, field: "\(field)[\(index + 1)].id",
          problem: "the id ‘\(entry.id)’ is used on line \(first) already; give another")
      }
    }
  }

  /// Refuses amendments that replace one another in a circle, and those that are older than the one they replace.
  private func checkCircles() throws(AgreementError) {
    let replaced = Dictionary(amendments.map { ($0.id, $0.replaces) }, uniquingKeysWith: { a, _ in a })
    for (index, amendment) in amendments.enumerated() {
      var chain = [amendment.id]
      while let last = chain.last, let next = replaced[last] ?? nil {
        chain.append(next)
        if next == amendment.id {
          throw AgreementError(
            file: file, line: amendment.line, field: "amendments[\(index + 1)].replaces",
            problem:
              "the amendments replace one another in a circle (\(chain.joined(separator: " → "))); remove one ‘replaces’"
          )
        }
        if chain.count > amendments.count { break }
      }
      if let other = amendments.first(where: { $0.id == amendment.replaces }), other.date > amendment.date {
        throw AgreementError(
          file: file, line: amendment.line, field: "amendments[\(index + 1)].date",
          problem:
            "the date \(amendment.date) is before that of ‘\(other.id)’, \(other.date), which it replaces; give a later day"
        )
      }
    }
  }

  static func list(_ ids: [String]) -> String {
    guard let last = ids.last, ids.count > 1 else { return ids.first.map { "‘\($0)’" } ?? "none" }
    return ids.dropLast().map { "‘\($0)’" }.joined(separator: ", ") + " or ‘\(last)’"
  }
}
