public import Geometry

/// Why a zone cannot be built, has no meaning, or is not what its file says.
///
/// Each case is one cause, with where it is and how much it is; the description says what to do, too.
public enum ZoneError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The boundary has no two distinct vertices.
  case emptyLine
  /// A vertex is not a place on Earth: its part, and its number in the part from 1.
  case invalidVertex(Coordinate, number: Int, origin: String)
  /// An edge goes once round the Earth, as from -180 to 180 in a box; the edges of a line run the short way.
  case edgeRoundTheEarth(from: Coordinate, to: Coordinate, origin: String)
  /// Polygons have no outline to measure from.
  case emptyOutline
  /// A depth, tolerance or other number of the rule is outside what is defined.
  case invalidRule(RuleFault)
  /// The line turns back exactly on itself at a place, so that it has no sides there.
  case spike(at: Coordinate)
  /// The line travels the same stretch both ways, so that it has no sides there: the ends of an edge of it, and the parts.
  case bothWays(from: Coordinate, to: Coordinate, origins: [String])
  /// All of the line is shorter than the tolerance.
  case shortLine(Length, tolerance: Length)
  /// A chain crosses or touches itself, so that it has no inside and no outside.
  case selfCrossing(origin: String, side: String)
  /// A chain is not closed, so that it has no inside and no outside.
  case openChain(origin: String, side: String)
  /// The place that `toward` names tells no side of a chain.
  case sidelessPlace(Coordinate, origin: String, SidelessPlace)
  /// The zone is empty or covers the Earth.
  case emptyZone
  /// One side of a line that winds within much less than a depth would take minutes, or hours.
  case tooMuchWork(depth: Length)
  /// A curve bends about a centre nearer than the depth and has flat ends: beyond the centre feet mean nothing, and change with each
  /// of its vertices.
  case bentAboutCut(depth: Length)
  /// The finished polygons miss the definition; they are never written.
  case toleranceMissed(OutlineFault)
  /// Categories overlap in more ways than are kept apart.
  case tooManyOverlaps(most: Int)
  /// A GEOS operation failed, in its own words.
  case topology(String)

  /// Why a place tells no side of a chain.
  public enum SidelessPlace: Sendable, Hashable {
    /// No foot lies on the chain.
    case noFoot
    /// The foot is an end of the line.
    case atEnd
    /// The place lies on the line, or straight ahead of it.
    case onLine
  }

  /// One sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .emptyLine: "the boundary has no two distinct vertices; a line needs at least two places that differ"
    case .invalidVertex(let place, let number, let origin):
      "\(origin), vertex \(number): latitude \(place.latitude), longitude \(place.longitude) is not a place on Earth; latitudes lie within ±90 (are the axes swapped?)"
    case .edgeRoundTheEarth(let start, let end, let origin):
      "\(origin): its edge from \(start.inWords) to \(end.inWords) goes round the Earth, but the edges of a line run the short way, and these ends are one place; add vertices between them, not more than 90 degrees apart"
    case .emptyOutline: "there is no outline to measure; give zones with polygons"
    case .invalidRule(let fault): fault.sentence
    case .spike(let place):
      "the line turns back exactly on itself at \(place.inWords), so it has no sides there; remove the spike or use --side both"
    case .bothWays(let from, let to, let origins):
      "\(origins.joined(separator: " and ")) \(origins.count == 1 ? "travels" : "travel") the stretch from \(from.inWords) to \(to.inWords) both ways, so it has no sides; keep one of the two, or use --side both"
    case .shortLine(let length, let tolerance):
      "the line is \(length.inRoundedWords) long, shorter than the tolerance of \(tolerance.inWords); give a longer line, a smaller --tolerance, or --side both"
    case .selfCrossing(let origin, let side):
      "\(origin) crosses or touches itself, so it has no \(side); use --side left or right"
    case .openChain(let origin, let side):
      "\(origin) is not closed, so it has no \(side); close it (repeat its first vertex) or use --side left, right or toward:LAT,LON"
    case .sidelessPlace(_, let origin, .noFoot): "‘toward’ found no foot on \(origin)"
    case .sidelessPlace(let place, let origin, .atEnd):
      "the nearest place of \(origin) to \(place.inWords) is an end of the line, which has no side; name a place abreast of the line"
    case .sidelessPlace(let place, let origin, .onLine):
      "\(place.inWords) lies on \(origin); name a place beside the line"
    case .emptyZone: "the zone has no outline: it is empty or covers the Earth; check depth and side"
    case .tooMuchWork(let depth):
      "the sides of this line take too much work to tell apart at a depth of \(depth.depthInWords), as the line winds within much less than that; give a smaller depth, a line with less detail, or both sides with round ends"
    case .bentAboutCut(let depth):
      "the line bends about a centre nearer than \(depth.depthInWords) and has flat ends, so that which of its places beyond the centre are in the zone changes with every vertex; use round ends (--ends round), a smaller depth, or geodesic edges where others bend"
    case .toleranceMissed(let fault): fault.sentence
    case .tooManyOverlaps(let most):
      "the categories overlap in more than \(most) ways; correct the layer, or choose another key"
    case .topology(let text): text
    }
  }
}

