internal import Geodesy
internal import Geometry
internal import Zones

extension KnownLimits {
  /// Whether a place is in a region by the definition; nil where some limit of the region seems to be within a distance in
  /// metres, as places round it that far away differ from it.
  ///
  /// ``answer(for:at:clearOf:)`` tells by how much nearer the chosen side is than the other. Far from a line that winds within
  /// metres it is nearer by less than that nearly everywhere, though the limit may be kilometres off.
  func probedAnswer(for region: Zone.Region, at place: Coordinate, clearOf room: Double) -> Bool? {
    if let known = answer(for: region, at: place, clearOf: room) { return known }
    let isIn = contains(place, region)
    for probe in 0..<Self.probes {
      let azimuth = 360 / Double(Self.probes) * Double(probe)
      let aside = Geodesic.direct(from: place, azimuth: azimuth, distance: 1.5 * room).end
      guard contains(aside, region) == isIn else { return nil }
    }
    return isIn
  }

  /// How many places round one are asked for.
  private static let probes = 16

  /// Whether a place is in a region by the definition, taken as exact.
  private func contains(_ place: Coordinate, _ region: Zone.Region) -> Bool {
    let position = place.cartesian
    let (from, to) = (region.from.meters, region.to.meters)
    var distance = Double.infinity
    if model.isOneSided {
      let feet = line.nearestOfBoth(to: place, position, within: to + 1, spread: line.spread)
      guard let chosen = feet.chosen else { return false }
      if let other = feet.other, other.distance < chosen.distance { return false }
      distance = chosen.distance
    } else if let foot = line.nearest(to: place, position, sides: chosenSides, within: to + 1) {
      distance = foot.distance
    }
    return distance <= to && (from == 0 || distance > from) && model.isWithin(place)
  }

  /// Whether a place is in a region by the definition; nil unless all limits of the region are farther away than a
  /// distance in metres.
  func answer(for region: Zone.Region, at place: Coordinate, clearOf room: Double) -> Bool? {
    let position = place.cartesian
    let (from, to) = (region.from.meters, region.to.meters)
    let far = to + 2 * room
    // What is not found is farther than this, or than the other by so much that it does not matter.
    var (chosen, other) = (Double.infinity, Double.infinity)
    if model.isOneSided {
      let feet = line.nearestOfBoth(to: place, position, within: far, spread: 2 * room + line.spread)
      chosen = feet.chosen?.distance ?? .infinity
      other = feet.other?.distance ?? .infinity
      if min(chosen, other) <= room { return nil }
    } else if let foot = line.nearest(to: place, position, sides: chosenSides, within: far) {
      chosen = foot.distance
    }
    if hasRay(near: place, within: room) { return nil }
    if clip?.hasEdge(near: place, within: 1.01 * room) == true { return nil }
    if chosen > to + room || chosen - other > 2 * room || chosen < from - room { return false }
    if chosen <= to - room, from == 0 || chosen > from + room, other - chosen > 2 * room {
      return model.isWithin(place)
    }
    return nil
  }
}
