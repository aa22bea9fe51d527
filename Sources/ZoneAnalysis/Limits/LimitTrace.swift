internal import Geodesy
internal import Geometry
internal import Zones

/// Takes one ring of an outline apart into pieces.
struct LimitTrace {
  let classifier: LimitClassifier
  let bases: LineBases
  /// The greatest distance between vertices of an offset curve; nil for none in between.
  let spacing: Double?

  private var nodes: LimitNodes { classifier.nodes }
  private var curves: LimitSourceCurves { nodes.curves }
  private typealias Label = LimitClassifier.Label

  /// A stretch of the ring with one label: the vertices from its start to its end.
  private struct Run {
    var label: Label
    var places: [Coordinate]
  }

  /// A stretch whose ends are worked out.
  private struct Stretch {
    var label: Label
    var start: Coordinate
    var isExact: Bool
    /// The vertices of the outline after its start and before its end, of what is not an offset curve.
    var between: [Coordinate] = []
  }

  /// The pieces of a closed ring.
  func pieces(of ring: [Coordinate]) -> [ZoneLimit.Piece] {
    let runs = runs(of: ring)
    guard runs.count > 1 else { return whole(runs[0]) }
    var stretches: [Stretch] = []
    for (index, run) in runs.enumerated() {
      let before = runs[(index + runs.count - 1) % runs.count]
      stretches += begin(run, after: before)
    }
    return pieces(of: thinned(stretches))
  }

  /// The longest stretches of edges of a closed ring that are alike, beginning where one begins.
  private func runs(of ring: [Coordinate]) -> [Run] {
    let labels = zip(ring, ring.dropFirst()).map { classifier.label(from: $0, to: $1) }
    let count = labels.count
    let first = labels.indices.first { labels[$0] != labels[($0 + count - 1) % count] }
    var runs: [Run] = []
    for offset in 0..<count {
      let index = ((first ?? 0) + offset) % count
      if let last = runs.last, last.label == labels[index] {
        runs[runs.count - 1].places.append(ring[index + 1])
      } else {
        runs.append(Run(label: labels[index], places: [ring[index], ring[index + 1]]))
      }
    }
    return runs
  }

  /// The stretches with which a run begins: itself, and those so short that the outline has none of them.
  private func begin(_ run: Run, after before: Run) -> [Stretch] {
    let vertex = run.places[0]
    switch (before.label, run.label) {
    case (.offset(let first), .offset(let second)):
      return nodes.changes(from: first, to: second, near: vertex).map {
        Stretch(label: .offset($0.source), start: $0.place, isExact: $0.isExact)
      }
    case (.other(let kind), .offset(let source)):
      let end = classifier.end(of: source, on: kind, near: vertex)
      return [
        Stretch(
          label: run.label, start: end ?? nodes.drawn(vertex, source).place, isExact: end != nil)
      ]
    case (.offset(let source), .other(let kind)):
      let end = classifier.end(of: source, on: kind, near: vertex)
      return [
        Stretch(
          label: run.label, start: end ?? nodes.drawn(vertex, source).place, isExact: end != nil,
          between: inner(of: run))
      ]
    case (.other(let first), .other(let second)):
      let end = Set([first, second]) == [.line, .end] ? classifier.endOfLine(near: vertex) : nil
      return [
        Stretch(label: run.label, start: end ?? vertex, isExact: end != nil, between: inner(of: run))
      ]
    }
  }

  private func inner(of run: Run) -> [Coordinate] { Array(run.places.dropFirst().dropLast()) }

  /// The stretches without those of no length, and without those that a source seemed to have and has not: they run
  /// backwards.
  private func thinned(_ stretches: [Stretch]) -> [Stretch] {
    var kept = stretches
    var index = 0
    while index < kept.count, kept.count > 1 {
      let next = kept[(index + 1) % kept.count]
      guard case .offset(let source) = kept[index].label,
        metres(extent(of: kept[index], to: next.start, source), of: source) < Self.shortest
      else {
        index += 1
        continue
      }
      // The stretch before it now ends where it ended, which is the same place but for less than a millimetre.
      kept.remove(at: index)
      index = max(0, index - 1)
    }
    // Stretches of one source that now follow each other are one.
    var merged: [Stretch] = []
    for stretch in kept {
      if let last = merged.last, last.label == stretch.label, case .offset = stretch.label { continue }
      merged.append(stretch)
    }
    if merged.count > 1, merged[0].label == merged[merged.count - 1].label, case .offset = merged[0].label {
      merged.removeFirst()
    }
    return merged
  }

  private static let shortest = 1e-3

  private func extent(of stretch: Stretch, to end: Coordinate, _ source: LimitSource) -> Double {
    curves.extent(
      from: curves.foot(of: stretch.start, on: source).parameter,
      to: curves.foot(of: end, on: source).parameter, of: source)
  }

  private func metres(_ extent: Double, of source: LimitSource) -> Double {
    if case .node = source { return extent * (.pi / 180) * curves.distance }
    return extent
  }

  /// A ring that is all alike: a circle about one base point, the line itself, or an area.
  private func whole(_ run: Run) -> [ZoneLimit.Piece] {
    guard case .offset(let source) = run.label else {
      let places = run.places
      return [other(run.label, from: places[0], .start, Array(places.dropFirst()))]
    }
    // It begins in the north of its base.
    return [piece(source, from: 0, .start, 360, before: nil)]
  }

