internal import Geodesy
internal import Geometry

extension WitnessLine {
  /// The node a sight ends at, or nil within its edge.
  func node(of sight: Sight) -> Int? {
    let edge = line.edges[sight.edge]
    if sight.along <= 1e-7 { return Int(edge.startNode) }
    if sight.along >= edge.length - 1e-7 { return Int(edge.endNode) }
    return nil
  }

  /// A foot is found to some hundredths of a millimetre along its edge; within this, in metres, it may be the node.
  private static let fuzz = 1e-4

  /// Whether no arm of the node leads nearer, and, with flat ends, the place is not beyond the cut.
  func isFoot(_ sight: Sight) -> Bool {
    guard let index = node(of: sight), sight.distance > FootSearch.onLine else { return true }
    let node = line.nodes[index]
    return node.arms.allSatisfy { arm in
      let (_, cosine) = sineAndCosine(degrees: sight.departure - arm.azimuth)
      if node.isEnd, ends == .flat { return abs(cosine) * sight.distance < Self.fuzz }
      return cosine * sight.distance < Self.fuzz
    }
  }

  /// Whether a foot lies on a side where the zone is.
  func isChosen(_ sight: Sight) -> Bool {
    guard sight.distance > FootSearch.onLine else { return true }
    let edge = line.edges[sight.edge]
    guard let index = node(of: sight) else {
      let (sine, _) = sineAndCosine(degrees: sight.departure - sight.travel)
      return sine > 0 ? choice.right[Int(edge.chain)] : choice.left[Int(edge.chain)]
    }
    let node = line.nodes[index]
    func clockwise(from a: Double, to b: Double) -> Double {
      let turn = (b - a).truncatingRemainder(dividingBy: 360)
      return turn < 0 ? turn + 360 : turn
    }
    let bearing = sight.departure
    if node.isEnd {
      let arm = node.arms[0]
      let isRightOfLeaving = clockwise(from: arm.azimuth, to: bearing) < 180
      return isRightOfLeaving == arm.isOutgoing
        ? choice.right[Int(arm.chain)] : choice.left[Int(arm.chain)]
    }
    // The arm next counterclockwise of the bearing has it on its right, the next clockwise on its left.
    let before = node.arms.min {
      clockwise(from: $0.azimuth, to: bearing) < clockwise(from: $1.azimuth, to: bearing)
    }
    let after = node.arms.min {
      clockwise(from: bearing, to: $0.azimuth) < clockwise(from: bearing, to: $1.azimuth)
    }
    guard let before, let after else { return false }
    let isChosenBefore = before.isOutgoing ? choice.right[Int(before.chain)] : choice.left[Int(before.chain)]
    let isChosenAfter = after.isOutgoing ? choice.left[Int(after.chain)] : choice.right[Int(after.chain)]
    return isChosenBefore || isChosenAfter
  }
}
