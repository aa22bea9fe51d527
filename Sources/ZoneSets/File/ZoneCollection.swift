package import SystemIO
package import TextFormats
package import ZoneFiles

/// A file of many zones, as `demarc zone --each` writes it: for each zone its regions, and its line with the rule and the
/// certificate; one clip area for all.
///
/// The features of a zone have its number, `zone_id`. The line's feature has a member `demarc` of its own, as the collection
/// of a single zone has it.
package struct ZoneCollection: Sendable {
  /// One zone of the file.
  package struct Member: Sendable {
    /// Its number, the property `zone_id`.
    package var number: Int
    /// Its name, the property `zone`.
    package var name: String
    /// How messages call it: the file, its number and its name.
    package var label: String
    /// The properties of each of its regions, in their order.
    package var regionProperties: [JSONValue]
    let parts: ZoneFileParts

    /// The zone with its polygons, where the file was read with them.
    ///
    /// - Throws: ``ReadError``, as ``ZoneFile/decode(_:name:)`` does.
    package func zoneFile() throws(ReadError) -> ZoneFile { try parts.zoneFile() }

    /// What decides where places lie.
    ///
    /// - Throws: as ``zoneFile()``.
    package func definition() throws(ReadError) -> ZoneDefinition { try parts.definition() }
  }

  /// The zones, in the order of the file.
  package let members: [Member]

  /// Reads a file of many zones.
  ///
  /// - Parameter readsPolygons: Whether polygons are read, or only what decides where places lie.
  /// - Returns: nil for any other file.
  /// - Throws: ``ReadError``; ``ReadError/zoneFile(file:member:problem:)`` where there is no zone, a zone lacks a line with its rule,
  ///   or a feature is of none.
  package init?(_ bytes: [UInt8], name: String, readsPolygons: Bool) throws(ReadError) {
    guard let json = try ZoneFileParts.document(bytes, name: name), let member = json.zoneMember,
      ZoneFile.holdsManyZones(member)
    else { return nil }
    let roles = readsPolygons ? nil : ZoneFileParts.definingRoles
    let document = try SourceDocument(json, selecting: GeoJSONSelection(roles: roles))
    var numbers: [Int] = []
    var features: [Int: [SourceFeature]] = [:]
    var shared: [SourceFeature] = []
    for feature in document.features {
      if feature.properties.role == "within" {
        shared.append(feature)
        continue
      }
      guard let number = feature.members?["zone_id"]?.number, let number = Int(exactly: number) else {
        throw .zoneFile(
          file: name, member: "features", problem: "has one without a ‘zone_id’, which says whose it is")
      }
      if features[number] == nil { numbers.append(number) }
      features[number, default: []].append(feature)
    }
    if !document.features.isEmpty, document.features.allSatisfy({ $0.zoneMember == nil }) {
      throw .format(
        file: name, seen: "it has lost the rules of its zones",
        remedy: "give the .geojson that ‘demarc zone --each’ wrote")
    }
    var members: [Member] = []
    for number in numbers {
      members.append(try Self.member(number, features[number] ?? [], shared, file: name))
    }
    guard !members.isEmpty else {
      throw .zoneFile(file: name, member: "features", problem: "has no zone")
    }
    self.members = members
  }

  private static func member(
    _ number: Int, _ features: [SourceFeature], _ shared: [SourceFeature], file: String
  ) throws(ReadError) -> Member {
    let name = features.lazy.compactMap { $0.members?["zone"]?.string }.first ?? String(number)
    let label = "\(file), zone \(number) (‘\(name)’)"
    guard let line = features.first(where: { $0.properties.role == "boundary" }), let rule = line.zoneMember
    else {
      throw .zoneFile(file: label, member: "features", problem: "has no line with its rule (role ‘boundary’)")
    }
    var parts = try ZoneFileParts(file: label, features: features, lineMember: rule)
    if parts.isClipped { parts.features += shared }
    let regions = features.filter { $0.properties.role != "boundary" }
    return Member(
      number: number, name: name, label: label, regionProperties: regions.compactMap(\.members), parts: parts)
  }
}

extension ZoneFile {
  /// Whether a text may be a zone file, or one of many zones: the name of their member is in it, or it takes parsing to tell.
  static func mayBe(_ text: [UInt8]) -> Bool {
    // Nothing, other encodings, and whatever else begins in another way.
    guard text.first == UInt8(ascii: "{"), !text.prefix(4).contains(0) else { return true }
    let name = Array("\"demarc\"".utf8)
    var at = 0
    while true {
      at = ByteSearch.first(name[0], in: text, from: at)
      guard at + name.count <= text.count else { break }
      if text[at + 1] == name[1], text[at..<at + name.count].elementsEqual(name) { return true }
      at += 1
    }
    // An escape may stand for a letter.
    at = 0
    while true {
      at = ByteSearch.first(UInt8(ascii: "\\"), in: text, from: at)
      guard at + 1 < text.count else { return false }
      if text[at + 1] == UInt8(ascii: "u") { return true }
      at += 2
    }
  }
}
