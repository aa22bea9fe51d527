internal import Places
import Agreements
internal import Concurrency
import Geometry
internal import Incidents
internal import SystemIO
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles
import Zones
internal import ZoneAnalysis

/// A zone to be compared: by its definition, or by its polygons alone.
struct ComparedZone: Sendable {
  var name: String
  var polygons: [Polygon]
  /// The zone, or nil for polygons that demarc did not make.
  var zone: Zone?
  var assessor: Assessor
  /// Finds coordinates that look mistaken beside it.
  var plausibility: PlausibilityCheck {
    PlausibilityCheck(
      assessor, around: zone?.boundary.parts.flatMap(\.vertices) ?? polygons.flatMap(\.exterior))
  }
}

extension ComparedZone {
  /// Reads a zone or polygons, or takes one reading of an agreement.
  init(_ path: String, doubt: DoubtOptions) throws {
    if let reading = ReadingReference(path) {
      try self.init(reading, doubt)
      return
    }
    let source = try SourceFile(path)
    guard let file = try ZoneFile.decode(source.text, name: source.name) else {
      try self.init(source.name, PolygonReader().read(source.text, name: source.name).polygons, doubt)
      return
    }
    try self.init(source.name, file.zone, file.provenance.statedAccuracy, doubt)
  }

  private init(_ reading: ReadingReference, _ doubt: DoubtOptions) throws {
    let picture = try Agreement(path: reading.file)
      .picture(of: reading.reading, zone: reading.zone, versions: .current)
    switch picture.shape {
    case .area(let input): try self.init(reading.text, input.polygons, doubt)
    case .zone(let zone, _, _): try self.init(reading.text, zone, picture.lineAccuracy, doubt)
    }
  }

  private init(_ name: String, _ polygons: [Polygon], _ doubt: DoubtOptions) throws {
    try self.init(
      name: name, polygons: polygons,
      assessor: Assessor(
        polygons: polygons, outlineAccuracy: doubt.lineRadius() ?? .meters(0), thresholds: doubt.thresholds())
    )
  }

  private init(_ name: String, _ zone: Zone, _ stated: LineAccuracy?, _ doubt: DoubtOptions) throws {
    try self.init(
      name: name, polygons: zone.regions.flatMap(\.polygons), zone: zone,
      assessor: Assessor(
        zone, lineAccuracy: doubt.lineAccuracy(stated: stated), thresholds: doubt.thresholds()))
  }
}

/// What differs between two zones.
struct ZoneComparison {
  private let names: [String]
  private let overlay: AreaOverlay
  private let outlines: OutlineDistance
  /// How much of the lines differs, and from what distance on; nil where one has no line.
  private let lines: (difference: LineDifference, apart: Length)?
  var verdicts: VerdictComparison?

  init(_ first: ComparedZone, _ second: ComparedZone) throws {
    names = [first.name, second.name]
    overlay = AreaOverlay(first.polygons, second.polygons)
    outlines = try OutlineDistance(overlay.first, overlay.second)
    if let a = first.zone, let b = second.zone {
      let apart = max(a.specification.tolerance, b.specification.tolerance)
      lines = (try LineDifference(a, b, apart: apart), apart)
    } else {
      lines = nil
    }
  }

  var text: String {
    func area(_ area: Area) -> String { "\(area.squareKilometers.grouped(3)) km²" }
    func kilometers(_ length: Length) -> String {
      length.meters < 1000 ? "\(length.meters.fixed(1)) m" : "\((length.meters / 1000).grouped(3)) km"
    }
    var words = [
      "only in \(names[0]): \(area(overlay.onlyFirst))", "only in \(names[1]): \(area(overlay.onlySecond))",
      "in both: \(area(overlay.both))",
      "outlines: \(kilometers(outlines.largest)) apart at most, at \(outlines.place.inRoundedWords), and nowhere more than"
        + " \(kilometers(outlines.bound))",
    ]
    if let (difference, apart) = lines {
      words.append(
        "lines: \(kilometers(difference.first)) of the first and \(kilometers(difference.second)) of the second are more"
          + " than \(apart.inWords) from the other (each change known to \(LineDifference.resolution.inWords))"
      )
    }
    return (words + (verdicts?.sentences ?? [])).map { $0 + "\n" }.joined()
  }

  var json: [UInt8] {
    JSONWriter.object { object in
      object.member("first", names[0])
      object.member("second", names[1])
      object.member("only_first_km2", overlay.onlyFirst.squareKilometers)
      object.member("only_second_km2", overlay.onlySecond.squareKilometers)
      object.member("both_km2", overlay.both.squareKilometers)
      object.member("outline_distance_m", outlines.largest.meters)
      object.member("outline_distance_bound_m", outlines.bound.meters)
      object.member("line_first_differs_m", lines?.difference.first.meters)
      object.member("line_second_differs_m", lines?.difference.second.meters)
      if let verdicts {
        object.member("rows", verdicts.rows)
        object.member("invalid", verdicts.invalid)
        object.member("changed", verdicts.changed)
        object.member(
          "changes",
          object: { changes in
            for (change, count) in verdicts.changes { changes.member(change, count) }
          })
      }
    }
  }
}
