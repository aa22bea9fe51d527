package import Geodesy

/// Rays, to find those near a place.
package struct RayTree: Sendable {
  package let rays: [DiscontinuityRay]
  private let tree: BallTree

  package init(_ rays: [DiscontinuityRay]) {
    self.rays = rays
    tree = BallTree(
      rays.map {
        BallTree.Ball(
          middle: $0.normal.tip(at: ($0.from + $0.length) / 2), radius: ($0.length - $0.from) / 2 + 0.01)
      })
  }

  package var isEmpty: Bool { rays.isEmpty }

  /// Whether a ray may come within a reach of a position, in metres.
  ///
  /// - Parameter except: The number of a ray that does not count.
  package func hasRay(near p: Vector, within reach: Double, except: Int = -1) -> Bool {
    var isFound = false
    tree.forEach(near: p, within: { reach }) { index in
      isFound = index != except && rays[index].distanceBelow(to: p) <= reach
      return !isFound
    }
    return isFound
  }

  /// The numbers of the rays that may come within a reach of a position, in metres.
  package func numbers(near p: Vector, within reach: Double) -> [Int] {
    var found: [Int] = []
    tree.forEach(near: p, within: { reach }) { index in
      if rays[index].distanceBelow(to: p) <= reach { found.append(index) }
      return true
    }
    return found
  }
}
