internal import Geodesy
internal import Geometry

/// Says how many chains a line has, and where two of their ends lie so near to each other that a gap may be a mistake.
enum ChainGaps {
  /// Gaps longer than this, in metres, are not told.
  private static let longest = 5000.0

  static func notes(_ chains: [Chain]) -> [String] {
    var notes: [String] = []
    if chains.count > 1 { notes.append("the line has \(chains.count) chains") }
    let ends = openEnds(chains)
    var grid = NearPlaces(within: longest)
    for (number, end) in ends.enumerated() { grid.insert(end.place, number) }
    var gaps: [(length: Double, from: Int, to: Int)] = []
    for (number, end) in ends.enumerated() {
      let others = grid.all(near: end.place).filter { other in
        other.number != number
          && (ends[other.number].chain != end.chain || isNearlyClosed(chains[end.chain], other.distance))
      }
      guard let nearest = others.min(by: { $0.distance < $1.distance }) else { continue }
      let pair = (min(number, nearest.number), max(number, nearest.number))
      if !gaps.contains(where: { $0.from == pair.0 && $0.to == pair.1 }) {
        gaps.append((nearest.distance, pair.0, pair.1))
      }
    }
    gaps.sort { ($0.length, $0.from) < ($1.length, $1.from) }
    notes += gaps.prefix(most).map { gap in
      let (a, b) = (ends[gap.from], ends[gap.to])
      let names = [chains[a.chain].origin, chains[b.chain].origin]
      let whose = a.chain == b.chain ? "the two ends of \(names[0])" : "\(names[0]) and \(names[1])"
      return
        "gap of \(Length.meters(gap.length).inRoundedWords) between \(whose) near \(a.place.inWords): not joined (--join-tolerance)"
    }
    if gaps.count > most {
      notes.append(
        "\(gaps.count - most) more gaps of up to \(Length.meters(gaps[gaps.count - 1].length).inRoundedWords)"
      )
    }
    return notes
  }

  private static let most = 5

  /// The ends of chains at which no other ends.
  private static func openEnds(_ chains: [Chain]) -> [(place: Coordinate, chain: Int)] {
    var ends: [(place: Coordinate, chain: Int)] = []
    for (index, chain) in chains.enumerated() where !chain.isClosed {
      ends += [(chain.vertices[0], index), (chain.vertices[chain.vertices.count - 1], index)]
    }
    var counts: [PlaceKey: Int] = [:]
    for end in ends { counts[PlaceKey(end.place), default: 0] += 1 }
    return ends.filter { counts[PlaceKey($0.place)] == 1 }
  }

  /// Whether a chain would close if its ends met: it is much longer than the gap.
  private static func isNearlyClosed(_ chain: Chain, _ gap: Double) -> Bool {
    ChainAssembly.length(chain.vertices) > 20 * gap
  }
}
