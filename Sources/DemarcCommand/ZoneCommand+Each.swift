import ArgumentParser
internal import Concurrency
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import ZoneExports
internal import ZoneFiles
internal import ZoneSets
internal import Zones

extension ZoneCommand {
  /// Makes a zone for each feature of all files.
  ///
  /// - Throws: as ``Failure/reported(makesZone:_:)`` expects; `ExitCode` after it named the features that failed.
  func makeEach() throws {
    if sectors != nil { throw UsageError("--sectors is for one line; leave it out with --each") }
    let (featureRule, notes) = try rule(of: ringDepths())
    let inputs = try LineFiles(boundary)
    let file = try output.open(inputs: inputs.paths + [within].compactMap(\.self))
    let export = try ZoneExport(for: output.path, layer: "zones")
    let style = try style.open(inputs: inputs.paths + [within, output.path].compactMap(\.self))
    let area = try within.map { try PolygonReader().read($0, layer: layerChoice(.areas)) }
    let pointUse = try pointUse()
    let reader = BoundaryReader(crs: crs, pointUse: pointUse)
    var report = EachReport(tolerance: featureRule.base.tolerance, keepsGoing: many.keepGoing)
    var files: [BoundaryFeatures] = []
    for path in inputs.paths {
      do throws(ReadError) {
        files.append(try reader.readEach(path, layer: layerChoice(pointUse == .ignored ? .lines : .places)))
      } catch {
        // A file on its own is all that there is.
        if inputs.paths.count == 1 { throw error }
        try report.take(error)
      }
    }
    try featureRule.requireFields(in: files)
    if !many.keepGoing { try featureRule.requireDepths(in: files) }
    for file in files { file.columns.map { Failure.say("\(file.name): \($0)") } }
    for note in notes + inputs.notes + (area?.notes ?? [])
      + files.flatMap({ file in file.notes.map { Failure.naming(file.name, $0) } })
    {
      Failure.say(note: note)
    }
    let features = EachFeature.all(of: files)
    var next = features.makeIterator()
    let builder = EachZoneBuilder(rule: featureRule, within: area, simplifies: simplify)
    var collection = try ZoneCollectionOutput(to: export.features(for: file), within: area)
    try ProgressLine.during(features.count, "zones", to: output.path) { progress in
      try OrderedWork.run(width: Parallel.width) {
        next.next()
      } transform: {
        builder.result(of: $0)
      } consume: { result in
        if let made = try report.take(result) { try collection.write(made.bytes, made.extents) }
        progress(report.count)
      }
    }
    try report.requireAny()
    try collection.end()
    try export.finish(to: file)
    try file.commit()
    try style?.write(.zones(featureRule.base))
    for line in report.lines { Failure.say(line) }
    if let path = output.path, export.isConversion {
      Failure.say(
        "note: \(path) has the shapes without rules and certificates; write a .geojson for ‘check’ and ‘verify’"
      )
    }
    if let status = report.status { throw ExitCode(status) }
  }

  private func rule(of rings: [Length]) throws(UsageError) -> (FeatureRule, notes: [String]) {
    var (featureRule, notes) = try many.rule(rule, rings: rings)
    featureRule.base.approximation = approximation
    if simplify, featureRule.base.edges != .geodesic {
      throw UsageError("--simplify is for geodesic edges; leave it out, or leave out --edges")
    }
    return (featureRule, notes)
  }

  private func layerChoice(_ content: OGRLayerChoice.Content) -> OGRLayerChoice {
    OGRLayerChoice(content, names: layer, isShared: within != nil || boundary.count > 1)
  }
}

/// The files of lines that arguments name; of a folder those whose endings are of formats with lines, by their names.
private struct LineFiles {
  var paths: [String] = []
  var notes: [String] = []

  private static let endings: Set<String> = [
    "geojson", "json", "geojsonl", "ndjson", "geojsons", "geojsonseq", "wkt", "csv", "tsv", "kml", "kmz",
    "gpx",
    "gml", "gpkg", "shp", "fgb",
  ]

  init(_ arguments: [String]) throws {
    for argument in arguments {
      guard let files = try InputFolder.files(of: argument) else {
        paths.append(argument)
        continue
      }
      let lines = files.filter { Self.endings.contains(OutputEnding.of($0)) }
      // A folder that GDAL reads as one, such as a .gdb.
      if lines.isEmpty {
        paths.append(argument)
        continue
      }
      paths += lines
      let rest = files.count - lines.count
      if rest > 0 {
        notes.append(
          "\(argument): took \(lines.count) files; ignored \(rest), whose endings are not of files of lines")
      }
    }
  }
}
