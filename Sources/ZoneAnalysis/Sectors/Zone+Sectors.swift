internal import Concurrency
internal import Geodesy
package import Geometry
internal import Topology
internal import ZoneBuilding
package import Zones

extension Zone {
  /// A sector of a zone: all of it whose nearest place of the line lies between two chainages.
  package struct Sector: Sendable, Hashable {
    /// Its number, from 1 along the line.
    package var number: Int
    /// Metres along the line at which it begins.
    package var from: Length
    /// Metres along the line at which it ends.
    package var to: Length
    /// Its polygons, of all regions of the zone together.
    package var polygons: [Polygon]
  }

  /// The zone cut into sectors: along the perpendiculars of the line at some chainages, and where these meet, along the
  /// curve equally far from the line before the cut and the line behind it.
  ///
  /// The sectors are the zone's own polygons, cut; together they are the zone. Cuts hold to the tolerance in position,
  /// but they are not part of the certificate. Ends count as round here: a place beyond a flat end is in the sector of
  /// the nearest place of the line.
  ///
  /// - Parameters:
  ///   - cuts: metres along the line, ascending, within it; n cuts make n + 1 sectors.
  ///   - line: the zone's line, if it was prepared.
  /// - Throws: ``ZoneError/invalidRule(_:)`` for a line of several or of closed chains, and for cuts beyond the line.
  package func sectors(
    at cuts: [Length], along line: ReferenceLine? = nil
  ) throws(ZoneError) -> [Sector] {
    let line = try ReferenceLine.serving(specification, of: boundary, prepared: line)
    let chains = line.line.chains
    guard chains.count == 1, !line.hasClosedChain else {
      throw .invalidRule(.sectorsOfSeveralParts(chains.count))
    }
    let ends = [.meters(0)] + cuts + [line.length]
    for (a, b) in zip(ends, ends.dropFirst()) where !(a < b) {
      throw .invalidRule(.sectorOutOfOrder(end: b, begin: a, length: line.length))
    }
    let reach = specification.outerDepth.meters + specification.tolerance.meters
    let curves = Parallel.map(cuts) { cut in
      SectorCut(
        of: chains[0], at: cut.meters, reach: reach, tolerance: specification.tolerance.meters / 2
      ).curve()
    }
    let plane = LonLatPlane(curves)
    let polygons = regions.flatMap(\.polygons)
    let rings = polygons.flatMap(\.rings).map { $0.map { PlanarPoint($0) } }
    let whole = PlanarContainment(polygons)
    let decimals = specification.decimals
    let faces = PlanarArrangement.regions(
      of: rings + plane.lines, grid: LonLatPlane.grid(decimals: decimals), regions: cuts.count + 1
    ) { point, _ in
      guard whole.contains(point.coordinate), let chainage = line.chainage(of: point.coordinate) else {
        return nil
      }
      return cuts.prefix { $0.meters <= chainage }.count
    }
    return faces.enumerated().map { index, polygons in
      Sector(
        number: index + 1, from: ends[index], to: ends[index + 1],
        polygons: polygons.map { RightHanded.polygon($0, decimals: decimals) })
    }
  }
}
