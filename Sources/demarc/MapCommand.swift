import ArgumentParser
import ZoneIO

/// Draws a zone as an SVG picture.
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Draw a zone, its line and incidents as an SVG picture.",
    discussion: """
      Examples:
        demarc map zone.geojson -o map.svg
      """)

  @Argument(help: ArgumentHelp("A zone file that demarc made; - is standard input.", valueName: "zone"))
  var zone: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
  var output: String?

  func run() throws { try Failure.reported { try draw() } }

  private func draw() throws {
    let result = try OutputFile(output, inputs: [zone])
    let map = ZoneMap(of: try ZoneFile.required(zone))
    try result.write(map.svg())
    try result.commit()
  }
}
