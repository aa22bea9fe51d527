package import Geometry

/// Takes the seams out of polygon rings: edges along ±180 that a ring on the other side runs the other way,
/// and edges along a pole. RFC 7946 writes them only because a plane has edges; the Earth has none there.
///
/// What is left of a ring that had seams comes back as open parts, whose ends ``ChainAssembly`` then joins.
package enum SeamDissolving {
  /// One run of latitudes along the antimeridian, in the direction of travel.
  private struct Bank: Hashable {
    let from: Double
    let to: Double
  }

  static func dissolve(_ parts: [Boundary.Part]) -> [Boundary.Part] {
    let parts = parts.map { $0.isRing ? settled($0) : $0 }
    guard parts.contains(where: { $0.isRing && hasSeam($0) }) else { return parts }
    // Both banks are split at every latitude where either has a vertex, so that opposite seams match exactly.
    var latitudes = Set<Double>()
    for part in parts where part.isRing {
      for vertex in part.vertices where abs(vertex.longitude) == 180 { latitudes.insert(vertex.latitude) }
    }
    let stops = latitudes.sorted()
    let split = parts.map { $0.isRing ? splitting($0, at: stops) : $0 }
    var banks: [Double: Set<Bank>] = [180: [], -180: []]
    for part in split where part.isRing {
      for (a, b) in zip(part.vertices, part.vertices.dropFirst()) where Seam.isAlongAntimeridian(a, b) {
        banks[a.longitude]?.insert(Bank(from: a.latitude, to: b.latitude))
      }
    }
    return split.flatMap { part in
      part.isRing
        ? opened(part) { a, b in
          if Seam.isAlongPole(a, b) { return true }
          guard Seam.isAlongAntimeridian(a, b) else { return false }
          return banks[-a.longitude]?.contains(Bank(from: b.latitude, to: a.latitude)) ?? false
        } : [part]
    }
  }

  /// Files in circulation (Natural Earth among them) have seams at -179.99999999999991: what is nearer to ±180 than
  /// 10⁻¹⁰ degrees, a hundredth of a millimetre, lies on it.
  package static func settled(_ vertex: Coordinate) -> Coordinate {
    guard abs(abs(vertex.longitude) - 180) < 1e-10 else { return vertex }
    return Coordinate(latitude: vertex.latitude, longitude: vertex.longitude < 0 ? -180 : 180)
  }

  private static func settled(_ part: Boundary.Part) -> Boundary.Part {
    var part = part
    part.vertices = part.vertices.map(settled)
    return part
  }

  private static func hasSeam(_ part: Boundary.Part) -> Bool {
    zip(part.vertices, part.vertices.dropFirst()).contains {
      Seam.isClosing($0, $1)
    }
  }

  private static func splitting(_ part: Boundary.Part, at stops: [Double]) -> Boundary.Part {
    var part = part
    var vertices: [Coordinate] = []
    for (a, b) in zip(part.vertices, part.vertices.dropFirst()) {
      vertices.append(a)
      guard Seam.isAlongAntimeridian(a, b) else { continue }
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
