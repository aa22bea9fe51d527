package import Dates
package import Geometry
package import ZoneFiles
package import Zones
package import ZoneAnalysis
internal import ZoneBuilding

/// A zone of an agreement as it was in force for some days, by its text or by a rival reading, made to be looked at.
package struct ZonePicture: Sendable {
  /// The geometry of a zone.
  package enum Shape: Sendable {
    /// A certified zone along its line, and the sectors that it is cut into.
    case zone(Zone, ZoneProvenance, sectors: [Zone.Sector])
    /// An area that is the zone itself.
    case area(PolygonInput)
  }

  /// The terms; with the zone's id and title.
  package var terms: ZoneTerms
  /// The reading under which it is so; nil for the text itself.
  package var reading: Reading?
  /// The spans of days on which it was in force, in order; spans that follow one another are joined.
  package var days: [DateSpan]
  /// The geometry, built and certified.
  package var shape: Shape
  /// The names of the sectors, in the order of the line.
  package var sectorNames: [String]
  /// How well its line is known.
  package var lineAccuracy: LineAccuracy
}

extension Agreement {
  /// Every zone of the text as it was in force, and every zone that a reading has otherwise, each made and certified.
  ///
  /// - Parameters:
  ///   - versions: The software, for the zones' provenance.
  ///   - lineAccuracy: The radius within which all lines are known; nil for what the agreement and its files state.
  /// - Throws: ``AgreementError`` where a zone cannot be made.
  package func pictures(
    versions: SoftwareVersions, lineAccuracy: Length? = nil
  ) throws(AgreementError) -> [ZonePicture] {
    try pictures(of: ZoneLibrary(self, lineAccuracy: lineAccuracy), versions: versions)
  }

  func pictures(of zones: ZoneLibrary, versions: SoftwareVersions) throws(AgreementError) -> [ZonePicture] {
    var pictures: [ZonePicture] = []
    var drawn: Set<ZoneTerms> = []
    for reading in [nil] + readings.map(Optional.some) {
      let timetable = Timetable(self, reading: reading?.changes ?? Changes())
      for terms in timetable.versions {
        var key = terms
        key.line = 0
        guard drawn.insert(key).inserted else { continue }
        let days = timetable.epochs.filter { $0.zones.values.contains(terms) }.map(\.days)
        pictures.append(
          try ZonePicture(
            zones.zone(terms), titled: terms, reading: reading, days: MomentSpan.joined(days), of: self,
            versions: versions))
      }
    }
    return pictures
  }

  /// One zone by one reading, as it was in force at last.
  ///
  /// - Parameters:
  ///   - reading: The id of a reading; `text` for the text itself.
  ///   - zone: The id of a zone; nil for the first that the reading changes, or that lies along a line.
  ///   - versions: The software, for the zone's provenance.
  /// - Throws: ``AgreementError``, also for ids that the agreement does not have.
  package func picture(
    of reading: String, zone id: String? = nil, versions: SoftwareVersions
  ) throws(AgreementError) -> ZonePicture {
    func fault(_ field: String, _ what: String, _ known: [String]) -> AgreementError {
      AgreementError(file: file, line: 1, field: field, problem: "\(what); give \(Self.list(known))")
    }
    let chosen = readings.first { $0.id == reading }
    if chosen == nil, reading != Self.textReading {
      throw fault("readings", "unknown reading ‘\(reading)’", [Self.textReading] + readings.map(\.id))
    }
    let first = chosen?.changes.zones.first?.id ?? zones.first { $0.boundary != nil }?.id ?? zones.first?.id
    let timetable = Timetable(self, reading: chosen?.changes ?? Changes())
    let epochs = timetable.epochs.filter { $0.zones[id ?? first ?? ""] != nil }
    guard let terms = epochs.last?.zones[id ?? first ?? ""] else {
      throw fault("zones", "unknown zone ‘\(id ?? "")’", zones.map(\.id))
    }
    return try ZonePicture(
      ZoneLibrary(self).zone(terms), titled: terms, reading: chosen,
      days: MomentSpan.joined(epochs.filter { $0.zones.values.contains(terms) }.map(\.days)), of: self,
      versions: versions)
  }
}

extension ZonePicture {
  fileprivate init(
    _ zone: ZoneInForce, titled terms: ZoneTerms, reading: Reading?, days: [DateSpan],
    of agreement: Agreement, versions: SoftwareVersions
  ) throws(AgreementError) {
    let shape: Shape
    var names: [String] = []
    switch zone.source {
    case .area(let input): shape = .area(input)
    case .line(let input, let rule, let within):
      do throws(ZoneError) {
        let (made, _) = try input.boundary.zone(rule, within: within?.polygons, along: zone.line)
        let plan = zone.sectorPlan
        names = plan?.names ?? []
        shape = .zone(
          made, ZoneProvenance(input, within: within, versions: versions),
          sectors: try plan.map { plan throws(ZoneError) in try made.sectors(at: plan.cuts, along: zone.line)
          } ?? [])
      } catch { throw terms.fault(error, in: agreement) }
    }
    self.init(
      terms: terms, reading: reading, days: days, shape: shape, sectorNames: names,
      lineAccuracy: zone.lineAccuracy)
  }
}

extension MomentSpan {
  /// The days of spans, with those that follow one another made one.
  static func joined(_ spans: [MomentSpan]) -> [DateSpan] {
    var joined: [MomentSpan] = []
    for span in spans {
      if let last = joined.last?.last, span.first == last.advanced(by: 1) {
        joined[joined.count - 1].last = span.last
      } else {
        joined.append(span)
      }
    }
    return joined.map(\.days)
  }
}
