internal import Geodesy
internal import Geometry

extension Ray {
  /// All rays that can be limits of a zone.
  package static func limits(of model: ZoneModel) -> [Ray] {
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
  package static func atJunctions(of model: ZoneModel, reach: Double) -> [Ray] {
    guard model.isOneSided else { return [] }
    var rays: [Ray] = []
    for node in model.line.nodes where node.arms.count > 2 {
      for (position, arm) in node.arms.enumerated() {
        // Arms run counterclockwise: the sector lies right of this one and left of the one before.
        let next = node.arms[(position + node.arms.count - 1) % node.arms.count]
        guard model.choice.isRightChosen(of: arm) != model.choice.isLeftChosen(of: next) else { continue }
        rays.append(
          Ray(start: node, azimuth: arm.azimuth + 90, direction: node.right(of: arm), length: reach))
        rays.append(
          Ray(start: node, azimuth: next.azimuth - 90, direction: node.left(of: next), length: reach))
      }
    }
    return rays
  }
}
