import Foundation
import Testing

/// The help of every command is as it was. DEMARC_RECORD=1 writes it anew, for a person to look at the
/// difference.
@Suite struct HelpTests {
  private static let commands = [
    "zone", "area", "check", "verify", "map", "monitor", "report", "compare", "route", "profiles",
  ]

  @Test(arguments: [""] + commands)
  func helpIsAsRecorded(_ command: String) throws {
    let run = try Program.run((command.isEmpty ? [] : [command]) + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let golden = Program.package.appendingPathComponent(
      "Tests/CommandTests/Golden/help\(command.isEmpty ? "" : "-")\(command).txt")
    if ProcessInfo.processInfo.environment["DEMARC_RECORD"] != nil { try run.output.write(to: golden) }
    #expect(run.text == String(decoding: try Data(contentsOf: golden), as: UTF8.self))
  }

  @Test(arguments: commands)
  func helpShowsAnExample(_ command: String) throws {
    #expect(
      try Program.run([command, "--help"]).text.contains("  demarc \(command) ")
        || Program.run([command, "--help"]).text.contains("$ demarc \(command) "))
  }

  @Test func versionIsPrinted() throws {
    let run = try Program.run(["--version"])
    #expect(run.status == 0)
    #expect(run.text.split(separator: ".").count == 3)
  }
}
