internal import Geodesy
internal import Geometry

extension Ray {
  /// The perpendiculars of the edges at junctions, in the sectors that one edge has on a side where the zone is and the
  /// other on a side where it is not.
  ///
  /// A foot that slides past a corner of a chain stays on its side. One that slides past a junction comes to another
  /// chain, and the side may be chosen there: so the perpendicular is a limit, or the way to one leads across it.
  static func atJunctions(of model: ZoneModel, depth: Length? = nil) -> [Ray] {
    guard model.isOneSided else { return [] }
    // A place nearer to a limit than to the line, and its foot within the depth at the limit: thrice is enough.
    let reach = 3 * (depth ?? model.specification.outerDepth).meters
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