/// What is wrong with a rule.
public enum RuleFault: Sendable, Hashable {
  /// A depth outside 1 m to 1,000 km, and what it is called.
  case depthOutOfRange(Length, name: String)
  /// The lesser depth does not come first.
  case reversedRange(Length, Length)
  /// A tolerance below 1 mm.
  case toleranceTooSmall(Length)
  /// A tolerance above a quarter of the least depth.
  case toleranceTooLarge(Length, depth: Length)
  /// A tolerance below 1 cm for a depth beyond 50 km.
  case toleranceTooSmallForDepth(Length, depth: Length)
  /// ‘toward’ names what is not a place on Earth.
  case invalidPlace(Coordinate)
  /// A route at a depth that the zone does not reach.
  case routeOutsideZone(Length, from: Length, to: Length)
  /// Sectors of a line that has several parts or is closed.
  case sectorsOfSeveralParts(Int)
  /// A side of base points alone.
  case sidesOfPoints
  /// Flat ends with base points.
  case flatPoints
  /// A sector that ends before it begins, or beyond the line.
  case sectorOutOfOrder(end: Length, begin: Length, length: Length)

  /// One sentence that says what is wrong and what to do.
  package var sentence: String {
    switch self {
    case .depthOutOfRange(let depth, let name):
      "the \(name) of \(depth.depthInWords) lies outside 1 m to 1000 km; give a depth between them"
    case .sidesOfPoints: "base points have no sides; give --side both, or lines beside them"
    case .flatPoints: "base points have no flat ends; give --ends round, or --side both"
    case .reversedRange(let a, let b):
      "the depth range \(a.depthInWords)..\(b.depthInWords) is reversed or empty; write the lesser depth first, as in 15km..20km"
    case .toleranceTooSmall(let tolerance):
      "a tolerance of \(tolerance.inWords) cannot be held; the least is 1 mm"
    case .toleranceTooLarge(let tolerance, let depth):
      "a tolerance of \(tolerance.inWords) is more than a quarter of the depth of \(depth.depthInWords); give a smaller --tolerance"
    case .toleranceTooSmallForDepth(let tolerance, let depth):
      "a tolerance of \(tolerance.inWords) is held for depths to 50 km only; give 1 cm or more for \(depth.depthInWords)"
    case .invalidPlace: "‘toward’ needs a place on Earth as LAT,LON in degrees"
    case .routeOutsideZone(let depth, let from, let to):
      "the depth of \(depth.depthInWords) is not inside the zone, which reaches from \(from.depthInWords) to \(to.depthInWords); give a depth between them"
    case .sectorsOfSeveralParts(let count):
      "sectors are cut along one open line, and this one has \(count) parts or is closed; give a line of one open part"
    case .sectorOutOfOrder(let end, let begin, let length):
      "the sector's end at \(end.inRoundedWords) is not after \(begin.inRoundedWords) on the line of \(length.inRoundedWords); give ends in the order of travel"
    }
  }
}

