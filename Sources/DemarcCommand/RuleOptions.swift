import Geometry
internal import SystemIO
internal import ZoneFiles
import Zones
import ArgumentParser

/// The options that make a rule.
///
/// Depths take whatever word follows, so that the message for `--depth -5km` is about the depth and not about an option
/// `-5km`. Defaults are applied where the rule is made, so that a command can tell what was given.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "How deep the zone is, with its unit (m, km, nmi, mi, ft), or a range A..B.", valueName: "length"))
  var depth: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("Only the ring between two depths A..B; instead of --depth.", valueName: "range"))
  var band: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "both, left or right as one travels the line, toward:LAT,LON, or inside or outside of a closed line."
        + " (default: both)",
      valueName: "side"))
  var side: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "round or flat where the line ends (default: round for both sides, flat for one).", valueName: "ends"))
  var ends: ZoneSpecification.Ends?

  @Option(
    name: .long,
    help: ArgumentHelp("How vertices are joined: geodesic, planar or rhumb.", valueName: "edges"))
  var edges = EdgeModel.geodesic

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "How far the outline may be from the true limit; 1mm or more. (default: 1m)", valueName: "length"))
  var tolerance: String?

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp(
      "Ends of the line's parts that lie within this are joined (default: a tenth of the tolerance).",
      valueName: "length"))
  var joinTolerance: String?

  /// Whether options were given that say something else than their defaults.
  var areGiven: Bool {
    [depth, band, side, tolerance, joinTolerance].contains { $0 != nil } || ends != nil || edges != .geodesic
  }

  /// The rule that the options make.
  ///
  /// - Parameter rings: The depths at which rings end; none for a zone that is not cut into rings.
  /// - Throws: `UsageError`, which quotes what was given and says what is wanted.
  func specification(rings: [Length] = []) throws(UsageError) -> ZoneSpecification {
    var rule = try specification(depth: statedDepth(rings: rings))
    rule.ringDepths = rings.dropLast()
    return rule
  }

  /// The rule that the options make of a depth.
  ///
  /// - Throws: as ``specification(rings:)``.
  func specification(depth: ZoneSpecification.Depth) throws(UsageError) -> ZoneSpecification {
    var rule = ZoneSpecification(
      depth: depth,
      side: try OptionText.value(side ?? "both", of: "side", ZoneSpecification.Side.init(parsing:)),
      ends: ends,
      edges: edges, tolerance: try OptionText.length(tolerance ?? "1m", of: "tolerance"))
    if let joinTolerance {
      rule.statedJoinTolerance = try OptionText.length(joinTolerance, of: "join-tolerance")
    }
    return rule
  }

  /// The last depth of rings, if there are any, and otherwise the depth, range or band that is given.
  ///
  /// - Throws: `UsageError` where there is none, or several.
  func statedDepth(rings: [Length] = []) throws(UsageError) -> ZoneSpecification.Depth {
    switch (depth, band) {
    case _ where !rings.isEmpty: .single(rings[rings.count - 1])
    case (let text?, nil):
      try OptionText.value(text, of: "depth", ZoneSpecification.Depth.init(parsing:))
    case (nil, let text?):
      try OptionText.value(text, of: "band", ZoneSpecification.Depth.init(parsingBand:))
    case (nil, nil):
      throw UsageError("a depth is missing; give one with its unit, as in --depth 20km or --depth 15km..20km")
    case (_?, _?):
      throw UsageError("--depth and --band are both given; give only one of them")
    }
  }
}
