internal import ArgumentParser
internal import SystemIO

/// The option of every command that writes one result.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Where to write; standard output by default.", valueName: "file"))
  var path: String?

  @OptionGroup var manners: Manners

  /// Opens the output before the work, so that a command that cannot write says so at once.
  ///
  /// - Parameter inputs: The inputs, of which at most one may be standard input. The output must not be one of them.
  /// - Throws: `WriteError` and `UsageError`.
  func open(inputs: [String] = []) throws -> OutputFile { try Self.open(path, inputs: inputs) }

  /// Opens an output by its path; nil for standard output.
  ///
  /// - Throws: as ``open(inputs:)``.
  static func open(_ path: String?, inputs: [String]) throws -> OutputFile {
    if inputs.filter({ $0 == "-" }).count > 1 {
      throw UsageError("only one input can be standard input; name files for the others")
    }
    return try OutputFile(path, inputs: inputs)
  }
}
