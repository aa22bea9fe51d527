internal import Incidents
internal import SystemIO
import ArgumentParser

/// `demarc profiles`: what precision codes are taken to mean.
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "Print the precision codes of known tables and the radii they stand for.",
    discussion: """
      The codebooks state metres for hardly any code; ‘stated’ says for which. The other radii are a reading of \
      them. To use another, change a copy of the table and give it to ‘demarc check’.

        $ demarc profiles > mine.csv
        $ demarc check zone.geojson incidents.csv --profiles mine.csv -o findings.csv
      """)

  @Option(name: .shortAndLong, help: "Where to write; standard output by default.")
  var output: String?

  func run() throws {
    try Failure.reported {
      let output = try OutputFile(output)
      try output.write(AccuracyProfiles.standardTable)
      try output.commit()
    }
  }
}
