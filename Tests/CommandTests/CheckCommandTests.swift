import Foundation
import TestSupport
import Testing

/// `check` and `profiles`, as a user types them.
@Suite struct CheckCommandTests {
  static let zone: Data = {
    let line = #"{"type":"LineString","coordinates":[[30,0],[40,0]]}"#
    let run = try? Program.run(["zone", "-", "--depth", "15km..20km"], input: Data(line.utf8))
    return run?.output ?? Data()
  }()

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("zone.geojson", holding: zone)
    return folder
  }

  static func check(_ arguments: [String], input: Data = Data(), in folder: TemporaryFolder) throws
    -> Program.Run
  {
    try Program.run(["check", "zone.geojson"] + arguments, input: input, in: folder.path)
  }

  static let feature =
    #"{"type":"Feature","geometry":{"type":"Point","coordinates":[31,0.1]},"properties":{"a":1}}"#
  static let inputs: [(String, String)] = [
    ("table", "id;lat;lon\r\n1;0,1;31,0\r\n"),
    ("collection", "{\"type\":\"FeatureCollection\",\"features\":[\(feature)]}"),
    ("lines", "\(feature)\n\(feature)\n"),
    ("sequence", "\u{1e}\(feature)\n"),
  ]

  @Test(arguments: inputs)
  func inputIsReadByItsContent(_ one: (name: String, text: String)) throws {
    let folder = try Self.folder()
    let path = try folder.file("incidents.txt", holding: one.text)
    let plain = try Self.check(["incidents.txt"], in: folder)
    #expect(plain.status == 0)
    #expect(plain.text.contains("inside"))
    // Compressed, by whatever name, and on standard input.
    let gzip = Process()
    gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    gzip.arguments = ["gzip", "-n", path]
    try gzip.run()
    gzip.waitUntilExit()
    let compressed = try #require(folder.data("incidents.txt.gz"))
    _ = try folder.file("incidents.csv", holding: compressed)
    #expect(try Self.check(["incidents.csv"], in: folder).output == plain.output)
    #expect(try Self.check(["-"], input: compressed, in: folder).output == plain.output)
    #expect(try Self.check(["-"], input: Data(one.text.utf8), in: folder).output == plain.output)
    let cut = try Self.check(["-", "-o", "out"], input: compressed.dropLast(9), in: folder)
    #expect(cut.status == 65)
    #expect(!folder.names.contains("out"))
    #expect(cut.sentences.last?.contains("gzip") == true)
  }

  @Test func outputsEndingSaysItsFormat() throws {
    let folder = try Self.folder()
    _ = try folder.file("incidents.csv", holding: "lat,lon\n0.1,31\n")
    #expect(try Self.check(["incidents.csv", "-o", "out.geojson"], in: folder).status == 0)
    let text = folder.content("out.geojson") ?? ""
    #expect(text.hasPrefix(#"{"type":"FeatureCollection""#))
    #expect(
      try Self.check(["incidents.csv", "--format", "geojsonseq"], in: folder).text.hasPrefix("\u{1e}{"))
  }

  @Test func profilesArePrintedAndReplaced() throws {
    let folder = try Self.folder()
    let printed = try Program.run(["profiles"])
    #expect(printed.status == 0)
    #expect(printed.text.contains("\nUCDP GED,where_prec,2,25km,yes,within about 25 km of a known place\n"))
    _ = try folder.file(
      "mine.csv", holding: printed.text.replacing("where_prec,2,25km", with: "where_prec,2,10m"))
    let table = Data("lat,lon,where_prec\n0.12,31,2\n".utf8)
    #expect(try Self.check(["-"], input: table, in: folder).text.contains("disputed,position"))
    let mine = try Self.check(["-", "--profiles", "mine.csv"], input: table, in: folder)
    #expect(mine.text.contains("inside"))
    #expect(mine.errors.contains("taken as radii by mine.csv: 1 = 1 km, 2 = 10 m"))
    #expect(try Self.check(["-", "--profiles", "none.csv"], input: table, in: folder).status == 66)
  }

  @Test func placesAsPeopleWriteThem() throws {
    let folder = try Self.folder()
    _ = try folder.file("places.csv", holding: "name,lat,lon\nTown,0.19,31\nTwin,0,1\nTwin,0,2\n")
    func at(_ place: String) throws -> Program.Run {
      try Self.check(["--places", "places.csv", "--at", place], in: folder)
    }
    let bearing = try at("6 km S of Town")
    #expect(bearing.status == 0)
    #expect(bearing.errors.contains("6 km ±500 m at 180° ±45° from ‘Town’ at 0.19°N 31.0°E"))
    #expect(bearing.text.contains("As its position is known to"))
    #expect(try at("36N TF 77415 11068").text.contains(": inside"))
    #expect(try at("-0.1 31").text.contains(": inside"))
    #expect(try at("0, 0").errors.contains("warning: 0, 0 is often written"))
    for (place, words) in [
      ("Twin", "ambiguous"), ("Village", "is not a place of places.csv"), ("36S 277415 3900000", "band S"),
    ] {
      let run = try at(place)
      #expect(run.status == 64)
      #expect(run.sentences.last?.contains(words) == true)
      #expect(run.output.isEmpty)
    }
    let table = Data("id;place\n1;6 km S of Town\n2;Twin\n".utf8)
    let run = try Self.check(["-", "--places", "places.csv"], input: table, in: folder)
    #expect(run.text.contains("\ndisputed;"))
    #expect(run.errors.contains("invalid: 1 row, the name of the place is ambiguous"))
  }

  @Test func summaryIsAlsoAFile() throws {
    let folder = try Self.folder()
    let table = Data("lat,lon,where_prec\n0.1,31,1\n0.12,31,2\nx,31,1\n,31,1\n0,0,\n\n".utf8)
    let run = try Self.check(["-", "--summary", "summary.json", "-o", "out.csv"], input: table, in: folder)
    #expect(run.status == 0)
    let last = try #require(run.sentences.last)
    #expect(last.hasPrefix("demarc: took ") && last.hasSuffix(" rows a second"))
    let data = try #require(folder.data("summary.json"))
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(json["input"] as? String == "standard input")
    #expect(json["rows"] as? Int == 5)
    #expect(
      json["verdicts"] as? [String: Int] == ["inside": 1, "disputed": 1, "outside": 1, "invalid": 2])
    #expect(json["invalid"] as? [String: Int] == ["latitude is no number": 1, "latitude is empty": 1])
    #expect(json["undecidable"] as? [String: Int] == ["position": 1, "line": 0])
    #expect(json["suspicious"] as? [String: Int] == ["0, 0": 1])
    #expect(json["accuracy_unstated"] as? Int == 1)
    #expect(json["empty_lines"] as? Int == 1)
    #expect((json["seconds"] as? Double ?? -1) >= 0)
    #expect((json["rows_per_second"] as? Double ?? -1) > 0)
    // Nothing is written where the check fails.
    let failed = try Self.check(
      ["-", "--strict", "--summary", "other.json", "-o", "other.csv"], input: table, in: folder)
    #expect(failed.status == 65)
    #expect(folder.names == ["out.csv", "summary.json", "zone.geojson"])
    for options in [["--summary", "-"], ["--summary", "a", "-o", "a"]] {
      let same = try Self.check(["-"] + options, input: table, in: folder)
      #expect(same.status == 64)
      #expect(same.output.isEmpty)
    }
  }

  static let script = "/usr/bin/script"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: script)))
  func progressIsShownOnATerminalAlone() throws {
    let folder = try Self.folder()
    // Several times the half second in which nothing is shown, on a fast machine too.
    let rows = String(repeating: "0.1,31,25000\n0.11,31,25000\n0.12,31.5,1\n", count: 500_000)
    _ = try folder.file("table.csv", holding: "lat,lon,accuracy\n" + rows)
    let quiet = try Self.check(["table.csv", "-o", "out.csv"], in: folder)
    #expect(!quiet.errors.contains("\u{1B}"))
    // util-linux runs a command on a terminal of its own.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.script)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.arguments = [
      "-qec", "'\(Program.path)' check zone.geojson table.csv -o again.csv", "typescript",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let shown = folder.content("typescript") ?? ""
    #expect(shown.contains(" a second, "))
    #expect(shown.contains(" left\r\u{1B}[2K"))
    #expect(folder.content("again.csv") == folder.content("out.csv"))
  }

  @Test func closedPipeEndsQuietly() throws {
    let folder = try Self.folder()
    let rows = "lat,lon\n" + String(repeating: "0.1,31\n", count: 50_000)
    let path = try folder.file("table.csv", holding: rows)
    let run = try Program.run(
      ["check", "zone.geojson", path], in: folder.path, closesOutput: true)
    #expect(run.status == (run.isSignalled ? SIGPIPE : 141))
    #expect(!run.errors.contains("closed") && !run.errors.contains("rows:"))
  }

  @Test func inputsThatAreNotThere() throws {
    let folder = try Self.folder()
    for arguments in [
      ["none.csv"], ["zone.geojson", "--places", "none.csv"], ["-", "--profiles", "none.csv"],
    ] {
      let run = try Self.check(arguments + ["-o", "out.csv"], in: folder)
      #expect(run.status == 66)
      #expect(run.sentences.last?.contains("none.csv: there is no such file") == true)
      #expect(folder.names == ["zone.geojson"])
    }
  }

  @Test func noInputIsOverwritten() throws {
    let folder = try Self.folder()
    _ = try folder.file("table.csv", holding: "lat,lon\n0.1,31\n")
    let places = try folder.file("places.csv", holding: "name,lat,lon\nTown,0.1,31\n")
    _ = try folder.file("profiles.csv", holding: try Program.run(["profiles"]).output)
    let options = ["table.csv", "--places", "places.csv", "--profiles", "profiles.csv"]
    for name in ["table.csv", "zone.geojson", "./places.csv", "profiles.csv"] {
      for option in ["-o", "--summary"] {
        let run = try Self.check(options + [option, name], in: folder)
        #expect(run.status == 64)
        #expect(run.errors.contains("never overwritten"))
        #expect(run.output.isEmpty)
      }
    }
    #expect(FileManager.default.contents(atPath: places)?.count == 25)
    let twice = try Self.check(["-", "--places", "-"], in: folder)
    #expect(twice.status == 64)
  }

  // MARK: Other systems

  /// By EPSG:32636, 0.1 degrees north and 31 degrees east.
  static let grid = "id,easting,northing\n1,277404.8974,11059.7875\n"

  @Test func eastingsAndNorthings() throws {
    let folder = try Self.folder()
    _ = try folder.file("grid.csv", holding: Self.grid)
    let run = try Self.check(["grid.csv", "--crs", "EPSG:32636"], in: folder)
    #expect(run.status == 0)
    let reading = "0.1,31,,\"‘northing’, ‘easting’: easting and northing, from EPSG:32636\""
    #expect(
      run.text.hasSuffix(
        "\ninside,,11057.428,left,111319.491,1,1,,\(reading),1,277404.8974,11059.7875\n"))
    let operation = "demarc: grid.csv: EPSG:32636 to WGS 84 by ‘Inverse of UTM zone 36N"
    #expect(run.sentences.contains { $0.hasPrefix(operation) && $0.hasSuffix("’ (accuracy 0 m)") })
    let unsaid = try Self.check(["grid.csv", "-o", "out.csv"], in: folder)
    #expect(unsaid.status == 65)
    #expect(
      unsaid.sentences.last?.contains(
        "name the reference system of these eastings and northings with --crs EPSG:n") == true)
    #expect(folder.names == ["grid.csv", "zone.geojson"])
    let unknown = try Self.check(["grid.csv", "--crs", "EPSG:999999", "-o", "out.csv"], in: folder)
    #expect(unknown.status == 65)
    #expect(unknown.errors.contains("‘EPSG:999999’ is not a coordinate reference system PROJ knows"))
    let place = try Self.check(["--at", "0.1, 31", "--crs", "EPSG:32636"], in: folder)
    #expect(place.status == 64)
    #expect(place.sentences == ["demarc: --crs is for a table; leave it out with --at"])
  }

  @Test func otherCommandsReadThemToo() throws {
    let folder = try Self.folder()
    _ = try folder.file("grid.csv", holding: Self.grid)
    let map = try Program.run(["map", "zone.geojson", "grid.csv", "--crs", "EPSG:32636"], in: folder.path)
    #expect(map.status == 0)
    #expect(map.errors.contains("EPSG:32636 to WGS 84 by") && map.errors.contains("1 row: 1 inside"))
    let line = #"{"type":"LineString","coordinates":[[30,0],[40,0]]}"#
    let other = try Program.run(["zone", "-", "--depth", "5km"], input: Data(line.utf8))
    _ = try folder.file("other.geojson", holding: other.output)
    let compare = try Program.run(
      ["compare", "zone.geojson", "other.geojson", "grid.csv", "--crs", "EPSG:32636"], in: folder.path)
    #expect(compare.status == 0)
    #expect(compare.text.contains("1 from inside to outside"))
    #expect(compare.errors.contains("EPSG:32636 to WGS 84 by"))
  }

  static let usage: [[String]] = [
    ["--delimiter", "x"], ["--decimal-mark", "x"], ["--format", "xlsx"],
    ["--position", "a", "--latitude", "b"], ["--inside-from", "1.5"], ["--inside-from", "nan"],
    ["--outside-to", "-0.1"], ["--inside-from", "0.05"], ["--line-accuracy", "-2km"],
  ]

  @Test(arguments: usage)
  func badOptionsAreUsage(_ options: [String]) throws {
    let folder = try Self.folder()
    let run = try Self.check(["-"] + options, input: Data("lat,lon\n0.1,31\n".utf8), in: folder)
    #expect(run.status == 64)
    #expect(run.sentences.count == 1)
    #expect(run.errors.contains(options[1]))
  }
}
