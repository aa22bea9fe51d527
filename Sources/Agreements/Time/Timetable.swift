internal import Dates

/// The zones and duties in force over time: an agreement with its amendments, and perhaps a rival reading, cut into
/// spans of time within which nothing changes.
struct Timetable: Sendable {
  /// A span of time within which the same zones and duties hold.
  struct Epoch: Sendable {
    var days: MomentSpan
    /// The zones in force, by their ids; an amendment's changes are in.
    var zones: [String: ZoneTerms]
    /// For each obligation of the agreement, in its order, how it stands.
    var phases: [Phase]
  }

  /// How an obligation stands within an epoch.
  enum Phase: Equatable, Sendable {
    /// It is agreed, and begins to hold later.
    case before(Moment)
    /// It holds, since a moment if there is one.
    case holds(since: Moment?)
    /// It has ended, or its zone is not in force.
    case none
  }

  let epochs: [Epoch]
  /// All terms of zones that are in force at some time, each once, in the order of time.
  private(set) var versions: [ZoneTerms] = []

  init(_ agreement: Agreement, reading: Changes = Changes()) {
    let starts = Self.starts(agreement, reading)
    var epochs: [Epoch] = []
    for index in -1..<starts.count {
      let first = index < 0 ? nil : starts[index]
      let next = index + 1 < starts.count ? starts[index + 1] : nil
      let days = MomentSpan(first: first, last: next?.advanced(by: -1))
      // Any second of the span will do, as nothing changes within it.
      let day = first ?? next?.advanced(by: -1) ?? Moment(seconds: 0)
      epochs.append(Self.epoch(days, on: day, agreement, reading))
    }
    self.epochs = epochs
    for epoch in epochs {
      for zone in agreement.zones {
        if let terms = epoch.zones[zone.id], !versions.contains(terms) { versions.append(terms) }
      }
    }
  }

  /// Whether something begins or ends within a day.
  var hasHours: Bool { epochs.contains { !$0.days.isOfDays } }

  /// The seconds in which something begins, in order.
  private static func starts(_ agreement: Agreement, _ reading: Changes) -> [Moment] {
    let changes = agreement.amendments.map(\.changes) + [reading]
    let zones = agreement.zones + changes.flatMap(\.zones)
    var days = Set(agreement.amendments.map(\.date))
    days.formUnion(zones.compactMap(\.from))
    days.formUnion(zones.compactMap { $0.until?.advanced(by: 1) })
    days.formUnion(agreement.obligations.compactMap(\.from))
    days.formUnion(agreement.obligations.compactMap { $0.until?.advanced(by: 1) })
    for change in changes.flatMap(\.obligations) {
      if let from = change.from { days.insert(from) }
      if let until = change.until { days.insert(until.advanced(by: 1)) }
    }
    return days.sorted()
  }

  private static func epoch(
    _ days: MomentSpan, on day: Moment, _ agreement: Agreement, _ reading: Changes
  ) -> Epoch {
    var zones = agreement.zones
    var obligations = agreement.obligations
    func apply(_ changes: Changes) {
      for change in changes.zones {
        if let index = zones.firstIndex(where: { $0.id == change.id }) { zones[index].take(change) }
      }
      for change in changes.obligations {
        guard let index = obligations.firstIndex(where: { $0.id == change.id }) else { continue }
        obligations[index].from = change.from ?? obligations[index].from
        obligations[index].until = change.until ?? obligations[index].until
      }
    }
    for amendment in agreement.amendments(inForceOn: day) { apply(amendment.changes) }
    apply(reading)
    let isInForce = { (zone: ZoneTerms) in
      zone.from.map { $0 <= day } ?? true && zone.until.map { day <= $0 } ?? true
    }
    let inForce = Dictionary(
      zones.filter(isInForce).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let phases = obligations.map { obligation -> Phase in
      guard inForce[obligation.zone] != nil else { return .none }
      if let until = obligation.until, until < day { return .none }
      if let from = obligation.from, day < from { return .before(from) }
      return .holds(since: obligation.from)
    }
    // What only says when is no part of what is judged against.
    let terms = inForce.mapValues { zone in
      var zone = zone
      (zone.from, zone.until) = (nil, nil)
      return zone
    }
    return Epoch(days: days, zones: terms, phases: phases)
  }
}

extension Agreement {
  /// The amendments that hold in a second, in the order in which they were made; none that another has replaced by then.
  func amendments(inForceOn day: Moment) -> [Amendment] {
    let made = amendments.filter { $0.date <= day }
    let replaced = Set(made.compactMap(\.replaces))
    return made.enumerated().filter { !replaced.contains($0.element.id) }
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
  }
}

extension ZoneTerms {
  /// Takes over what a change says. A new line or area comes in the place of either.
  mutating func take(_ change: ZoneTerms) {
    if change.boundary != nil || change.area != nil {
      (boundary, area) = (change.boundary, change.area)
      // How well the one line was known says nothing of the other.
      lineAccuracy = nil
    }
    if area != nil { (depth, side, ends, edges, tolerance, sectors) = (nil, nil, nil, nil, nil, nil) }
    line = change.line
    title = change.title ?? title
    depth = change.depth ?? depth
    side = change.side ?? side
    ends = change.ends ?? ends
    edges = change.edges ?? edges
    tolerance = change.tolerance ?? tolerance
    within = change.within ?? within
    lineAccuracy = change.lineAccuracy ?? lineAccuracy
    from = change.from ?? from
    until = change.until ?? until
    sectors = change.sectors ?? sectors
  }
}
