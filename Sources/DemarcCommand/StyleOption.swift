internal import ArgumentParser
internal import SystemIO
internal import ZoneExports
internal import Zones

/// The option of commands that write shapes: a style for other programs beside them.
struct StyleOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Also write a style: .qml for QGIS, which takes zone.qml for zone.geojson, or .sld.", valueName: "file")
  )
  var style: String?

  /// Opens the file before the work; nil where none is asked for.
  ///
  /// - Parameter inputs: The inputs and the output, none of which it may be.
  /// - Throws: `UsageError` for other endings, and `WriteError`.
  func open(inputs: [String]) throws -> StyleFile? {
    guard let style else { return nil }
    guard let format = StyleFormat(rawValue: OutputEnding.of(style)) else {
      throw UsageError("--style: ‘\(style)’ is neither a .qml nor a .sld; give one of them")
    }
    return StyleFile(format: format, output: try OutputOption.open(style, inputs: inputs))
  }
}

/// A style file that was opened.
struct StyleFile {
  let format: StyleFormat
  let output: OutputFile

  func write(_ content: StyleContent) throws {
    try output.write(content.text(format))
    try output.commit()
  }
}
