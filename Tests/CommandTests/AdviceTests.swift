import Foundation
import TestSupport
import Testing

/// Runs that fail: a message advises only what its command has. ``Program/run(_:input:in:by:closesOutput:)`` looks at what is
/// printed.
@Suite struct AdviceTests {
  /// Runs that fail, by their command. `zone.geojson`, `table.csv` and the like are made by ``folder()``.
  private static let runs: [String: [[String]]] = [
    "zone": [
      ["metres.geojson", "--depth", "2km"], ["spike.geojson", "--depth", "2km", "--side", "left"],
      ["line.geojson"], ["line.geojson", "--depth", "2"], ["line.geojson", "--depth", "2km", "--side", "up"],
      ["line.geojson", "--depth", "2km", "--side", "toward:6 km NW of Saraqib"],
      ["line.geojson", "--depth", "2km", "--sectors", "6 km NW of Saraqib"],
      ["line.geojson", "--depth", "2km", "--tolerance", "1km"], ["line.geojson", "--band", "2km"],
      ["line.geojson", "--depth", "2km", "--within", "metres.geojson"],
      ["line.geojson", "--depth", "2km", "-o", "zone.shp"],
      ["line.geojson", "--depth", "2km", "-o", "zone.xlsx"],
      ["line.geojson", "--depth", "2km", "--side", "inside"], ["sheets.xlsx", "--depth", "2km"],
    ],
    "area": [
      ["metres.geojson"], ["zone.geojson", "--by", "zone.geojson"], ["zone.geojson", "--sum", "people"],
      ["zone.geojson", "--by", "metres.geojson", "--key", "name"], ["zone.geojson", "--unit", "furlong"],
    ]
      + tables.map { ["zone.geojson", "--places", $0] },
    "check": [
      ["zone.geojson"], ["nowhere.geojson", "places.csv"], ["metres.geojson", "places.csv"],
      ["zone.geojson", "--at", "6 km NW of Saraqib"],
      ["zone.geojson", "--at", "35,36", "--crs", "EPSG:32637"],
      ["zone.geojson", "--at", "35,36", "--accuracy", "geo_precision"],
      ["zone.geojson", "places.csv", "-o", "x.gml"],
      ["zone.geojson", "places.csv", "--strict", "--latitude", "name"],
      ["zone.geojson", "places.csv", "-o", "x.tsv"],
      ["zone.geojson", "findings.csv"],
    ]
      + judged.map { ["zone.geojson"] + $0 },
    "monitor": [["nowhere.yml", "places.csv"], ["agreement.yml", "places.csv", "--readings"]]
      + (agreements + [["agreement.yml", "places.csv", "-o", "x.xlsx"]])
      + judged.map { ["agreement.yml"] + $0 },
    "report": agreements + [["agreement.yml", "places.csv", "-o", "x.pdf"]]
      + judged.map { ["agreement.yml"] + $0 },
    "compare": [
      ["zone.geojson", "metres.geojson"], ["zone.geojson", "agreement.yml#nobody"],
      ["zone.geojson", "crossed.yml"], ["zone.geojson", "zone.geojson", "-o", "x.csv"],
      ["zone.geojson", "zone.geojson", "findings.csv", "-o", "x.csv"],
      ["zone.geojson", "zone.geojson", "places.csv", "-o", "x.gml"],
    ]
      + judged.map { ["zone.geojson", "zone.geojson"] + $0 },
    "map": [["line.geojson"], ["zone.geojson", "-o", "x.jpg"], ["crossed.yml"]] + agreements
      + judged.map { ["zone.geojson"] + $0 } + judged.map { ["agreement.yml"] + $0 },
    "verify": [["line.geojson"], ["metres.geojson"], ["zone.geojson", "--format", "xml"], ["sheets.xlsx"]],
    "route": [
      ["zone.geojson", "--at-depth", "9km"], ["zone.geojson", "--at-depth", "9"],
      ["line.geojson", "--at-depth", "1km"],
    ],
    "profiles": [["-o", "nowhere/x.csv"]],
  ]

  /// Runs on a zone file that was changed by hand: its line has no inside.
  private static let changed: [[String]] = [
    ["check", "changed.geojson", "--at", "35,36"], ["check", "changed.geojson", "places.csv"],
    ["compare", "changed.geojson", "zone.geojson"],
    ["map", "changed.geojson", "places.csv"], ["verify", "changed.geojson"],
    ["route", "changed.geojson", "--at-depth", "1km"],
  ]

