internal import Patterns
internal import IncidentDates
internal import Dates
internal import Geometry
internal import TextFormats
internal import ZoneFiles
internal import Zones

/// Decodes an agreement from the fields of its file.
struct AgreementDecoding {
  var file: String
  var folder: String
  /// The time zone to which moments with a distance from UTC are brought; nil before it is read.
  private var zone: LocalZone?

  init(file: String, folder: String) {
    self.file = file
    self.folder = folder
  }

  func agreement(_ root: YAMLField) throws(AgreementError) -> Agreement {
    let members = try root.members(
      [
        "title", "parties", "sources", "notes", "time_zone", "zones", "obligations", "amendments", "layers",
        "readings",
      ], required: ["title", "zones"])
    var agreement = Agreement(
      file: file, folder: folder, title: try members["title"]?.text() ?? "",
      parties: try members["parties"]?.texts(of: "parties") ?? [],
      sources: try members["sources"]?.texts(of: "sources") ?? [],
      notes: try members["notes"]?.texts(of: "notes") ?? [], zones: [], obligations: [], amendments: [],
      layers: [], readings: [])
    var decoding = self
    decoding.zone = try members["time_zone"]?.zone()
    agreement.timeZone = decoding.zone
    try decoding.decode(members, into: &agreement)
    return agreement
  }

  private func decode(
    _ members: [String: YAMLField], into agreement: inout Agreement
  ) throws(AgreementError) {
    for field in try members["zones"]?.elements(of: "zones") ?? [] {
      agreement.zones.append(try zone(field))
    }
    for field in try members["obligations"]?.elements(of: "obligations") ?? [] {
      agreement.obligations.append(try obligation(field))
    }
    for field in try members["amendments"]?.elements(of: "amendments") ?? [] {
      agreement.amendments.append(try amendment(field))
    }
    for field in try members["layers"]?.elements(of: "layers") ?? [] {
      agreement.layers.append(try layer(field))
    }
    for field in try members["readings"]?.elements(of: "readings") ?? [] {
      agreement.readings.append(try reading(field))
    }
    if agreement.zones.isEmpty, let zones = members["zones"] {
      throw zones.error("the list is empty; give at least one zone")
    }
  }

  private static let changeable = [
    "title", "line", "area", "depth", "band", "side", "ends", "edges", "tolerance", "within", "line_accuracy",
    "from", "until", "sectors",
  ]

  private func zone(_ field: YAMLField) throws(AgreementError) -> ZoneTerms {
    let members = try field.members(["id"] + Self.changeable, required: ["id"])
    let terms = try terms(field, members, id: try members["id"]?.id() ?? "")
    switch (terms.boundary, terms.area) {
    case (nil, nil): throw field.error("‘line’ and ‘area’ are both missing; give the file of one")
    case (_?, nil) where terms.depth == nil:
      throw field.error("a zone along a line needs a ‘depth’ or a ‘band’; give one, as in 15km..20km")
    case (nil, _?) where members["depth"] != nil || members["band"] != nil || members["side"] != nil:
      throw field.error("an area has no depth, band or side; leave them out, or give a ‘line’")
    default: return terms
    }
  }

  /// The terms that zones and changes of zones share.
  private func terms(
    _ field: YAMLField, _ members: [String: YAMLField], id: String
  ) throws(AgreementError) -> ZoneTerms {
    if let band = members["band"], members["depth"] != nil {
      throw band.error("‘depth’ and ‘band’ are both given; give only one of them")
    }
    if let area = members["area"], members["line"] != nil {
      throw area.error("‘line’ and ‘area’ are both given; give only one of them")
    }
    var depth = try members["depth"]?.parsed(by: ZoneSpecification.Depth.init(parsing:))
    if let band = members["band"] { depth = try band.parsed(by: ZoneSpecification.Depth.init(parsingBand:)) }
    let terms = ZoneTerms(
      id: id, line: field.line ?? 1, title: try members["title"]?.text(),
      boundary: try members["line"]?.text(),
      area: try members["area"]?.text(), depth: depth,
      side: try members["side"]?.parsed(by: ZoneSpecification.Side.init(parsing:)),
      ends: try members["ends"]?.choice(),
      edges: try members["edges"]?.choice(), tolerance: try members["tolerance"]?.length(),
      within: try members["within"]?.text(), lineAccuracy: try members["line_accuracy"]?.length(),
      from: try members["from"]?.first(in: zone), until: try members["until"]?.last(in: zone),
      sectors: try members["sectors"]?.sectors())
    try checkOrder(terms.from, terms.until, field)
    return terms
  }

  private func checkOrder(
    _ from: Moment?, _ until: Moment?, _ field: YAMLField
  ) throws(AgreementError) {
    if let from, let until, until < from {
      throw field.error(
        "it ends on \(until.asLast), before its first day \(from); expected the first day first")
    }
  }

  /// The first second in which a duty holds: `from` names it or its day, `by` the last day before it or the moment by
  /// which it is due.
  private func start(_ members: [String: YAMLField]) throws(AgreementError) -> Moment? {
    if let by = members["by"] {
      if members["from"] != nil { throw by.error("‘by’ and ‘from’ are both given; give only one of them") }
      return try by.last(in: zone).advanced(by: 1)
    }
    return try members["from"]?.first(in: zone)
  }

