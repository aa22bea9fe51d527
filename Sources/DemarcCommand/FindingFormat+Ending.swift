internal import Incidents
internal import SystemIO
internal import ZoneFiles

extension FindingFormat {
  /// The format by a name, or else by the ending of the output; nil where neither says it, for that of the input.
  ///
  /// An output whose ending is that of another format is refused, because a CSV by the name of `.gml` would be noticed
  /// too late.
  ///
  /// - Parameters:
  ///   - name: The name of a format; nil for none.
  ///   - output: The path of the output; nil for standard output.
  ///   - isNamable: Whether the caller can give a name, so that messages may advise it.
  ///   - byGDAL: Whether endings of formats that GDAL writes are taken, too; they give nil.
  /// - Throws: `UsageError`.
  init?(named name: String?, isNamable: Bool = true, output: String?, byGDAL: Bool) throws(UsageError) {
    if let name {
      guard let known = FindingFormat(rawValue: name) else {
        throw UsageError("‘\(name)’ is not a format for a table; give csv, ndjson, geojson or geojsonseq")
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
      throw UsageError(
        "the ending of ‘\(output ?? "")’ is not that of a format that can be written; give one of"
          + " \(endings.map { ".\($0)" }.joined(separator: ", "))\(isNamable ? ", or name the format with --format" : "")"
      )
    }
  }

  /// Refuses an output that is called `.tsv` or `.tab` where another byte separates the fields: rows keep every byte.
  ///
  /// - Throws: `UsageError`.
  static func requireTabs(_ delimiter: UInt8, in output: String?) throws(UsageError) {
    guard let output, ["tsv", "tab"].contains(OutputEnding.of(output)), delimiter != UInt8(ascii: "\t") else {
      return
    }
    throw UsageError(
      "the fields of ‘\(output)’ would be separated by ‘\(Character(Unicode.Scalar(delimiter)))’, not by tabs; name it .csv"
    )
  }
}
