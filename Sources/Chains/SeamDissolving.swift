package import Geometry

/// Takes the seams out of polygon rings, which are no edges on the Earth: edges along ±180, with either sign, that a ring
/// runs the other way as well, and edges along a pole. What is left of a ring that had seams comes back as open parts,
/// whose ends ``ChainAssembly`` then joins.
package enum SeamDissolving {
  /// One run of latitudes along the antimeridian, in the direction of travel.
  private struct Bank: Hashable {
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
    guard parts.contains(where: { $0.isRing && hasSeam($0) }) else { return parts }
    // Both banks are split at every latitude where either has a vertex, so that opposite seams match exactly.
    var latitudes = Set<Double>()
    for part in parts where part.isRing {
      for vertex in part.vertices where abs(vertex.longitude) == 180 { latitudes.insert(vertex.latitude) }
    }
    let stops = latitudes.sorted()
    let split = parts.map { $0.isRing ? splitting($0, at: stops) : $0 }
    var banks: Set<Bank> = []
    for part in split where part.isRing {
      for (a, b) in zip(part.vertices, part.vertices.dropFirst()) where isAlongSeam(a, b) {
        banks.insert(Bank(from: a.latitude, to: b.latitude))
      }
    }
    return split.flatMap { part in
      part.isRing
        ? opened(part) { a, b in
          Seam.isAlongPole(a, b)
            || (isAlongSeam(a, b) && banks.contains(Bank(from: b.latitude, to: a.latitude)))
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

  /// Whether an edge runs along the antimeridian, however its ends are written.
  private static func isAlongSeam(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(a.longitude) == 180 && abs(b.longitude) == 180 && a.latitude != b.latitude
  }

  /// What is as near to ±180 as ``Seam/nearness`` lies on it.
  package static func settled(_ vertex: Coordinate) -> Coordinate {
    guard abs(abs(vertex.longitude) - 180) < Seam.nearness else { return vertex }
    return Coordinate(latitude: vertex.latitude, longitude: vertex.longitude < 0 ? -180 : 180)
  }

  private static func hasSeam(_ part: Boundary.Part) -> Bool {
    zip(part.vertices, part.vertices.dropFirst()).contains {
      isAlongSeam($0, $1) || Seam.isAlongPole($0, $1)
    }
  }

  private static func splitting(_ part: Boundary.Part, at stops: [Double]) -> Boundary.Part {
    var part = part
    var vertices: [Coordinate] = []
    for (a, b) in zip(part.vertices, part.vertices.dropFirst()) {
      vertices.append(a)
      guard isAlongSeam(a, b) else { continue }
      let low = min(a.latitude, b.latitude)
      let high = max(a.latitude, b.latitude)
      let between = stops.filter { $0 > low && $0 < high }
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
