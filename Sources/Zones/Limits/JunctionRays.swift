internal import Geodesy
internal import Geometry

extension DiscontinuityRay {
  /// All rays that can be limits of a zone.
  package static func limits(of model: ZoneModel) -> [DiscontinuityRay] {
    let reach = model.specification.outerDepth.meters + 3 * model.specification.tolerance.meters
    return all(of: model) + atJunctions(of: model, reach: reach)
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
    return rays
  }
}
