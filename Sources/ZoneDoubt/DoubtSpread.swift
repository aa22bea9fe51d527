internal import Geodesy
internal import Geometry

/// How the probability of where a place really lies is spread over cells, which are the same for the same input.
struct DoubtSpread {
  /// The disc of whose pieces the cells are.
  let disc: Disc
  /// The stated place, and how far from it the farthest place is that is possible, in metres.
  let center: Vector
  let reach: Double
  /// How far beyond the reach places of cells may be, in metres.
  let margin: Double
  /// The cells that are looked at first; they hold all places that are possible.
  let cells: [DiscCell]
  private let form: Form

  private enum Form {
    /// Alike in all directions from the stated place.
    case round(Displacement)
    case sector(SectorSpread)
  }

  /// Cells with less probability than this are not cut further.
  private static let smallest = 1.0 / 3000
  private static let sectors = 12
  /// Opposite sectors first: where a limit runs through the disc, they differ.
  private static let order = [0, 6, 3, 9, 1, 7, 4, 10, 2, 8, 5, 11]

  /// - Parameters:
  ///   - place: The place as stated.
  ///   - region: Where it is known to be.
  ///   - line: The radius of the disc by which the line may be shifted, in metres. It or the region's is not 0.
  init(_ place: Coordinate, in region: PlaceRegion, line: Double) {
    switch region {
    case .disc(let radius):
      let displacement = Displacement(position: radius.meters, line: line)
      let width = 360 / Double(Self.sectors)
      disc = Disc(place)
      center = disc.center
      (reach, margin) = (displacement.reach, 0)
      cells = Self.order.map { k in
        let from = Double(k) * width
        return DiscCell(inner: 0, outer: displacement.reach, from: from, to: from + width)
      }
      form = .round(displacement)
    case .sector(let sector):
      let spread = SectorSpread(sector, line: line)
      disc = Disc(sector.origin)
      center = Disc(place).center
      reach = spread.reach
      // Cells without a possible place are left out; the others reach by their size beyond.
      margin = 3 * (spread.cells.map(\.span).max() ?? 0)
      cells = spread.cells
      form = .sector(spread)
    }
  }

  /// What a cell is to the integral.
  struct Weight {
    var kind: SectorSpread.Kind
    /// The probability of the cell if it is even.
    var size: Double
    /// Whether it is too small to be cut further.
    var isSmall: Bool
  }

  func weight(of cell: DiscCell) -> Weight {
    switch form {
    case .round(let displacement):
      let mass =
        (displacement.probability(within: cell.outer) - displacement.probability(within: cell.inner))
        * (cell.to - cell.from) / 360
      return Weight(kind: .even, size: mass, isSmall: mass <= Self.smallest)
    case .sector(let spread):
      let (kind, size) = (spread.kind(of: cell), spread.size(of: cell))
      // Where limits cross the region's edge, nine places are looked at.
      return Weight(
        kind: kind, size: size, isSmall: size <= (kind == .edge ? Self.smallest / 8 : Self.smallest))
    }
  }

  /// The probability that the place lies in a cell.
  func mass(of cell: DiscCell, _ weight: Weight) -> Double {
    guard weight.kind == .edge, case .sector(let spread) = form else { return weight.size }
    return spread.mass(of: cell)
  }

  /// How probable some places of a cell are beside each other.
  func weights(of places: [(Double, Double)], in cell: DiscCell) -> [Double] {
    guard case .sector(let spread) = form, spread.kind(of: cell) == .edge else {
      return places.map { _ in 1 }
    }
    return places.map { spread.density(in: cell, $0.0, $0.1) }
  }

  /// The share of the probability in a cell on the region's edge that is in a zone, by the probability of some places.
  func share(of places: [(Double, Double)], in cell: DiscCell, where contains: ((Double, Double)) -> Bool)
    -> Double
  {
    let weights = weights(of: places, in: cell)
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return 0 }
    return zip(places, weights).reduce(0) { $0 + (contains($1.0) ? $1.1 : 0) } / sum
  }
}
