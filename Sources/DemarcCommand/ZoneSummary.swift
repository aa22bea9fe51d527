internal import TextFormats
import Geometry
internal import ZoneFiles
import Zones

/// A finished zone in words, for the person who made it.
struct ZoneSummary {
  /// What is said, a line each.
  var lines: [String]

  /// The regions with their measures, the certificate, and what the certificate does not speak of.
  init(_ zone: Zone, _ provenance: ZoneProvenance, measures: [RegionMeasure]) {
    lines = zip(zone.regions, measures).map { region, measure in
      let rings = region.polygons.reduce(0) { $0 + $1.rings.count }
      let vertices = region.polygons.joined(\.rings)
      return "\(region.depthInWords): \(measure.area.squareKilometers.grouped(3)) km²"
        + " (\(Self.count(region.polygons.count, "polygon")), \(Self.count(rings, "ring")),"
        + " \(Self.count(vertices, "vertex", "vertices")))"
    }
    if zone.within != nil, zone.regions.allSatisfy(\.polygons.isEmpty) {
      lines.append(
        "warning: nothing of the zone lies in the clip area, so the file has no polygon; check --within")
    }
    lines.append("certificate: \(zone.certificate.inWords(tolerance: zone.specification.tolerance))")
    lines += Self.reservations(provenance)
  }

  /// What is known of the line itself: the certificate is about the polygon, not about the ground.
  static func reservations(_ provenance: ZoneProvenance) -> [String] {
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
  fileprivate var depthInWords: String { "\(role.rawValue), \(from.inWords) to \(to.inWords)" }
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
