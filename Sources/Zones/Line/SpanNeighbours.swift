package import Geodesy

/// Which spans of a line may be the nearest to some position of a ball.
package struct SpanNeighbours {
  private let line: LineModel

  package init(_ line: LineModel) { self.line = line }

  /// The spans that may hold the nearest place of the line for some position of a ball; none where they cannot be told,
  /// because the line is very far.
  package func all(around p: Vector, _ radius: Double) -> [Int32] {
    var shortest = Double.infinity
    line.tree.search(around: p, reach: &shortest) { found, reach in
      reach = min(reach, line.spans[found.lowerBound].nearest(to: p).squaredChord.squareRoot())
    }
    guard var reach = Self.reach(shortest, radius) else { return [] }
    var list: [Int32] = []
    line.tree.search(around: p, reach: &reach) { found, _ in list.append(Int32(found.lowerBound)) }
    return list
  }

  /// Of spans of a ball, those of a smaller ball inside it and perhaps a few others, told by the balls around spans.
  package func thinned(_ list: [Int32], around p: Vector, _ radius: Double) -> [Int32] {
    guard list.count > Self.thin else { return list }
    var farthest = Double.infinity
    var nearest = 0
    for (index, span) in list.enumerated() {
      let distance = line.tree.farthest(Int(span), p)
      if distance < farthest { (farthest, nearest) = (distance, index) }
    }
    guard let reach = Self.reach(farthest, radius) else { return list }
    // The likely nearest first: then the others are seldom looked at.
    var result = [list[nearest]]
    for (index, span) in list.enumerated()
    where index != nearest && line.tree.mayHold(Int(span), p, within: reach) { result.append(span) }
    return result
  }

  private static let thin = 4

  /// Of spans of a ball, those of a smaller ball inside it, nearest first where they are few.
  func narrowed(_ list: [Int32], around p: Vector, _ radius: Double) -> [Int32] {
    let near = thinned(list, around: p, radius)
    guard near.count <= Self.few else { return near }
    var shortest = Double.infinity
    let chords = near.map { span in
      let chord = line.spans[Int(span)].nearest(to: p).squaredChord.squareRoot()
      shortest = min(shortest, chord)
      return (chord: chord, span: span)
    }
    guard let reach = Self.reach(shortest, radius) else { return near }
    return chords.filter { $0.chord <= reach }.sorted { ($0.chord, $0.span) < ($1.chord, $1.span) }.map(
      \.span)
  }

  private static let few = 64

  /// How long a chord from the middle of a ball may be to a place that is nearest to some position of the ball.
  private static func reach(_ shortest: Double, _ radius: Double) -> Double? {
    guard shortest + radius < ChordDistance.rivalLimit else { return nil }
    return ChordDistance.rival(of: shortest + radius) + radius
  }
}
