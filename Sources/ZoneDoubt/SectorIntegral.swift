internal import Geodesy
internal import Geometry
internal import Zones

/// The probabilities that a place known to a sector lies in zones whose line is known to a radius, to 0.001.
///
/// They are the mean, over the places of the sector, of the probability that remains when only the line is moved, which
/// ``DoubtOutline`` gives at once. That changes smoothly over the radius of the line, so that cells of half of it, or of a small
/// share of the sector, are measured at nine places each. A cell that no limit can reach is measured at one.
struct SectorIntegral {
  private let place: Coordinate
  private let spread: DoubtSpread
  private let outlines: DoubtOutlines
  /// The radius within which the line is known, in metres.
  private let line: Double

  /// - Parameters:
  ///   - place: The place as stated.
  ///   - sector: Where it is known to be.
  init(_ place: Coordinate, in sector: PlaceSector, line: Double, outlines: DoubtOutlines) {
    self.place = place
    spread = DoubtSpread(place, in: .sector(sector), line: 0)
    self.outlines = outlines
    self.line = line
  }

  private struct Sum {
    var core = 0.0
    var zone = 0.0
    var mass = 0.0
  }

  /// The probabilities of core and zone; nil where outlines do not serve.
  func values() -> (core: Double, zone: Double)? {
    if let all = probabilities(of: place, within: spread.reach), isCertain(all) { return all }
    var sum = Sum()
    for cell in spread.cells where !add(cell, to: &sum) { return nil }
    guard sum.mass > 0 else { return nil }
    let zone = min(1, sum.zone / sum.mass)
    return (min(zone, sum.core / sum.mass), zone)
  }

  private func probabilities(of place: Coordinate, within radius: Double) -> (core: Double, zone: Double)? {
    outlines.probabilities(of: place, position: radius, line: line)
  }

  private func isCertain(_ values: (core: Double, zone: Double)) -> Bool {
    [values.core, values.zone].allSatisfy { $0 == 0 || $0 == 1 }
  }

  /// Adds a cell; false where outlines do not serve.
  private func add(_ cell: DiscCell, to sum: inout Sum) -> Bool {
    let weight = spread.weight(of: cell)
    if weight.kind == .none { return true }
    let middle = coordinate(at: spread.disc.middle(of: cell).position)
    guard let all = probabilities(of: middle, within: cell.span) else { return false }
    if isCertain(all) {
      add(all, spread.mass(of: cell, weight), to: &sum)
      return true
    }
    guard weight.isSmall || cell.span <= line * Self.fine else {
      let (a, b) = cell.halves
      return [a.halves, b.halves].allSatisfy { add($0.0, to: &sum) && add($0.1, to: &sum) }
    }
    let thirds = [1.0 / 6, 0.5, 5.0 / 6]
    let places = thirds.flatMap { share in thirds.map { (share, $0) } }
    let weights = spread.weights(of: places, in: cell)
    let whole = weights.reduce(0, +)
    guard whole > 0 else { return true }
    let mass = spread.mass(of: cell, weight)
    for (place, weight) in zip(places, weights) where weight > 0 {
      let place = coordinate(at: spread.disc.place(in: cell, place.0, place.1).position)
      guard let found = probabilities(of: place, within: 0) else { return false }
      add(found, mass * weight / whole, to: &sum)
    }
    return true
  }

  private func add(_ values: (core: Double, zone: Double), _ mass: Double, to sum: inout Sum) {
    sum.core += values.core * mass
    sum.zone += values.zone * mass
    sum.mass += mass
  }

  /// Cells of this share of the line's radius are measured at nine places.
  private static let fine = 0.5
}
