public import Geometry

/// A zone prepared for many places: most are decided by a table, and the rest exactly.
///
/// A raster of cells lies over the zone, two levels deep. A cell has a verdict if the judge proves at its middle that no
/// limit of the zone (offset curves, the line, cuts, bisectors, clip areas) comes as near as the cell's corners. A place in
/// such a cell has the cell's verdict; any other is judged by its distance. So the index answers as the exact distance does,
/// always.
///
/// Making one takes from a tenth of a second to some seconds, as the zone's limits are long; for few places ask the
/// judge. An index is some hundred kilobytes to some megabytes large; a class, so that it is never copied for a place.
public final class ZoneIndex: Sendable {
  /// The judge of what the table leaves open.
  package let judge: Judge
  let grid: IndexGrid
  let cells: IndexCells
  let table: CellTable

  /// The index of what a judge judges.
  ///
  /// - Parameters:
  ///   - judge: The judge.
  ///   - clip: A judge of the clip area alone, where the zone has one.
  ///   - margin: Metres by which the places of a cell have to be clear of all limits.
  package init(_ judge: Judge, clip: Judge? = nil, margin: Double = 0) {
    let judge = judge.preparedForMany()
    self.judge = judge
    grid = IndexGrid(extent: ZoneExtent(of: judge, margin: margin))
    cells = IndexCells(grid)
    let isKnown = [judge.outline, judge.within].allSatisfy { $0?.isUnambiguous ?? true }
    if isKnown {
      table = IndexBuilding(grid: grid, judge: judge, clip: clip, margin: margin).table()
    } else {
      // Where an edge may run either way round the Earth, outlines do not tell where limits are.
      let cells = (grid.columns + 2) * (grid.rows + 2)
      table = CellTable(
        codes: .init(repeating: IndexCode.mixed, count: cells),
        parts: .init(repeating: .max, count: 2 * cells))
    }
  }

  /// An index of the zone that a boundary line and a rule define.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package convenience init(
    boundary: Boundary, specification: ZoneSpecification, within: [Polygon]? = nil
  ) throws(ZoneError) {
    let judge = try Judge(boundary: boundary, specification: specification, within: within)
    let clip: Judge? = if let within { try Judge(polygons: within) } else { nil }
    self.init(judge, clip: clip)
  }

  /// An index of polygons that demarc did not make, read as RFC 7946 does.
  ///
  /// - Throws: ``ZoneError`` where the line or the rule has no meaning.
  package convenience init(polygons: [Polygon]) throws(ZoneError) { self.init(try Judge(polygons: polygons)) }

  /// The verdict on a place taken as exact. `place` must be valid (``Coordinate/isValid``).
  package func verdict(for place: Coordinate) -> Verdict {
    known(place) ?? judge.verdict(of: place)
  }

  /// Where a place that is taken as exact lies: distance, side, chainage and foot, by the search for the nearest place of
  /// the line that the index has ready. `place` must be valid (``Coordinate/isValid``).
  public func placement(of place: Coordinate) -> Placement { judge.placement(of: place) }

  /// The verdict if the table has it: no limit is near. Nil where it takes a distance to tell.
  package func known(_ place: Coordinate) -> Verdict? {
    let cell = IndexCells.number(cells.cell(place.longitude, place.latitude))
    var code = CellTable.code(table.words[cell >> 5], cell)
    if code == IndexCode.mixed {
      code = table.code(ofPart: cells.part(place.longitude, place.latitude), of: cell)
    }
    return code == IndexCode.mixed ? nil : IndexCode.verdicts[Int(code)]
  }
}
