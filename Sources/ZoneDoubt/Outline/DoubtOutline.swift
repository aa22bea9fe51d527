internal import Geodesy
internal import Geometry
internal import Zones

/// The outlines of a zone, or of its core and all of it, as probabilities need them.
struct DoubtOutline: Sendable {
  private struct Region: Sendable {
    var tree: OutlineTree
    var area: PlanarContainment
  }

  /// The core, if the depth is a range, and the zone.
  private let regions: [Region]
  /// No place of the outlines is farther from a limit of the zone, in metres.
  private let deviation: Double

  /// - Parameters:
  ///   - regions: One for each depth, ascending: right-handed polygons, disjoint.
  ///   - deviation: How far their outlines are from the limits at most, in metres.
  init(_ regions: [[Polygon]], deviation: Double) {
    let straightness = max(0.001, deviation / 20)
    self.regions = regions.map { polygons in
      Region(
        tree: OutlineTree(OutlineEdges(polygons, straightness: straightness)),
        area: PlanarContainment(polygons))
    }
    self.deviation = deviation + straightness
  }

  /// The probabilities of core and zone; nil where they may be wrong by more than ``allowed``.
  func probabilities(of place: Coordinate, _ displacement: PlanarDisplacement) -> (
    core: Double, zone: Double
  )? {
    let frame = LocalFrame(at: place)
    var values: [Double] = []
    for region in regions {
      guard let value = probability(of: place, frame, displacement, region) else { return nil }
      values.append(value)
    }
    guard let core = values.first, let zone = values.last else { return nil }
    return (min(core, zone), zone)
  }

  private func probability(
    of place: Coordinate, _ frame: LocalFrame, _ displacement: PlanarDisplacement, _ region: Region
  ) -> Double? {
    var finest = Self.coarse
    var found = OutlineIntegral(frame, displacement, of: region.tree, finest: finest)
    while found.coarseness > Self.coarsest {
      finest /= 8
      found = OutlineIntegral(frame, displacement, of: region.tree, finest: finest)
    }
    guard found.length * displacement.density * deviation <= Self.allowed else { return nil }
    // A place on the border of core and margin may be in neither, by rounding; one beside it is in the zone.
    let isIn = region.area.contains(place) || region.area.contains(place.beside)
    if found.length == 0 { return isIn ? 1 : 0 }
    var value = (isIn ? 1 : 0) - found.sum
    if found.isOnOutline {
      // The sum is that of the one side or the other, and only one of the two makes a probability.
      guard abs(found.sum) > Self.unclear, abs(found.sum) < 1 - Self.unclear else { return nil }
      value = found.sum > 0 ? 1 - found.sum : -found.sum
    }
    // Anything else would be a fault in the polygons.
    guard value > -Self.unclear, value < 1 + Self.unclear else { return nil }
    return min(1, max(0, value))
  }

  /// The greatest probability by which the deviation of the outlines may move the result.
  private static let allowed = 5e-4
  /// The same of coarser pieces: of one, to begin with, and of all.
  private static let coarse = 3e-6
  private static let coarsest = 1e-4
  /// Rounding moves no sum as far as this.
  private static let unclear = 1e-3
}

extension Coordinate {
  /// A place a millimetre away: no farther than what is said to be on an outline.
  fileprivate var beside: Coordinate {
    Coordinate(latitude: latitude > 0 ? latitude - 1e-8 : latitude + 1e-8, longitude: longitude + 1e-8)
  }
}
