internal import Geometry
package import SystemIO
package import TextFormats
internal import Zones

extension ZoneFile {
  /// Reads the zone file at a path, or of standard input for `-`.
  ///
  /// - Throws: ``ReadError``, as ``decode(_:name:)`` does, and for a file that demarc did not make.
  package init(path: String) throws(ReadError) { try self.init(SourceFile(path)) }

  /// Reads a zone file whose text is at hand.
  ///
  /// - Throws: as ``init(path:)``.
  package init(_ source: SourceFile) throws(ReadError) {
    guard let file = try Self.decode(source.text, name: source.name) else {
      throw .format(
        file: source.name, seen: "this is not a zone file: it has no member ‘demarc’",
        remedy: "make one with ‘demarc zone’")
    }
    self = file
  }

  /// Reads a zone file, whichever program has rewritten it since.
  ///
  /// - Returns: nil for a GeoJSON file that carries no member `demarc`: it is not a zone file, or other software
  ///   has dropped the member. ``PolygonReader`` reads its polygons.
  /// - Throws: ``ReadError``; ``ReadError/zoneFile(file:member:problem:)`` where the rule or the certificate is
  ///   damaged, or a feature is missing.
  package static func decode(_ bytes: [UInt8], name: String) throws(ReadError) -> ZoneFile? {
    try ZoneFileParts(bytes, name: name, roles: nil)?.zoneFile()
  }

  /// Reads of a zone file only what decides where places lie, and not its polygons: some milliseconds even for
  /// a large zone.
  ///
  /// - Returns: nil for a file that carries no member `demarc`.
  /// - Throws: ``ReadError``, as ``decode(_:name:)`` does.
  package static func definition(_ bytes: [UInt8], name: String) throws(ReadError) -> ZoneDefinition? {
    try ZoneFileParts(bytes, name: name, roles: ZoneFileParts.definingRoles)?.definition()
  }
}

