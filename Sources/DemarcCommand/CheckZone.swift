internal import Geometry
internal import Incidents
internal import SystemIO
internal import ZoneFiles
internal import Zones

/// What incidents are judged against: a zone of demarc's own, by its definition, or polygons.
struct CheckZone {
  var assessor: Assessor
  /// The rule, or nil for polygons that demarc did not make.
  var specification: ZoneSpecification?
  var notes: [String] = []
  /// Finds coordinates that look mistaken beside it.
  var plausibility: PlausibilityCheck

  init(_ path: String, doubt: DoubtOptions) throws {
    let source = try SourceFile(path)
    let (name, bytes) = (source.name, source.text)
    if let definition = try ZoneFile.definition(bytes, name: name) {
      assessor = try Assessor(
        boundary: definition.boundary, specification: definition.specification, within: definition.within,
        lineAccuracy: try doubt.lineAccuracy(stated: definition.provenance.statedAccuracy),
        thresholds: try doubt.thresholds())
      specification = definition.specification
      plausibility = PlausibilityCheck(assessor, around: definition.boundary.parts.flatMap(\.vertices))
      if let warning = definition.provenance.texts.warning { notes.append("\(name): \(warning)") }
    } else {
      let input = try PolygonReader().read(bytes, name: name)
      if input.hasMargin {
        throw ReadError.format(
          file: name,
          seen: "it has the margin of a zone, and not the rule that tells the margin from the core",
          remedy: "give the .geojson that ‘demarc zone’ wrote, or a file with the core or the whole alone")
      }
      assessor = try Assessor(
        polygons: input.polygons, outlineAccuracy: try doubt.lineRadius() ?? .meters(0),
        thresholds: try doubt.thresholds())
      plausibility = PlausibilityCheck(assessor, around: input.polygons.flatMap(\.exterior))
      notes = input.notes.map { "\(name): \($0)" }
      notes.append(
        "\(name): not a zone file; its polygons are read as RFC 7946 does, and distances are to their outline"
      )
    }
  }
}
