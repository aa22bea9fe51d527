import ArgumentParser
public import Geometry

extension LengthUnit: ExpressibleByArgument {}

/// The options of maps and pages.
struct PictureOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The title; by default that of the agreement or of the line's source.", valueName: "text"))
  var title: String?

  @Option(help: "The unit of depths and distances; by default the one in which the depths were given.")
  var units: LengthUnit?
}
