internal import Dates
internal import Agreements
internal import Geodesy
internal import Geometry
internal import Incidents
internal import TextFormats
internal import Zones
internal import ZoneDoubt

/// The incidents of a report, column by column, as the page has them.
struct ReportRows {
  private(set) var count = 0
  private var latitude: [Double?] = []
  private var longitude: [Double?] = []
  private var radius: [Double?] = []
  /// For each row the outline of the sector in which its place is, as an index of ``outlines``; nil for a disc.
  private var outline: [Int?] = []
  private var outlines: [[Coordinate]] = []
  private var known: [PlaceSector: Int] = [:]
  private var first: [Int?] = []
  private var last: [Int?] = []
  private var outcome: [Int?] = []
  private var verdict: [Int?] = []
  private var doubts: [Int?] = []
  private var distance: [Double?] = []
  private var core: [Double?] = []
  private var zone: [Double?] = []
  private var holds: [Int?] = []
  private var zones = TextColumn("zone")
  private var sectors = TextColumn("sector")
  private var reasons = TextColumn("reason")
  private var readings: [[Int?]]
  private var obligations: [ObligationRows]
  private var columns: [TextColumn]

  /// The finding for one obligation.
  private struct ObligationRows {
    var outcome: [Int?] = []
    var verdict: [Int?] = []
    var doubts: [Int?] = []
    var time = TextColumn("time")
    var location = TextColumn("location")

    mutating func append(_ finding: ObligationFinding?) {
      outcome.append(finding.map { ReportRows.code($0.outcome) } ?? ReportRows.invalid)
      verdict.append((finding?.zone?.assessment.verdict).map(ReportRows.code))
      doubts.append(ReportRows.mask(finding?.doubts ?? []))
      // What happened elsewhere says nothing about the duty.
      let isConcerned = finding.map { $0.outcome != .notConcerned } ?? false
      time.append(isConcerned ? finding?.time ?? "" : "")
      location.append(isConcerned ? finding?.location ?? "" : "")
    }
  }

  /// How many letters of a value the page shows.
  private static let longest = 1000
  private static let invalid = Outcome.allCases.count

  init(columns names: [String], obligations: Int, readings: Int) {
    columns = names.map(TextColumn.init)
    self.obligations = Array(repeating: ObligationRows(), count: obligations)
    self.readings = Array(repeating: [], count: readings)
  }

  /// The names of the table's columns that are kept.
  var columnNames: [String] { columns.map(\.name) }

  /// Adds a row and what is said of it.
  mutating func append(_ row: ReportedRow, _ found: Result<MonitorFinding, RowError>) {
    count += 1
    for index in columns.indices { columns[index].append(Self.cut(row.text(index))) }
    let finding = try? found.get()
    let place = row.place
    latitude.append(place?.coordinate.latitude)
    longitude.append(place?.coordinate.longitude)
    radius.append(place?.radius.meters)
    outline.append(place.flatMap { outline(of: $0.region) })
    first.append(finding?.days.first?.ordinal)
    last.append(finding?.days.last?.ordinal)
    outcome.append(finding.map { Self.code($0.outcome) } ?? Self.invalid)
    let assessment = finding?.zone?.assessment
    verdict.append((assessment?.verdict).map(Self.code))
    doubts.append(Self.mask(finding?.doubts ?? []))
    let meters = assessment?.placement.distance
    distance.append(meters.flatMap { $0.isFinite ? $0 : nil })
    core.append(assessment?.core)
    zone.append(assessment?.zone)
    holds.append(finding.map { $0.holds ? 1 : 0 })
    zones.append(finding?.zone?.id ?? "")
    sectors.append(finding?.sector ?? "")
    for index in readings.indices { readings[index].append(finding.map { Self.code($0.readings[index]) }) }
    for index in obligations.indices { obligations[index].append(finding?.obligations[index]) }
    if case .failure(let refusal) = found {
      reasons.append(refusal.reason)
    } else {
      reasons.append(finding?.note ?? "")
    }
  }

  private mutating func outline(of region: PlaceRegion) -> Int? {
    guard case .sector(let sector) = region else { return nil }
    if let index = known[sector] { return index }
    known[sector] = outlines.count
    outlines.append(sector.outline)
    return outlines.count - 1
  }

  /// Leaves out what would make the page too large to send, the columns that conditions name kept before others.
  ///
  /// - Returns: The names of the columns that are left out.
  mutating func fit(_ budget: Int, keeping wanted: Set<String>) -> [String] {
    var left = budget
    var kept = Set<Int>()
    // Conditions name columns whatever their case.
    let wanted = Set(wanted.map { $0.lowercased() })
    let isWanted = columns.map { wanted.contains($0.name.lowercased()) }
    let order = columns.indices.filter { isWanted[$0] } + columns.indices.filter { !isWanted[$0] }
    for index in order where columns[index].size <= left {
      left -= columns[index].size
      kept.insert(index)
    }
    defer { columns = columns.indices.filter(kept.contains).map { columns[$0] } }
    return columns.indices.filter { !kept.contains($0) }.map { columns[$0].name }
  }

  /// The members of the object that the page has of them.
  func members(of object: inout JSONWriter) {
    object.member("count", count)
    object.member("latitude", latitude, decimals: 6)
    object.member("longitude", longitude, decimals: 6)
    object.member("radius", radius, decimals: 0)
    if !outlines.isEmpty {
      object.member("outline", outline)
      object.member("outlines", lines: outlines, decimals: 5)
    }
    object.member("first", first)
    object.member("last", last)
    object.member("outcome", outcome)
    object.member("verdict", verdict)
    object.member("doubts", doubts)
    object.member("distance", distance, decimals: 0)
    object.member("coreProbability", core, decimals: 3)
    object.member("zoneProbability", zone, decimals: 3)
    object.member("holds", holds)
    object.member("zone", object: { zones.members(of: &$0) })
    object.member("sector", object: { sectors.members(of: &$0) })
    object.member("reason", object: { reasons.members(of: &$0) })
    object.member("readings", readings)
    object.member("obligations", obligations) { obligation, object in
      object.member("outcome", obligation.outcome)
      object.member("verdict", obligation.verdict)
      object.member("doubts", obligation.doubts)
      object.member("time", object: { obligation.time.members(of: &$0) })
      object.member("location", object: { obligation.location.members(of: &$0) })
    }
    object.member("columns", columns) { column, object in column.members(of: &object) }
  }

  private static func code(_ outcome: Outcome) -> Int { Outcome.allCases.firstIndex(of: outcome) ?? invalid }

  private static func code(_ verdict: Verdict) -> Int {
    switch verdict {
    case .inside: 0
    case .disputed: 1
    case .outside: 2
    }
  }

  /// The doubts as a number with a bit for each.
  private static func mask(_ doubts: [String]) -> Int {
    doubts.reduce(0) { mask, doubt in
      mask | (["depth", "position", "line", "date"].firstIndex(of: doubt).map { 1 << $0 } ?? 0)
    }
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= longest ? text : text.prefix(longest) + "…"
  }
}
