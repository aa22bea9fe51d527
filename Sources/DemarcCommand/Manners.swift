internal import ArgumentParser

/// The options that every verb has: what it says on standard error.
///
/// Sentences are printed long before, and long after, options are parsed: whether an option is given is looked up on the command
/// line, where nothing after `--` is one.
struct Manners: ParsableArguments {
  @Flag(help: "Print no notes; warnings and errors alone.")
  var quiet = false

  @Flag(help: "Print an error as a JSON object with ‘error’ and ‘status’.")
  var jsonErrors = false

  static let isQuiet = isGiven("--quiet")
  static let hasJSONErrors = isGiven("--json-errors")

  private static func isGiven(_ option: String) -> Bool {
    CommandLine.arguments.dropFirst().prefix { $0 != "--" }.contains(option)
  }
}
