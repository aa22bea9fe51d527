internal import Agreements
internal import Geometry
internal import Maps
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles
internal import Zones

extension ReportContext {
  /// Adds the parts of a zone with their areas.
  mutating func add(
    regionsOf picture: ZonePicture, reading: String, unit: LengthUnit, words: Wording
  ) {
    func add(_ part: String, _ measure: RegionMeasure) {
      regions.append(
        .init(
          zone: picture.terms.title ?? picture.terms.id, reading: reading, days: picture.days(in: words),
          rule: picture.rule(in: unit, words), part: part, area: measure.area.squareKilometers.grouped(3),
          perimeter: (measure.perimeter.meters / 1000).grouped(3)))
    }
    switch picture.shape {
    case .area(let input):
      let isDoubled = PolygonFaults.overlap(input.polygons)
      add(
        words(isDoubled ? "part.doubled" : "role.area"),
        RegionMeasure(of: input.polygons))
    case .zone(let zone, _, _):
      for region in zone.regions {
        let depths = ["a": region.from.inWords(unit), "b": region.to.inWords(unit)]
        add(
          words("part.\(region.role.rawValue)", region.role == .ring ? depths : [:]),
          RegionMeasure(of: region))
      }
    }
  }
}

extension ZonePicture {
  /// The rule in words.
  func rule(in unit: LengthUnit, _ words: Wording) -> String {
    guard case .zone(let zone, _, _) = shape else { return words("rule.area") }
    return words.rule(zone.specification, of: zone.boundary, unit: unit)
  }

  /// What is certified of its outline, as a sentence; nil for an area.
  func certificate(in words: Wording) -> String? {
    guard case .zone(let zone, let provenance, _) = shape else { return nil }
    let certificate = zone.certificate
    let sentence = words(
      "certificate",
      [
        "zone": name, "a": certificate.maximumDeviation.fixed(3), "n": certificate.samples.grouped,
        "b": certificate.deviationBound.fixed(3), "t": zone.specification.tolerance.inWords,
      ])
    let source = provenance.texts.uncertainty.map { words("certificate.source", ["text": $0]) }
    return sentence + (source ?? "") + "."
  }
}
