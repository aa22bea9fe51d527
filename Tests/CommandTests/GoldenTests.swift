import Foundation
import TestSupport
import Testing

/// A zone file, a findings table, a map and a page are as they were. `tools/renew-golden` writes them anew.
///
/// The line is short and simple, so that its outline is the same with every version of PROJ and GEOS. What differs all the
/// same, and what belongs to the page and not to its data, is left out of the comparison.
@Suite struct GoldenTests {
  private static let inputs = "Tests/CommandTests/Golden/inputs"
  private static let zone = ["zone", "line.geojson", "--depth", "15km..20km", "--side", "left"]

  @Test(arguments: [
    ("zone.geojson", zone), ("findings.csv", ["check", "zone.geojson", "table.csv"]),
    ("map.svg", ["map", "zone.geojson", "table.csv"]),
    ("report.html", ["report", "agreement.yml", "table.csv", "--leaflet", "off"]),
  ])
  func outputIsAsRecorded(_ name: String, _ command: [String]) throws {
    let folder = try TemporaryFolder()
    for input in ["line.geojson", "table.csv", "agreement.yml"] {
      let file = Program.package.appendingPathComponent("\(Self.inputs)/\(input)")
      _ = try folder.file(input, holding: try Data(contentsOf: file))
    }
    if name != "zone.geojson" {
      #expect(try Program.run(Self.zone + ["-o", "zone.geojson"], in: folder.path).status == 0)
    }
    let run = try Program.run(command, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let found = Self.normal(run.text)
    let golden = Program.package.appendingPathComponent("Tests/CommandTests/Golden/\(name)")
    if ProcessInfo.processInfo.environment["DEMARC_RECORD"] != nil {
      try Data(found.utf8).write(to: golden)
    }
    let wanted = String(decoding: try Data(contentsOf: golden), as: UTF8.self)
    let lines = (found.split(separator: "\n"), wanted.split(separator: "\n"))
    for (line, wanted) in zip(lines.0, lines.1) { #expect(line == wanted) }
    #expect(lines.0.count == lines.1.count)
  }

  /// An output without the versions of programs, without digits that the mathematical functions of another C library may
  /// change, and without the styles and scripts of the page, which have tests of their own.
  private static func normal(_ text: String) -> String {
    text
      .replacing(/"version":"[^"]*"/, with: #""version":"VERSION""#)
      .replacing(/"versions":\{[^}]*\}/, with: #""versions":{}"#)
      .replacing(/demarc [0-9]+\.[0-9]+\.[0-9]+/, with: "demarc VERSION")
      .replacing(/PROJ [0-9][^ ]* and GEOS [0-9][^ ,]*/, with: "PROJ VERSION and GEOS VERSION")
      .replacing(/-?[0-9]+\.[0-9]{9,}(?:e-?[0-9]+)?/) { match in
        Double(match.output).map { String(format: "%.6f", $0) } ?? String(match.output)
      }
      .replacing(/(?s)<style>:root.*?<\/style>/, with: "<style>STYLE</style>")
      .replacing(/sha256-[A-Za-z0-9+\/]{43}=/, with: "sha256-HASH")
      .replacing(/(?s)<script>.*?<\/script>/, with: "<script>SCRIPT</script>")
  }
}
