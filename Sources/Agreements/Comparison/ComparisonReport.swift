internal import Geometry
package import Incidents
internal import Places
internal import TextFormats
internal import ZoneAnalysis

/// The differences between two zones and between the verdicts that they give, in words and in JSON.
package struct ComparisonReport: Sendable {
  private let names: [String]
  private let comparison: ZoneComparison
  /// How verdicts differ; nil where no incidents are given.
  package var verdicts: VerdictComparison?

  /// Compares two zones, without incidents.
  ///
  /// - Throws: `ZoneError` for polygons without an outline.
  package init(_ first: ComparedZone, _ second: ComparedZone) throws {
    names = [first.name, second.name]
    comparison = try ZoneComparison((first.polygons, first.zone), (second.polygons, second.zone))
  }

  /// The report for a person, a line for each figure, areas in km².
  package var text: String {
    func area(_ area: Area) -> String { "\(area.squareKilometers.grouped(3)) km²" }
    func kilometers(_ length: Length) -> String {
      length.meters < 1000 ? "\(length.meters.fixed(1)) m" : "\((length.meters / 1000).grouped(3)) km"
    }
    let (overlay, outlines) = (comparison.overlay, comparison.outlines)
    var words = [
      "only in \(names[0]): \(area(overlay.onlyFirst))", "only in \(names[1]): \(area(overlay.onlySecond))",
      "in both: \(area(overlay.both))",
      "outlines: \(kilometers(outlines.largest)) apart at most, at \(outlines.place.inRoundedWords), and nowhere more than"
        + " \(kilometers(outlines.bound))",
    ]
    if let difference = comparison.lines, let apart = comparison.apart {
      words.append(
        "lines: \(kilometers(difference.first)) of the first and \(kilometers(difference.second)) of the second are more"
          + " than \(apart.inWords) from the other (each change known to \(LineDifference.resolution.inWords))"
      )
    }
    return (words + (verdicts?.sentences ?? [])).map { $0 + "\n" }.joined()
  }

  /// A JSON object and a line end.
  package var json: [UInt8] {
    JSONWriter.object { object in
      object.member("first", names[0])
      object.member("second", names[1])
      object.member("only_first_km2", comparison.overlay.onlyFirst.squareKilometers)
      object.member("only_second_km2", comparison.overlay.onlySecond.squareKilometers)
      object.member("both_km2", comparison.overlay.both.squareKilometers)
      object.member("outline_distance_m", comparison.outlines.largest.meters)
      object.member("outline_distance_bound_m", comparison.outlines.bound.meters)
      object.member("line_first_differs_m", comparison.lines?.first.meters)
      object.member("line_second_differs_m", comparison.lines?.second.meters)
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
