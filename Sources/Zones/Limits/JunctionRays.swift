internal import Geodesy
internal import Geometry

extension DiscontinuityRay {
  /// All rays that can be limits of a zone.
  ///
  /// - Parameter ends: Those at its ends, if they are known.
  package static func limits(of model: ZoneModel, atEnds ends: [DiscontinuityRay]? = nil)
    -> [DiscontinuityRay]
  {
    let reach = model.specification.outerDepth.meters + 3 * model.specification.tolerance.meters
    return (ends ?? all(of: model)) + atJunctions(of: model, reach: reach)
  }

  /// The perpendiculars of the edges at junctions, in the sectors that one edge has on a side where the zone is and the
  /// other on a side where it is not.
  ///
  /// A foot that slides past a corner of a chain stays on its side. One that slides past a junction comes to another
  /// chain, and the side may be chosen there: so the perpendicular is a limit, or the way to one leads across it.
  ///
  /// - Parameter reach: how long they are, in metres.
  package static func atJunctions(of model: ZoneModel, reach: Double) -> [DiscontinuityRay] {
    guard model.isOneSided else { return [] }
    var rays: [DiscontinuityRay] = []
    for node in model.line.nodes where node.halfEdges.count > 2 {
      for (position, halfEdge) in node.halfEdges.enumerated() {
        // Arms run counterclockwise: the sector lies right of this one and left of the one before.
        let next = node.halfEdges[(position + node.halfEdges.count - 1) % node.halfEdges.count]
        guard model.choice.isRightChosen(of: halfEdge) != model.choice.isLeftChosen(of: next) else {
          continue
        }
        rays.append(
          DiscontinuityRay(
            start: node, azimuth: halfEdge.azimuth + 90, direction: node.right(of: halfEdge), length: reach))
        rays.append(
          DiscontinuityRay(
            start: node, azimuth: next.azimuth - 90, direction: node.left(of: next), length: reach))
      }
    }
    return rays + atVisits(of: model, reach: reach)
  }

  /// The perpendiculars about places that the line visits more than once.
  ///
  /// A place whose foot is there is on the side of every visit, and one whose foot is on an edge beside it on that of the
  /// edge alone: so the perpendiculars between the two are limits, or may be.
  private static func atVisits(of model: ZoneModel, reach: Double) -> [DiscontinuityRay] {
    var seen: Set<UInt64> = []
    var twice: Set<UInt64> = []
    for node in model.line.nodes {
      let bits = PlaceKey(node.place).mixedBits
      if !seen.insert(bits).inserted { twice.insert(bits) }
    }
    guard !twice.isEmpty else { return [] }
    var visits: [PlaceKey: [Node]] = [:]
    var order: [PlaceKey] = []
    for node in model.line.nodes where twice.contains(PlaceKey(node.place).mixedBits) {
      let key = PlaceKey(node.place)
      if visits[key] == nil { order.append(key) }
      visits[key, default: []].append(node)
    }
    var rays: [DiscontinuityRay] = []
    for nodes in order.compactMap({ visits[$0] }) where nodes.count > 1 {
      let all = nodes.flatMap(\.halfEdges)
      for node in nodes {
        // Beyond flat ends a visit is a foot by itself: what the edges of another lead to may be lost.
        let beside = model.specification.ends == .flat ? node.halfEdges : all
        for halfEdge in node.halfEdges {
          for (direction, turn) in [(node.right(of: halfEdge), 90.0), (node.left(of: halfEdge), -90)]
          where beside.allSatisfy({ dot(direction, $0.direction) <= 1e-9 }) {
            rays.append(
              DiscontinuityRay(
                start: node, azimuth: halfEdge.azimuth + turn, direction: direction, length: reach))
          }
        }
      }
    }
    return rays
  }
}
