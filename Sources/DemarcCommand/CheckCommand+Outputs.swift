internal import Incidents
internal import SystemIO
internal import ZoneFiles

/// Where findings and summary go, and in which form.
extension CheckCommand {
  /// What writes the findings where the ending of the output is that of a format of GDAL's.
  func tableConversion() throws -> OGRWriter? {
    try format == nil ? OGRWriter.needed(for: output, layer: "findings", form: .lines) : nil
  }

  /// Refuses a format that would leave out the rows that cannot be read: no row is ever lost.
  func requireAllRows(of summary: CheckSummary, by conversion: OGRWriter?) throws {
    guard conversion != nil, let output, !OGRWriter.keepsRowsWithoutPlace(output), summary.invalidRows > 0
    else {
      return
    }
    throw WriteError.failed(
      path: output,
      reason: "the format leaves out rows without a place, and \(summary.invalidRows) have none",
      remedy: "write a .gpkg, or mend the rows")
  }

  /// The file of the summary, which must not be where the findings go.
  func summaryOutput(inputs: [String]) throws -> OutputFile? {
    guard let summary else { return nil }
    if OutputFile.isOne(summary, output ?? "-") {
      throw Failure.Usage("findings and --summary cannot both go to ‘\(summary)’; name another file for one")
    }
    return try OutputFile(summary, inputs: inputs)
  }
}
