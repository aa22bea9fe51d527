internal import Geodesy
internal import Geometry
internal import Places
internal import ZoneAnalysis
package import Zones

/// On which side of its line a zone lies, in words: which way the line runs, and which direction of the compass its side is.
package struct SideSummary {
  /// One sentence.
  let sentence: String

  /// - Parameter line: That of the zone, prepared.
  /// - Returns: Nil where the line and the rule do not fit.
  package init?(_ zone: Zone, along line: ReferenceLine) {
    let rule = zone.specification
    let words: String
    switch rule.side {
    case .both:
      words =
        zone.boundary.parts.allSatisfy(\.isPoint)
        ? "all round the base points, which have no sides" : "both sides of the line"
    case .inside: words = "inside the closed line"
    case .outside: words = "outside the closed line"
    case .left, .right, .toward:
      guard let found = Self.words(of: zone, along: line) else { return nil }
      words = found
    }
    sentence = "side: \(words)"
  }

  /// A side of lines that run one way.
  private static func words(of zone: Zone, along line: ReferenceLine) -> String? {
    let rule = zone.specification
    guard
      let model = try? ZoneModel(line: line, specification: rule, within: nil, edges: .ofZone(rule))
    else { return nil }
    let courses = model.line.edgesOfChain.indices.compactMap { Course(of: $0, in: model) }
    guard let first = courses.first else { return nil }
    var words = ""
    if case .toward(let place) = rule.side { words = "that of \(place.inWords): " }
    let lefts = courses.count(where: \.isLeft)
    guard lefts == 0 || lefts == courses.count else {
      return words + "left of \(lefts) parts of the line as they run, right of \(courses.count - lefts)"
    }
    words += first.isLeft ? "left" : "right"
    if courses.count > 1 {
      words += " of each of the \(courses.count) parts of the line as it runs"
    } else if first.isClosed {
      words += " of the closed line as it runs"
      if let isInside = first.isInside { words += ", that is \(isInside ? "inside" : "outside")" }
      return words
    } else {
      let ends = [first.start, first.end].map { $0.inWords(decimals: 3) }
      words += " of the line as it runs from \(ends[0]) to \(ends[1])"
    }
    guard let azimuth = Course.azimuth(of: courses) else { return words }
    let side = azimuth + (first.isLeft ? -90 : 90)
    return words
      + ", on the whole \(Compass.name(of: azimuth)): the zone lies to its \(Compass.name(of: side))"
  }
}

/// Which way a chain runs, and on which side of it the zone lies.
private struct Course {
  let isLeft: Bool
  let isClosed: Bool
  let start: Coordinate
  let end: Coordinate
  /// Whether its side is the area that it encloses; nil for an open line, and one that goes round a pole.
  private(set) var isInside: Bool?
  /// Its length, and how far it gets to the north and to the east, as if every edge had its azimuth on a plane, in metres.
  private var length = 0.0
  private var north = 0.0
  private var east = 0.0

  /// The course of a chain; nil for a base point, which has none.
  init?(of chain: Int, in model: ZoneModel) {
    let edges = model.line.edges[model.line.edgesOfChain[chain]]
    guard let first = edges.first, let last = edges.last, !model.line.chains[chain].isPoint else {
      return nil
    }
    isLeft = model.choice.left[chain]
    let nodes = model.line.nodes
    (start, end) = (first.start, nodes[Int(last.endNode)].place)
    isClosed = first.startNode == last.endNode
    for edge in edges {
      let course = sineAndCosine(degrees: edge.startAzimuth)
      length += edge.length
      north += edge.length * course.cosine
      east += edge.length * course.sine
    }
    guard isClosed else { return }
    var ring: [Coordinate] = []
    for edge in edges {
      let before = ring.last?.longitude ?? edge.start.longitude
      ring.append(
        Coordinate(
          latitude: edge.start.latitude,
          longitude: before + Coordinate.shortest(edge.start.longitude - before)))
    }
    let gap = Coordinate.shortest(start.longitude - (ring.last?.longitude ?? 0))
    guard let east = ring.last?.longitude, abs(east + gap - start.longitude) < 180 else { return }
    isInside = RingOrientation.isCounterclockwise(ring + ring.prefix(1)) == isLeft
  }

  /// The azimuth in which lines run on the whole; nil where they wind so much that none says it.
  static func azimuth(of courses: [Course]) -> Double? {
    let north = courses.reduce(0) { $0 + $1.north }
    let east = courses.reduce(0) { $0 + $1.east }
    let length = courses.reduce(0) { $0 + $1.length }
    guard (north * north + east * east).squareRoot() > length / 4 else { return nil }
    return arcTangent(east, north) * (180 / .pi)
  }
}