/// How finished polygons miss the definition of their zone.
public enum OutlineFault: Sendable, Hashable {
  /// The outline of a role strays from the limit it stands for, near a place, by more than the tolerance.
  case strays(ZoneRole, near: Coordinate, by: Length, tolerance: Length)
  /// The outline was measured within the tolerance, but no bound within it can be proven.
  case unproven(ZoneRole, near: Coordinate, measured: Length, bound: Length, tolerance: Length)
  /// A limit of the definition is not on the outline.
  case limitMissing(ZoneRole, at: Coordinate)
  /// The outline of the clip area is not on the outline where it should be.
  case clipMissing(ZoneRole, at: Coordinate)
  /// A place clear of all limits is in the polygons and not in the zone, or the other way round.
  case misplaced(ZoneRole, at: Coordinate, isInPolygons: Bool)
  /// A ring is not closed.
  case openRing(ZoneRole)
  /// A ring has vertices beyond ±90 or ±180.
  case ringOffEarth(ZoneRole)
  /// An exterior runs clockwise, or a hole counterclockwise.
  case ringReversed(ZoneRole)
  /// The polygons of a role are not valid in the plane; the reason in the words of GEOS.
  case invalidPolygons(ZoneRole, reason: String)
  /// The polygons of different roles have more in common than their outlines.
  case overlappingRoles
  /// The regions or their depths are not those of the rule.
  case wrongRegions

  /// One sentence that says where and by how much.
  package var sentence: String {
    switch self {
    case .strays(let role, let place, let amount, let tolerance) where !amount.meters.isFinite:
      "the outline of the \(role.rawValue) near \(place.inWords) is far from every limit; the tolerance is \(tolerance.inWords)"
    case .strays(let role, let place, let amount, let tolerance):
      "the outline of the \(role.rawValue) near \(place.inWords) is \(amount.inRoundedWords) from the limit it stands for; the tolerance is \(tolerance.inWords)"
    case .unproven(let role, let place, let measured, let bound, let tolerance):
      "the outline of the \(role.rawValue) near \(place.inWords) was measured \(measured.inRoundedWords) from the limit it stands for, but no more than \(bound.inRoundedWords) can be proven; the tolerance is \(tolerance.inWords)"
    case .limitMissing(let role, let place):
      "the limit of the \(role.rawValue) at \(place.inWords) is missing from its outline"
    case .clipMissing(let role, let place):
      "the clip area's outline at \(place.inWords) is missing from that of the \(role.rawValue)"
    case .misplaced(let role, let place, let isInPolygons):
      "the \(role.rawValue) near \(place.inWords) \(isInPolygons ? "includes a place that is outside it" : "leaves out a place that is in it")"
    case .openRing(let role): "a ring of the \(role.rawValue) is not closed"
    case .ringOffEarth(let role): "a ring of the \(role.rawValue) leaves longitude and latitude"
    case .ringReversed(let role): "a ring of the \(role.rawValue) runs against the right-hand rule"
    case .invalidPolygons(let role, let reason):
      "the polygons of the \(role.rawValue) are not valid: \(reason)"
    case .overlappingRoles: "the polygons of different roles overlap"
    case .wrongRegions: "the file's regions and depths are not those of its specification"
    }
  }
}

extension ZoneError {
  /// The exit status by sysexits: 70 where the fault is demarc's own, 65 where the line or the rule has one.
  package var exitCode: Int32 {
    switch self {
    case .topology, .toleranceMissed: 70
    default: 65
    }
  }

  /// What is wrong, without what to do about it, which options of ‘demarc zone’ mend.
  package var problem: String {
    let sentence = description
    guard sentence.contains("--"), let end = sentence.lastIndex(of: ";") else { return sentence }
    return String(sentence[..<end])
  }
}
