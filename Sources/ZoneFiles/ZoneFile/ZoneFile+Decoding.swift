internal import Geometry
package import SystemIO
internal import TextFormats
internal import Zones

extension ZoneFile {
  /// Reads the zone file at a path, or of standard input for `-`.
  ///
  /// - Throws: ``ReadError``, as ``decode(_:name:)`` does, and for a file that demarc did not make.
  package init(path: String) throws(ReadError) {
    let source = try SourceFile(path)
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
    guard let parts = try ZoneFileParts(bytes, name: name, roles: nil) else { return nil }
    let definition = try parts.definition()
    var regions: [Zone.Region] = []
    var measures: [RegionMeasure?] = []
    for role in definition.specification.roles {
      let feature = try parts.feature(role.rawValue)
      let (from, to) = try parts.depths(of: feature)
      regions.append(Zone.Region(role: role, from: from, to: to, polygons: try parts.polygons(of: feature)))
      measures.append(feature.properties.measure)
    }
    let zone = Zone(
      specification: definition.specification, boundary: definition.boundary, within: definition.within,
      regions: regions, certificate: parts.zone.certificate.certificate)
    return ZoneFile(zone: zone, provenance: definition.provenance, statedMeasures: measures)
  }

  /// Reads of a zone file only what decides where places lie, and not its polygons: some milliseconds even for
  /// a large zone.
  ///
  /// - Returns: nil for a file that carries no member `demarc`.
  /// - Throws: ``ReadError``, as ``decode(_:name:)`` does.
  package static func definition(_ bytes: [UInt8], name: String) throws(ReadError) -> ZoneDefinition? {
    try ZoneFileParts(bytes, name: name, roles: ["boundary", "within"])?.definition()
  }
}

/// The features of a zone file by their roles, and its member `demarc`.
private struct ZoneFileParts {
  var file: String
  var features: [SourceFeature]
  var zone: ZoneMember

  init?(_ bytes: [UInt8], name: String, roles: Set<String>?) throws(ReadError) {
    let text: SourceText
    do {
      text = try SourceText(bytes, name: name)
    } catch .empty {
      throw .format(file: name, seen: "it is empty", remedy: "give a zone file, as ‘demarc zone’ writes it")
    }
    guard text.firstByte == UInt8(ascii: "{") else { return nil }
    let json = try GeoJSONDocument(text)
    guard let member = json.zoneMember else { return nil }
    do throws(ZoneMemberError) {
      zone = try ZoneMember(member)
    } catch {
      throw error.error(file: name)
    }
    file = name
    features = try SourceDocument(json, selecting: GeoJSONSelection(roles: roles)).features
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

  func definition() throws(ReadError) -> ZoneDefinition {
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
    guard case .lines(let lines, _)? = feature.geometry,
      feature.properties.parts?.count ?? lines.count == lines.count
    else { throw fault("has a line that does not fit its ‘parts’") }
    var collector = LineCollector(file: file)
    try collector.add(feature)
    try collector.requireLine()
    let (parts, _) = try collector.positions.coordinates(in: "OGC:CRS84", file: file)
    let boundary = Boundary(
      parts: zip(parts, collector.parts).map { vertices, part in
        Boundary.Part(
          vertices: vertices, isRing: part.isRing, isHole: part.isHole, origin: part.origin)
      })
    return (boundary, collector.statedAccuracy)
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

extension FeatureProperties {
  /// The area and perimeter a region states.
  fileprivate var measure: RegionMeasure? {
    guard let area, let perimeter else { return nil }
    return RegionMeasure(area: Area(squareMeters: area * 1e6), perimeter: .kilometers(perimeter))
  }
}

extension ZoneSpecification {
  /// The roles of the regions that a zone of this rule has.
  fileprivate var roles: [Zone.Role] {
    switch depth {
    case .single: [.zone]
    case .range: [.core, .margin]
    case .band: [.band]
    }
  }
}
