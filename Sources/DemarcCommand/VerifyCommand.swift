import ArgumentParser
internal import SystemIO
internal import ZoneFiles

/// `demarc verify`: the certificate of a zone, measured again.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Measure the certificate of a zone again, from the file alone.",
    discussion: """
      The polygons are measured against the line and the rule in the file by code \
      that shares nothing with what made them, and areas, depths and figures are \
      compared with what the file states. Exit status 1, with the reason, if \
      anything does not hold.

      Examples:
        demarc verify zone.geojson
        demarc verify zone.geojson --format json
      """)

  @Argument(help: "A zone file that demarc made; - for standard input.")
  var zone: String

  @Option(help: "text or json.")
  var format = FigureFormat.text

  @OptionGroup var output: OutputOption

  func run() throws { try Failure.reported { try verify() } }

  private func verify() throws {
    let result = try output.open(inputs: [zone])
    let file = try ZoneFile(path: zone)
    let verification = Verification(of: file)
    switch format {
    case .json: try result.write(verification.json(name: InputFile.name(of: zone)))
    case .text: try result.write(verification.text(of: file))
    }
    try result.commit()
    if let reason = verification.fault {
      Failure.say("\(InputFile.name(of: zone)): the zone does not hold: \(reason)")
      throw ExitCode(1)
    }
  }
}
