internal import Geometry

/// Whether places lie in one zone of one depth, or one band, and how far they are from its limits.
struct Membership: Sendable {
  /// All must agree: the zone without its clip area, and the clip area.
  private let judges: [Judge]

  init(_ judges: [Judge]) { self.judges = judges }

  func contains(_ place: Coordinate) -> Bool { judges.allSatisfy { $0.contains(place) } }

  /// Whether a place lies in the zone, and ``clearance(of:)``.
  func standing(of place: Coordinate) -> (isIn: Bool, clearance: Double) {
    let standings = judges.map { $0.standing(of: place) }
    return (standings.allSatisfy(\.isInZone), standings.map(\.clearance).min() ?? 0)
  }

  /// A lower bound on the distance to the nearest limit of all judges, in metres.
  func clearance(of place: Coordinate) -> Double { judges.map { $0.clearance(of: place) }.min() ?? 0 }

  /// The foot on whatever line the nearest limit is measured from.
  func foot(of place: Coordinate) -> Coordinate {
    if judges.count == 1 { return judges[0].placement(of: place).foot }
    let nearest = judges.min { $0.clearance(of: place) < $1.clearance(of: place) }
    return nearest?.placement(of: place).foot ?? place
  }
}
