internal import SystemIO
import ArgumentParser

extension Demarc {
  /// Runs the command that the arguments name. A failure ends in one sentence and a status of sysexits.
  static func main() {
    Program.keepFreedMemory()
    do {
      if let option = RepeatedOption.first(in: CommandLine.arguments.dropFirst()) {
        throw UsageError("\(option) is given twice; give it once")
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let error as UsageError {
      Failure.fail(error.description, usage)
      Program.end(status: usage)
    } catch {
      let code = exitCode(for: error).rawValue
      // Commands say what is wrong before they throw a status.
      if error is ExitCode { exit(withError: error) }
      // Requests for help and for the version are not failures.
      if code == 0 {
        let text = fullMessage(for: error)
        Program.end(status: status(ofPrinting: text == configuration.version ? VersionText.current : text))
      }
      let status = code == 1 ? ownFault : code
      Failure.fail(sentence(of: message(for: error)), status)
      Program.end(status: status)
    }
  }

  /// The exit statuses of sysexits for a wrong request and for a fault of the program.
  private static let (usage, ownFault) = (Int32(64), Int32(70))

  /// Prints help or version; a full disk makes it fail as it does any other output.
  private static func status(ofPrinting text: String) -> Int32 {
    do {
      try Failure.reported {
        let output = try OutputFile(nil)
        try output.write(text.hasSuffix("\n") ? text : text + "\n")
        try output.commit()
      }
      return 0
    } catch {
      return exitCode(for: error).rawValue
    }
  }

  /// The parser's words as one sentence with a remedy.
  private static func sentence(of message: String) -> String {
    var words = ""
    for word in message.split(whereSeparator: \.isWhitespace) {
      // What follows a first sentence follows a semicolon.
      let isNext = words.last == "."
      if isNext { words = words.dropLast() + ";" }
      words += (words.isEmpty ? "" : " ") + (words.isEmpty || isNext ? word.lowercased() : String(word))
    }
    // A remedy follows.
    while words.last == "." { words.removeLast() }
    if words.isEmpty { return "the command line cannot be read, for an unknown reason; please report it" }
    var verb = ""
    var commands = configuration.subcommands
    for word in CommandLine.arguments.dropFirst() {
      guard let command = commands.first(where: { $0.configuration.commandName == word }) else { continue }
      verb += " \(word)"
      commands = command.configuration.subcommands
    }
    return (words.last == "?" ? words.dropLast() + ";" : words + ";") + " see ‘demarc\(verb) --help’"
  }
}
