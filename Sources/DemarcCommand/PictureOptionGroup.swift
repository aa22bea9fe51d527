import ArgumentParser
public import Geometry
internal import Maps

extension LengthUnit: ExpressibleByArgument {}

/// The options of maps and pages.
struct PictureOptionGroup: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The title; by default that of the agreement or of the line's source.", valueName: "text"))
  var title: String?

  @Option(help: "The unit of depths and distances; by default the one in which the depths were given.")
  var units: LengthUnit?

  @Option(
    help: ArgumentHelp(
      "The language of headings, labels and legends: \(Wording.languages.joined(separator: ", ")).",
      valueName: "code"))
  var language = "en"

  /// The words of the language.
  ///
  /// - Throws: `UsageError` for one that is not known.
  var words: Wording { get throws { try Wording(language: language) } }
}
