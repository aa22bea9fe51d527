import ArgumentParser
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
internal import ZoneSets
internal import Zones

/// The options of `demarc zone --each`.
struct EachOptions: ParsableArguments {
  @Flag(help: "Make a zone for each feature of one or several files or folders, and keep its properties.")
  var each = false

  @Option(
    help: ArgumentHelp(
      "With --each: the property with the depth of each feature, such as 20, 20km or 15km..20km.",
      valueName: "property"))
  var depthField: String?

  @Option(
    help: ArgumentHelp(
      "The unit of bare numbers in --depth-field: m, km, nmi, mi or ft; else the one that its name ends with, as depth_km.",
      valueName: "unit"))
  var depthUnit: String?

  @Option(
    help: ArgumentHelp("With --each: the property with the side of each feature.", valueName: "property"))
  var sideField: String?

  @Option(
    help: ArgumentHelp(
      "With --each: the property with the name of each zone. (default: name)", valueName: "property"))
  var nameField: String?

  @Flag(
    help:
      "With --each: leave out features of which no zone can be made, name each, and exit with the status of the first."
  )
  var keepGoing = false

  /// An option that is given and means nothing without --each; nil for none.
  private var stray: String? {
    let given: [(String, Bool)] = [
      ("--depth-field", depthField != nil), ("--depth-unit", depthUnit != nil),
      ("--side-field", sideField != nil), ("--name-field", nameField != nil), ("--keep-going", keepGoing),
    ]
    return given.first { $0.1 }?.0
  }

  private static let ringsAndDepths = UsageError(
    "--rings gives the depths of all features, and --depth-field those of each; give only one of them")

  /// Refuses options that belong to --each, where it is not given.
  ///
  /// - Throws: `UsageError`.
  /// - Parameter hasRings: Whether --rings is given, which no depth of a property goes with.
  func requireNone(hasRings: Bool) throws(UsageError) {
    if hasRings, depthField != nil { throw Self.ringsAndDepths }
    if let stray {
      throw UsageError("\(stray) is for --each, which makes a zone for each feature; give that as well")
    }
  }

  /// The rule of each feature, and what to say of it.
  ///
  /// - Throws: `UsageError`.
  func rule(_ options: RuleOptions, rings: [Length]) throws(UsageError) -> (
    rule: FeatureRule, notes: [String]
  ) {
    if depthUnit != nil, depthField == nil {
      throw UsageError("--depth-unit is the unit of --depth-field; give that as well")
    }
    let isStated = options.depth != nil || options.band != nil
    if !rings.isEmpty, depthField != nil {
      throw Self.ringsAndDepths
    }
    let depth = isStated || depthField == nil ? try options.statedDepth(rings: rings) : nil
    // Depth and side of the rule that all have are replaced for each.
    var base = try options.specification(depth: depth ?? .single(.kilometers(1)))
    base.ringDepths = rings.dropLast()
    var rule = FeatureRule(depth: depth, side: base.side, ends: options.ends, base: base)
    (rule.depthField, rule.sideField, rule.nameField) = (depthField, sideField, nameField)
    var notes: [String] = []
    if let depthUnit {
      guard !depthUnit.isEmpty, depthUnit.allSatisfy(\.isLetter),
        let length = try? Length(parsing: "1\(depthUnit)")
      else { throw UsageError("--depth-unit ‘\(depthUnit)’ is not a unit; give m, km, nmi, mi or ft") }
      rule.depthUnit = length
      if let depthField, let named = FeatureRule.unit(inNameOf: depthField), named.length != rule.depthUnit {
        notes.append("the numbers of ‘\(depthField)’ are read as \(depthUnit), as given")
      }
    } else if let depthField, let named = FeatureRule.unit(inNameOf: depthField) {
      rule.depthUnit = named.length
      notes.append("the numbers of ‘\(depthField)’ are read as \(named.name), by its name")
    }
    return (rule, notes)
  }
}
