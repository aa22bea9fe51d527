internal import Geometry
internal import SystemIO
internal import ZoneFiles
internal import Zones

/// The source of an agreement's zone: its files as they were read, and its rule.
enum ZoneSource: Sendable {
  /// A line and a rule, and perhaps an area that clips the zone.
  case line(BoundaryInput, ZoneSpecification, within: PolygonInput?)
  /// An area that is the zone itself.
  case area(PolygonInput)

  /// What is wrong with its polygons, a sentence each.
  var faults: [String] {
    switch self {
    case .line(_, _, let within): within?.placeFaults ?? []
    case .area(let input): input.placeFaults
    }
  }

  /// Reads the files of a zone.
  ///
  /// - Throws: ``AgreementError``, which names the zone and the field.
  init(_ terms: ZoneTerms, of agreement: Agreement) throws(AgreementError) {
    func areas(_ path: String, _ field: String) throws(AgreementError) -> PolygonInput {
      do throws(ReadError) { return try PolygonReader().read(agreement.path(path)) } catch {
        throw terms.fault(field, "\(error)", in: agreement)
      }
    }
    if let area = terms.area {
      if terms.sectors != nil {
        throw terms.fault("sectors", "an area has no line to cut; leave the sectors out", in: agreement)
      }
      let input = try areas(area, "area")
      if input.features.contains(where: { $0.role == "margin" }) {
        let problem =
          "\(input.name) is a zone with a margin, whose line decides; give ‘line’ and ‘depth’ instead"
        throw terms.fault("area", problem, in: agreement)
      }
      self = .area(input)
      return
    }
    guard let depth = terms.depth else {
      throw terms.fault("depth", "the depth is missing; give one, as in 15km..20km", in: agreement)
    }
    let input: BoundaryInput
    do throws(ReadError) { input = try BoundaryReader().read(agreement.path(terms.boundary ?? "")) } catch {
      throw terms.fault("line", "\(error)", in: agreement)
    }
    let rule = ZoneSpecification(
      depth: depth, side: terms.side ?? .both, ends: terms.ends, edges: terms.edges ?? .geodesic,
      tolerance: terms.tolerance ?? .meters(1))
    let within = try terms.within.map { path throws(AgreementError) in try areas(path, "within") }
    self = .line(input, rule, within: within)
  }

  /// The vertices of the line, or of the outlines of the area.
  var vertices: [Coordinate] {
    switch self {
    case .line(let input, _, _): input.boundary.parts.flatMap(\.vertices)
    case .area(let input): input.polygons.flatMap(\.exterior)
    }
  }

  /// What was ignored or corrected in the line, a sentence each.
  var remarks: [String] {
    guard case .line(let input, _, _) = self else { return [] }
    return input.notes.map { "\(input.name): \($0)" }
  }

  /// The warning of the line's source, or nil.
  var warning: String? {
    if case .line(let input, _, _) = self { input.texts.warning } else { nil }
  }
}

extension ZoneTerms {
  /// An error about the line of these terms, or about their area. Its remedies name fields instead of options.
  func fault(_ error: ZoneError, in agreement: Agreement) -> AgreementError {
    let sentence = "\(error)".replacing("--side ", with: "side ").replacing("--tolerance", with: "tolerance")
    return fault(area == nil ? "line" : "area", sentence, in: agreement)
  }

  /// An error about a field of these terms.
  func fault(_ field: String, _ problem: String, in agreement: Agreement) -> AgreementError {
    AgreementError(file: agreement.file, line: line, field: "zones.\(id).\(field)", problem: problem)
  }
}
