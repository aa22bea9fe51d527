import Foundation
import TestSupport
import Testing

/// Inputs that were read otherwise than meant, as a user gives them.
@Suite struct ReadingFaultTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "line.geojson", holding: #"{"type":"LineString","coordinates":[[36.0,35.8],[37.2,35.8]]}"#)
    _ = try folder.file(
      "ag.yml",
      holding: """
        title: test
        zones: [{id: z, line: line.geojson, depth: 6km}]
        obligations:
          - {id: o, text: t, zone: z, by: 2018-10-10, concerns: all}
        """)
    let made = try Program.run(
      ["zone", "line.geojson", "--depth", "6km", "-o", "zone.geojson"], in: folder.path)
    #expect(made.status == 0, "\(made.errors)")
    return folder
  }

  private static func checked(_ table: String, _ options: String...) throws -> (
    lines: [String], errors: String
  ) {
    let folder = try folder()
    _ = try folder.file("t.csv", holding: table)
    let run = try Program.run(
      ["check", "zone.geojson", "t.csv", "--show-reading"] + options, in: folder.path)
    return (run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), run.errors)
  }

  /// Coordinates in brackets are read only where they are coordinates beyond doubt.
  @Test func bracketsThatAreNoCoordinates() throws {
    let texts = [
      "c(36.67, 35.87)", "MULTIPOINT ((36.9 36.2))", "POINT(36.9, 36.2)", "lnglat(36.67,35.82)",
      "Kafr X (14:20-15:05)", "Kafr X (14.20-15.05)", "X (3.5, 4.5)", "X (15/10)", "X (3, 5)",
      "LINESTRING(36.67 35.82)",
    ]
    let found = try Self.checked("geometry\n" + texts.map { "\"\($0)\"\n" }.joined())
    for (line, text) in zip(found.lines.dropFirst(), texts) {
      #expect(line.hasPrefix("invalid,"), "\(text): \(line)")
    }
    let order = try Self.checked("lon_lat\n\"X (36.70, 35.81)\"\n")
    #expect(
      order.lines[1].contains(",35.81,36.7,") && order.lines[1].contains("in brackets after ‘X’"), "\(order)")
    let postgres = try Self.checked("place\n\"X (36.70,35.81)\"\n", "--position", "place")
    #expect(postgres.lines[1].contains(",35.81,36.7,"), "\(postgres)")
  }

  /// Rows that are formatted and have no values are no incidents.
  @Test func blankRows() throws {
    let found = try Self.checked("id,lat,lon\n1,35.81,36.7\n,,\n\"\", ,\n2,35.81,36.8\n,,\n")
    #expect(found.errors.contains("2 rows: 2 inside"), "\(found.errors)")
    #expect(found.errors.contains("3 empty rows"), "\(found.errors)")
    #expect(found.lines[2].isEmpty && found.lines[3].isEmpty)
    let header = try Self.checked(",,\nid,lat,lon\n1,35.81,36.7\n")
    #expect(header.errors.contains("1 row: 1 inside"), "\(header.errors)")
  }

  @Test func degreesInPartsByOtherNames() throws {
    let parts = try Self.checked("LAT_DD,LAT_MM,LAT_SS,LON_DD,LON_MM,LON_SS\n35,48,36,36,42,0\n")
    #expect(parts.lines[1].contains(",35.81,36.7,"), "\(parts)")
    let box = try Self.checked("lat,lon,lat_min,lat_max,lon_min,lon_max\n35,36,34,36,35,37\n")
    #expect(box.lines[1].contains(",35,36,"), "\(box)")
  }

  @Test(arguments: [
    (["--latitude", "latS", "--longitude", "lonW"], "id,latS,lonW\n1,35.1,36.2\n", "names the south"),
    (
      ["--latitude", "a", "--longitude", "Westliche Länge"], "a,Westliche Länge\n35.1,36.2\n",
      "names the west"
    ),
    (["--latitude", "Южная широта", "--longitude", "b"], "Южная широта,b\n35.1,36.2\n", "names the south"),
  ])
  func columnsThatContradict(_ options: [String], _ table: String, _ words: String) throws {
    let folder = try Self.folder()
    _ = try folder.file("t.csv", holding: table)
    let run = try Program.run(["check", "zone.geojson", "t.csv"] + options, in: folder.path)
    #expect(run.status == 65 && run.errors.contains(words), "\(run.errors)")
  }

  @Test func codesThatMayBeMetres() throws {
    let codes = try Self.checked(
      "lat,lon,accuracy\n" + [1, 3, 2, 5, 1].map { "35.81,36.7,\($0)\n" }.joined())
    #expect(codes.errors.contains("if they are codes and not metres"), "\(codes.errors)")
    let metres = try Self.checked(
      "lat,lon,accuracy\n" + [1, 3, 20, 5, 1].map { "35.81,36.7,\($0)\n" }.joined())
    #expect(!metres.errors.contains("if they are codes"))
  }

  /// That nothing is known of a line's accuracy is said by all that judge by it.
  @Test func exactLinesAreSaid() throws {
    let folder = try Self.folder()
    _ = try folder.file("t.csv", holding: "lat,lon,date\n35.81,36.7,2018-10-15\n35.8,37.21,2018-10-15\n")
    for verb in [["check", "zone.geojson"], ["monitor", "ag.yml"]] {
      let run = try Program.run(verb + ["t.csv"], in: folder.path)
      #expect(run.errors.contains("the line is taken as exact"), "\(run.errors)")
      let known = try Program.run(verb + ["t.csv", "--line-accuracy", "1km"], in: folder.path)
      #expect(!known.errors.contains("the line is taken as exact"), "\(known.errors)")
    }
    let page = try Program.run(["report", "ag.yml", "t.csv", "-o", "page.html"], in: folder.path)
    #expect(page.status == 0, "\(page.errors)")
    #expect(
      try String(contentsOfFile: "\(folder.path)/page.html", encoding: .utf8).contains(
        "The line of ‘z’ is taken as exact."))
  }

  /// A polygon beside a line is part of it, which all that read it say.
  @Test func polygonsBesideLines() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "line.geojson",
      holding:
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[36.0,35.8],[37.2,35.8]]}},{"type":"Feature","properties":{"name":"Area"},"geometry":{"type":"Polygon","coordinates":[[[36,35],[36.1,35],[36.1,35.1],[36,35]]]}}]}"#
    )
    _ = try folder.file("t.csv", holding: "lat,lon,date\n35.81,36.7,2018-10-15\n")
    for arguments in [
      ["zone", "line.geojson", "--depth", "6km", "-o", "z.geojson"], ["monitor", "ag.yml", "t.csv"],
    ] {
      let run = try Program.run(arguments, in: folder.path)
      #expect(
        run.errors.contains("took the outline of 1 polygon (‘Area’) as part of the line"), "\(run.errors)")
    }
  }

  /// Of rows that cannot be judged, counts have the week where the date can be read.
  @Test func invalidRowsHaveTheirWeek() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "t.csv", holding: "lat,lon,date\n35.81,36.7,2018-10-15\n,36.7,2018-10-16\n,36.7,someday\n")
    for verb in [["count", "ag.yml"], ["count", "zone.geojson"]] {
      let run = try Program.run(verb + ["t.csv", "--by", "week"], in: folder.path)
      let rows = run.text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      #expect(rows[1].last == "1" && rows[1][1] == "2", "\(run.text)")
      #expect(rows[2].first?.isEmpty == true && rows[2].last == "1", "\(run.text)")
    }
  }

  /// What two polygons share is in both, on a map as in verdicts and totals.
  @Test func overlapsAreNoHoles() throws {
    let folder = try Self.folder()
    func square(_ x: Double, _ y: Double) -> String {
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\(x),\(y)],[\(x + 1),\(y)],[\(x + 1),\(y + 1)],[\(x),\(y + 1)],[\(x),\(y)]]]}}"
    }
    _ = try folder.file(
      "two.geojson",
      holding: "{\"type\":\"FeatureCollection\",\"features\":[\(square(20, 10)),\(square(20.5, 10.5))]}")
    _ = try folder.file("towns.csv", holding: "lat,lon,population\n10.75,20.75,1000\n10.25,20.25,10\n")
    let map = try Program.run(["map", "two.geojson", "-o", "two.svg"], in: folder.path)
    #expect(map.status == 0, "\(map.errors)")
    let svg = try String(contentsOfFile: "\(folder.path)/two.svg", encoding: .utf8)
    #expect(svg.components(separatedBy: "<path class=\"zone\"").count == 3)
    let area = try Program.run(
      ["area", "two.geojson", "--places", "towns.csv", "--sum", "population", "--totals", "--format", "csv"],
      in: folder.path)
    let total =
      area.text.split(separator: "\n").last.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      ?? []
    #expect(total.contains("2") && total.contains("1010.0"), "\(area.text)")
    #expect(area.errors.contains("warning: polygons overlap"), "\(area.errors)")
    let wrong = try Program.run(["area", "two.geojson", "--places", "two.geojson"], in: folder.path)
    #expect(wrong.status == 65 && wrong.errors.contains("none of its rows has a position"), "\(wrong.errors)")
  }

  @Test func monitorSaysWhatLiesBeyondFlatEnds() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "flat.yml",
      holding: """
        title: test
        zones: [{id: z, line: line.geojson, depth: 6km, side: left}]
        obligations:
          - {id: o, text: t, zone: z, by: 2018-10-10, concerns: all}
        """)
    _ = try folder.file("t.csv", holding: "lat,lon,date\n35.81,37.25,2018-10-15\n")
    let run = try Program.run(["monitor", "flat.yml", "t.csv"], in: folder.path)
    #expect(run.text.contains("beyond the flat ends"), "\(run.text)")
  }

  /// A file of many zones can be drawn.
  @Test func manyZonesAreDrawn() throws {
    let folder = try Self.folder()
    _ = try folder.file("lines.wkt", holding: "LINESTRING(36 35,36.2 35)\nLINESTRING(37 36,37.2 36)\n")
    let each = try Program.run(
      ["zone", "lines.wkt", "--each", "--depth", "3km", "-o", "many.geojson"], in: folder.path)
    #expect(each.status == 0, "\(each.errors)")
    let map = try Program.run(["map", "many.geojson", "-o", "many.svg"], in: folder.path)
    #expect(map.status == 0, "\(map.errors)")
    let drawn = try String(contentsOfFile: "\(folder.path)/many.svg", encoding: .utf8)
    #expect(drawn.matches(of: />lines, [^<]+: zone, to 3 km</).count == 2)
    let rings = try Program.run(
      ["zone", "line.geojson", "--rings", "5km,10km", "-o", "rings.geojson"], in: folder.path)
    #expect(rings.status == 0, "\(rings.errors)")
    _ = try Program.run(["map", "rings.geojson", "-o", "rings.svg"], in: folder.path)
    let svg = try String(contentsOfFile: "\(folder.path)/rings.svg", encoding: .utf8)
    #expect(
      svg.contains("class=\"band r0\"") && svg.contains("class=\"band r1\"") && svg.contains(".band.r0"))
  }
}
