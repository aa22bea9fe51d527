internal import SystemIO
import ArgumentParser

extension Demarc {
  /// Runs the command that the arguments name. Whatever fails ends in one sentence and a status of sysexits.
  static func main() {
    Program.keepFreedMemory()
    do {
      if let option = RepeatedOption.first(in: CommandLine.arguments.dropFirst()) {
        throw Failure.Usage("\(option) is given twice; give it once")
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let error as Failure.Usage {
      Failure.say(error.description)
      Program.end(status: usage)
    } catch {
      let code = exitCode(for: error).rawValue
      // Commands have said what was wrong before they throw a status.
      if error is ExitCode { exit(withError: error) }
      // Requests for help and for the version are no failures.
      if code == 0 { Program.end(status: status(ofPrinting: fullMessage(for: error))) }
      Failure.say(sentence(of: message(for: error)))
      Program.end(status: code == 1 ? ownFault : code)
    }
  }

  /// Statuses of sysexits.
  private static let (usage, ownFault) = (Int32(64), Int32(70))

  /// Prints what was asked for, which a full disk can hinder as any other output.
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
    // The remedy comes after it, so its last full stop is one too many.
    while words.last == "." { words.removeLast() }
    if words.isEmpty { return "it failed without saying why; please report it" }
    let command = CommandLine.arguments.dropFirst().first { $0.allSatisfy(\.isLetter) }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    let verb = command.flatMap { known.contains($0) ? " \($0)" : nil } ?? ""
    return (words.last == "?" ? words.dropLast() + ";" : words + ";") + " see ‘demarc\(verb) --help’"
  }
}
