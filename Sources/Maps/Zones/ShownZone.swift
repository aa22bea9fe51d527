package import Geometry
package import Incidents
package import SystemIO
internal import TextFormats
package import ZoneFiles
internal import Zones

/// A zone that maps and pages show: a zone file that demarc made, or polygons of another source.
package struct ShownZone: Sendable {
  /// What is known of it.
  package enum Content: Sendable {
    /// A zone with its line, its rule and its certificate.
    case zone(ZoneFile)
    /// Polygons alone.
    case polygons(PolygonInput)
  }

  /// The path it was read from, as it was given.
  package let path: String
  /// What is known of it.
  package let content: Content
  /// What is said of how it was read, one sentence each.
  package let notes: [String]
  /// What it is called in a file of many zones; nil for the zone of a file of its own.
  private let memberName: String?

  /// One zone of a file of many.
  package init(_ file: ZoneFile, named name: String, of path: String) {
    (self.path, memberName, content) = (path, name, .zone(file))
    notes = [file.provenance.texts.warning].compactMap { $0.map { "warning: \(path): \($0)" } }
  }

  /// Reads a zone file, or the polygons of GeoJSON, WKT or what GDAL reads.
  ///
  /// - Throws: `ReadError`, also for a file without polygons.
  package init(path: String) throws(ReadError) { try self.init(try SourceFile(path), path: path) }

  /// As ``init(path:)``, of a file that was read.
  package init(_ source: SourceFile, path: String) throws(ReadError) {
    (self.path, memberName) = (path, nil)
    let decoded: ZoneFile?
    do throws(ReadError) {
      decoded = try ZoneFile.decode(source.text, name: source.name)
    } catch {
      guard try ZoneFile.holdsManyZones(source.text, name: source.name) else { throw error }
      content = .polygons(try PolygonReader().read(source))
      notes = [
        "\(source.name): a file of too many zones to tell apart; they are shown, and incidents judged, by their polygons; ‘check’ judges by each"
      ]
      return
    }
    if let file = decoded {
      content = .zone(file)
      notes = [file.provenance.texts.warning].compactMap { $0.map { "warning: \(source.name): \($0)" } }
    } else {
      let input = try PolygonReader().read(source)
      content = .polygons(input)
      notes = input.notes.map { "\(input.name): \($0)" }
    }
  }

  /// The name of the line's source or, where there is none, that of the file without folders and ending.
  package var name: String {
    if let memberName { return memberName }
    if case .zone(let file) = content, let name = file.provenance.texts.name { return name }
    return fileName
  }

  /// The name of the file without folders and ending.
  package var fileName: String { memberName ?? OutputEnding.stem(path) }

  /// The zone as incidents are judged against it.
  ///
  /// - Throws: `ReadError` for the polygons of a zone whose rule is lost; `ZoneError` for a line or a rule that has no
  ///   meaning.
  package func judged(_ options: AssessmentOptions) throws -> JudgedZone {
    switch content {
    case .zone(let file):
      var judged = try JudgedZone(file.zone, stated: file.provenance.statedAccuracy, options: options)
      if options.lineAccuracy == nil, file.provenance.statedAccuracy == nil {
        judged.notes.append(JudgedZone.exactLine(path))
      }
      return judged
    case .polygons(let input): return try JudgedZone(input, options: options)
    }
  }

  /// The depths of its rule; none for polygons.
  package var depths: [Length] {
    guard case .zone(let file) = content else { return [] }
    let rule = file.zone.specification
    return [rule.innerDepth, rule.coreDepth, rule.outerDepth].filter { $0.meters > 0 }
  }

  /// The title of several zones: their name where all have one, their names, or how many there are where these are many.
  package static func title(
    of zones: [ShownZone], names: [String], _ words: Wording = .english
  ) -> String {
    if Set(zones.map(\.name)).count == 1 { return zones[0].name }
    // A name may have a comma.
    return names.count > 4 ? words.counted("map.zones", names.count) : names.joined(separator: "; ")
  }

  /// The name by which a person tells several zones apart: the depth where names are alike, else the name; where depths are alike
  /// too, the file, with a number where files are.
  package static func names(
    of zones: [ShownZone], in unit: LengthUnit? = nil, _ words: Wording = .english
  ) -> [String] {
    let names = zones.map(\.name)
    if Set(names).count == names.count { return names }
    let deep = zones.map { zone in
      zone.depths.last.map {
        words("map.to", ["name": zone.name, "d": $0.inWords(unit ?? .fitting(zone.depths))])
      } ?? zone.name
    }
    if Set(deep).count == deep.count { return deep }
    let files = zones.map(\.fileName)
    // Files of one name in several folders: the second of a name is called so.
    return files.indices.map { index in
      let before = files[..<index].count { $0 == files[index] }
      return before == 0 ? files[index] : "\(files[index]) (\(before + 1))"
    }
  }
}

extension ShownZone {
  /// Whether a file holds areas, as far as its text tells: GeoJSON or WKT with polygons. Tables, points and what GDAL reads
  /// are not taken for zones.
  package static func isZone(path: String) -> Bool {
    guard let start = start(of: path) else { return false }
    let text = String(decoding: start, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if text.uppercased().hasPrefix("POLYGON") || text.uppercased().hasPrefix("MULTIPOLYGON") { return true }
    guard text.first == "{" || text.first == "[", let bytes = try? InputFile.bytes(of: path, atMost: 1 << 28)
    else { return false }
    return ["Polygon\"", "MultiPolygon\""].contains { name in hasType(name, bytes) }
  }

  /// Whether a file is an agreement: called as one, or with a member that only agreements have.
  package static func isAgreement(path: String) -> Bool {
    if hasYAMLEnding(path) { return true }
    guard let start = start(of: path) else { return false }
    let text = String(decoding: start, as: UTF8.self)
    if text.first(where: { !$0.isWhitespace && $0 != "\u{FEFF}" }) == "{" {
      return text.contains("\"zones\"") && text.contains("\"title\"")
    }
    return text.split(whereSeparator: \.isNewline).contains {
      $0.hasPrefix("title:") || $0.hasPrefix("parties:") || $0.hasPrefix("zones:")
    }
  }

  /// The first bytes of a file; nil for what is read once, such as a pipe, and for folders, which are GDAL's.
  private static func start(of path: String) -> [UInt8]? {
    guard path != "-", FileIdentity(path: path)?.isRegular == true else { return nil }
    return try? InputStream(path, decodes: false, convert: nil).next(atMost: 1 << 16)
  }

  /// Whether a file is called as agreements are.
  private static func hasYAMLEnding(_ path: String) -> Bool {
    [".yml", ".yaml"].contains { path.lowercased().hasSuffix($0) }
  }

  /// Whether a JSON text has `"type":` before a value that ends so.
  private static func hasType(_ value: String, _ bytes: [UInt8]) -> Bool {
    let wanted = Array("\"\(value)".utf8)
    var rest = bytes[...]
    while let found = rest.firstRange(of: wanted) {
      var before = found.lowerBound
      while before > bytes.startIndex, [0x20, 0x09, 0x0A, 0x0D, 0x3A].contains(bytes[before - 1]) {
        before -= 1
      }
      if bytes[..<before].suffix(6).elementsEqual("\"type\"".utf8) { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }
}
