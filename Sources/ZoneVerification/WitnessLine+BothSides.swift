internal import Geodesy
internal import Geometry
internal import Zones

extension WitnessLine {
  /// The nearest foot of a place on a chosen side and the nearest on another, within a reach; neither if it is farther than the
  /// other by more than the spread.
  ///
  /// - Parameters:
  ///   - p: where the place lies.
  ///   - spread: in metres.
  ///   - near: the pieces that may hold one.
  func nearestOfBoth(
    to place: Coordinate, _ p: Vector, within reach: Double, spread: Double, among near: NearPieces
  ) -> (chosen: MeasuredFoot?, other: MeasuredFoot?) {
    let isPlain = isPlain(near: p, within: reach)
    return index.withCandidates(
      near: p, within: reach, among: near, isPlain: isPlain, spread: spread
    ) { candidates in
      var (chosen, other): (MeasuredFoot?, MeasuredFoot?)
      var limits = (chosen: reach, other: reach)
      var number = 0
      while let candidate = candidates.candidate(number),
        candidate.least <= max(limits.chosen, limits.other)
      {
        number += 1
        let piece = index.pieces[candidate.piece]
        if candidate.least > limits.chosen, excludes(candidate, piece, p, .others, margin: 0) { continue }
        if candidate.least > limits.other, excludes(candidate, piece, p, .chosen, margin: 0) { continue }
        if excludes(candidate, piece, p, .all, margin: 0) { continue }
        let foot = foot(of: place, on: piece.edge, from: piece.along + candidate.share * piece.length)
        guard foot.distance <= max(limits.chosen, limits.other), isFoot(foot) else { continue }
        let isOnLine = foot.distance <= FootSearch.onLine
        let isChosen = isChosen(foot)
        if isChosen || isOnLine, foot.distance < chosen?.distance ?? .infinity { chosen = foot }
        if !isChosen || isOnLine, foot.distance < other?.distance ?? .infinity { other = foot }
        let most = min(chosen?.distance ?? reach, other?.distance ?? reach) + spread
        limits = (
          min(chosen?.distance ?? reach, most), min(other?.distance ?? reach, most)
        )
      }
      if let first = chosen, let last = other {
        if first.distance > last.distance + spread { chosen = nil }
        if last.distance > first.distance + spread { other = nil }
      }
      return (chosen, other)
    }
  }

  /// The same, of a place that lies near no other that was asked for.
  func nearestOfBoth(
    to place: Coordinate, _ p: Vector, within reach: Double, spread: Double
  ) -> (chosen: MeasuredFoot?, other: MeasuredFoot?) {
    var near = NearPieces()
    index.find(
      around: p, radius: 0, within: reach, slack: 0, isPlain: isPlain(near: p, within: reach),
      spread: spread, &near)
    return nearestOfBoth(to: place, p, within: reach, spread: spread, among: near)
  }
}
