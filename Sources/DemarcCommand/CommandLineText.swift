/// The command as it was given.
enum CommandLineText {
  /// The words of the running command as a shell takes them, the program by its name alone.
  static var ofThis: String {
    let words = CommandLine.arguments
    let program = words.first?.split(separator: "/").last.map(String.init) ?? "demarc"
    return ([program] + words.dropFirst().map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ word: String) -> String {
    let plain = word.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-_./:=,+%@".unicodeScalars.contains($0)
    }
    return plain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }
}
