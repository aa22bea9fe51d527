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
  private var parts: [PartRows]
  private let invalid: Int
  private var columns: [TextColumn]
  /// For each column its number in the table.
  private let sources: [Int]

  /// What is said of rows and one obligation, or one of several zones.
  private struct PartRows {
    var outcome: [Int?] = []
    var verdict: [Int?] = []
    var doubts: [Int?] = []
    var distance: [Double?] = []
    var time = TextColumn("time")
    var location = TextColumn("location")

    mutating func append(_ part: ReportEntry.Part?, invalid: Int) {
      outcome.append(part?.outcome ?? invalid)
      verdict.append(part?.assessment.map { ReportRows.code($0.verdict) })
      doubts.append(ReportRows.mask(part?.doubts ?? []))
      distance.append(part?.assessment.flatMap { ReportRows.meters($0) })
      time.append(part?.time ?? "")
      location.append(part?.location ?? "")
    }
  }

  /// About how many bytes of the table's own columns a page may hold.
  private static let budget = 5_000_000
  /// How many letters of a value the page shows.
  private static let longest = 1000

  /// - Parameters:
  ///   - names: The table's columns.
  ///   - kept: Those that go on the page.
  ///   - kinds: How many kinds of findings there are; what cannot be read has the number after them.
  ///   - parts: How many obligations, or zones, each row has a finding for.
  init(columns names: [String], keeping kept: Set<String>, kinds: Int, parts: Int, readings: Int) {
    sources = names.indices.filter { kept.contains(names[$0]) }
    columns = sources.map { TextColumn(names[$0]) }
    invalid = kinds
    self.parts = Array(repeating: PartRows(), count: parts)
    self.readings = Array(repeating: [], count: readings)
  }

  /// The names of the table's columns that are kept.
  var columnNames: [String] { columns.map(\.name) }

  /// Adds a row and what is said of it, or why nothing can be.
  mutating func append(_ row: ReportedRow, _ found: Result<ReportEntry, RowError>) {
    count += 1
    for (index, source) in sources.enumerated() { columns[index].append(Self.cut(row.text(source))) }
    let entry = try? found.get()
    let place = row.place
    latitude.append(place?.coordinate.latitude)
    longitude.append(place?.coordinate.longitude)
    radius.append(place?.radius.meters)
    outline.append(place.flatMap { outline(of: $0.region) })
    first.append(entry?.days.first?.ordinal)
    last.append(entry?.days.last?.ordinal)
    outcome.append(entry?.outcome ?? invalid)
    verdict.append((entry?.assessment?.verdict).map(Self.code))
    doubts.append(Self.mask(entry?.doubts ?? []))
    distance.append(entry?.assessment.flatMap(Self.meters))
    core.append(entry?.assessment?.core)
    zone.append(entry?.assessment?.zone)
    holds.append(entry.map { $0.holds ? 1 : 0 })
    zones.append(entry?.zone ?? "")
    sectors.append(entry?.sector ?? "")
    for index in readings.indices { readings[index].append(entry?.readings[index]) }
    for index in parts.indices { parts[index].append(entry?.parts[index], invalid: invalid) }
    if case .failure(let refusal) = found {
      reasons.append(refusal.reason)
    } else {
      reasons.append(entry?.note ?? "")
    }
  }

  private mutating func outline(of region: PlaceRegion) -> Int? {
    guard case .sector(let sector) = region else { return nil }
    if let index = known[sector] { return index }
    known[sector] = outlines.count
    outlines.append(sector.outline)
    return outlines.count - 1
  }

  /// The sentence on columns that ``fit(keeping:)`` left out; none where it left out none.
  static func notes(leftOut names: [String]) -> [String] {
    if names.isEmpty { return [] }
    let list = names.map { "‘\($0)’" }.joined(separator: ", ")
    return ["the page leaves out the columns \(list), which would make it too large to send"]
  }

  /// Leaves out what would make the page too large to send, the columns that conditions name kept before others.
  ///
  /// - Returns: The names of the columns that are left out.
  mutating func fit(keeping wanted: Set<String>) -> [String] {
    var left = Self.budget
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
    object.member("obligations", parts) { part, object in
      object.member("outcome", part.outcome)
      object.member("verdict", part.verdict)
      object.member("doubts", part.doubts)
      object.member("distance", part.distance, decimals: 0)
      object.member("time", object: { part.time.members(of: &$0) })
      object.member("location", object: { part.location.members(of: &$0) })
    }
    object.member("columns", columns) { column, object in column.members(of: &object) }
  }

  /// The number that stands for a verdict.
  static func code(_ verdict: Verdict) -> Int {
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

  /// The distance to the line; nil where there is none.
  private static func meters(_ assessment: Assessment) -> Double? {
    let meters = assessment.placement.distance
    return meters.isFinite ? meters : nil
  }

  private static func cut(_ text: String) -> String {
    text.utf8.count <= longest ? text : text.prefix(longest) + "…"
  }
}
