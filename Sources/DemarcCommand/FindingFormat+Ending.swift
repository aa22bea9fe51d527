internal import Incidents
internal import SystemIO
internal import ZoneFiles

extension FindingFormat {
  /// The format that is asked for, by name or by the ending of the output; nil for that of the input.
  ///
  /// An ending of some other format is refused: a CSV that is called `.gml` is found out when it is too late.
  ///
  /// - Parameter byGDAL: Whether the endings of formats that GDAL writes are known, too.
  /// - Throws: ``Failure/Usage``.
  init?(option format: String?, output: String?, byGDAL: Bool) throws {
    if let format {
      guard let known = FindingFormat(rawValue: format) else {
        throw Failure.Usage("‘\(format)’ is no format for a table; give csv, ndjson, geojson or geojsonseq")
      }
      self = known
      return
    }
    let ending = output.map(OutputEnding.of) ?? ""
    if let known = FindingFormat(ending: ending) {
      self = known
      return
    }
    switch ending {
    case "", "txt": return nil
    default:
      if byGDAL, OGRWriter.endings.contains(ending) { return nil }
      let endings = ["csv", "tsv", "geojson", "ndjson", "geojsonseq"] + (byGDAL ? OGRWriter.endings : [])
      throw Failure.Usage(
        "‘\(output ?? "")’ has an ending of no format that is written here; give one of"
          + " \(endings.map { ".\($0)" }.joined(separator: ", "))\(byGDAL ? ", or say with --format what it is" : "")"
      )
    }
  }

  /// Refuses a table whose name says that tabs separate its fields, and whose fields are separated otherwise: rows keep
  /// every byte.
  static func requireTabs(_ delimiter: UInt8, in output: String?) throws {
    guard let output, ["tsv", "tab"].contains(OutputEnding.of(output)), delimiter != UInt8(ascii: "\t") else {
      return
    }
    throw Failure.Usage(
      "‘\(output)’ would be separated by ‘\(Character(Unicode.Scalar(delimiter)))’; name it .csv"
    )
  }
}
