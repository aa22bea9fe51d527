internal import Concurrency
package import Geodesy
package import Geometry

/// The line with what happens at its ends: answers for feet.
///
/// A class, so that it is never copied for a place.
package final class FootSearch: Sendable {
  package let line: LineModel
  package let ends: ZoneSpecification.Ends
  /// Where to look first; the answers are the same without it.
  let table: FootTable?

  init(line: LineModel, ends: ZoneSpecification.Ends, table: FootTable?) {
    self.line = line
    self.ends = ends
    self.table = table
  }

  package convenience init(line: LineModel, ends: ZoneSpecification.Ends) {
    self.init(line: line, ends: ends, table: nil)
  }

  /// The same line with round ends, which leave no place without a foot.
  package var rounded: FootSearch { FootSearch(line: line, ends: .round, table: table) }

  /// Below this, in metres, a place is on the line: more than spans stray from geodesics, less than coordinates
  /// are ever written to.
  package static let onLine = 1e-5

  /// The nearest foot within `reach` metres of a position, or nil.
  ///
  /// - Parameter choice: the sides whose feet count, or nil for all.
  package func nearest(to p: Vector, place: Coordinate?, within reach: Double, choice: SideChoice? = nil)
    -> Foot?
  {
    if choice == nil, let place, let table {
      if let foot = table.foot(of: place, at: p, ends: ends) { return foot.distance <= reach ? foot : nil }
      var tracker = NearestFootTracker(reach)
      if unsafe isDecided(table.spans(of: place, ends), p, place, &tracker) {
        return winner(&tracker, p, place, within: reach)
      }
    }
    var tracker = NearestFootTracker(reach)
    var chord = tracker.longest
    unsafe line.spans.withUnsafeBufferPointer { spans in
      line.tree.search(around: p, reach: &chord) { found, chord in
        let index = found.lowerBound
        unsafe consider(index, spans[index], p, place, choice, &tracker)
        chord = tracker.longest
      }
    }
    return winner(&tracker, p, place, within: reach)
  }

  /// The nearest foot within `reach` metres of a position, or nil.
  ///
  /// - Parameter list: The spans that may hold the nearest place of the line; none where they are not known.
  package func nearest(to p: Vector, place: Coordinate?, within reach: Double, among list: [Int32]) -> Foot? {
    var tracker = NearestFootTracker(reach)
    let isSettled = unsafe list.withUnsafeBufferPointer { list in
      unsafe isDecided(list, p, place, &tracker)
    }
    if isSettled { return winner(&tracker, p, place, within: reach) }
    return nearest(to: p, place: place, within: reach)
  }

  /// The nearest foot of a position, or nil.
  ///
  /// - Parameter list: The spans that may hold its nearest foot; others are not looked at, even if their nearest places are no feet.
  package func nearest(
    to p: Vector, ofFeetAmong list: [Int32], within reach: Double = .infinity, choice: SideChoice? = nil
  ) -> Foot? {
    var tracker = NearestFootTracker(reach)
    for index in list { consider(Int(index), line.spans[Int(index)], p, nil, choice, &tracker) }
    return winner(&tracker, p, nil, within: reach)
  }

  /// Where a foot is.
  package func position(of foot: Foot) -> Vector { line.spans[Int(foot.span)].position(at: foot.u) }

  /// The nearest foot on chosen sides, where the nearest of all is on another: on ties any of the nearest feet may put
  /// a place in a zone.
  package func nearest(tiedWith foot: Foot, to p: Vector, place: Coordinate?, choice: SideChoice) -> Foot? {
    if foot.isAlone { return nil }
    return nearest(to: p, place: place, within: foot.distance + ZoneModel.tie, choice: choice)
  }

  /// Runs the race among spans of a list, which may hold the nearest place of the line; whether that settles it.
  ///
  /// The list is of the spans that are nearest, whether their places are feet or not. If one that is none is as near as
  /// the nearest foot, there may be other feet elsewhere.
  @inline(__always)
  private func isDecided(
    _ list: UnsafeBufferPointer<Int32>, _ p: Vector, _ place: Coordinate?,
    _ tracker: inout NearestFootTracker
  ) -> Bool {
    guard !list.isEmpty else { return false }
    unsafe line.spans.withUnsafeBufferPointer { spans in
      for number in 0..<list.count {
        let index = unsafe Int(list[number])
        guard line.tree.mayHold(index, p, within: tracker.longest) else { continue }
        unsafe consider(index, spans[index], p, place, nil, &tracker)
      }
    }
    return tracker.squaredRefused > tracker.longest * tracker.longest
  }

  /// - Parameter race: The nearest foot so far.
  @inline(__always)
  private func consider(
    _ index: Int, _ span: EdgeSpan, _ p: Vector, _ place: Coordinate?, _ choice: SideChoice?,
    _ tracker: inout NearestFootTracker
  ) {
    let (u, squared) = span.nearest(to: p)
    guard squared <= tracker.longest * tracker.longest else { return }
    let node = u <= 0 ? span.startNode : u >= 1 ? span.endNode : -1
    var foot = Foot(distance: 0, span: Int32(index), u: u, node: node)
    if node >= 0 {
      let known = ends == .flat && choice == nil ? table?.race?.isFoot(node, isStart: u <= 0, p) : nil
      if known == false { return tracker.refuse(squared) }
      if known == nil {
        let isFoot = isAdmissible(node, p, place, isFiltered: choice != nil)
        if !isFoot || ends == .flat && line.nodes[Int(node)].isEnd {
          if let share = shareBefore(node, of: span, u, squared, p, place) {
            (foot.u, foot.node) = (share, -1)
          } else if !isFoot {
            return tracker.refuse(squared)
          }
        }
      }
    } else if u <= 0 || u >= 1, choice != nil || ends == .flat {
      // A joint within an edge: the neighbouring span has the foot unless it is this very place.
      let tangent = span.derivative(at: u).unit
      let lean = dot(p - span.position(at: u), tangent)
      guard abs(lean) <= 1e-9 * squared.squareRoot() + 1e-6 else { return tracker.refuse(squared) }
    }
    if ends == .flat, foot.node < 0, isBeyondNode(of: span, foot.u, squared, p, place) {
      return tracker.refuse(squared)
    }
    // Chords tell most feet apart, at less expense than geodesics and above all than Karney's.
    if choice == nil, tracker.isSettledByChord(foot, squared) { return }
    tracker.isContested = tracker.best != nil
    measure(&tracker, p, place)
    foot.distance = distance(to: &foot, on: span, from: p, place: place, chord: squared.squareRoot())
    guard foot.distance <= tracker.limit else { return }
    // Of feet equally near the first of the line, in whatever order they are found.
    if let best = tracker.best, foot.distance == best.distance, best.span < foot.span { return }
    if let choice, !isChosen(foot, p, place, choice) { return }
    tracker.take(foot, squared)
  }

  /// Works out the distance of the nearest foot so far, if it is not known.
  @inline(__always)
  private func measure(_ tracker: inout NearestFootTracker, _ p: Vector, _ place: Coordinate?) {
    guard var foot = tracker.best, !tracker.isMeasured else { return }
    let squared = tracker.squaredChord
    foot.distance = distance(
      to: &foot, on: line.spans[Int(foot.span)], from: p, place: place, chord: squared.squareRoot())
    tracker.take(foot, squared)
  }

  @inline(__always)
  private func winner(
    _ tracker: inout NearestFootTracker, _ p: Vector, _ place: Coordinate?, within reach: Double
  ) -> Foot? {
    measure(&tracker, p, place)
    guard var best = tracker.best, best.distance <= reach else { return nil }
    best.isAlone = !tracker.isContested
    return best
  }

  /// The nearest place of one span, be it a foot or not, with its distance.
  package func distance(from p: Vector, toSpan index: Int) -> Foot {
    let span = line.spans[index]
    let (u, squared) = span.nearest(to: p)
    let node = u <= 0 ? span.startNode : u >= 1 ? span.endNode : -1
    var foot = Foot(distance: 0, span: Int32(index), u: u, node: node)
    foot.distance = distance(to: &foot, on: span, from: p, place: nil, chord: squared.squareRoot())
    return foot
  }

  /// Whether a node may be the foot of a position. With round ends and no choice of sides the nearest
  /// candidate is the foot, and nothing needs to be looked at.
  @inline(__always)
  private func isAdmissible(_ index: Int32, _ p: Vector, _ place: Coordinate?, isFiltered: Bool) -> Bool {
    guard ends == .flat || isFiltered else { return true }
    // The node is looked at where it lies: a copy would count references that all cores share.
    if ends == .flat, line.nodes[Int(index)].isEnd {
      return !isBeyond(line.nodes[Int(index)], line.nodes[Int(index)].halfEdges[0], p, place)
    }
    return line.nodes[Int(index)].isLocalMinimum(of: p, slack: Node.slack)
  }

  /// Whether a foot by its chord, just within an edge, is none by the geodesic: beyond the perpendicular at a flat end, or at a
  /// corner that the line turns towards the position, where a foot that slides past is lost, or another far from there.
  private func isBeyondNode(
    of span: EdgeSpan, _ u: Double, _ squared: Double, _ p: Vector, _ place: Coordinate?
  ) -> Bool {
    guard span.startNode >= 0 || span.endNode >= 0 else { return false }
    let chord = squared.squareRoot()
    let room = Self.room(chord)
    for (index, isStart, along) in [
      (span.startNode, true, u * span.length), (span.endNode, false, (1 - u) * span.length),
    ] where index >= 0 && along <= room {
      let node = line.nodes[Int(index)]
      let offset = p - node.position
      func isOwn(_ halfEdge: Node.HalfEdge) -> Bool {
        halfEdge.edge == span.edge && halfEdge.isOutgoing == isStart
      }
      let leadsOn = node.halfEdges.contains { !isOwn($0) && dot(offset, $0.direction) > room }
      if node.isEnd || leadsOn, let own = node.halfEdges.first(where: isOwn), isBeyond(node, own, p, place) {
        return true
      }
    }
    return false
  }

  /// By how much, in metres, chords and geodesics of a length may differ about where a foot is; twice that.
  @inline(__always)
  static func room(_ chord: Double) -> Double { 2 * chord * skew(chord) + 1e-6 }

  /// Whether a position lies beyond the perpendicular of an edge at a node where it begins or ends.
  package func isBeyond(_ node: Node, _ halfEdge: Node.HalfEdge, _ p: Vector, _ place: Coordinate?) -> Bool {
    let offset = p - node.position
    let along = dot(offset, halfEdge.direction)
    let distance = offset.length
    guard distance > 1e-6 else { return false }
    // The chord's direction differs from the geodesic's by e² (s/R)² / 12; near the cut Karney decides.
    if abs(along) > distance * Self.skew(distance) + 1e-6 { return along < 0 }
    let q = place ?? coordinate(at: p)
    let inverse = Geodesic.inverse(from: node.place, to: q)
    let (_, cosine) = sineAndCosine(degrees: inverse.startAzimuth - halfEdge.azimuth)
    return cosine * inverse.distance < -1e-8
  }

  /// A bound on the angle, in radians, between a chord of a length in metres and the geodesic's direction.
  package static func skew(_ distance: Double) -> Double {
    let ratio = distance / WGS84.polarRadiusBelow
    return 0.0012 * ratio * ratio + 1e-12
  }

  /// The geodesic distance to a foot. Far feet are found again with Karney's azimuths.
  @inline(__always)
  private func distance(
    to foot: inout Foot, on span: EdgeSpan, from p: Vector, place: Coordinate?, chord: Double
  ) -> Double {
    if chord < ChordDistance.limit { return ChordDistance.geodesic(from: p, to: span.position(at: foot.u)) }
    return farDistance(to: &foot, on: span, from: p, place: place)
  }

  @inline(never)
  private func farDistance(to foot: inout Foot, on span: EdgeSpan, from p: Vector, place: Coordinate?)
    -> Double
  {
    let q = place ?? coordinate(at: p)
    if span.isBent {
      // Across the Earth the nearest place may be kilometres from where the chord is shortest.
      let distance = span.distance(from: q, near: &foot.u)
      foot.node = foot.u <= 0 ? span.startNode : foot.u >= 1 ? span.endNode : -1
      if foot.node < 0 { return distance }
    }
    if foot.node >= 0 { return Geodesic.inverse(from: line.nodes[Int(foot.node)].place, to: q).distance }
    // The nearest chord leads to within metres of the foot, so that most often Karney is asked but once.
    for _ in 0..<3 {
      let base = coordinate(at: span.position(at: foot.u))
      let inverse = Geodesic.inverse(from: base, to: q)
      // Farther away the foot is hardly nearer than the places beside it.
      guard inverse.distance < WGS84.equatorialRadius else { break }
      guard foot.u > 0, foot.u < 1 else { return inverse.distance }
      let tangent = span.derivative(at: foot.u)
      let direction = LocalFrame(at: base).direction(azimuth: inverse.startAzimuth)
      // Along a great circle tan(step/R) = tan(distance/R) cos(lean), for steps much smaller than the distance.
      let x = inverse.distance / WGS84.equatorialRadius
      let spread = 1 + x * x * (1.0 / 3 + x * x * (2.0 / 15))
      let step = inverse.distance * dot(direction, tangent) / span.length * spread
      let u = foot.u + step / span.length
      foot.u = max(0, min(1, u))
      // Across a step this small the distance is that of a plane, to a nanometre.
      if foot.u == u, abs(step) < Self.shortStep * inverse.distance {
        return (inverse.distance * inverse.distance - step * step).squareRoot()
      }
    }
    return span.distance(from: q, near: &foot.u)
  }

  /// The share of its distance by which a far foot may be moved along its span without being looked at again: by the
  /// square of it, times the square of the distance over the Earth's radius, the new distance is wrong.
  private static let shortStep = 1e-5
}