  /// Tables in which no places are found.
  private static let tables = [
    "nowhere.csv", "grid.csv", "several.csv", "columns.csv", "sheets.xlsx", "list.json",
  ]
  /// Options and tables that every command refuses that judges incidents.
  private static let judged =
    tables.map { [$0] } + [
      ["places.csv", "--encoding", "klingon"], ["utf16.csv"], ["latin.csv"],
      ["places.csv", "--delimiter", "x"], ["places.csv", "--decimal-mark", "x"],
      ["places.csv", "--position", "x"], ["places.csv", "--position", "x", "--latitude", "y"],
      ["places.csv", "--accuracy", "500"], ["places.csv", "--accuracy", "nowhere"],
      ["places.csv", "--places", "columns.csv"], ["places.csv", "--profiles", "columns.csv"],
      ["places.csv", "--date", "nowhere"], ["places.csv", "--line-accuracy", "2"],
      ["places.csv", "--inside-from", "2"], ["places.csv", "--inside-from", "0.1", "--outside-to", "0.2"],
      ["places.csv", "--crs", "EPSG:999999"], ["bad.csv", "--strict"],
      ["grid.csv", "--crs", "EPSG:32637", "--longitude", "name"],
    ]
  private static let agreements = [["crossed.yml", "places.csv"], ["line.geojson", "places.csv"]]

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let spike = #"{"type":"LineString","coordinates":[[36,35],[37,35],[36,35]]}"#
    let files = [
      "line.geojson": BadInput.good, "spike.geojson": spike,
      "metres.geojson":
        #"{"type":"Polygon","coordinates":[[[500000,4000000],[510000,4000000],[510000,4010000],[500000,4000000]]]}"#,
      "places.csv": "name,latitude,longitude,date\nA,35.1,36.2,2018-10-10\n",
      "bad.csv": "name,latitude,longitude,date\nA,north,36.2,2018-10-10\n",
      "findings.csv": "verdict,finding,verdict_first,latitude,longitude,date\nA,B,C,35.1,36.2,2018-10-10\n",
      "grid.csv": "name,easting,northing,date\nA,500000,4000000,2018-10-10\n",
      "several.csv": "home,work,date\n35.1 36.2 300 5,35.2 36.3 310 4,2018-10-10\n",
      "columns.csv": "name,date\nA,2018-10-10\n", "list.json": "[1,2]", "sheets.xlsx": "PK\u{3}\u{4}",
      "agreement.yml": agreement(of: "line.geojson", "both"),
      "crossed.yml": agreement(of: "spike.geojson", "left"),
    ]
    let table = try #require(files["places.csv"])
    _ = try folder.file("utf16.csv", holding: #require(table.data(using: .utf16)))
    _ = try folder.file(
      "latin.csv", holding: #require((table + "é,north,36.2,2018-10-10\n").data(using: .isoLatin1)))
    for (name, text) in files { _ = try folder.file(name, holding: text) }
    let zone = try Program.run(
      ["zone", "line.geojson", "--depth", "2km", "-o", "zone.geojson"], in: folder.path)
    #expect(zone.status == 0, "\(zone.errors)")
    return folder
  }

  private static func agreement(of line: String, _ side: String) -> String {
    """
    title: T
    zones:
      - {id: dmz, line: \(line), depth: 2km, side: \(side)}
    obligations:
      - {id: a, text: T, zone: dmz, concerns: all}
    """
  }

  @Test(arguments: changed) func faultsOfAZoneFileAreNotThoseOfOptions(_ arguments: [String]) throws {
    let folder = try Self.folder()
    var zone = try ZoneDocument(line: BadInput.good, ["--depth", "2km"])
    zone.change("specification", "side", to: "inside")
    _ = try folder.file("changed.geojson", holding: zone.data)
    let run = try Program.run(arguments, in: folder.path)
    #expect(run.status == (arguments[0] == "verify" ? 1 : 65), "\(run.errors)")
    #expect(run.errors.contains("it has no inside"), "\(run.errors)")
  }

  /// The options for columns are those of incidents, and not of the table of names.
  @Test(arguments: ["columns.csv", "grid.csv"]) func aTableOfNamesIsNotMendedByOptions(_ table: String) throws
  {
    let folder = try Self.folder()
    let run = try Program.run(["check", "zone.geojson", "places.csv", "--places", table], in: folder.path)
    #expect(
      run.errors.contains("give a table with the columns name, latitude and longitude"), "\(run.errors)")
    #expect(!run.errors.contains("--"), "\(run.errors)")
  }

  @Test(arguments: runs.keys.sorted()) func adviceCanBeFollowed(_ command: String) throws {
    let folder = try Self.folder()
    for arguments in try #require(Self.runs[command]) {
      let run = try Program.run([command] + arguments, in: folder.path)
      let words = ([command] + arguments).joined(separator: " ")
      #expect(!run.errors.isEmpty, "\(words)")
      #expect(run.sentences.allSatisfy { $0.hasPrefix("demarc: ") }, "\(words): \(run.errors)")
    }
  }
}
