internal import Geodesy
internal import Geometry
internal import Zones

extension KnownLimits {
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
