internal import Geometry
package import TextFormats
public import Zones
internal import ZoneVerification

/// What measuring a zone file again found: whether its certificate, its areas and its rule are true of its polygons.
///
/// Nothing the file says of itself is taken on trust but the line and the rule; the polygons are measured against
/// these.
public struct Verification: Sendable, Hashable {
  /// The certificate as it was measured now; nil where the zone misses its definition.
  public var measured: Certificate?
  /// The certificate as the file states it.
  package var stated: Certificate
  /// The measures of the regions as they are now.
  package var measures: [RegionMeasure]
  /// The measures as the file states them; nil where it states none.
  package var statedMeasures: [RegionMeasure?]
  /// Why the zone does not hold, or nil.
  public var fault: String?

  private let zone: Zone
  private let provenance: ZoneProvenance

  /// Measures the zone of a file again, and compares what the file states.
  package init(of file: ZoneFile) {
    zone = file.zone
    provenance = file.provenance
    stated = file.zone.certificate
    statedMeasures = file.statedMeasures
    measures = file.zone.regions.map { RegionMeasure(of: $0) }
    do throws(ZoneError) {
      measured = try file.zone.measuredCertificate()
    } catch {
      fault = error.problem
    }
    if fault == nil { fault = clipFault() ?? statedFault() ?? measureFault() }
  }

  /// A clip area that cuts nothing off leaves no trace in the outline, but it is part of the rule.
  private func clipFault() -> String? {
    switch (zone.within != nil, provenance.within) {
    case (true, nil): "it has a clip area (role ‘within’) of which its certificate does not know"
    case (false, let source?): "the clip area that its certificate names, \(source.name), is not in it"
    default: nil
    }
  }

  /// The figures the file states may be larger than what is measured, as those of another version's samples are, but
  /// not smaller by more than a hundredth of the tolerance.
  private func statedFault() -> String? {
    guard let measured else { return nil }
    let tolerance = zone.specification.tolerance
    let slack = tolerance.meters / 100
    let figures = [
      ("max_deviation_m", stated.maximumDeviation, measured.maximumDeviation),
      ("deviation_bound_m", stated.deviationBound, measured.deviationBound),
    ]
    for (name, stated, measured) in figures where !(measured <= stated + slack) {
      return "the certificate states \(name) \(stated), and \(measured) is measured"
    }
    if !(stated.deviationBound <= tolerance.meters * (1 + 1e-9)) {
      return
        "the certificate states a bound of \(stated.deviationBound) m, over the tolerance of \(tolerance.inWords)"
    }
    return nil
  }

  /// Areas and perimeters hold to 10⁻⁶ of themselves: they are as exact as the coordinates in the file.
  private func measureFault() -> String? {
    for (region, (stated, measured)) in zip(zone.regions, zip(statedMeasures, measures)) {
      let role = region.role.rawValue
      guard let stated else { return "the region ‘\(role)’ states no area and perimeter" }
      let area = (stated.area.squareKilometers, measured.area.squareKilometers)
      if !(abs(area.0 - area.1) <= 1e-6 * area.1 + 1e-9) {
        return "the region ‘\(role)’ states an area of \(area.0) km², and \(area.1) km² is measured"
      }
      let perimeter = (stated.perimeter.meters, measured.perimeter.meters)
      if !(abs(perimeter.0 - perimeter.1) <= 1e-6 * perimeter.1 + 1e-3) {
        return
          "the region ‘\(role)’ states a perimeter of \(perimeter.0 / 1000) km, and \(perimeter.1 / 1000) km is measured"
      }
    }
    return nil
  }
}

extension Verification {
  /// The result as a JSON object and a line feed.
  ///
  /// - Parameter first: Adds members after the file.
  package func json(name: String, first: (inout JSONWriter) -> Void = { _ in }) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("file", name)
      first(&json)
      json.name("valid")
      json.value(fault == nil)
      json.member("reason", ifAny: fault)
      json.member("max_deviation_m", measured?.maximumDeviation)
      json.member("deviation_bound_m", measured?.deviationBound)
      json.member("tolerance_m", zone.specification.tolerance.meters)
      json.member("samples", measured?.samples ?? 0)
      json.member("witnesses", measured?.witnesses ?? 0)
      json.member("proof", ifAny: measured?.proof.rawValue)
      json.cells(measured?.cells ?? CellCounts())
      json.member("stated_max_deviation_m", stated.maximumDeviation)
      json.member("stated_deviation_bound_m", stated.deviationBound)
      json.member("line_uncertainty_m", provenance.statedAccuracy?.greatest.meters)
      json.member(
        "regions",
        array: { json in
          for (region, (measure, stated)) in zip(zone.regions, zip(measures, statedMeasures)) {
            json.object { json in
              json.member("role", region.role.rawValue)
              json.member("depth_from_m", region.from.meters)
              json.member("depth_to_m", region.to.meters)
              json.member("area_km2", measure.area.squareKilometers)
              json.member("stated_area_km2", stated?.area.squareKilometers)
              json.member("perimeter_km", measure.perimeter.meters / 1000)
            }
          }
        })
    }
    json.end()
    return json.bytes
  }
}