  private func obligation(_ field: YAMLField) throws(AgreementError) -> Obligation {
    let members = try field.members(
      ["id", "text", "zone", "by", "from", "until", "bound", "concerns", "note"],
      required: ["id", "text", "zone"])
    let obligation = Obligation(
      id: try members["id"]?.id() ?? "", line: field.line ?? 1, text: try members["text"]?.text() ?? "",
      zone: try members["zone"]?.text() ?? "", from: try start(members),
      until: try members["until"]?.last(in: zone),
      bound: try members["bound"]?.texts(of: "parties") ?? [],
      concerns: try members["concerns"]?.conditions(),
      note: try members["note"]?.text())
    try checkOrder(obligation.from, obligation.until, field)
    return obligation
  }

  private func amendment(_ field: YAMLField) throws(AgreementError) -> Amendment {
    let members = try field.members(
      ["id", "text", "date", "replaces", "zones", "obligations"], required: ["id", "date"])
    return Amendment(
      id: try members["id"]?.id() ?? "", line: field.line ?? 1, text: try members["text"]?.text(),
      date: try members["date"]?.first(in: zone) ?? Moment(seconds: 0),
      replaces: try members["replaces"]?.text(),
      changes: try changes(members))
  }

  private func reading(_ field: YAMLField) throws(AgreementError) -> Reading {
    let members = try field.members(["id", "title", "zones", "obligations"], required: ["id"])
    return Reading(
      id: try members["id"]?.id() ?? "", line: field.line ?? 1, title: try members["title"]?.text(),
      changes: try changes(members))
  }

  private func changes(_ members: [String: YAMLField]) throws(AgreementError) -> Changes {
    var changes = Changes()
    for (id, field) in try members["zones"]?.entries(of: "zones") ?? [] {
      changes.zones.append(try terms(field, try field.members(Self.changeable), id: id))
    }
    for (id, field) in try members["obligations"]?.entries(of: "obligations") ?? [] {
      let days = try field.members(["by", "from", "until"])
      let change = ObligationChange(
        id: id, line: field.line ?? 1, from: try start(days), until: try days["until"]?.last(in: zone))
      try checkOrder(change.from, change.until, field)
      changes.obligations.append(change)
    }
    return changes
  }

  private func layer(_ field: YAMLField) throws(AgreementError) -> Layer {
    let members = try field.members(["title", "file", "label", "rank"], required: ["title", "file"])
    return Layer(
      title: try members["title"]?.text() ?? "", file: try members["file"]?.text() ?? "",
      label: try members["label"]?.text(), rank: try members["rank"]?.text())
  }
}

extension YAMLField {
  /// `all`, or a list of conditions.
  fileprivate func conditions() throws(AgreementError) -> [Condition] {
    if isScalar {
      let text = try text()
      guard text == "all" else {
        throw error("‘\(text)’ is not a list of conditions; give one, or the word all")
      }
      return []
    }
    var conditions: [Condition] = []
    for field in try elements(of: "conditions") {
      let members = try field.members([
        "column", "columns", "equals", "one_of", "matches", "at_least", "at_most",
      ])
      var columns = try members["columns"]?.texts(of: "columns") ?? []
      if let column = members["column"] { columns.append(try column.text()) }
      guard !columns.isEmpty else { throw field.error("the condition has no ‘column’; name one") }
      if members["column"] != nil, members["columns"] != nil {
        throw field.error("‘column’ and ‘columns’ are both given; give only one of them")
      }
      conditions.append(
        Condition(columns: columns, test: try field.conditionTest(members), line: field.line ?? 1))
    }
    if conditions.isEmpty { throw error("the list of conditions is empty; write all for every incident") }
    return conditions
  }

  private func conditionTest(_ members: [String: YAMLField]) throws(AgreementError) -> Condition.Test {
    let tests = ["equals", "one_of", "matches"].compactMap { members[$0] }
    let limits = [members["at_least"], members["at_most"]]
    let count = tests.count + (limits.contains { $0 != nil } ? 1 : 0)
    guard count == 1 else {
      throw error(
        "\(count == 0 ? "no test is" : "several tests are") given; expected one of equals, one_of, matches, or at_least and at_most"
      )
    }
    guard let test = tests.first else {
      let least = try limits[0]?.number()
      let most = try limits[1]?.number()
      if let least, let most, most < least {
        throw error("at_most is less than at_least; expected the lesser first")
      }
      return .range(atLeast: least, atMost: most)
    }
    guard members["matches"] != nil else { return .oneOf(try test.texts(of: "values")) }
    let pattern = try test.text()
    do throws(LinearPattern.Fault) { _ = try LinearPattern(pattern) } catch {
      throw test.error(error.problem)
    }
    return .matches(pattern)
  }

  private func number() throws(AgreementError) -> Double {
    let text = try text()
    guard let number = CompiledCondition.plainNumber(text) else {
      throw error("‘\(text)’ is not a number; write it with digits and a point, as in 100")
    }
    return number
  }
}
