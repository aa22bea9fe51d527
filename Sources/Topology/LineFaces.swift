/// The bounded faces of a graph of lines: each has one cycle around it, and one around each of its holes.
struct LineFaces {
  let graph: LineGraph
  /// The points along each cycle.
  let rings: [[GridPoint]]
  /// The cycles of each face, the outer one first.
  private(set) var faces: [[Int]] = []

  init(_ graph: LineGraph) {
    self.graph = graph
    let rings = graph.cycles.indices.map { graph.points(ofCycle: $0) }
    self.rings = rings
    var faceOfCycle: [Int?] = Array(repeating: nil, count: rings.count)
    var outlines: [(cycle: Int, start: GridPoint)] = []
    for cycle in rings.indices {
      if LineGraph.doubleArea(of: rings[cycle]) > 0 {
        faceOfCycle[cycle] = faces.count
        faces.append([cycle])
      } else if let start = rings[cycle].min(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
        // Around what hangs together from outside.
        outlines.append((cycle, start))
      }
    }
    guard outlines.count > 1 else { return }
    outlines.sort { ($0.start.x, $0.start.y, $0.cycle) < ($1.start.x, $1.start.y, $1.cycle) }
    // What lies next to the left of such an outline is in the same face, or around the same one.
    let index = SegmentRows(graph, near: outlines.map(\.start))
    for (cycle, start) in outlines {
      guard let halfEdge = index.halfEdge(leftOf: start),
        let face = faceOfCycle[graph.cycleOfHalfEdge[halfEdge]]
      else { continue }
      faceOfCycle[cycle] = face
      faces[face].append(cycle)
    }
  }

  /// A place inside a face, in steps of the grid: in the middle of the widest stretch of a row between vertices.
  func interiorPoint(of face: Int) -> (x: Double, y: Double) {
    let outer = rings[faces[face][0]]
    let origin = outer[0]
    var (low, high) = (origin.y, origin.y)
    for point in outer { (low, high) = (min(low, point.y), max(high, point.y)) }
    let middle = low + (high - low) / 2
    // No vertex of the face lies on a row between two neighbouring heights of vertices.
    for cycle in faces[face] {
      for point in rings[cycle] {
        if point.y <= middle { low = max(low, point.y) } else { high = min(high, point.y) }
      }
    }
    let row = Double(low - origin.y) + Double(high - low) / 2
    var crossings: [Double] = []
    for cycle in faces[face] {
      let ring = rings[cycle]
      for index in 1..<ring.count {
        let (a, b) = (ring[index - 1], ring[index])
        guard (a.y <= low) != (b.y <= low) else { continue }
        let share = (row - Double(a.y - origin.y)) / Double(b.y - a.y)
        crossings.append(Double(a.x - origin.x) + share * Double(b.x - a.x))
      }
    }
    crossings.sort()
    var best = (from: 0.0, to: -1.0)
    for index in stride(from: 1, to: crossings.count, by: 2)
    where crossings[index] - crossings[index - 1] > best.to - best.from {
      best = (crossings[index - 1], crossings[index])
    }
    return (Double(origin.x) + (best.from + best.to) / 2, Double(origin.y) + row)
  }

  /// The outlines of a face as simple rings, the outer one first. Where a face meets itself in a point, its outline is
  /// taken apart there.
  func outlines(of face: Int) -> [[GridPoint]] {
    var outer: [GridPoint] = []
    var area: Int128 = 0
    var holes: [[GridPoint]] = []
    for ring in faces[face].flatMap({ simpleRings(ofCycle: $0) }) {
      let size = LineGraph.doubleArea(of: ring)
      if size > area {
        (outer, area) = (ring, size)
      } else if size < 0 {
        holes.append(ring)
      }
    }
    return [outer] + holes
  }

  /// The loops of a cycle that pass no point twice.
  private func simpleRings(ofCycle cycle: Int) -> [[GridPoint]] {
    // Lines meet in their ends alone. Most cycles pass no end twice, as these in order tell.
    let ends = graph.cycles[cycle].map { graph.start(of: $0) }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    if !zip(ends, ends.dropFirst()).contains(where: { $0 == $1 }) { return [rings[cycle]] }
    return Self.loops(of: rings[cycle])
  }

  private static func loops(of ring: [GridPoint]) -> [[GridPoint]] {
    var loops: [[GridPoint]] = []
    var path: [GridPoint] = []
    var places: [GridPoint: Int] = [:]
    places.reserveCapacity(ring.count)
    for point in ring {
      if let place = places[point] {
        // There and back is no loop.
        if path.count - place > 2 { loops.append(path[place...] + [point]) }
        for passed in path[(place + 1)...] { places[passed] = nil }
        path.removeSubrange((place + 1)...)
      } else {
        places[point] = path.count
        path.append(point)
      }
    }
    return loops
  }
}
