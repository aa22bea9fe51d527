package import Geometry
package import SystemIO
internal import TextFormats
package import ZoneFiles
package import Zones

/// The rule of each feature of a file of lines: what its properties state, or else what holds for all.
package struct FeatureRule: Sendable {
  /// What holds for all, and for features that state nothing; nil for no depth.
  package var depth: ZoneSpecification.Depth?
  package var side: ZoneSpecification.Side
  package var ends: ZoneSpecification.Ends?
  /// Edges, tolerance and the rest of the rule, whose depth, side and ends do not count.
  package var base: ZoneSpecification
  /// The property with the depth, and the unit of its bare numbers in metres; nil for none.
  package var depthField: String?
  package var depthUnit: Length?
  /// The property with the side; nil for none.
  package var sideField: String?
  /// The property with the name; nil for ‘name’.
  package var nameField: String?

  /// - Parameter base: The rule but for depth, side and ends.
  package init(
    depth: ZoneSpecification.Depth?, side: ZoneSpecification.Side, ends: ZoneSpecification.Ends?,
    base: ZoneSpecification
  ) {
    (self.depth, self.side, self.ends, self.base) = (depth, side, ends, base)
  }

  /// The fields that are asked for by name.
  private var fields: [String] { [depthField, sideField, nameField].compactMap(\.self) }

  /// The unit that the name of a field ends with, as in `depth_km`; nil for none.
  package static func unit(inNameOf field: String) -> (name: String, length: Length)? {
    let words = field.split { !$0.isLetter }
    guard words.count > 1, let last = words.last.map(String.init) else { return nil }
    for name in [last, last.lowercased()] {
      if let length = try? Length(parsing: "1\(name)") { return (name, length) }
    }
    return nil
  }

  /// Refuses fields that no feature has.
  ///
  /// - Throws: ``ReadError/column(file:problem:remedy:)``, which names the properties that there are.
  package func requireFields(in files: [BoundaryFeatures]) throws(ReadError) {
    let properties = files.flatMap { $0.features.compactMap(\.properties) }
    for field in fields where !properties.contains(where: { $0[field] != nil }) {
      var names: [String] = []
      for name in properties.prefix(1000).flatMap({ $0.members.map(\.name) }) where !names.contains(name) {
        names.append(name)
      }
      let list = names.prefix(12).map(RowError.quoted).joined(separator: ", ")
      throw .column(
        file: files.count == 1 ? files[0].name : "the \(files.count) files",
        problem: "no feature has a property ‘\(field)’",
        remedy: names.isEmpty ? "the features have no properties at all" : "give one of \(list)")
    }
  }

  /// Refuses features of which some state depths without a unit and others none, so that one message says both.
  ///
  /// - Throws: ``ReadError/column(file:problem:remedy:)``.
  package func requireDepths(in files: [BoundaryFeatures]) throws(ReadError) {
    guard let field = depthField, depthUnit == nil, depth == nil else { return }
    var (bare, missing): ([String], [String]) = ([], [])
    for feature in files.flatMap(\.features) {
      // What fails before any of these is said as it is.
      if bare.isEmpty, missing.isEmpty, case .failure = feature.line { return }
      let value = feature.properties?[field]
      let text = Self.trimmed(value?.cellText ?? "")
      if FieldText.isMissing(text) {
        missing.append(feature.origin)
      } else if value?.number ?? Self.number(text) != nil {
        bare.append(feature.origin)
      }
    }
    guard let number = bare.first, let none = missing.first else { return }
    throw .column(
      file: files.count == 1 ? files[0].name : "the \(files.count) files",
      problem:
        "‘\(field)’ is a number without a unit in \(bare.count == 1 ? number : "\(bare.count) features (\(number) is the first)"), and states no depth in \(missing.count == 1 ? none : "\(missing.count) (\(none) is the first)")",
      remedy:
        "say what the numbers are with --depth-unit km (m, nmi, mi, ft), and give --depth for features without one, or leave them out with --keep-going"
    )
  }

  /// What a feature says that it is called; nil for one without a name.
  package func name(of feature: BoundaryFeature) -> String? {
    let text = feature.properties?[nameField ?? "name"]?.cellText ?? ""
    return text.isEmpty || text.first == "{" || text.first == "[" ? nil : RowError.onOneLine(text)
  }

  /// The rule of a feature.
  ///
  /// - Parameter label: How messages call the feature: the file, its number and its name.
  /// - Throws: ``ReadError/geometry(_:problem:remedy:)`` for a property that states no depth or no side.
  package func specification(
    of feature: BoundaryFeature, called label: String
  ) throws(ReadError) -> ZoneSpecification {
    var rule = base
    guard let depth = try depth(of: feature, label) else {
      let field = depthField ?? "depth"
      throw .geometry(
        ReadError.Place(file: label), problem: "its property ‘\(field)’ is empty or not there",
        remedy: "fill it in, or give --depth for the features without one")
    }
    rule.depth = depth
    rule.side = try side(of: feature, label)
    rule.ends = ends ?? (rule.side == .both ? .round : .flat)
    return rule
  }

  private func depth(of feature: BoundaryFeature, _ label: String) throws(ReadError) -> ZoneSpecification
    .Depth?
  {
    guard let field = depthField, let value = feature.properties?[field] else { return depth }
    let text = Self.trimmed(value.cellText)
    if FieldText.isMissing(text) { return depth }
    func fault(_ problem: String, _ remedy: String) -> ReadError {
      .geometry(ReadError.Place(file: label), problem: problem, remedy: remedy)
    }
    let number = value.number ?? Self.number(text)
    if let number {
      guard let depthUnit else {
        throw fault(
          "its ‘\(field)’ is \(text), without a unit",
          "say what the numbers are with --depth-unit km (m, nmi, mi, ft)")
      }
      return .single(.meters(number * depthUnit.meters))
    }
    do throws(RuleTextError) {
      return try ZoneSpecification.Depth(parsing: text)
    } catch {
      // A range of numbers alone, in the unit that is given.
      if let depthUnit, let range = Self.range(text, in: depthUnit) { return range }
      let (problem, remedy) = Self.parted(error)
      throw fault("its ‘\(field)’ is not a depth: \(problem)", remedy)
    }
  }

  /// A bare number; nil for one with a comma, which may be a decimal mark or part thousands.
  private static func number(_ text: String) -> Double? {
    text.contains(",") ? nil : FieldText.number(text)
  }

  /// A range of bare numbers: `15-20`, `15..20`, `15 to 20`.
  private static func range(_ text: String, in unit: Length) -> ZoneSpecification.Depth? {
    for mark in ["..", "…", " to ", "–", "—", "-"] {
      let parts = text.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let from = number(trimmed(parts[0])), let to = number(trimmed(parts[1]))
      else { continue }
      return .range(.meters(from * unit.meters), .meters(to * unit.meters))
    }
    return nil
  }

  private func side(of feature: BoundaryFeature, _ label: String) throws(ReadError) -> ZoneSpecification.Side
  {
    guard let field = sideField, let value = feature.properties?[field] else { return side }
    let text = Self.trimmed(value.cellText)
    if FieldText.isMissing(text) { return side }
    do throws(RuleTextError) {
      let word = text.lowercased()
      return try ZoneSpecification.Side(
        parsing: word.hasPrefix("toward:") ? "toward:" + text.dropFirst(7) : word)
    } catch {
      let (problem, remedy) = Self.parted(error)
      throw .geometry(
        ReadError.Place(file: label), problem: "its ‘\(field)’ is not a side: \(problem)", remedy: remedy)
    }
  }

  /// What is wrong with a text, and what to do.
  private static func parted(_ error: RuleTextError) -> (problem: String, remedy: String) {
    let sentence = error.description
    guard let end = sentence.firstRange(of: "; ") else { return (sentence, "correct the property") }
    return (String(sentence[..<end.lowerBound]), String(sentence[end.upperBound...]))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    String(decoding: FieldText.trimmed(Array(text.utf8)), as: UTF8.self)
  }
}
