internal import Agreements
internal import Geometry
internal import Maps
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles
internal import Zones

extension ReportContext {
  /// Adds the parts of a zone with their areas.
  mutating func add(regionsOf picture: ZonePicture, reading: String, unit: LengthUnit) {
    func add(_ part: String, _ measure: RegionMeasure) {
      regions.append(
        .init(
          zone: picture.terms.title ?? picture.terms.id, reading: reading, days: picture.daysInWords,
          rule: picture.rule(in: unit), part: part, area: measure.area.squareKilometers.grouped(3),
          perimeter: (measure.perimeter.meters / 1000).grouped(3)))
    }
    switch picture.shape {
    case .area(let input):
      let isDoubled = PolygonFeature.overlap(input.polygons)
      add(
        isDoubled ? "area, counted twice where its polygons overlap" : "area",
        RegionMeasure(of: input.polygons))
    case .zone(let zone, _, _):
      for region in zone.regions {
        let depths =
          region.role == .ring ? ", \(region.from.inWords(unit)) to \(region.to.inWords(unit))" : ""
        add(region.role.rawValue + depths, RegionMeasure(of: region))
      }
    }
  }
}

extension ZonePicture {
  /// The rule in words.
  func rule(in unit: LengthUnit) -> String {
    guard case .zone(let zone, _, _) = shape else { return "an area of its own" }
    return zone.specification.inWords(isClosed: zone.boundary.parts.allSatisfy(\.isRing), unit: unit)
  }

  /// What is certified of its outline, as a sentence; nil for an area.
  var certificateText: String? {
    guard case .zone(let zone, let provenance, _) = shape else { return nil }
    let certificate = zone.certificate
    return
      "\(name): the outline strays at most \(certificate.maximumDeviation.fixed(3)) m from the true limits at \(certificate.samples.grouped) places measured, and nowhere more than \(certificate.deviationBound.fixed(3)) m (tolerance \(zone.specification.tolerance.inWords)). It is about the polygon, not the ground"
      + (provenance.texts.uncertainty.map { "; of the line its source says: \($0)" } ?? "") + "."
  }
}
