internal import Geometry
internal import TextFormats
package import ZoneFiles
internal import Zones

extension Verification {
  /// The result for a person, a line for each figure.
  package func text(of file: ZoneFile) -> String {
    var lines: [String] = []
    let unit = file.zone.specification.unit
    for (region, measure) in zip(file.zone.regions, measures) {
      lines.append(
        "\(region.role.rawValue) \(region.from.inWords(unit)) to \(region.to.inWords(unit)):"
          + " \(measure.area.squareKilometers.grouped(3)) km², perimeter \((measure.perimeter.meters / 1000).grouped(3)) km"
      )
    }
    if let measured {
      lines.append("measured: \(measured.inWords(tolerance: file.zone.specification.tolerance))")
    }
    lines += ZoneSummary.reservations(file.provenance)
    lines.append(fault == nil ? "the zone holds" : "the zone does not hold")
    return lines.map { $0 + "\n" }.joined()
  }
}
