package import Geometry

/// The faces into which lines cut a plane, chosen and put together again.
package struct PlanarArrangement: Sendable {
  private let noded: SnapRounding
  private let graph: LineGraph
  private let faces: LineFaces

  /// Nodes lines on a grid.
  ///
  /// - Parameters:
  ///   - lines: polylines; they may cross, touch, overlap and repeat. Dangling ends bound no face.
  ///   - grid: the spacing of the grid to which every point of the result is rounded, in the plane's unit.
  package init(_ lines: [[PlanarPoint]], grid: Double) {
    noded = SnapRounding(lines, grid: grid)
    graph = LineGraph(noded.lines)
    faces = LineFaces(graph)
  }

  /// How many faces there are.
  package var count: Int { faces.faces.count }

  /// A point inside a face.
  package func place(in face: Int) -> PlanarPoint { noded.point(faces.interiorPoint(of: face)) }

  /// The outlines of a face, the exterior first.
  package func outlines(of face: Int) -> [[PlanarPoint]] {
    faces.outlines(of: face).map { $0.map(noded.point) }
  }

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
    let arrangement = PlanarArrangement(lines, grid: grid)
    let found = (0..<arrangement.count).map { face in
      classify(arrangement.place(in: face)) { arrangement.outlines(of: face) }
    }
    return arrangement.united(found, regions: regions)
  }

  /// Unites the faces of each region.
  ///
  /// - Parameters:
  ///   - regionOfFace: for each face the index of its region, or nil for none.
  ///   - regions: how many regions there are at least.
  /// - Returns: as ``regions(of:grid:regions:classify:)``.
  package func united(_ regionOfFace: [Int?], regions: Int) -> [[[[PlanarPoint]]]] {
    var regionOfCycle: [Int?] = Array(repeating: nil, count: graph.cycles.count)
    for (face, region) in regionOfFace.enumerated() where region != nil {
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
