internal import Concurrency
internal import Geometry
package import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneDoubt
package import ZoneFiles
internal import Zones

/// The zones of a file, each by its name.
package struct ZoneSetInput: Sendable {
  package var set: ZoneSet
  /// What is to be said of how it was read, one sentence each.
  package var notes: [String]

  /// Reads a file of many zones, a zone file, or polygons of any layer.
  ///
  /// - Parameters:
  ///   - field: The property with the name of each zone; nil for `zone` of a file of many zones.
  ///   - options: How well lines are known, and which probabilities decide.
  /// - Returns: nil for any other file than one of many zones where no property is given.
  /// - Throws: ``ReadError``, also where no feature has the property; `ZoneError` for a line or a rule without meaning.
  package init?(_ source: SourceFile, named field: String?, options: AssessmentOptions) throws {
    // Without the member's name no text is a zone file; it takes less time to look for it than to parse a layer for it.
    let mayBeZoneFile = ZoneFile.mayBe(source.text)
    if mayBeZoneFile,
      let many = try ZoneCollection(source.text, name: source.name, readsPolygons: false)
    {
      try self.init(many, source.name, named: field, options)
    } else if let field {
      if mayBeZoneFile, let definition = try ZoneFile.definition(source.text, name: source.name) {
        try self.init(definition, source, named: field, options)
      } else {
        try self.init(try PolygonReader().read(source, labelledBy: field), source, named: field, options)
      }
    } else {
      return nil
    }
  }

  private init(
    _ many: ZoneCollection, _ file: String, named field: String?, _ options: AssessmentOptions
  ) throws {
    let key = field ?? "zone"
    let all = many.members.flatMap(\.regionProperties)
    guard all.contains(where: { $0[key] != nil }) else {
      throw Self.missing(key, of: all.flatMap { $0.members.map(\.name) }, file)
    }
    let made = Parallel.map(many.members) { member in
      Result {
        let definition = try member.definition()
        let zones = try Self.zones(definition, options) { index in
          let properties = member.regionProperties
          let own = properties.indices.contains(index) ? properties[index] : properties.first
          let text = own?[key]?.cellText ?? ""
          return text.isEmpty ? member.name : text
        }
        return (zones, definition.provenance.texts.warning, definition.provenance.statedAccuracy == nil)
      }
    }
    let read = try made.map { try $0.get() }
    let zones = read.flatMap(\.0)
    guard !zones.isEmpty else { throw Self.empty(file) }
    let counted = "\(zones.count) zone\(zones.count == 1 ? "" : "s")"
    self.init(
      zones,
      notes: (field == nil
        ? ["\(file): \(counted), named by ‘zone’; --zone-name names another property"] : [])
        + Self.warnings(read.map(\.1), file)
        + Self.exactLines(read.count(where: \.2), of: read.count, file, options))
  }

  /// The warnings of the sources of lines, each once.
  private static func warnings(_ texts: [String?], _ file: String) -> [String] {
    var seen: Set<String> = []
    return texts.compactMap { $0 }.filter { seen.insert($0).inserted }.map { "warning: \(file): \($0)" }
  }

  /// One zone, or the rings that it is cut into.
  private init(
    _ definition: ZoneDefinition, _ source: SourceFile, named field: String, _ options: AssessmentOptions
  ) throws {
    let texts = try source.propertyTexts(of: field, for: "--zone-name").filter { !$0.isEmpty }
    let zones = try Self.zones(definition, options) {
      texts.indices.contains($0) ? texts[$0] : texts.first ?? field
    }
    let exact = definition.provenance.statedAccuracy == nil ? 1 : 0
    self.init(
      zones,
      notes: Self.warnings([definition.provenance.texts.warning], source.name)
        + Self.exactLines(exact, of: 1, source.name, options))
  }

  /// That lines are taken as exact because nothing is stated of them.
  private static func exactLines(_ count: Int, of all: Int, _ file: String, _ options: AssessmentOptions)
    -> [String]
  {
    guard count > 0, options.lineAccuracy == nil else { return [] }
    if all == 1 { return [JudgedZone.exactLine(file)] }
    return [
      "\(file): \(count) of \(all) lines are taken as exact, as nothing is stated of their accuracy; --line-accuracy sets one"
    ]
  }

  /// The polygons of a layer, each feature a zone.
  private init(
    _ input: PolygonInput, _ source: SourceFile, named field: String, _ options: AssessmentOptions
  ) throws {
    try input.requireNoMargin()
    // It says which properties there are.
    if input.features.allSatisfy({ $0.label == nil }) {
      _ = try source.propertyTexts(of: field, for: "--zone-name")
    }
    var notes = input.notes.map { "\(input.name): \($0)" }
    var zones: [SetZone] = []
    var (empty, nameless) = (0, 0)
    let accuracy = options.lineAccuracy ?? .meters(0)
    let made = Parallel.map(input.areas) { feature in
      let text = feature.label ?? ""
      let name = RowError.onOneLine(
        text.isEmpty
          ? ZoneName.of(feature.origin, in: input.name, isOnly: input.areas.count == 1) : text)
      return (
        zone: SetZone(
          name: name, polygons: feature.polygons, outlineAccuracy: accuracy, thresholds: options.thresholds),
        isNamed: !text.isEmpty
      )
    }
    for (zone, isNamed) in made {
      if let zone { zones.append(zone) } else { empty += 1 }
      if !isNamed { nameless += 1 }
    }
    guard !zones.isEmpty else { throw Self.empty(input.name) }
    if empty > 0 {
      notes.append("\(input.name): no place is in \(Self.counted(empty)), without an outline")
    }
    if nameless > 0 {
      notes.append(
        "\(input.name): called \(Self.counted(nameless)) without ‘\(field)’ by the file and the number of the feature"
      )
    }
    notes.append(
      "\(input.name): not a zone file; its polygons are read as RFC 7946 does, and distances are to their outlines"
    )
    let faults = Parallel.map(input.features) { $0.faults(for: .places) }
    self.init(zones, notes: notes + input.warnings(of: faults))
  }

  private init(_ zones: [SetZone], notes: [String]) {
    set = ZoneSet(zones)
    self.notes = notes
    let names = Dictionary(zones.map { ($0.name, 1) }, uniquingKeysWith: +).filter { $0.value > 1 }
    if let (name, count) = names.min(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      self.notes.append(
        "\(names.count) name\(names.count == 1 ? " is that" : "s are those") of several zones, such as ‘\(name)’ of \(count); the findings do not tell them apart"
      )
    }
  }

  /// The zone of a definition; of one that is cut into rings a zone for each ring.
  private static func zones(
    _ definition: ZoneDefinition, _ options: AssessmentOptions, name: (Int) -> String
  ) throws(ZoneError) -> [SetZone] {
    var zones: [SetZone] = []
    let rule = definition.specification
    let unit = rule.unit
    for (index, region) in (rule.ringDepths.isEmpty ? [] : rule.roles).enumerated() {
      var ring = rule
      ring.ringDepths = []
      if region.from.meters > 0 {
        ring.depth = .band(region.from, region.to)
      } else {
        ring.depth = .single(region.to)
      }
      zones.append(
        try zone(
          definition, ring, options,
          name: "\(name(index)), \(region.from.inWords(unit)) to \(region.to.inWords(unit))"))
    }
    if zones.isEmpty { zones = [try zone(definition, rule, options, name: name(0))] }
    return zones
  }

  private static func zone(
    _ definition: ZoneDefinition, _ rule: ZoneSpecification, _ options: AssessmentOptions, name: String
  ) throws(ZoneError) -> SetZone {
    let assessor = try Assessor(
      boundary: definition.boundary, specification: rule, within: definition.within,
      lineAccuracy: options.lineAccuracy(stated: definition.provenance.statedAccuracy),
      thresholds: options.thresholds)
    return try SetZone(
      name: RowError.onOneLine(name), assessor: assessor, depth: rule.outerDepth, within: definition.within,
      vertices: definition.boundary.parts.flatMap(\.vertices))
  }

  private static func missing(_ field: String, of names: [String], _ file: String) -> ReadError {
    var list: [String] = []
    for name in names where !list.contains(name) { list.append(name) }
    return .column(
      file: file, problem: "no zone has a property ‘\(field)’",
      remedy: "give one of \(list.prefix(12).map(RowError.quoted).joined(separator: ", "))")
  }

  private static func counted(_ count: Int) -> String { "\(count) feature\(count == 1 ? "" : "s")" }

  private static func empty(_ file: String) -> ReadError {
    .geometry(
      ReadError.Place(file: file), problem: "there is no zone in it",
      remedy: "give a file with zones or polygons")
  }
}
