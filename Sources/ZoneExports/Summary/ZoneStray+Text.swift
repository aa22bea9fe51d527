internal import Geometry
internal import Places
internal import TextFormats
internal import ZoneFiles
package import ZoneAnalysis
internal import Zones

extension ZoneStray {
  /// The result for a person, a line for each figure.
  package var text: String {
    var lines: [String] = []
    if let place = worst.place {
      lines.append(
        "strays up to \(Self.words(worst.distance)), at \(place.inRoundedWords),"
          + " \(missing.distance > surplus.distance ? "inside" : "outside") the true zone,"
          + " and nowhere more than \(Self.words(bound, isRoundedUp: true))")
    } else {
      lines.append("strays nowhere more than \(Self.words(bound, isRoundedUp: true))")
    }
    lines.append("missing: \(Self.words(missing, "deep in the true zone"))")
    lines.append("too much: \(Self.words(surplus, "beyond it"))")
    lines.append("in both: \(common.squareKilometers.grouped(3)) km²")
    let error = Length.meters(zone.certificate.deviationBound)
    lines.append(
      "the true zone was built to \(Self.words(error, isRoundedUp: true)), which is added to the bounds")
    lines.append("tolerance \(rule.tolerance.inWords): \(judgement.rawValue)")
    return lines.map { $0 + "\n" }.joined()
  }

  /// Why the polygons do not hold; nil where they are within the tolerance.
  package var fault: String? {
    switch judgement {
    case .within: nil
    case .exceeded:
      "they stray up to \(Self.words(worst.distance)) from the true zone, more than the tolerance of \(rule.tolerance.inWords)"
    case .undecided:
      "they stray by \(Self.words(worst.distance)) to \(Self.words(bound, isRoundedUp: true)); whether that is within the"
        + " tolerance of \(rule.tolerance.inWords) cannot be told"
    }
  }

  /// A JSON object and a line end.
  ///
  /// - Parameters:
  ///   - name: What the polygons are called.
  ///   - line: What the line is called.
  package func json(name: String, line: String) -> [UInt8] {
    JSONWriter.object { json in
      json.member("polygons", name)
      json.member("line", line)
      json.member("judgement", judgement.rawValue)
      json.member("tolerance_m", rule.tolerance.meters)
      json.member("stray_m", worst.distance.meters)
      json.member("stray_bound_m", bound.meters)
      for (name, part) in [("missing", missing), ("too_much", surplus)] {
        json.member(
          name,
          object: { json in
            json.member("area_km2", part.area.squareKilometers)
            json.member("stray_m", part.distance.meters)
            json.member("stray_bound_m", part.bound.meters)
            json.member("latitude", part.place?.latitude)
            json.member("longitude", part.place?.longitude)
          })
      }
      json.member("both_km2", common.squareKilometers)
      json.member("true_zone_bound_m", zone.certificate.deviationBound)
      json.member("specification", object: { $0.members(of: rule) })
    }
  }

  private static func words(_ part: Part, _ where: String) -> String {
    let area = "\(part.area.squareKilometers.grouped(3)) km²"
    guard let place = part.place else { return area }
    return "\(area), up to \(words(part.distance)) \(`where`), at \(place.inRoundedWords)"
  }

  /// A length with a fitting number of decimals, bounds rounded up.
  private static func words(_ length: Length, isRoundedUp: Bool = false) -> String {
    let meters = length.meters
    let (value, unit) = meters < 1000 ? (meters, "m") : (meters / 1000, "km")
    let decimals = meters < 10 || meters >= 1000 ? 3 : meters < 100 ? 2 : 1
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return "\((isRoundedUp ? (value * scale).rounded(.up) / scale : value).grouped(decimals)) \(unit)"
  }
}
