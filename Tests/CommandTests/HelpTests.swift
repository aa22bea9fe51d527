import Foundation
import Testing

/// The help of every command is as recorded.
@Suite struct HelpTests {
  private static let commands = [
    "zone", "area", "check", "explain", "verify", "map", "monitor", "count", "report", "compare", "route",
    "sweep", "limits", "new", "new agreement", "profiles",
  ]

  @Test(arguments: [""] + commands)
  func helpIsAsRecorded(_ command: String) throws {
    let words = command.split(separator: " ").map(String.init)
    let run = try Program.run(words + ["--help"])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try Golden.expect(run.text, isAs: (["help"] + words).joined(separator: "-"))
  }

  @Test(arguments: commands)
  func helpShowsAnExample(_ command: String) throws {
    let help = try Program.run(command.split(separator: " ").map(String.init) + ["--help"]).text
    #expect(help.contains("  demarc \(command) ") || help.contains("$ demarc \(command) "))
  }

  @Test func versionsOfProgramLibrariesAndDataArePrinted() throws {
    let run = try Program.run(["--version"])
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first?.wholeMatch(of: /demarc \d+\.\d+\.\d+/) != nil)
    #expect(lines.dropFirst().first?.wholeMatch(of: /PROJ \d+\.\d+\.\d+, EPSG v[\d.]+ \([\d-]+\)/) != nil)
    #expect(lines.dropFirst(2).first?.hasPrefix("GEOS ") == true)
    #expect(lines.last?.wholeMatch(of: /precision codes [0-9a-f]{12}, countries [0-9a-f]{12}/) != nil)
  }
}
