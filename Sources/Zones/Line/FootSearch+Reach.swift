package import Geodesy
package import Geometry

extension FootSearch {
  /// Whether any foot lies within `reach` metres of a position. Negative reach: none does.
  package func hasFoot(of p: Vector, place: Coordinate?, within reach: Double) -> Bool {
    guard reach > 0 else { return false }
    if ends == .flat { return nearest(to: p, place: place, within: reach) != nil }
    return spanWithFoot(of: p, within: reach, first: nil) != nil
  }

  /// Whether every place of the line certainly is farther than `reach` metres from a position.
  ///
  /// It is not the contrary of ``hasFoot(of:place:within:)``: between the two are places of which chords cannot tell, some
  /// metres deep at a reach of 1,000 km.
  package func isFar(_ p: Vector, beyond reach: Double) -> Bool {
    let chord = ChordDistance.longest(of: reach)
    var isFar = true
    var limit = chord
    line.tree.search(around: p, reach: &limit) { spans, limit in
      if line.spans[spans.lowerBound].nearest(to: p).squaredChord <= chord * chord {
        isFar = false
        limit = -1
      }
    }
    return isFar
  }

  /// Some span that comes within `reach` metres of a position, if there is one. With flat ends its nearest place may be
  /// no foot.
  ///
  /// - Parameter first: a span that is likely to, to be looked at first.
  package func spanWithFoot(of p: Vector, within reach: Double, first: Int?) -> Int? {
    let chord = Self.chord(reach)
    if let first, line.tree.farthest(first, p) <= chord { return first }
    var found: Int?
    var limit = chord
    line.tree.search(around: p, reach: &limit) { spans, limit in
      if found == nil, line.spans[spans.lowerBound].nearest(to: p).squaredChord <= chord * chord {
        found = spans.lowerBound
        limit = -1
      }
    }
    return found
  }

  /// All spans that may come within `reach` metres of some position of a ball, nearer stretches of the line first; nil where
  /// there are more than `most`.
  ///
  /// - Parameter isLeftOut: Which are left out, and not counted.
  package func spans(
    around p: Vector, _ radius: Double, within reach: Double, most: Int, but isLeftOut: (EdgeSpan) -> Bool
  ) -> [Int32]? {
    var found: [Int32] = []
    found.reserveCapacity(min(most, 32))
    var limit = reach + radius
    line.tree.search(around: p, reach: &limit) { spans, limit in
      if isLeftOut(line.spans[spans.lowerBound]) { return }
      if found.count == most {
        limit = -1
        return
      }
      found.append(Int32(spans.lowerBound))
    }
    return limit < 0 ? nil : found
  }

  /// How the places within some metres of a position, its ball, are covered: whether one of some spans comes within
  /// `reach` of all of them, or which of the spans come within it of any.
  package func cover(
    of p: Vector, _ radius: Double, within reach: Double, among list: [Int32]
  ) -> Cover<[Int32]> {
    guard reach > 0 else { return .none }
    let whole = reach > radius ? Self.chord(reach - radius) : -1
    let part = reach + radius
    return unsafe line.spans.withUnsafeBufferPointer { spans in
      unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: list.count) { kept in
        var count = 0
        for number in list {
          let index = Int(number)
          guard line.tree.mayHold(index, p, within: part) else { continue }
          // Most spans are clearly in or out by their chords.
          let (least, most) = unsafe spans[index].roughDistance(to: p)
          if least > part { continue }
          if whole > 0, least <= whole {
            if most <= whole { return .whole }
            if unsafe spans[index].nearest(to: p).squaredChord <= whole * whole { return .whole }
          }
          unsafe kept[count] = number
          count += 1
        }
        if count == 0 { return .none }
        return unsafe .part(count == list.count ? list : Array(kept[..<count]))
      }
    }
  }

  /// Whether a span comes within `reach` metres of two positions, each.
  package func covers(_ a: Vector, _ b: Vector, by span: Int, within reach: Double) -> Bool {
    guard reach > 0 else { return false }
    let most = Self.chord(reach) * Self.chord(reach)
    return line.spans[span].nearest(to: a).squaredChord <= most
      && line.spans[span].nearest(to: b).squaredChord <= most
  }

  /// A chord so short that it belongs to a geodesic no longer than a reach, in metres.
  private static func chord(_ reach: Double) -> Double {
    let ratio = reach / WGS84.leastRadiusOfCurvatureBelow
    return reach * (1 - ratio * ratio / 24 * 1.001)
  }
}
