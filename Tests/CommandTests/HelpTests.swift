import Foundation
import Testing

/// The help of every command is as recorded.
@Suite struct HelpTests {
  private static let commands = [
    "zone", "area", "check", "verify", "map", "monitor", "report", "compare", "route", "profiles",
  ]

  @Test(arguments: [""] + commands)
  func helpIsAsRecorded(_ command: String) throws {
    let run = try Program.run((command.isEmpty ? [] : [command]) + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.expect(run.text, isAs: "help\(command.isEmpty ? "" : "-")\(command)")
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
