internal import Geodesy
internal import Geometry
internal import Zones

extension KnownLimits {
  /// Whether a place and all round it are in a region, or all out of it, by the definition.
  ///
  /// - Parameters:
  ///   - isIn: Which of the two is asked for.
  ///   - room: How far from the place no limit may be, in metres, as told by places at that distance and at half of it.
  ///   - foot: A distance in metres at which the place has a foot, if that is known.
  ///   - guess: One at which it may have one.
  func isClearly(
    _ isIn: Bool, in region: Zone.Region, at place: Coordinate, within room: Double, foot: Double? = nil,
    guess: Double? = nil
  ) -> Bool {
    let reach = min(region.to.meters, foot.map { $0 + 1.01 * room } ?? .infinity) + 1
    let first = guess.map { $0 + 1.01 * room + 1 }
    guard contains(place, region, within: reach, first: first) == isIn else { return false }
    // Outlines may run along any ray, also where it is no limit.
    if hasRay(near: place, within: room) { return false }
    for probe in 0..<2 * Self.probes {
      let azimuth = 360 / Double(Self.probes) * (Double(probe) / 2)
      let distance = probe % 2 == 0 ? 1.001 * room : room / 2
      let aside = Geodesic.direct(from: place, azimuth: azimuth, distance: distance).end
      guard contains(aside, region, within: reach, first: first) == isIn else { return false }
    }
    return true
  }

  /// How many places round one are asked for.
  private static let probes = 16

  /// Whether a place is in a region by the definition, taken as exact.
  ///
  /// - Parameters:
  ///   - reach: How far feet are looked for, in metres; that far there is one, or none within the depth.
  ///   - first: How far they are looked for at first, then four times as far, and so on: at flat ends all of the line within reach
  ///     would have to be looked at, as its nearest place may be no foot.
  func contains(
    _ place: Coordinate, _ region: Zone.Region, within reach: Double? = nil, first: Double? = nil
  ) -> Bool {
    let position = place.cartesian
    let farthest = reach ?? region.to.meters + 1
    let (from, to) = (region.from.meters, region.to.meters)
    var reach = min(first ?? farthest, farthest)
    while true {
      if let (distance, isChosen) = nearestFoot(of: place, position, within: reach) {
        return isChosen && distance <= to && (from == 0 || distance > from) && model.isWithin(place)
      }
      guard reach < farthest else { return false }
      reach = min(4 * reach, farthest)
    }
  }

  /// The distance of a place's nearest foot in metres, and whether it is on a chosen side, as it is where one on such a side is no
  /// farther; nil where there is none within reach. Where no sides are chosen, all are.
  private func nearestFoot(
    of place: Coordinate, _ position: Vector, within reach: Double
  ) -> (distance: Double, isChosen: Bool)? {
    guard model.isOneSided else {
      return line.nearest(to: place, position, sides: chosenSides, within: reach).map { ($0.distance, true) }
    }
    let feet = line.nearestOfBoth(to: place, position, within: reach, spread: line.spread)
    guard let chosen = feet.chosen else { return feet.other.map { ($0.distance, false) } }
    if let other = feet.other, other.distance < chosen.distance { return (other.distance, false) }
    return (chosen.distance, true)
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
