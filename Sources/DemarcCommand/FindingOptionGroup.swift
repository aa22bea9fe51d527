internal import ArgumentParser
internal import Incidents
internal import SystemIO

/// The options of commands that write a finding for each incident.
struct FindingOptionGroup: ParsableArguments {
  @OptionGroup var output: OutputOption

  @Option(
    help:
      "csv, ndjson, geojson or geojsonseq; by default by the ending of the output, or else the format of the input."
  )
  var format: String?

  @Option(help: "What to put before the names of demarc's columns.")
  var prefix: String = ""

  @Option(help: ArgumentHelp("Where to write the closing summary as JSON.", valueName: "file"))
  var summary: String?

  /// How findings are written.
  ///
  /// - Parameter byGDAL: Whether the output may be in a format that GDAL writes.
  /// - Throws: `UsageError` for an unknown format.
  func options(byGDAL: Bool) throws -> FindingOptions {
    FindingOptions(
      format: try FindingFormat(named: format, output: output.path, byGDAL: byGDAL), prefix: prefix)
  }

  /// Opens the file of the summary.
  ///
  /// - Throws: `UsageError` where the findings go to the same file, and `WriteError`.
  func openSummary(inputs: [String]) throws -> OutputFile? {
    guard let summary else { return nil }
    if OutputFile.isOne(summary, output.path ?? "-") {
      throw UsageError("findings and --summary cannot both go to ‘\(summary)’; name another file for one")
    }
    return try OutputFile(summary, inputs: inputs)
  }
}
