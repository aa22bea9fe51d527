import Foundation
import Testing

@testable import Agreements
@testable import Geometry
@testable import Incidents
@testable import Maps
@testable import Places
@testable import Reports
@testable import SystemIO
@testable import ZoneFiles
@testable import Zones

@Suite struct ReportTests {
  private static let versions = SoftwareVersions(demarc: "1", proj: "2", geos: "3")

  private static func report(
    _ folder: ReportFolder, leaflet: Leaflet? = nil
  ) throws -> (page: String, report: Report) {
    let report = try Report(
      try Agreement(path: folder.path + "agreement.yml"),
      try SurveyedInput(InputStream(folder.path + "table.csv")),
      options: ReportOptions(command: "demarc report a b", versions: versions, leaflet: leaflet))
    return (try report.html(), report)
  }

  /// The data within the page.
  private static func data(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: #"<script type="application/json" id="data">"#))
    let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
    let json = try JSONSerialization.jsonObject(
      with: Data(page[start.upperBound..<end.lowerBound].utf8))
    return try #require(json as? [String: Any])
  }

  private static func rows(_ page: String) throws -> [String: Any] {
    try #require(try data(page)["rows"] as? [String: Any])
  }

  @Test func rowsAreThoseOfTheTableAndSayWhatMonitorSays() throws {
    let folder = try ReportFolder()
    let (page, report) = try Self.report(folder)
    let rows = try Self.rows(page)
    #expect(rows["count"] as? Int == 4)
    // Inside, before the deadline, outside, unreadable.
    #expect(rows["outcome"] as? [Int] == [0, 2, 3, 4])
    let (days, distances) = (try #require(rows["first"] as? [Any]), try #require(rows["distance"] as? [Any]))
    #expect(days.map { $0 as? Int } == [17815, 17814, 17815, nil])
    // 0.05° of the meridian at the equator.
    #expect(distances.map { $0 as? Double } == [5529, 5529, 55287, nil])
    #expect(report.summary.findings == [.breach: 1, .beforeDeadline: 1, .notConcerned: 1])
    #expect(
      page.contains(
        "4 incidents: 1 breach, 0 possible breach, 1 before deadline, 1 not concerned, 1 unreadable."))
  }

  @Test func sectorsAreDrawnAsSectors() throws {
    let folder = try ReportFolder()
    try folder.write(
      "table.csv",
      "date,location,kind\n2018-10-11,6 km NW of Town,attack\n2018-10-11,6 km NW of Town,attack\n2018-10-11,Town,attack\n"
    )
    try folder.write("places.csv", "name,latitude,longitude\nTown,0.05,1\n")
    let report = try Report(
      try Agreement(path: folder.path + "agreement.yml"),
      try SurveyedInput(
        InputStream(folder.path + "table.csv"),
        options: IncidentOptions(places: try Gazetteer(path: folder.path + "places.csv"))),
      options: ReportOptions(command: "demarc report a b", versions: Self.versions, leaflet: nil))
    let rows = try Self.rows(try report.html())
    let indices = try #require(rows["outline"] as? [Any]).map { $0 as? Int }
    #expect(indices == [0, 0, nil])
    let outlines = try #require(rows["outlines"] as? [[[Double]]])
    #expect(outlines.count == 1 && outlines[0].first == outlines[0].last)
    // North and west of the town, as the incident is, and so far from it as a disc about the incident is not.
    #expect(outlines[0].allSatisfy { $0[1] > 0.05 && $0[0] < 1.01 })
    #expect(report.drawing.svg().components(separatedBy: "<path class=\"accuracy\"").count == 2)
    #expect(report.drawing.svg().components(separatedBy: "<circle class=\"accuracy\"").count == 2)
  }

  @Test func pagesWithoutSectorsHaveNoOutlines() throws {
    #expect(try Self.rows(Self.report(ReportFolder()).page)["outline"] == nil)
  }

  @Test func thePageIsTheSameWhenMadeAgain() throws {
    let folder = try ReportFolder()
    #expect(try Self.report(folder).page == Self.report(folder).page)
  }

  /// No text of table, agreement or layer stands in the page as markup.
  @Test func nothingOfTheDataIsMarkup() throws {
    let folder = try ReportFolder()
    let markup = "<b onclick=x></script>{{title}}"
    for name in ["agreement.yml", "table.csv", "line.geojson"] {
      try folder.write(name, folder.text(name).replacingOccurrences(of: "MARK", with: markup))
    }
    let (page, _) = try Self.report(folder)
    #expect(!page.contains("<b onclick"))
    #expect(page.contains("&lt;b onclick"))
    #expect(page.contains("\\u003cb onclick"))
    // The page's own program and data, and no more.
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script>").count == 3)
    let columns = try #require(try Self.rows(page)["columns"] as? [[String: Any]])
    let texts = try #require(columns.first { $0["name"] as? String == "notes" }?["texts"] as? [String])
    #expect(texts.contains(markup))
  }

