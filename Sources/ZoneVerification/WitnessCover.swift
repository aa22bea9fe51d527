internal import Geodesy
internal import Zones

/// Tells of most normals, at little expense, that their tips at a depth are nearer to the line than that.
///
/// The Earth is taken for a sphere, and what that may be wrong by is taken off the reach: so a tip that is said to be
/// covered is, and the others are looked at again by those who ask.
struct WitnessCover {
  private let index: WitnessIndex
  /// How far a tip lies ahead of its base and how far below the plane there, in metres.
  private let ahead: Double
  private let below: Double
  private let reach: Double
  /// The piece that covered the tip before the last may cover the next: normals come from the left and the right in turn.
  private var before = 0
  private var last = 0

  /// - Parameters:
  ///   - depth: that of the tips, in metres.
  ///   - reach: how near they must be to the line.
  init(_ index: WitnessIndex, depth: Double, reach: Double) {
    self.index = index
    let radius = WGS84.middleRadius
    let (sine, cosine) = sineAndCosine(degrees: depth / radius * (180 / .pi))
    ahead = radius * sine
    below = radius * (1 - cosine)
    // Sections of the ellipsoid bend by no more than 0.6 % otherwise: over s metres that is 0.5e-9 s² off.
    self.reach = reach - 2e-9 * depth * depth - 1e-3
  }

  /// Whether the tip of a normal certainly is nearer to the line than the reach. It is not known of the others.
  mutating func covers(_ normal: Normal) -> Bool {
    let base = normal.base
    let up = Vector(base.x, base.y, base.z / (1 - WGS84.eccentricitySquared)).unit
    let tip = base + normal.direction * ahead - up * below
    let piece = index.covering(tip, within: reach, first: before)
    (before, last) = (last, piece ?? before)
    return piece != nil
  }
}
