internal import SystemIO
internal import ZoneFiles
import ArgumentParser

/// Measures the certificate of a zone file again, from the file alone.
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

  enum Format: String, CaseIterable { case text, json }

  @Argument(help: ArgumentHelp("A zone file that demarc made; - is standard input.", valueName: "zone"))
  var zone: String

  @Option(name: .long, help: ArgumentHelp("text or json.", valueName: "format"))
  var format = "text"

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try verify() } }

  private func verify() throws {
    let format: Format = try Choice.of(format, option: "format")
    let result = try OutputFile(output, inputs: [zone])
    let file = try ZoneFile.required(zone)
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

extension ZoneFile {
  /// The zone file at a path.
  ///
  /// - Throws: ``ReadError``, also for a file that demarc did not make.
  static func required(_ path: String) throws -> ZoneFile {
    let name = InputFile.name(of: path)
    guard let file = try decode(try SourceFile(path).text, name: name) else {
      throw ReadError.format(
        file: name, seen: "this is no zone file, for it has no member ‘demarc’",
        remedy: "make one with ‘demarc zone’")
    }
    return file
  }
}