/// The features of a zone by their roles, and the member `demarc`.
package struct ZoneFileParts: Sendable {
  /// What messages call the file, or the zone in it.
  var file: String
  package var features: [SourceFeature]
  var zone: ZoneMember

  /// The roles of the features that decide where places lie.
  package static let definingRoles: Set<String> = ["boundary", "within"]

  /// - Parameters:
  ///   - file: What messages call the file, or the zone in it.
  ///   - features: Its regions, its line, and its clip area if it has one.
  ///   - member: The member `demarc` of its line, as a file of many zones has it.
  /// - Throws: ``ReadError/zoneFile(file:member:problem:)`` where the member is damaged.
  package init(file: String, features: [SourceFeature], lineMember member: JSONValue) throws(ReadError) {
    (self.file, self.features) = (file, features)
    do throws(ZoneMemberError) {
      zone = try ZoneMember(ofLine: member)
    } catch {
      throw error.error(file: file)
    }
  }

  /// Whether the zone is clipped, as its certificate says.
  package var isClipped: Bool { zone.certificate.within != nil }

  init?(_ bytes: [UInt8], name: String, roles: Set<String>?) throws(ReadError) {
    guard let json = try Self.document(bytes, name: name), let member = json.zoneMember else { return nil }
    if ZoneFile.holdsManyZones(member) {
      throw .format(
        file: name, seen: "it holds many zones, and one is wanted here",
        remedy:
          "‘verify’, ‘area’ and ‘check’ of a table take many; for one of them, run ‘demarc zone’ on its line alone"
      )
    }
    do throws(ZoneMemberError) {
      zone = try ZoneMember(member)
    } catch {
      throw error.error(file: name)
    }
    file = name
    features = try SourceDocument(json, selecting: GeoJSONSelection(roles: roles)).features
  }

  /// The GeoJSON of a text; nil for what is no JSON object.
  package static func document(_ bytes: [UInt8], name: String) throws(ReadError) -> GeoJSONDocument? {
    let text: SourceText
    do {
      text = try SourceText(bytes, name: name)
    } catch .empty {
      throw .format(file: name, seen: "it is empty", remedy: "give a zone file, as ‘demarc zone’ writes it")
    }
    guard text.firstByte == UInt8(ascii: "{") else { return nil }
    return try GeoJSONDocument(text)
  }

  /// The zone with its polygons.
  ///
  /// - Throws: ``ReadError``, as ``ZoneFile/decode(_:name:)`` does.
  package func zoneFile() throws(ReadError) -> ZoneFile {
    let definition = try definition()
    var regions: [Zone.Region] = []
    var measures: [RegionMeasure?] = []
    for feature in try regionFeatures(of: definition.specification) {
      let (from, to) = try depths(of: feature.feature)
      regions.append(
        Zone.Region(role: feature.role, from: from, to: to, polygons: try polygons(of: feature.feature)))
      measures.append(feature.feature.properties.measure)
    }
    let zone = Zone(
      specification: definition.specification, boundary: definition.boundary, within: definition.within,
      regions: regions, certificate: zone.certificate.certificate)
    return ZoneFile(zone: zone, provenance: definition.provenance, statedMeasures: measures)
  }

  /// The feature of each region of a rule; rings by their depths.
  private func regionFeatures(
    of rule: ZoneSpecification
  ) throws(ReadError) -> [(role: Zone.Role, feature: SourceFeature)] {
    var found: [(role: Zone.Role, feature: SourceFeature)] = []
    for region in rule.roles where region.role != .ring {
      found.append((region.role, try feature(region.role.rawValue)))
    }
    guard !rule.ringDepths.isEmpty else { return found }
    let rings = features.filter { $0.properties.role == Zone.Role.ring.rawValue }
    guard rings.count == rule.roles.count else {
      throw fault("has \(rings.count) features of role ‘ring’, and its rule has \(rule.roles.count) rings")
    }
    return rings.sorted { ($0.properties.depthFrom ?? 0) < ($1.properties.depthFrom ?? 0) }.map {
      (.ring, $0)
    }
  }

  /// The one feature of a role.
  func feature(_ role: String) throws(ReadError) -> SourceFeature {
    let found = features.filter { $0.properties.role == role }
    guard let feature = found.first, found.count == 1 else {
      throw fault(
        found.isEmpty ? "has no feature of role ‘\(role)’" : "has several features of role ‘\(role)’")
    }
    return feature
  }

  func fault(_ problem: String) -> ReadError { .zoneFile(file: file, member: "features", problem: problem) }

  /// What decides where places lie.
  ///
  /// - Throws: ``ReadError``, as ``ZoneFile/decode(_:name:)`` does.
  package func definition() throws(ReadError) -> ZoneDefinition {
    let feature = try feature("boundary")
    let within =
      features.contains { $0.properties.role == "within" }
      ? try polygons(of: try self.feature("within")) : nil
    let certificate = zone.certificate
    let texts = SourceTexts(joining: [feature.properties])
    let (boundary, accuracy) = try line(of: feature)
    return ZoneDefinition(
      specification: zone.specification.rule, boundary: boundary, within: within,
      provenance: ZoneProvenance(
        boundary: certificate.boundary, within: certificate.within, versions: certificate.versions,
        statedAccuracy: accuracy ?? certificate.statedAccuracy.map { LineAccuracy($0) }, texts: texts,
        operation: certificate.operation))
  }

  private func line(of feature: SourceFeature) throws(ReadError) -> (Boundary, LineAccuracy?) {
    guard let count = feature.geometry?.partCount, feature.properties.parts?.count ?? count == count else {
      throw fault("has a line that does not fit its ‘parts’")
    }
    var collector = LineCollector(file: file, pointUse: .basePoints)
    try collector.add(feature)
    try collector.requireLine()
    let (parts, _) = try collector.positions.coordinates(in: "OGC:CRS84", file: file)
    return (collector.boundary(of: parts), collector.statedAccuracy)
  }

  func polygons(of feature: SourceFeature) throws(ReadError) -> [Polygon] {
    var collector = PolygonCollector(file: file, isZoneFile: true)
    try collector.add(feature)
    try collector.requirePolygons()
    let (rings, _) = try collector.positions.coordinates(in: "OGC:CRS84", file: file)
    return collector.features(of: rings).flatMap(\.polygons)
  }

  func depths(of feature: SourceFeature) throws(ReadError) -> (from: Length, to: Length) {
    guard let from = feature.properties.depthFrom, let to = feature.properties.depthTo else {
      throw fault("has a region without ‘depth_from_m’ and ‘depth_to_m’")
    }
    return (.meters(from), .meters(to))
  }
}

extension SourceGeometry {
  /// How many lines and points it has; nil for what a boundary does not have.
  fileprivate var partCount: Int? {
    switch self {
    case .lines(let lines, isMulti: _): return lines.count
    case .points(let points): return points.count
    case .polygons: return nil
    case .collection(let members):
      let counts = members.map(\.partCount)
      return counts.contains(nil) ? nil : counts.reduce(0) { $0 + ($1 ?? 0) }
    }
  }
}

extension FeatureProperties {
  /// The area and perimeter a region states.
  fileprivate var measure: RegionMeasure? {
    guard let area, let perimeter else { return nil }
    return RegionMeasure(area: Area(squareMeters: area * 1e6), perimeter: .kilometers(perimeter))
  }
}
