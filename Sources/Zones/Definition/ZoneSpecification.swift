internal import Geodesy
public import Geometry

/// The rule that makes a zone of a boundary line.
public struct ZoneSpecification: Sendable, Hashable {
  /// How deep the zone is.
  public enum Depth: Sendable, Hashable {
    /// One depth: the zone is { p : d(p) <= D }.
    case single(Length)
    /// An agreement that fixes the depth only to a range: core up to the first, margin up to the second.
    case range(Length, Length)
    /// Only the ring between two depths: { p : A < d(p) <= B }.
    case band(Length, Length)
  }

  /// Which side of the line the zone lies on, as one travels the line.
  public enum Side: Sendable, Hashable {
    /// Both sides; the default.
    case both
    /// Left of the direction of travel.
    case left
    /// Right of the direction of travel.
    case right
    /// For each chain, the side on which this place has its foot.
    case toward(Coordinate)
    /// For simple closed lines, the smaller of the two regions.
    case inside
    /// For simple closed lines, the larger of the two regions.
    case outside
  }

  /// What happens where a chain ends.
  public enum Ends: String, Sendable, Hashable, CaseIterable {
    /// A half disc about the end; the default for both sides.
    case round
    /// A cut along the perpendicular at the end; the default for one side.
    case flat
  }

  /// On which side of the truth the polygon may stray.
  public enum Approximation: String, Sendable, Hashable, CaseIterable {
    /// Within the tolerance on either side.
    case nearest
    /// Zone(D - t), polygon, Zone(D) nest.
    case inner
    /// Zone(D), polygon, Zone(D + t) nest.
    case outer
  }

  /// The depth, depth range or band.
  public var depth: Depth
  /// The side of the line on which the zone lies.
  public var side: Side
  /// What happens where a chain ends; closed chains have no ends.
  public var ends: Ends
  /// How neighbouring vertices of the line are joined.
  public var edges: EdgeModel
  /// The largest distance by which the polygon may miss the truth; 1 mm at least.
  public var tolerance: Length
  /// On which side of the truth the polygon may stray.
  public var approximation: Approximation
  /// The distance within which ends of the line's parts are one, if it is not a tenth of the tolerance.
  package var statedJoinTolerance: Length?
  /// The depths at which the polygons of a zone of a single depth are cut into rings, ascending and less than its depth;
  /// none for one polygon. They change no verdict.
  package var ringDepths: [Length] = []

  /// A rule. Nothing is checked here; building a zone throws ``ZoneError/invalidRule(_:)``.
  ///
  /// - Parameters:
  ///   - depth: The depth, depth range or band, each length from 1 m to 1,000 km.
  ///   - side: The side of the line.
  ///   - ends: What happens where the line ends; nil for round ends with both sides, and flat ends with one.
  ///   - edges: How neighbouring vertices are joined.
  ///   - tolerance: From 1 mm to a quarter of the least depth; 1 cm at least for depths beyond 50 km.
  ///   - approximation: On which side of the truth the polygons may stray.
  public init(
    depth: Depth, side: Side = .both, ends: Ends? = nil, edges: EdgeModel = .geodesic,
    tolerance: Length = .meters(1), approximation: Approximation = .nearest
  ) {
    self.depth = depth
    self.side = side
    self.ends = ends ?? (side == .both ? .round : .flat)
    self.edges = edges
    self.tolerance = tolerance
    self.approximation = approximation
  }

  /// The distance within which ends of the line's parts are one.
  package var joinTolerance: Length { statedJoinTolerance ?? .meters(tolerance.meters / 10) }

  /// The depth at which the zone begins: 0 but for a band.
  package var innerDepth: Length {
    if case .band(let from, _) = depth { from } else { .meters(0) }
  }

  /// The depth at which the core ends and the margin begins; equal to `outerDepth` where there is no margin.
  package var coreDepth: Length {
    if case .range(let core, _) = depth { core } else { outerDepth }
  }

  /// The greatest depth.
  package var outerDepth: Length {
    switch depth {
    case .single(let depth): depth
    case .range(_, let outer), .band(_, let outer): outer
    }
  }
}

extension ZoneSpecification {
  /// The regions that a zone of this rule has: their roles, and the depths between which each lies.
  package var roles: [(role: Zone.Role, from: Length, to: Length)] {
    switch depth {
    case .single(let depth) where !ringDepths.isEmpty:
      zip([.meters(0)] + ringDepths, ringDepths + [depth]).map { (.ring, $0, $1) }
    case .single(let depth): [(.zone, .meters(0), depth)]
    case .band(let from, let to): [(.band, from, to)]
    case .range(let core, let to): [(.core, .meters(0), core), (.margin, core, to)]
    }
  }

  /// Decimals of a degree in the file: the fewest whose steps are at most a fiftieth of the tolerance.
  package var decimals: Int {
    var decimals = 5
    var step = WGS84.degreeOfEquator / 1e5
    while step > tolerance.meters / 50, decimals < 12 {
      decimals += 1
      step /= 10
    }
    return decimals
  }

  /// The unit in which its depths were given, as far as their metres tell.
  package var unit: LengthUnit {
    .fitting([innerDepth, coreDepth, outerDepth].filter { $0.meters > 0 })
  }
}
