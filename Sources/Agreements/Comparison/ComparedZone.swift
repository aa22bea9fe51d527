package import Geometry
package import Incidents
internal import SystemIO
package import ZoneFiles
package import Zones

/// A zone to be compared with another: a zone file, polygons, or a zone by one reading of an agreement.
package struct ComparedZone: Sendable {
  /// The name in reports: its file, or the reading as it was named.
  package var name: String
  /// The polygons of all its regions, edges read as RFC 7946 does.
  package var polygons: [Polygon]
  /// The zone, or nil for polygons that demarc did not make.
  package var zone: Zone?
  /// The zone, ready to judge incidents.
  package var judged: JudgedZone

  /// Reads a zone, polygons, or a reading of an agreement (``ReadingReference``).
  ///
  /// - Throws: `ReadError` and ``AgreementError``; `ZoneError` for a zone that has no meaning.
  package init(_ path: String, options: AssessmentOptions, versions: SoftwareVersions) throws {
    if let reading = ReadingReference(path) {
      let picture = try Agreement(path: reading.file)
        .picture(of: reading.reading, zone: reading.zone, versions: versions)
      switch picture.shape {
      case .area(let input): try self.init(reading.text, input.polygons, options)
      case .zone(let zone, _, _): try self.init(reading.text, zone, picture.lineAccuracy, options)
      }
      return
    }
    let source = try SourceFile(path)
    if let file = try ZoneFile.decode(source.text, name: source.name) {
      try self.init(source.name, file.zone, file.provenance.statedAccuracy, options)
    } else {
      let input = try PolygonReader().read(source)
      try self.init(source.name, input.polygons, options)
      judged.notes = input.notes.map { "\(source.name): \($0)" } + input.placeFaults
    }
  }

  private init(_ name: String, _ polygons: [Polygon], _ options: AssessmentOptions) throws {
    (self.name, self.polygons) = (name, polygons)
    judged = try JudgedZone(polygons: polygons, options: options)
  }

  private init(_ name: String, _ zone: Zone, _ stated: LineAccuracy?, _ options: AssessmentOptions) throws {
    (self.name, self.zone, polygons) = (name, zone, zone.regions.flatMap(\.polygons))
    judged = try JudgedZone(zone, stated: stated, options: options)
    if stated == nil, options.lineAccuracy == nil { judged.lineRemark = JudgedZone.exactLine(name) }
  }
}
