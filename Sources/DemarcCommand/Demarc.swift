internal import ZoneFiles
import ArgumentParser

/// The root command. It only names the verbs; each is a file and a type of its own.
@main
struct Demarc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarc",
    abstract: "Geographic zones along a boundary line, with their error stated and proven.",
    discussion: """
      Examples:
        demarc zone line.geojson --depth 15km..20km --side left -o zone.geojson
        demarc verify zone.geojson
        demarc map zone.geojson -o map.svg

      ‘-’ is standard input or output; without -o results go to standard output. \
      Messages go to standard error.

      Exit status: 0 done, 1 ‘verify’ failed, 64 usage, 65 bad data, 66 no such \
      input, 70 a fault of demarc's own, 73 or 74 an output cannot be written.
      """,
    version: SoftwareVersions.current.demarc,
    subcommands: [
      ZoneCommand.self, AreaCommand.self, CheckCommand.self, ExplainCommand.self, VerifyCommand.self,
      MapCommand.self, MonitorCommand.self, CountCommand.self, ReportCommand.self, CompareCommand.self,
      SweepCommand.self, RouteCommand.self, LimitsCommand.self, NewCommand.self,
      ProfilesCommand.self,
    ])
}
