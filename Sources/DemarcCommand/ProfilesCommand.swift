import ArgumentParser
internal import Places
internal import SystemIO

/// `demarc profiles`: the radii that precision codes stand for.
struct ProfilesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profiles",
    abstract: "Print the precision codes of known tables and the radii they stand for.",
    discussion: """
      The codebooks state metres for hardly any code; ‘stated’ says for which. The other radii are a reading of \
      them. To use others, change a copy of the table and give it to ‘demarc check’.

        $ demarc profiles > mine.csv
        $ demarc check zone.geojson incidents.csv --profiles mine.csv -o findings.csv
      """)

  @OptionGroup var output: OutputOption

  func run() throws {
    try Failure.reported {
      let result = try output.open()
      try result.write(AccuracyProfiles.standardTable)
      try result.commit()
    }
  }
}
