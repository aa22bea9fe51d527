internal import Geodesy
internal import Zones

/// The places where a line comes more than once.
enum NodeVisits {
  /// For each node of such a place, all nodes of that place.
  static func ofPlaces(_ nodes: [Node]) -> [Int: [Int]] {
    func place(_ node: Int) -> (Double, Double, Double) {
      let position = nodes[node].position
      return (position.x, position.y, position.z)
    }
    let sorted = nodes.indices.sorted { place($0) < place($1) }
    var visits: [Int: [Int]] = [:]
    var first = 0
    while first < sorted.count {
      var end = first + 1
      while end < sorted.count, place(sorted[end]) == place(sorted[first]) { end += 1 }
      if end > first + 1 {
        let same = sorted[first..<end].sorted()
        for node in same { visits[node] = same }
      }
      first = end
    }
    return visits
  }
}
