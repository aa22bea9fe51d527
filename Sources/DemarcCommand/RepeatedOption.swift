/// An option that is given more than once, of which the parser would silently take the last.
///
/// Which of two depths was meant is not ours to guess.
enum RepeatedOption {
  /// The first long option that comes again, as it is written; nothing after `--` is an option.
  static func first(in arguments: some Sequence<String>) -> String? {
    var seen: Set<Substring> = []
    for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
      let name = argument.prefix { $0 != "=" }
      if !several.contains(name), !seen.insert(name).inserted { return String(name) }
    }
    return nil
  }

  /// Options that may be given several times.
  private static let several: Set<Substring> = ["--fail-if", "--concerns"]
}
