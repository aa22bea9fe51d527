package import Geometry

/// Takes the seams out of polygon rings, which are no edges on the Earth: edges along ±180, or along the meridian at which a band
/// round the Earth is cut, under either of its names, that a ring runs the other way as well, and edges along a pole. What is left of a ring that had seams comes back as open parts,
/// whose ends ``ChainAssembly`` then joins.
package enum SeamDissolving {
  /// One run of latitudes along a seam, in the direction of travel.
  private struct Bank: Hashable {
    let seam: Int
    let from: Double
    let to: Double
  }

  /// - Throws: ``ChainError/edgeRoundTheEarth(from:to:origin:)``.
  static func dissolve(_ parts: [Boundary.Part]) throws(ChainError) -> [Boundary.Part] {
    for part in parts { try refuseTurns(part) }
    var parts = parts
    for index in parts.indices where parts[index].isRing {
      parts[index].vertices = parts[index].vertices.map(settled)
    }
    let seams = seams(of: parts)
    guard parts.contains(where: { $0.isRing && hasSeam($0, seams) }) else { return parts }
    // Both banks are split at every latitude where either has a vertex, so that opposite seams match exactly.
    var latitudes = seams.map { _ in Set<Double>() }
    for part in parts where part.isRing {
      for vertex in part.vertices {
        if let seam = seams.firstIndex(where: { lies(vertex, on: $0) }) {
          latitudes[seam].insert(vertex.latitude)
        }
      }
    }
    let stops = latitudes.map { $0.sorted() }
    let split = parts.map { $0.isRing ? splitting($0, along: seams, at: stops) : $0 }
    var banks: Set<Bank> = []
    for part in split where part.isRing {
      for (a, b) in zip(part.vertices, part.vertices.dropFirst()) {
        if let seam = seam(along: a, b, of: seams) {
          banks.insert(Bank(seam: seam, from: a.latitude, to: b.latitude))
        }
      }
    }
    return split.flatMap { part in
      part.isRing
        ? opened(part) { a, b in
          if Seam.isAlongPole(a, b) { return true }
          return seam(along: a, b, of: seams).map {
            banks.contains(Bank(seam: $0, from: b.latitude, to: a.latitude))
          } ?? false
        } : [part]
    }
  }

  /// Refuses an edge once round the Earth: the edges of a line run the short way, and its ends are one place.
  private static func refuseTurns(_ part: Boundary.Part) throws(ChainError) {
    let edges = zip(part.vertices, part.vertices.dropFirst())
    guard let (start, end) = edges.first(where: { Seam.isAcross($0, $1) }) else { return }
    let isClosed = part.isRing || part.vertices.first == part.vertices.last
    let isOnePlace = abs(settled(start).longitude) == 180 && edges.allSatisfy { $0.isSamePlace(as: $1) }
    guard isOnePlace || (isClosed && RingCourse(part.vertices).isBand) else { return }
    throw .edgeRoundTheEarth(from: start, to: end, origin: part.origin)
  }

  /// The antimeridian, and the meridians at which bands round the Earth are cut.
  private static func seams(of parts: [Boundary.Part]) -> [Double] {
    var seams = [180.0]
    for part in parts where part.isRing {
      let course = RingCourse(part.vertices)
      if let cut = course.cut(of: part.vertices), abs(cut) != 180, !seams.contains(cut) { seams.append(cut) }
    }
    return seams
  }

  private static func lies(_ vertex: Coordinate, on seam: Double) -> Bool {
    seam == 180
      ? abs(vertex.longitude) == 180
      : abs(Coordinate.shortest(vertex.longitude - seam)) < Seam.nearness
  }

  /// The place of the seam along which an edge runs, however its ends are written; nil for an edge along none.
  private static func seam(along a: Coordinate, _ b: Coordinate, of seams: [Double]) -> Int? {
    guard a.latitude != b.latitude else { return nil }
    return seams.firstIndex { lies(a, on: $0) && lies(b, on: $0) }
  }

  /// What is as near to ±180 as ``Seam/nearness`` lies on it.
  package static func settled(_ vertex: Coordinate) -> Coordinate {
    guard abs(abs(vertex.longitude) - 180) < Seam.nearness else { return vertex }
    return Coordinate(latitude: vertex.latitude, longitude: vertex.longitude < 0 ? -180 : 180)
  }

  private static func hasSeam(_ part: Boundary.Part, _ seams: [Double]) -> Bool {
    zip(part.vertices, part.vertices.dropFirst()).contains {
      seam(along: $0, $1, of: seams) != nil || Seam.isAlongPole($0, $1)
    }
  }

  private static func splitting(
    _ part: Boundary.Part, along seams: [Double], at stops: [[Double]]
  ) -> Boundary.Part {
    var part = part
    var vertices: [Coordinate] = []
    for (a, b) in zip(part.vertices, part.vertices.dropFirst()) {
      vertices.append(a)
      guard let seam = seam(along: a, b, of: seams) else { continue }
      let low = min(a.latitude, b.latitude)
      let high = max(a.latitude, b.latitude)
      let between = stops[seam].filter { $0 > low && $0 < high }
      for latitude in a.latitude < b.latitude ? between : between.reversed() {
        vertices.append(Coordinate(latitude: latitude, longitude: a.longitude))
      }
    }
    if let last = part.vertices.last { vertices.append(last) }
    part.vertices = vertices
    return part
  }

  /// The ring without the edges that `isSeam` names: itself, or open parts of it.
  private static func opened(
    _ part: Boundary.Part, without isSeam: (Coordinate, Coordinate) -> Bool
  ) -> [Boundary.Part] {
    var runs: [[Coordinate]] = [[]]
    for (a, b) in zip(part.vertices, part.vertices.dropFirst()) {
      if isSeam(a, b) {
        if !runs[runs.count - 1].isEmpty { runs.append([]) }
      } else if runs[runs.count - 1].isEmpty {
        runs[runs.count - 1] = [a, b]
      } else {
        runs[runs.count - 1].append(b)
      }
    }
    runs.removeAll(where: \.isEmpty)
    guard runs.count > 1 || runs.first?.count != part.vertices.count else { return [part] }
    return runs.map { Boundary.Part(vertices: $0, isHole: part.isHole, origin: part.origin) }
  }
}
