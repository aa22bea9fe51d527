import Foundation
import TestSupport
import Testing

/// The examples of every help text do what they say.
@Suite struct ExampleTests {
  private static let verbs = [
    "", "zone", "area", "check", "explain", "verify", "map", "monitor", "count", "report", "compare",
    "limits",
    "sweep",
    "route",
    "new",
    "new agreement", "profiles",
  ]

  /// Files by the names that the examples have.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    func feature(_ properties: String, _ geometry: String, _ coordinates: String) -> String {
      #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"\#(geometry)","coordinates":\#(coordinates)}}"#
    }
    let line = feature("", "LineString", "[[36.4,36],[36.6,36.05],[36.9,36]]")
    for name in ["line", "m4", "road"] { _ = try folder.file("\(name).geojson", holding: line) }
    _ = try folder.file(
      "roads.geojson",
      holding:
        #"{"type":"FeatureCollection","features":[\#(feature(#""depth_km":6"#, "LineString", "[[36.4,36],[36.6,36.05]]")),\#(feature(#""depth_km":9"#, "LineString", "[[36.6,36],[36.9,36.05]]"))]}"#
    )
    let ring = "[[[36.4,35.9],[36.9,35.9],[36.9,36.3],[36.4,36.3],[36.4,35.9]]]"
    for name in ["island", "coast", "deescalation-area"] {
      _ = try folder.file("\(name).geojson", holding: feature("", "Polygon", ring))
    }
    for (name, property) in [("provinces", "name"), ("districts", "district")] {
      _ = try folder.file(
        "\(name).geojson", holding: feature(#""\#(property)":"A","population":100"#, "Polygon", ring))
    }
    _ = try folder.file("towns.csv", holding: "name,latitude,longitude,population\nA,36.02,36.5,100\n")
    _ = try folder.file(
      "population.tif", holding: "ncols 2\nnrows 2\nxllcorner 36\nyllcorner 35\ncellsize 1\n1 2\n3 4\n")
    _ = try folder.file(
      "base-points.csv", holding: "name,latitude,longitude\nA,7°53'S,14°25'W\nB,7°58'S,14°20'W\n")
    let rows = (0..<8).map { "\(264664 + $0),36.0\($0),36.6,2018-10-\(10 + $0),Government of Syria\n" }
    for name in ["incidents", "incidents-ucdp"] {
      _ = try folder.file("\(name).csv", holding: "id,latitude,longitude,date,side_a\n" + rows.joined())
    }
    _ = try folder.file(
      "agreement.yml",
      holding: """
        title: An agreement
        zones: [{id: dmz, line: line.geojson, depth: 15km..20km, side: left, sectors: 3}]
        obligations: [{id: withdrawal, text: Withdrawal, zone: dmz, by: 2018-10-12, concerns: all}]
        readings: [{id: both-sides, title: Both sides, zones: {dmz: {side: both}}}]

        """)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/data",
      withDestinationPath: Program.package.appendingPathComponent("data").path)
    let zones = [
      ("zone", "line", "15km..20km", "left"), ("idlib-zone", "line", "15km..20km", "left"),
      ("left", "line", "20km", "left"), ("right", "line", "20km", "right"),
      ("12nmi", "island", "12nmi", "outside"),
      ("24nmi", "island", "24nmi", "outside"), ("200nmi", "island", "200nmi", "outside"),
      ("sea", "coast", "12nmi", "outside"), ("buffer", "road", "6km", "both"),
    ]
    for (name, line, depth, side) in zones {
      if name == "buffer", !ConversionTests.isInstalled { continue }
      let output = name == "buffer" ? "buffer.gpkg" : "\(name).geojson"
      let run = try Program.run(
        ["zone", "\(line).geojson", "--depth", depth, "--side", side, "-o", output], in: folder.path)
      #expect(run.status == 0, "\(name): \(run.errors)")
    }
    return folder
  }

  @Test func examplesOfHelpRun() throws {
    let folder = try Self.folder()
    let hasPictures = [
      "/usr/bin/rsvg-convert", "/usr/local/bin/rsvg-convert", "/opt/homebrew/bin/rsvg-convert",
    ].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    var count = 0
    for verb in Self.verbs {
      let words = verb.split(separator: " ").map(String.init)
      let help = try Program.run(words + ["--help"], by: ["/usr/bin/env", "COLUMNS=1000"]).text
      for line in help.split(separator: "\n") {
        var line = line.drop { $0 == " " }
        if line.hasPrefix("$ ") { line = line.dropFirst(2) }
        guard line.hasPrefix("demarc "), line.contains(".") || line.contains("profiles") else { continue }
        let needsGDAL = line.contains("gpkg") || line.contains("raster")
        if needsGDAL && !ConversionTests.isInstalled || line.contains("-o map.png") && !hasPictures {
          continue
        }
        if line.contains(".pdf") && !hasPictures { continue }
        count += 1
        let command = "\(Program.path)\(line.dropFirst("demarc".count))"
        let overwrites = line.contains("new agreement") ? " --overwrite" : ""
        // A shell takes the quotes away, as it does for a person. The agreement that an example writes is not that of the next.
        let own =
          overwrites.isEmpty ? command : command.replacingOccurrences(of: "agreement.yml", with: "new.yml")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "{ \(own)\(overwrites); } >out.txt 2>errors.txt"]
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        try process.run()
        process.waitUntilExit()
        let said = folder.data("errors.txt").map { String(decoding: $0, as: UTF8.self) } ?? ""
        // Findings that were asked for are not failures.
        let asked: Set<Int32> = line.contains("--fail-if") ? [0, 1] : [0]
        #expect(asked.contains(process.terminationStatus), "\(line): \(said)")
      }
    }
    #expect(count >= 35, "\(count) examples")
  }
}
