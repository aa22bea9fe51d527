internal import CGEOS
package import Geometry

/// The faces into which lines cut a plane, chosen and put together again.
package enum PlanarArrangement {
  /// Nodes lines on a grid, asks of each face which region it belongs to, and unites the faces of each region.
  ///
  /// - Parameters:
  ///   - lines: polylines; they may cross, touch, overlap and repeat. Dangling ends bound no face.
  ///   - grid: the spacing of the grid to which every point of the result is rounded, in the plane's unit.
  ///   - regions: how many regions there are at least.
  ///   - classify: given a point inside a face, the index of its region, or nil for none; the outlines of the face
  ///     are made only where it asks for them, the exterior first.
  /// - Returns: for each region, up to the last that a face belongs to, its polygons, each as rings with the exterior first; valid and disjoint.
  ///   No lines, or no face that belongs anywhere, give empty lists.
  package static func regions(
    of lines: [[PlanarPoint]], grid: Double, regions: Int,
    classify: (PlanarPoint, _ outlines: () -> [[PlanarPoint]]) -> Int?
  ) -> [[[[PlanarPoint]]]] {
    let noded = SnapRounding(lines, grid: grid)
    let graph = LineGraph(noded.lines)
    let faces = LineFaces(graph)
    var regionOfCycle: [Int?] = Array(repeating: nil, count: graph.cycles.count)
    for face in faces.faces.indices {
      let place = noded.point(faces.interiorPoint(of: face))
      guard
        let region = classify(place, { faces.outlines(of: face).map { $0.map(noded.point) } })
      else { continue }
      for cycle in faces.faces[face] { regionOfCycle[cycle] = region }
    }
    // The lines that have a region on one side alone, with it on their left.
    let last = regionOfCycle.compactMap { $0 }.max() ?? -1
    var outlines: [[[GridPoint]]] = Array(repeating: [], count: max(regions, last + 1))
    for line in graph.lines.indices {
      let halfEdges = [2 * line, 2 * line + 1]
      let sides = halfEdges.map { regionOfCycle[graph.cycleOfHalfEdge[$0]] }
      guard sides[0] != sides[1] else { continue }
      for (halfEdge, side) in zip(halfEdges, sides) {
        if let side { outlines[side].append(graph.points(of: halfEdge)) }
      }
    }
    return outlines.map { outlines in
      let united = LineFaces(LineGraph(outlines))
      // What such outlines enclose is the region, left of the half-edges that run as they do, or one of its holes.
      return united.faces.indices.compactMap { face in
        guard let halfEdge = united.graph.cycles[united.faces[face][0]].first, halfEdge % 2 == 0 else {
          return nil
        }
        return united.outlines(of: face).map { $0.map(noded.point) }
      }
    }
  }
}
