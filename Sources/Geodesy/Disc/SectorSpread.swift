internal import CMath
internal import Geometry

/// How probable it is that a place which is known to a sector really lies in parts of it, the line taken as fixed.
///
/// The position is uniform over the sector with its extent; the line is shifted by a vector uniform over a disc, which moves
/// the place the other way. Cells are pieces of a disc about the sector's origin.
package struct SectorSpread {
  private let sector: PlaceSector
  /// The radius of the disc over which the line is shifted, in metres.
  private let line: Double
  /// The weight of all places: the area of those that are certain to be of the region, and of others in proportion.
  private var whole = 1.0
  /// Cells that hold all places.
  package let cells: [DiscCell]
  /// The distance of the farthest place from the stated one, in metres.
  package var reach: Double { sector.radius.meters + line }

  /// Cells of this share of the whole are not cut further to find out what they weigh.
  private static let finest = 1.0 / 3000
  /// Cells are at most so wide, in degrees, before they are cut.
  private static let width = 30.0
  /// Where the density of a cell is looked at.
  private static let thirds = [1.0 / 6, 0.5, 5.0 / 6]

  /// - Parameter line: The radius within which the line is known, in metres; 0 for exact.
  package init(_ sector: PlaceSector, line: Double) {
    self.sector = sector
    self.line = line
    cells = Self.cells(of: sector, widenedBy: sector.extent + line)
    // At least that of the disc about each place: cells of a share of a tiny sector would be without number.
    let area = max(
      Self.cells(of: sector, widenedBy: 0).reduce(0) { $0 + $1.area }, sector.extent * sector.extent)
    whole = cells.reduce(0) { $0 + weight(of: $1, finest: area * Self.finest) }
  }

  /// The sector itself and what lies about it within a distance, cut where the sector ends.
  private static func cells(of sector: PlaceSector, widenedBy width: Double) -> [DiscCell] {
    let scale = WGS84.equatorialRadius
    let least = max(0, sector.inner - width)
    // How far beyond its straight sides the disc about an inner corner is seen from the origin.
    let turn =
      width == 0
      ? 0
      : sector.inner > width
        ? asin(min(1, sin(width / scale) / sin(sector.inner / scale))) * (180 / .pi) : 180
    let half = min(180, sector.spread + turn)
    let radii = [least, sector.inner, sector.outer, sector.outer + width]
    var turns = [-half]
    for end in [-sector.spread, sector.spread, half] where end > turns[turns.count - 1] {
      let start = turns[turns.count - 1]
      let count = max(1, ((end - start) / Self.width).rounded(.up))
      for k in 1...Int(count) { turns.append(start + (end - start) * Double(k) / count) }
    }
    return zip(radii, radii.dropFirst()).filter { $0 < $1 }.flatMap { inner, outer in
      zip(turns, turns.dropFirst()).map { from, to in
        DiscCell(inner: inner, outer: outer, from: sector.azimuth + from, to: sector.azimuth + to)
      }
    }
  }

  /// How the places of a cell stand to the region.
  package enum Kind {
    /// All are equally probable.
    case even
    /// The edge of the region, as far as the line may be shifted, runs through it.
    case edge
    /// None is possible.
    case none
  }

  /// How the places of a cell stand to the region.
  package func kind(of cell: DiscCell) -> Kind {
    let isInSector =
      cell.inner >= sector.inner && cell.outer <= sector.outer
      && max(abs(cell.from - sector.azimuth), abs(cell.to - sector.azimuth)) <= sector.spread + 1e-9
    if isInSector, sector.extent >= line { return .even }
    let middle = cell.middle
    let depth = sector.depth(distance: middle.distance, turn: middle.azimuth - sector.azimuth)
    let reach = cell.span + line
    return depth >= reach ? .even : depth <= -reach ? .none : .edge
  }

  /// The probability that the place lies in a cell.
  package func mass(of cell: DiscCell) -> Double { weight(of: cell, finest: whole * Self.finest) / whole }

  /// The probability that the place lies in a cell if all its places were certain to be of the region.
  package func size(of cell: DiscCell) -> Double { cell.area / whole }

  private func weight(of cell: DiscCell, finest: Double) -> Double {
    switch kind(of: cell) {
    case .even: return cell.area
    case .none: return 0
    case .edge:
      if cell.area > finest {
        let (a, b) = cell.halves
        return weight(of: a, finest: finest) + weight(of: b, finest: finest)
      }
      if cell.span < line / 2 { return cell.area * density(in: cell, 0.5, 0.5) }
      let densities = Self.thirds.flatMap { share in Self.thirds.map { density(in: cell, share, $0) } }
      return cell.area * densities.reduce(0, +) / Double(densities.count)
    }
  }

  /// The probability that a place of a cell is of the region after a shift of the line: 0 to 1.
  ///
  /// - Parameters:
  ///   - share: The share of the cell's area before the place.
  ///   - turn: The share of the cell's angle before it.
  package func density(in cell: DiscCell, _ share: Double, _ turn: Double) -> Double {
    let place = cell.place(share, turn)
    let angle = place.azimuth - sector.azimuth
    if line == 0 { return Self.step(sector.depth(distance: place.distance, turn: angle), cell.span / 4) }
    let scale = WGS84.equatorialRadius
    let (c, s) = (cos(place.distance / scale), sin(place.distance / scale))
    var sum = 0.0
    for shift in Self.shifts {
      let (far, near) = (sin(shift.distance * line / scale), cos(shift.distance * line / scale))
      let outwards = s * near + c * shift.outwards * far
      let across = shift.across * far
      let level = (outwards * outwards + across * across).squareRoot()
      let depth = sector.depth(
        distance: atan2(level, c * near - s * shift.outwards * far) * scale,
        turn: Coordinate.shortest(angle + atan2(across, outwards) * (180 / .pi)))
      sum += Self.step(depth, line * Self.blur)
    }
    return sum / Double(Self.shifts.count)
  }

  /// 1 within the region and 0 without, with a slope at its edge.
  private static func step(_ depth: Double, _ slope: Double) -> Double {
    min(1, max(0, 0.5 + depth / (2 * slope)))
  }

  /// The middles of 48 pieces of equal area of the unit disc: of rings of 8, 16 and 24. They are alike in opposite directions,
  /// so that together they shift nothing.
  private static let shifts: [(distance: Double, outwards: Double, across: Double)] = {
    let counts = [8, 16, 24]
    let whole = Double(counts.reduce(0, +))
    var (shifts, before) = ([(distance: Double, outwards: Double, across: Double)](), 0.0)
    for (ring, count) in counts.enumerated() {
      let after = before + Double(count)
      let (a, b) = ((before / whole).squareRoot(), (after / whole).squareRoot())
      let half = Double.pi / Double(count)
      let distance = 2.0 / 3 * (b * b * b - a * a * a) / (b * b - a * a) * sin(half) / half
      for k in 0..<count {
        let angle = (2 * Double(k) + Double(ring % 2)) * half
        shifts.append((distance, cos(angle), sin(angle)))
      }
      before = after
    }
    return shifts
  }()
  /// Half the width of a slope that spreads as much as the pieces do: the spread of the disc is that of their middles and theirs.
  private static let blur: Double = {
    let square = shifts.reduce(0) { $0 + $1.distance * $1.distance } / Double(shifts.count)
    return (3 * (0.25 - square / 2)).squareRoot()
  }()
}
