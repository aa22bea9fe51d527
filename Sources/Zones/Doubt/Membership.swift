internal import Geometry

/// Whether places lie in a zone, and how far they are from its limits.
struct Membership: Sendable {
  /// The zone without its clip area.
  private let judge: Judge
  /// The clip area, which has to agree.
  private let clip: Judge?

  init(_ judge: Judge, within clip: Judge? = nil) {
    self.judge = judge
    self.clip = clip
  }

  /// Core or zone.
  enum Part { case core, zone }

  /// Whether a place lies in the core, or in the zone.
  func contains(_ place: Coordinate, _ part: Part) -> Bool {
    let verdict = judge.verdict(of: place)
    guard verdict == .inside || (verdict == .disputed && part == .zone) else { return false }
    return clip?.contains(place) ?? true
  }

  /// Whether a place lies in core and zone, and a lower bound on the distance to the nearest limit.
  func standing(of place: Coordinate) -> Standing {
    var standing = judge.standing(of: place)
    guard let clip else { return standing }
    let other = clip.standing(of: place)
    standing.isInCore = standing.isInCore && other.isInCore
    standing.isInZone = standing.isInZone && other.isInZone
    standing.coreClearance = min(standing.coreClearance, other.coreClearance)
    standing.zoneClearance = min(standing.zoneClearance, other.zoneClearance)
    // Which of them the nearest limit is measured from is asked again.
    standing.foot = nil
    return standing
  }

  /// The foot on whatever line the nearest limit is measured from.
  ///
  /// - Parameter standing: What ``standing(of:)`` says of the place.
  func foot(of place: Coordinate, _ standing: Standing) -> Coordinate {
    if let foot = standing.foot { return judge.place(of: foot) }
    guard let clip, clip.clearance(of: place) < judge.clearance(of: place) else {
      return judge.placement(of: place).foot
    }
    return clip.placement(of: place).foot
  }
}