  private func pieces(of stretches: [Stretch]) -> [ZoneLimit.Piece] {
    let count = stretches.count
    guard count > 1 || !isOffset(stretches[0]) else {
      return whole(Run(label: stretches[0].label, places: [stretches[0].start]))
    }
    let pieces = stretches.indices.map { index -> ZoneLimit.Piece in
      let stretch = stretches[index]
      let next = stretches[(index + 1) % count]
      guard case .offset(let source) = stretch.label else {
        return other(
          stretch.label, from: stretch.start, stretch.isExact ? .node : .drawn, stretch.between + [next.start]
        )
      }
      let start = curves.foot(of: stretch.start, on: source).parameter
      let extent = max(0, extent(of: stretch, to: next.start, source))
      let before = stretches[(index + count - 1) % count].label
      return piece(
        source, from: start, stretch.isExact ? .node : .drawn, extent, before: (before, stretch.start))
    }
    return joined(pieces)
  }

  private func isOffset(_ stretch: Stretch) -> Bool {
    if case .offset = stretch.label { true } else { false }
  }

  /// A piece that is not an offset curve.
  private func other(
    _ label: Label, from start: Coordinate, _ node: ZoneLimit.Node, _ rest: [Coordinate]
  ) -> ZoneLimit.Piece {
    guard case .other(let kind) = label else { preconditionFailure() }
    let curve = [start] + rest
    let length = zip(curve, curve.dropFirst()).reduce(0) {
      $0 + Geodesic.inverse(from: $1.0, to: $1.1).distance
    }
    var vertex = ZoneLimit.Vertex(place: start, node: node)
    vertex.length = .meters(length)
    return ZoneLimit.Piece(
      kind: kind, base: nil, start: vertex, between: [], length: .meters(length), curve: curve)
  }

  /// A piece of an offset curve.
  private func piece(
    _ source: LimitSource, from start: Double, _ node: ZoneLimit.Node, _ extent: Double,
    before: (label: Label, place: Coordinate)?
  ) -> ZoneLimit.Piece {
    let length = curves.length(from: start, extent: extent, of: source)
    func vertex(_ share: Double, _ node: ZoneLimit.Node) -> ZoneLimit.Vertex {
      let (base, place) = curves.place(
        curves.parameter(start, plus: extent * share, of: source), of: source)
      return ZoneLimit.Vertex(place: place, foot: base, node: node)
    }
    let steps = spacing.map { max(1, Int((length / $0).rounded(.up))) } ?? 1
    var vertices = (0..<steps).map { vertex(Double($0) / Double(steps), $0 == 0 ? node : .between) }
    for index in vertices.indices { vertices[index].length = .meters(length / Double(steps)) }
    if let before {
      vertices[0].place = before.place
      if case .offset(let other) = before.label {
        let parameter = curves.foot(of: before.place, on: other).parameter
        vertices[0].footBefore = curves.place(parameter, of: other).base
      }
    }
    let chords = max(1, Int((length / chord(of: source)).rounded(.up)))
    let curve =
      [vertices[0].place]
      + (1...chords).map { vertex(Double($0) / Double(chords), .between).place }
    let kind: LimitKind
    let base: LimitBase
    switch source {
    case .node(let node): (kind, base) = (.arc, bases.nodes[node])
    case .edge(let edge, _): (kind, base) = (.equidistant, bases.edges[edge])
    }
    return ZoneLimit.Piece(
      kind: base.kind == .edge ? .equidistant : kind, base: base, start: vertices[0],
      between: Array(vertices.dropFirst()), length: .meters(length), curve: curve)
  }

  /// The longest chord, in metres, that strays from the curve by less than half the tolerance, also where its ends are joined
  /// straight in longitude and latitude.
  private func chord(of source: LimitSource) -> Double {
    let stray = nodes.model.specification.tolerance.meters / 4
    switch source {
    case .node: return (8 * stray * curves.distance).squareRoot()
    case .edge: return (8 * stray * WGS84.meanRadius / 10).squareRoot()
    }
  }

  /// Pieces of one base that follow each other, as those of an edge that is not a geodesic, are one.
  private func joined(_ pieces: [ZoneLimit.Piece]) -> [ZoneLimit.Piece] {
    var result: [ZoneLimit.Piece] = []
    for piece in pieces {
      if let last = result.last, isOne(last, piece) {
        append(piece, to: &result[result.count - 1])
      } else {
        result.append(piece)
      }
    }
    // A ring may begin within an edge.
    if result.count > 1, isOne(result[result.count - 1], result[0]) {
      append(result[0], to: &result[result.count - 1])
      result.removeFirst()
    }
    return result
  }

  private func isOne(_ piece: ZoneLimit.Piece, _ next: ZoneLimit.Piece) -> Bool {
    piece.base?.kind == .edge && piece.base == next.base
  }

  private func append(_ next: ZoneLimit.Piece, to piece: inout ZoneLimit.Piece) {
    if spacing == nil {
      piece.start.length.meters += next.length.meters
    } else {
      var start = next.start
      start.node = .between
      start.footBefore = nil
      piece.between += [start] + next.between
    }
    piece.length.meters += next.length.meters
    piece.curve += next.curve.dropFirst()
  }
}
