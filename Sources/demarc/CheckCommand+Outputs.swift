internal import ZoneIO

/// Where findings and summary go, and in which form.
extension CheckCommand {
  /// What writes the findings where the ending of the output is that of a format of GDAL's.
  func tableConversion() throws -> OGROutput? {
    guard format == nil, let output else { return nil }
    if output.lowercased().hasSuffix(".shp") {
      throw Failure.Usage(
        "‘\(output)’ would be several files, with names cut to ten letters; give one file, as in -o findings.gpkg"
      )
    }
    guard OGROutput.isNeeded(for: output) else { return nil }
    guard OGROutput.isInstalled else {
      throw Failure.Usage(
        "‘\(output)’ is written by GDAL's ‘ogr2ogr’, which is not installed; install it (‘apt install gdal-bin’ or"
          + " ‘brew install gdal’), or give a .csv or .geojson")
    }
    return try OGROutput(output)
  }

  /// The file of the summary, which must not be where the findings go.
  func summaryOutput(inputs: [String]) throws -> OutputFile? {
    guard let summary else { return nil }
    if summary == output ?? "-" {
      throw Failure.Usage("findings and --summary cannot both go to ‘\(summary)’; name another file for one")
    }
    return try OutputFile(summary, inputs: inputs)
  }
}
