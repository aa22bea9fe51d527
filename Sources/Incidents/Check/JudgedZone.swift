package import Plausibility
package import Geometry
internal import SystemIO
package import ZoneFiles
package import ZoneDoubt
package import Zones

/// How well lines are known, and which probabilities decide a verdict, as far as the caller says.
package struct AssessmentOptions: Sendable, Hashable {
  /// The radius within which lines and outlines are known; nil for what their files state, or else exactly.
  package var lineAccuracy: Length?
  /// The probabilities from which a verdict is inside, and up to which it is outside.
  package var thresholds: VerdictThresholds

  /// Options; by default everything is as files state it.
  package init(lineAccuracy: Length? = nil, thresholds: VerdictThresholds = .standard) {
    self.lineAccuracy = lineAccuracy
    self.thresholds = thresholds
  }

  /// The accuracy of a line: what is asked for, or else what is stated, or else exact.
  package func lineAccuracy(stated: LineAccuracy?) -> LineAccuracy {
    lineAccuracy.map { LineAccuracy($0) } ?? stated ?? .exact
  }
}

/// The zone that incidents are judged against: by its line and rule where they are known, or else by its polygons.
package struct JudgedZone: Sendable {
  /// Gives each place its verdict, its doubts and its probabilities.
  package var assessor: Assessor
  /// The rule, or nil for polygons that demarc did not make.
  package var specification: ZoneSpecification?
  /// The warning of its file, and how it was read, one sentence each.
  package var notes: [String] = []
  /// That the line is taken as exact because nothing is stated of its accuracy; nil where something is, or is asked for.
  package var lineRemark: String?
  /// Finds coordinates that look mistaken beside the zone.
  package var plausibility: PlausibilityCheck

  /// That the line of a file is taken as exact.
  package static func exactLine(_ name: String) -> String {
    "\(name): the line is taken as exact, as nothing is stated of its accuracy; --line-accuracy sets one"
  }

  /// Reads a zone file, or polygons of GeoJSON or WKT. Of a zone file only line and rule are read.
  ///
  /// - Throws: ``ReadError``, also for the polygons of a zone whose rule is lost; `ZoneError` for a line or a rule that
  ///   has no meaning.
  package init(path: String, options: AssessmentOptions) throws {
    try self.init(SourceFile(path), options: options)
  }

  /// Reads a file whose text is at hand.
  ///
  /// - Throws: as ``init(path:options:)``.
  package init(_ source: SourceFile, options: AssessmentOptions) throws {
    let (name, bytes) = (source.name, source.text)
    guard let definition = try ZoneFile.definition(bytes, name: name) else {
      try self.init(try PolygonReader().read(source), options: options)
      return
    }
    try self.init(definition, options: options)
    if options.lineAccuracy == nil, definition.provenance.statedAccuracy == nil {
      lineRemark = Self.exactLine(name)
    }
    if let warning = definition.provenance.texts.warning { notes.append("warning: \(name): \(warning)") }
  }

  /// Polygons as they were read.
  ///
  /// - Throws: as ``init(path:options:)``.
  package init(_ input: PolygonInput, options: AssessmentOptions) throws {
    try input.requireNoMargin()
    try self.init(polygons: input.polygons, options: options)
    notes = input.notes.map { "\(input.name): \($0)" } + input.placeFaults
    notes.append(
      "\(input.name): not a zone file; its polygons are read as RFC 7946 does, and distances are to their outline"
    )
  }

  private init(_ definition: ZoneDefinition, options: AssessmentOptions) throws(ZoneError) {
    assessor = try Assessor(
      boundary: definition.boundary, specification: definition.specification, within: definition.within,
      lineAccuracy: options.lineAccuracy(stated: definition.provenance.statedAccuracy),
      thresholds: options.thresholds)
    specification = definition.specification
    plausibility = PlausibilityCheck(assessor, around: definition.boundary.parts.flatMap(\.vertices))
  }

  /// A zone of which everything is known.
  ///
  /// - Parameter stated: How well its source states the line to be known.
  /// - Throws: `ZoneError` for a line or a rule that has no meaning.
  package init(_ zone: Zone, stated: LineAccuracy?, options: AssessmentOptions) throws(ZoneError) {
    assessor = try Assessor(
      zone, lineAccuracy: options.lineAccuracy(stated: stated), thresholds: options.thresholds)
    specification = zone.specification
    plausibility = PlausibilityCheck(assessor, around: zone.boundary.parts.flatMap(\.vertices))
  }

  /// Polygons, by their outlines.
  ///
  /// - Throws: `ZoneError/emptyOutline` for none.
  package init(polygons: [Polygon], options: AssessmentOptions) throws(ZoneError) {
    assessor = try Assessor(
      polygons: polygons, outlineAccuracy: options.lineAccuracy ?? .meters(0), thresholds: options.thresholds)
    plausibility = PlausibilityCheck(assessor, around: polygons.flatMap(\.exterior))
  }
}
