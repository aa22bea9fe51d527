internal import Geodesy
package import Geometry

/// The vertices at which the edges of a boundary meet, cross or part.
package struct VertexMeetings {
  /// The vertices beside each vertex, as many as tell: three are a meeting.
  private var neighbours: [Coordinate: [Coordinate]] = [:]

  package init(_ boundary: Boundary) {
    for part in boundary.parts {
      for (a, b) in zip(part.vertices, part.vertices.dropFirst()) where a != b {
        add(b, beside: a)
        add(a, beside: b)
      }
    }
  }

  private mutating func add(_ other: Coordinate, beside vertex: Coordinate) {
    guard neighbours[vertex]?.contains(other) != true, (neighbours[vertex]?.count ?? 0) < 3 else { return }
    neighbours[vertex, default: []].append(other)
  }

  func contains(_ vertex: Coordinate) -> Bool { neighbours[vertex]?.count != 2 }
}

/// A line or a ring, cut where vertices are kept whatever the distance.
package struct LineStretches {
  private let vertices: [Coordinate]
  /// Whether it is a ring or ends where it begins; its last vertex, which is its first, is not counted then.
  package let isClosed: Bool
  /// The indices at which it is cut, rising.
  private var cuts: [Int]

  /// How many vertices it has.
  package var count: Int { isClosed ? vertices.count - 1 : vertices.count }

  package init(of part: Boundary.Part, _ meetings: VertexMeetings) {
    vertices = part.vertices
    isClosed = part.vertices.first == part.vertices.last
    let last = vertices.count - 1
    let all = isClosed ? 0..<last : 0..<last + 1
    cuts = all.filter { index in
      let vertex = part.vertices[index]
      let isSeam = part.isRing && (abs(vertex.longitude) >= 180 - 1e-9 || abs(vertex.latitude) >= 90)
      return isSeam || (!part.isRing && (index == 0 || index == last)) || meetings.contains(vertex)
    }
    guard isClosed, cuts.count < 2 else { return }
    // Whoever shares all of it has to cut it at the same vertices, wherever it begins.
    let first = cuts.first ?? all.min { Self.isBefore(vertices[$0], vertices[$1]) } ?? 0
    let distances = all.map { Geodesic.inverse(from: vertices[first], to: vertices[$0]).distance }
    let far = all.max {
      (distances[$0], vertices[$1].longitude, vertices[$1].latitude)
        < (distances[$1], vertices[$0].longitude, vertices[$0].latitude)
    }
    cuts = Set([first, far ?? first]).sorted()
  }

  private static func isBefore(_ a: Coordinate, _ b: Coordinate) -> Bool {
    (a.longitude, a.latitude) < (b.longitude, b.latitude)
  }

  /// The indices of the vertices that are kept, in their order.
  package func kept(within distance: Double) -> [Int] {
    var isKept = [Bool](repeating: false, count: count)
    for cut in cuts { isKept[cut] = true }
    for (from, to) in zip(cuts, cuts.dropFirst()) { keep(Array(from...to), within: distance, &isKept) }
    if isClosed, let first = cuts.first, let last = cuts.last {
      keep(Array(last..<count) + Array(0...first), within: distance, &isKept)
    }
    return isKept.indices.filter { isKept[$0] }
  }

  /// Marks those of a stretch that are kept between its ends.
  private func keep(_ stretch: [Int], within distance: Double, _ isKept: inout [Bool]) {
    guard stretch.count > 2 else { return }
    // The other way round the choice could be another, and the stretch no longer shared.
    let (forth, back) = (stretch.map { vertices[$0] }, stretch.reversed().map { vertices[$0] })
    let isTurned = back.lexicographicallyPrecedes(forth, by: Self.isBefore)
    let line = isTurned ? back : forth
    let indices = isTurned ? stretch.reversed() : stretch
    var spans = [(0, line.count - 1)]
    while let (first, last) = spans.popLast() {
      var farthest = (stray: distance, index: -1)
      for index in first + 1..<max(last, first + 1) {
        let stray = EdgeResolution.stray(of: line[index], from: line[first], to: line[last])
        if stray > farthest.stray { farthest = (stray, index) }
      }
      guard farthest.index >= 0 else { continue }
      isKept[indices[farthest.index]] = true
      spans += [(first, farthest.index), (farthest.index, last)]
    }
  }

  /// The radii of the kept vertices, each no less than those of the vertices up to the next kept ones.
  package func radii(_ all: [Length], _ kept: [Int]) -> [Length] {
    var result = kept.map { all[$0] }
    for (number, first) in kept.enumerated() {
      let next = (number + 1) % kept.count
      if next == 0, !isClosed { break }
      let between = next == 0 ? Array(first..<count) + Array(0...kept[0]) : Array(first...kept[next])
      guard between.count > 2, let worst = between.map({ all[$0] }).max() else { continue }
      result[number] = max(result[number], worst)
      result[next] = max(result[next], worst)
    }
    return result
  }
}
