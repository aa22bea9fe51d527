internal import Geometry
internal import TextFormats
package import ZoneAnalysis
package import ZoneFiles
package import Zones

/// A finished zone in words, for the person who made it.
package struct ZoneSummary: Sendable, Hashable {
  /// The sentences, a line each.
  package var lines: [String]

  /// The side, the regions with their measures, the certificate, and what the certificate does not cover.
  ///
  /// - Parameter side: nil where the line and the rule do not fit.
  package init(
    _ zone: Zone, _ provenance: ZoneProvenance, side: SideSummary?, measures: [RegionMeasure]
  ) {
    lines = [side?.sentence].compactMap(\.self)
    lines += zip(zone.regions, measures).map { region, measure in
      let rings = region.polygons.reduce(0) { $0 + $1.rings.count }
      let vertices = region.polygons.joined(\.rings)
      return
        "\(region.depthInWords(zone.specification.unit)): \(measure.area.squareKilometers.grouped(3)) km²"
        + " (\(Self.count(region.polygons.count, "polygon")), \(Self.count(rings, "ring")),"
        + " \(Self.count(vertices, "vertex", "vertices")))"
    }
    if zone.within != nil, zone.regions.allSatisfy(\.polygons.isEmpty) {
      lines.append(
        "warning: the zone and the clip area do not overlap, so the file has no polygons; check --within")
    }
    lines.append("certificate: \(zone.certificate.inWords(tolerance: zone.specification.tolerance))")
    lines += Self.reservations(provenance)
  }

  /// How well the line itself is known, which the certificate does not cover, and what its source warns of.
  package static func reservations(_ provenance: ZoneProvenance) -> [String] {
    var lines: [String] = []
    let texts = provenance.texts
    if let accuracy = provenance.statedAccuracy {
      let words = texts.uncertainty.map { ": \($0)" } ?? ""
      lines.append(
        "the line itself is known to ±\(accuracy.inWords)\(words); the certificate is about the polygon, not the ground"
      )
    } else {
      let words = texts.uncertainty.map { "says of its uncertainty ‘\($0)’" } ?? "states no uncertainty"
      lines.append("the line's source \(words); the certificate is about the polygon, not the ground")
    }
    if let warning = texts.warning { lines.append("warning: \(warning)") }
    return lines
  }

  /// Sectors with their lengths and areas.
  package static func lines(of sectors: [Zone.Sector]) -> [String] {
    sectors.map { sector in
      let measure = RegionMeasure(of: sector)
      let length = (sector.to.meters - sector.from.meters) / 1000
      return "sector \(sector.number), \((sector.from.meters / 1000).fixed(3)) km to"
        + " \((sector.to.meters / 1000).fixed(3)) km: \(length.grouped(3)) km of the line,"
        + " \(measure.area.squareKilometers.grouped(3)) km²"
    }
  }

  /// Routes with their lengths, and between which chainages of the line they run.
  package static func lines(of routes: [Zone.Route]) -> [String] {
    routes.enumerated().map { index, route in
      "route \(index + 1), on the \(route.side.rawValue): \((route.length.meters / 1000).grouped(3)) km, along"
        + " \((route.from.meters / 1000).fixed(3)) km to \((route.to.meters / 1000).fixed(3)) km of the line"
    }
  }

  private static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(Double(number).grouped(0)) \(number == 1 ? one : many ?? one + "s")"
  }
}

extension [Polygon] {
  fileprivate func joined(_ rings: (Polygon) -> [[Coordinate]]) -> Int {
    reduce(0) { $0 + rings($1).reduce(0) { $0 + $1.count - 1 } }
  }
}

extension Zone.Region {
  /// The role and the depths: `margin, 15 km to 20 km`.
  fileprivate func depthInWords(_ unit: LengthUnit) -> String {
    "\(role.rawValue), \(from.inWords(unit)) to \(to.inWords(unit))"
  }
}

extension Certificate {
  /// What was measured, as a sentence.
  func inWords(tolerance: Length) -> String {
    // Three figures below the tolerance, so that no bound is rounded to look like less than it is worth.
    var decimals = 3
    var unit = 1.0
    while unit > tolerance.meters, decimals < 9 {
      decimals += 1
      unit /= 10
    }
    return "the outline strays at most \(maximumDeviation.fixed(decimals)) m from the true limits at"
      + " \(Double(samples).grouped(0)) places measured, and nowhere more than"
      + " \(deviationBound.fixed(decimals)) m (tolerance \(tolerance.inWords))"
  }
}
