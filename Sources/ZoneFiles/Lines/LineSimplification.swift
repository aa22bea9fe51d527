internal import Geodesy
package import Geometry
internal import Zones

extension BoundaryInput {
  /// Leaves out vertices that lie within a distance of the geodesics between those that are kept (Douglas and Peucker 1973),
  /// of open lines, closed lines and rings.
  ///
  /// Kept are the ends of open lines, vertices at which lines or rings meet, cross or part, and of rings those on ±180 and at
  /// the poles. Stretches that several of them share lose the same vertices, so that they are still shared. A ring of which
  /// less than three vertices would be left stays as it is.
  ///
  /// The radius of a vertex that is left out passes on to the kept ones beside it, where it is greater.
  package mutating func simplify(within distance: Length) {
    var radii = statedAccuracy?.vertices ?? []
    var (before, after) = (0, 0)
    let meetings = Meetings(boundary)
    for index in boundary.parts.indices {
      let part = boundary.parts[index]
      before += part.vertices.count
      defer { after += boundary.parts[index].vertices.count }
      guard part.vertices.count > 2 else { continue }
      let stretches = Stretches(of: part, meetings)
      let kept = stretches.kept(within: distance.meters)
      guard kept.count >= (stretches.isClosed ? 3 : 2), kept.count < stretches.count else { continue }
      boundary.parts[index].vertices = kept.map { part.vertices[$0] }
      if !part.vertexNames.isEmpty { boundary.parts[index].vertexNames = kept.map { part.vertexNames[$0] } }
      if stretches.isClosed { boundary.parts[index].vertices.append(part.vertices[kept[0]]) }
      guard radii.indices.contains(index) else { continue }
      // A ring's list may leave out its last vertex, which is its first.
      let isOpen = stretches.isClosed && radii[index].count == stretches.count
      guard isOpen || radii[index].count == part.vertices.count else { continue }
      radii[index] = stretches.radii(radii[index], kept)
      if stretches.isClosed, !isOpen { radii[index].append(radii[index][0]) }
    }
    guard after < before else { return }
    if !radii.isEmpty { statedAccuracy = LineAccuracy(vertices: radii) }
    notes.append(
      "left out \(before - after) of \(before) vertices, which lie within \(distance.inWords) of the line without them"
    )
  }
}

/// The vertices at which the edges of a boundary meet, cross or part.
private struct Meetings {
  /// The vertices beside each vertex, as many as tell: three are a meeting.
  private var neighbours: [Coordinate: [Coordinate]] = [:]

  init(_ boundary: Boundary) {
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
private struct Stretches {
  private let vertices: [Coordinate]
  /// Whether it is a ring or ends where it begins; its last vertex, which is its first, is not counted then.
  let isClosed: Bool
  /// The indices at which it is cut, rising.
  private var cuts: [Int]

  /// How many vertices it has.
  var count: Int { isClosed ? vertices.count - 1 : vertices.count }

  init(of part: Boundary.Part, _ meetings: Meetings) {
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
  func kept(within distance: Double) -> [Int] {
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
  func radii(_ all: [Length], _ kept: [Int]) -> [Length] {
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