  /// A browser runs those scripts alone whose hashes the page states.
  @Test func theStatedHashesAreThoseOfTheScripts() throws {
    let page = try Self.report(try ReportFolder()).page
    let start = try #require(page.range(of: "<script>", options: .backwards))
    let end = try #require(page.range(of: "</script>", options: .backwards))
    let script = String(page[start.upperBound..<end.lowerBound])
    let digest = Data(SHA256.digest(of: Array(script.utf8))).base64EncodedString()
    #expect(page.replacingOccurrences(of: "&#39;", with: "'").contains("'sha256-\(digest)'"))
  }

  @Test func columnsThatAreTooLargeAreLeftOutAndSaid() throws {
    let folder = try ReportFolder()
    var table = "date,latitude,longitude,kind,notes\n"
    for row in 0..<6000 {
      table += "2018-10-11,0.05,1.\(row),attack,\(row)\(String(repeating: "x", count: 990))\n"
    }
    try folder.write("table.csv", table)
    let (page, report) = try Self.report(folder)
    #expect(page.utf8.count < 15_000_000)
    #expect(report.notes.contains { $0.hasPrefix("the page leaves out the columns ‘notes’") })
    let columns = try #require(try Self.rows(page)["columns"] as? [[String: Any]])
    #expect(columns.compactMap { $0["name"] as? String } == ["date", "latitude", "longitude", "kind"])
  }

  @Test func leafletIsReadOfAFolderAndAsksForNoPictures() throws {
    let folder = try ReportFolder()
    try folder.write("leaflet.js", "var L = '</script>';\n//# sourceMappingURL=leaflet.js.map\n")
    try folder.write("leaflet.css", ".a { background: url(images/layers.png); }")
    let (page, _) = try Self.report(folder, leaflet: try Leaflet(folder: folder.path))
    #expect(page.contains("background: none;"))
    #expect(!page.contains("sourceMappingURL") && !page.contains("url("))
    #expect(page.contains(#"var L = '<\/script>'"#))
    #expect(throws: ReadError.self) { try Leaflet(folder: folder.path + "nowhere") }
  }

  /// The map of a zone about a pole is a picture, since Leaflet's plane has no pole.
  @Test func aZoneAtAPoleHasAStillMap() throws {
    let folder = try ReportFolder()
    try folder.write("line.geojson", #"{"type":"LineString","coordinates":[[0,88],[90,89]]}"#)
    try folder.write("leaflet.js", "var L;")
    try folder.write("leaflet.css", "")
    let (page, _) = try Self.report(folder, leaflet: try Leaflet(folder: folder.path))
    #expect(page.contains("<div class=\"static\"") && !page.contains("<div id=\"map\""))
  }

  @Test func amendmentsAndReadingsHaveZonesOfTheirOwn() throws {
    let folder = try ReportFolder()
    let zones = try #require(try Self.data(try Self.report(folder).page)["zones"] as? [[String: Any]])
    #expect(zones.map { $0["reading"] as? String } == ["", "", "wide"])
    let titles = zones.compactMap { $0["title"] as? String }
    #expect(titles[0].contains("2018-12-31 or earlier") && titles[1].contains("2019-01-01 or later"))
  }
}

/// A folder with an agreement along the equator from 0° to 2° east, and a table.
final class ReportFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("demarc-\(UUID().uuidString)").path + "/"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(
      "line.geojson",
      #"{"type":"Feature","properties":{"name":"n","warning":"MARK"},"geometry":{"type":"LineString","coordinates":[[0,0],[2,0]]}}"#
    )
    try write(
      "agreement.yml",
      """
      title: "MARK"
      parties: ["MARK"]
      zones:
        - {id: z, line: line.geojson, depth: 10km, title: "MARK"}
      obligations:
        - {id: o, text: "MARK", zone: z, by: 2018-10-10, concerns: [{column: kind, equals: attack}]}
      amendments:
        - {id: deeper, date: 2019-01-01, zones: {z: {depth: 20km}}}
      readings:
        - {id: wide, title: "MARK", zones: {z: {depth: 30km}}}
      """)
    try write(
      "table.csv",
      """
      date,latitude,longitude,kind,notes
      2018-10-11,0.05,1,attack,MARK
      2018-10-10,0.05,1,attack,معرة
      2018-10-11,0.5,1,attack,MARK
      2018-10-11,none,1,attack,MARK

      """)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + name))
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + name)), as: UTF8.self)
  }
}
