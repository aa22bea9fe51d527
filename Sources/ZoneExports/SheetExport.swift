package import SystemIO
internal import TextFormats
internal import ZoneFiles

/// A table that is written as a sheet of a workbook (.xlsx, .ods) by GDAL.
package struct SheetExport {
  private let writer: OGRWriter

  /// - Parameters:
  ///   - output: The path of the output; nil for standard output.
  ///   - layer: What the sheet is called.
  /// - Returns: nil for an output that is no such workbook.
  /// - Throws: `UsageError` where GDAL is not installed, and `WriteError`, as `OGRWriter.needed(for:layer:form:)`.
  package init?(for output: String?, layer: String) throws {
    guard let output, OGRWriter.isSheet(output),
      let writer = try OGRWriter.needed(for: output, layer: layer, form: .table)
    else { return nil }
    self.writer = writer
  }

  /// Writes a CSV to an output, which is not committed. Columns that hold nothing but numbers are numbers there.
  package func write(_ csv: [UInt8], to output: OutputFile) throws {
    let types = try writer.companion("csvt")
    try types.write(Self.types(of: csv).joined(separator: ",") + "\n")
    try types.commit()
    try writer.features.write(csv)
    try writer.write(to: output)
  }

  /// The types of the columns of a CSV with a header, as GDAL names them. `007` is a text.
  static func types(of csv: [UInt8]) throws(ReadError) -> [String] {
    let reader = try CSVReader(csv[...], name: "table")
    var types: [String] = []
    _ = try reader.next()
    while let row = try reader.next() {
      for index in row.fields.indices {
        if index == types.count { types.append("") }
        let text = row.text(index)
        guard index < types.count, !text.isEmpty, types[index] != "String" else { continue }
        let isWhole = Int(text).map { "\($0)" == text && abs($0) < 1_000_000_000 } ?? false
        let isNumber = isNumber(text)
        types[index] = isWhole && types[index] != "Real" ? "Integer" : isNumber ? "Real" : "String"
      }
    }
    return types.map { $0.isEmpty ? "String" : $0 }
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }
    guard Double(text) != nil, digits.allSatisfy({ $0.isASCII && ($0.isNumber || ".eE+-".contains($0)) })
    else { return false }
    return !(digits.first == "0" && digits.dropFirst().first?.isNumber == true)
  }
}
