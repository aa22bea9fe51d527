internal import Geodesy
import Geometry
internal import Places
import Zones
import ArgumentParser

/// The options that make a rule.
///
/// Depths take whatever word follows, so that `--depth -5km` is told that a depth is not negative, and not that
/// there is no option -5km.
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
      "both, left or right as one travels the line, toward:LAT,LON, or inside or outside of a closed line.",
      valueName: "side"))
  var side = "both"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "round or flat where the line ends (default: round for both sides, flat for one).", valueName: "ends"))
  var ends: String?

  @Option(
    name: .long,
    help: ArgumentHelp("How vertices are joined: geodesic, planar or rhumb.", valueName: "edges"))
  var edges = "geodesic"

  @Option(
    name: .long, parsing: .unconditional,
    help: ArgumentHelp("How far the outline may stray from the true limit, from 1mm.", valueName: "length"))
  var tolerance = "1m"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "nearest, or inner or outer to stay on one side of the truth.", valueName: "approximation"))
  var approximation = "nearest"

  /// The rule that the options make.
  ///
  /// - Throws: ``Failure/Usage``, with what was given and what is wanted.
  func specification() throws -> ZoneSpecification {
    ZoneSpecification(
      depth: try depthOrBand(), side: try chosenSide(),
      ends: try ends.map { try Choice.of($0, option: "ends") },
      edges: try Choice.of(edges, option: "edges"), tolerance: try Length(option: "tolerance", tolerance),
      approximation: try Choice.of(approximation, option: "approximation"))
  }

  private func depthOrBand() throws -> ZoneSpecification.Depth {
    switch (depth, band) {
    case (let text?, nil):
      let lengths = try DepthText.lengths(text, option: "depth")
      return lengths.to.map { .range(lengths.from, $0) } ?? .single(lengths.from)
    case (nil, let text?):
      let lengths = try DepthText.lengths(text, option: "band")
      guard let to = lengths.to else {
        throw Failure.Usage(
          "--band ‘\(text)’ is one depth; give two, as in --band 15km..20km, or use --depth")
      }
      return .band(lengths.from, to)
    case (nil, nil):
      throw Failure.Usage(
        "no depth is given; give one with its unit, as in --depth 20km or --depth 15km..20km")
    case (_?, _?):
      throw Failure.Usage("--depth and --band are both given; give only one of them")
    }
  }

  private func chosenSide() throws -> ZoneSpecification.Side {
    switch side {
    case "both": return .both
    case "left": return .left
    case "right": return .right
    case "inside": return .inside
    case "outside": return .outside
    default:
      guard side.hasPrefix("toward:") else {
        throw Failure.Usage(
          "--side ‘\(side)’ is no side; give both, left, right, toward:LAT,LON, inside or outside")
      }
      do {
        return .toward(try PlaceText.coordinate(String(side.dropFirst("toward:".count))))
      } catch {
        throw Failure.Usage("--side: \(error)")
      }
    }
  }
}
