internal import Concurrency
internal import Geometry
internal import Zones

/// Cells of longitude and latitude, eight by eight in one, that know the verdicts of all zones on the places in them.
///
/// A cell lists the zones in which all of its places are, and those that a limit may run through. Of a polygon it has the edges
/// in it, and whether its middle is in the polygon: a place is on the other side if the way from the middle crosses an odd
/// number of them. Zones of lines are asked about each place. A cell is cut where many places of a sample lie that much would
/// have to be worked out for, and where many polygons have edges: so the cells are small where places and limits meet,
/// wherever on Earth that is. Zones of lines are told to be clear of a cell by their judges, as for the index of a single zone;
/// polygons by their edges in the plane.
final class ZoneCells: Sendable {
  private let nodes: FixedStorage<Int32>
  private let words: FixedStorage<UInt32>
  private let edges: FixedStorage<SIMD4<Double>>
  private let set: ZoneSet

  private static let levels = 6
  private static let side = Double(1 << (3 * levels))
  /// Degrees of longitude of a smallest cell, a number without rounding; of latitude half as many.
  private static let unit = 360 / side

  /// The cells of zones whose lines are known exactly.
  ///
  /// - Parameter sample: Some of the places that will be asked about.
  init(_ set: ZoneSet, sample: [Coordinate]) {
    self.set = set
    let outlines = OutlineParts(set.zones)
    let builder = CellBuilder(
      set: set, outlines: outlines,
      positions: sample.map {
        let position = Self.position($0)
        return (Int32(position.x), Int32(position.y))
      }, unit: Self.unit)
    var root = OpenCell(block: CellBlock(x: 0, y: 0, size: Self.side))
    root.places = Array(0..<Int32(sample.count))
    root.edges = Array(0..<Int32(outlines.edges.count))
    var parts = outlines.parts.indices[...]
    for (number, zone) in set.zones.enumerated() {
      if zone.outline?.isUnambiguous != true {
        root.candidates.append(CellCandidate(zone: number, kind: .judged))
      }
      while let part = parts.first, outlines.parts[part].zone == number {
        let edges = outlines.parts[part].edges
        root.candidates.append(
          CellCandidate(
            zone: number, kind: .polygon, part: part, edges: Int(edges.lowerBound)..<Int(edges.upperBound)))
        parts.removeFirst()
      }
    }
    let tree = builder.tree(root)
    (nodes, words, edges) = (FixedStorage(tree.nodes), FixedStorage(tree.words), FixedStorage(outlines.edges))
  }

  /// A place in units of the smallest cells, from 180° west and the south pole.
  @inline(__always)
  private static func position(_ place: Coordinate) -> (x: Int, y: Int) {
    let x = (longitude(place) + 180) * (side / 360)
    let y = (place.latitude + 90) * (side / 180)
    return (max(0, min(Int(side) - 1, Int(x))), max(0, min(Int(side) - 1, Int(y))))
  }

  @inline(__always)
  private static func longitude(_ place: Coordinate) -> Double {
    abs(place.longitude) <= 180 ? place.longitude : Coordinate.shortest(place.longitude)
  }

  /// Calls with every zone that a place is not outside of, in the order of the file.
  @inline(__always)
  func forEachVerdict(of place: Coordinate, _ body: (_ zone: Int, _ verdict: Verdict) -> Void) {
    let (x, y) = Self.position(place)
    var shift = 3 * (Self.levels - 1)
    var child = Int(nodes[((y >> shift) & 7) &* 8 &+ ((x >> shift) & 7)])
    while child >= 0 {
      shift -= 3
      child = Int(nodes[child &* 64 &+ ((y >> shift) & 7) &* 8 &+ ((x >> shift) & 7)])
    }
    var at = ~child
    guard words[at] != CellWord.unlisted else {
      for (zone, verdict) in set.verdicts(of: place) { body(zone, verdict) }
      return
    }
    func middle(_ position: Int) -> Double { Double((position >> shift) << shift) + Double(1 << shift) / 2 }
    let way = CellCrossing(
      to: Self.longitude(place), place.latitude,
      from: middle(x) * Self.unit - 180, middle(y) * Self.unit / 2 - 90)
    let end = at + Int(words[at])
    // Of several polygons of a zone, one is enough.
    var last = -1
    while at < end {
      at += 1
      let zone = Int(words[at] >> 2)
      let verdict: Verdict
      switch words[at] & 3 {
      case CellWord.inside: verdict = .inside
      case CellWord.disputed: verdict = .disputed
      case CellWord.crossed:
        at += 1
        let isIn = isIn(way, at)
        at += Int(words[at] >> 1)
        verdict = isIn.map { $0 ? .inside : .outside } ?? set.zones[zone].verdict(of: place)
      default: verdict = set.zones[zone].verdict(of: place)
      }
      guard verdict != .outside, zone != last else { continue }
      last = zone
      body(zone, verdict)
    }
  }

  /// Whether the place at the end of a way is in a polygon, by the words after ``CellWord/crossed``; nil where it is too near to
  /// an edge.
  @inline(__always)
  private func isIn(_ way: CellCrossing, _ at: Int) -> Bool? {
    var isIn = words[at] & 1 != 0
    for index in (at + 1)..<(at + 1 + Int(words[at] >> 1)) {
      guard let crosses = way.crosses(edges[Int(words[index])]) else { return nil }
      if crosses { isIn.toggle() }
    }
    return isIn
  }
}
