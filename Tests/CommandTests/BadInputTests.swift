import Foundation
import TestSupport
import Testing

/// One thing that cannot be done: what is given, and what has to be said of it.
struct BadInput: CustomTestStringConvertible, Sendable {
  var testDescription: String
  /// The content of `line.geojson`, or nil for no such file.
  var line: String?
  var options = ["--depth", "20km"]
  var output = "zone.geojson"
  var status: Int32
  /// Words that the sentence must have: the place of the fault and the remedy.
  var words: [String]

  init(
    _ name: String, line: String? = BadInput.good, options: [String] = ["--depth", "20km"],
    output: String = "zone.geojson", status: Int32, words: [String]
  ) {
    testDescription = name
    self.line = line
    self.options = options
    self.output = output
    self.status = status
    self.words = words
  }

  static let good = #"{"type":"LineString","coordinates":[[36,35],[36.5,35.25],[37,35]]}"#

  static let lines: [BadInput] = [
    BadInput("missing file", line: nil, status: 66, words: ["line.geojson", "no such file", "check"]),
    BadInput("empty file", line: "", status: 65, words: ["line.geojson", "empty", "give"]),
    BadInput("blank file", line: " \n ", status: 65, words: ["line.geojson", "empty", "give"]),
    BadInput("not JSON", line: "Dear editor,\nplease find below\n", status: 65, words: ["line.geojson"]),
    BadInput(
      "truncated JSON", line: #"{"type":"LineString","coordinates":[[36,35],[37"#, status: 65,
      words: ["line.geojson", "line 1"]),
    BadInput(
      "wrong geometry type", line: #"{"type":"Point","coordinates":[36,35]}"#, status: 65,
      words: ["line.geojson", "no line", "LineString"]),
    BadInput(
      "one vertex", line: #"{"type":"LineString","coordinates":[[36,35]]}"#, status: 65,
      words: ["line.geojson", "only one vertex", "two"]),
    BadInput(
      "one distinct vertex", line: #"{"type":"LineString","coordinates":[[36,35],[36,35],[396,35]]}"#,
      status: 65, words: ["line.geojson", "two"]),
    BadInput(
      "truncated collection",
      line: #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}"#,
      status: 65, words: ["line.geojson", "line 1", "cut off"]),
    BadInput(
      "brackets without end", line: String(repeating: "[", count: 100_000), status: 65,
      words: ["line.geojson", "line 1", "nested"]),
    BadInput(
      "nested collections", line: String(repeating: "GEOMETRYCOLLECTION (", count: 10_000), status: 65,
      words: ["line.geojson", "line 1", "nested"]),
    BadInput(
      "UTF-16", line: "[36,35]".map { "\($0)\0" }.joined(), status: 65,
      words: ["line.geojson", "UTF-16LE", "iconv"]),
    BadInput(
      "NaN in JSON", line: #"{"type":"LineString","coordinates":[[36,35],[NaN,35]]}"#, status: 65,
      words: ["line.geojson"]),
    BadInput(
      "NaN in WKT", line: "LINESTRING (36 35, NaN 35)", status: 65, words: ["line.geojson"]),
    BadInput(
      "latitude over 90", line: #"{"type":"LineString","coordinates":[[36,35],[35,136]]}"#, status: 65,
      words: ["line.geojson", "vertex 2", "136", "swapped"]),
    BadInput(
      "easting and northing",
      line: #"{"type":"LineString","coordinates":[[500000,4000000],[510000,4000000]]}"#,
      status: 65, words: ["line.geojson", "vertex 1", "--crs"]),
    BadInput(
      "an exact reversal has no side",
      line: #"{"type":"LineString","coordinates":[[36,35],[37,35],[36,35]]}"#,
      options: ["--depth", "5km", "--side", "left"], status: 65, words: ["line.geojson"]),
    BadInput(
      "places in sentences have seven decimals at most",
      line:
        #"{"type":"LineString","coordinates":[[36.123456789012,35.00000004],[37,35],[36.123456789012,35.00000004]]}"#,
      options: ["--depth", "5km", "--side", "left"], status: 65,
      words: ["line.geojson", " 35.0°N 36.1234568°E,", "--side both"]),
  ]

  static let rules: [BadInput] = [
    BadInput(
      "unknown CRS", options: ["--depth", "20km", "--crs", "EPSG:999999"], status: 65,
      words: ["line.geojson", "EPSG:999999"]),
    BadInput("no depth", options: [], status: 64, words: ["--depth", "unit"]),
    BadInput("depth without unit", options: ["--depth", "20"], status: 64, words: ["20", "unit", "20km"]),
    BadInput(
      "depth of 0 without unit", options: ["--depth", "0"], status: 64, words: ["unit", "20km", "800m"]),
    BadInput(
      "half a range without unit", options: ["--depth", "15..20km"], status: 64, words: ["15", "unit"]),
    BadInput("depth that is no length", options: ["--depth", "deep"], status: 64, words: ["deep", "20km"]),
    BadInput("negative depth", options: ["--depth", "-5km"], status: 64, words: ["depth", "-5 km"]),
    BadInput("negative depth after =", options: ["--depth=-5km"], status: 64, words: ["depth", "-5 km"]),
    BadInput("depth of 0", options: ["--depth", "0m"], status: 64, words: ["depth", "0 m"]),
    BadInput(
      "range reversed", options: ["--depth", "20km..15km"], status: 64,
      words: ["20 km..15 km", "reversed", "15km..20km"]),
    BadInput("band of one depth", options: ["--band", "20km"], status: 64, words: ["--band", "15km..20km"]),
    BadInput(
      "depth and band", options: ["--band", "1km..2km", "--depth", "2km"], status: 64,
      words: ["--band", "--depth", "only one"]),
    BadInput(
      "tolerance of 0", options: ["--depth", "20km", "--tolerance", "0m"], status: 64,
      words: ["tolerance", "0 m", "1 mm"]),
    BadInput(
      "depth that covers the Earth", options: ["--depth", "20100km"], status: 64,
      words: ["20100 km", "1000 km"]),
    BadInput(
      "inside of an open line", options: ["--depth", "20km", "--side", "inside"], status: 65,
      words: ["line.geojson", "inside"]),
    BadInput(
      "toward a place whose foot is an end", options: ["--depth", "20km", "--side", "toward:35,39"],
      status: 65,
      words: ["line.geojson", "end"]),
    BadInput(
      "unknown side", options: ["--depth", "2km", "--side", "top"], status: 64, words: ["top", "left"]),
    BadInput(
      "unknown ends", options: ["--depth", "2km", "--ends", "square"], status: 64, words: ["square", "flat"]),
    BadInput(
      "unknown CRS by name", options: ["--depth", "2km", "--crs", "nowhere"], status: 65,
      words: ["line.geojson", "nowhere", "EPSG:32637"]),
    BadInput(
      "tolerance without unit", options: ["--depth", "2km", "--tolerance", "1"], status: 64,
      words: ["--tolerance", "unit", "1m"]),
    BadInput("unknown option", options: ["--deep", "2km"], status: 64, words: ["--deep", "--help"]),
    BadInput(
      "clip area that is missing", options: ["--depth", "2km", "--within", "province.geojson"], status: 66,
      words: ["province.geojson", "no such file"]),
    BadInput(
      "clip area without polygons", options: ["--depth", "2km", "--within", "points.wkt"], status: 65,
      words: ["points.wkt", "polygon"]),
    BadInput("output without a name", output: "", status: 73, words: ["‘’", "give an output"]),
    BadInput("output in a missing folder", output: "no/zone.geojson", status: 73, words: ["no/zone.geojson"]),
    BadInput("output that is a folder", output: ".", status: 73, words: ["."]),
    BadInput("output equal to input", output: "line.geojson", status: 64, words: ["line.geojson", "-o"]),
    BadInput("output equal to input by another name", output: "./line.geojson", status: 64, words: ["-o"]),
  ]
}

/// Whatever cannot be done ends in one sentence, a status of sysexits, and no file.
@Suite struct BadInputTests {
  @Test(arguments: BadInput.lines + BadInput.rules)
  func isSaidInOneSentence(_ bad: BadInput) throws {
    let folder = try TemporaryFolder()
    if let line = bad.line { _ = try folder.file("line.geojson", holding: line) }
    _ = try folder.file("points.wkt", holding: "POINT (36 35)")
    let before = folder.names
    let run = try Program.run(
      ["zone", "line.geojson"] + bad.options + ["-o", bad.output], in: folder.path)
    #expect(run.status == bad.status)
    #expect(run.sentences.count == 1)
    #expect(run.errors.hasPrefix("demarc: "))
    for word in bad.words { #expect(run.errors.contains(word)) }
    #expect(run.output.isEmpty)
    #expect(folder.names == before)
    #expect(folder.content("line.geojson") == bad.line)
  }

  @Test func closedPipeEndsQuietly() throws {
    let run = try Program.run(
      ["zone", Program.data("m4-2020/m4.geojson"), "--depth", "6km"], closesOutput: true)
    #expect(run.status == (run.isSignalled ? SIGPIPE : 141))
    #expect(run.errors.isEmpty)
  }

  @Test func fullDeviceIsSaid() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.geojson", holding: BadInput.good)
    let table = try folder.file("table.csv", holding: "lat,lon\n35.1,36.5\n")
    let zone = try zone(of: line, in: folder)
    let before = folder.names
    for arguments in [["zone", line, "--depth", "2km"], ["check", zone, table], ["map", zone]] {
      let run = try Program.run(arguments + ["-o", "/dev/full"])
      #expect(run.status == 74)
      #expect(run.sentences.last?.hasPrefix("demarc: /dev/full: writing failed") == true)
    }
    #expect(folder.names == before)
  }

  @Test func inputWithoutEndIsRefused() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(["zone", "/dev/zero", "--depth", "2km", "-o", "made"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.sentences.count == 1)
    #expect(run.errors.hasPrefix("demarc: /dev/zero: it holds more than 1 GiB, or has no end; give"))
    #expect(folder.names.isEmpty)
  }

  @Test func tableWithoutLineEndsIsRefused() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.geojson", holding: BadInput.good)
    let zone = try zone(of: line, in: folder)
    for arguments in [["/dev/zero"], ["--at", "6 km N of Saraqib", "--places", "/dev/zero"]] {
      let run = try Program.run(["check", zone] + arguments)
      #expect(run.status == 65)
      #expect(
        run.sentences == [
          "demarc: /dev/zero: a row runs on for more than 64 MiB; give a table with a line a row"
        ])
    }
  }

  @Test func emptyZoneFileIsSaidToBeOne() throws {
    let folder = try TemporaryFolder()
    let zone = try folder.file("zone.geojson", holding: "")
    for arguments in [["verify", zone], ["check", zone, "--at", "35,36"], ["map", zone]] {
      let run = try Program.run(arguments)
      #expect(run.status == 65)
      let sentence = "is empty; give a zone file, as ‘demarc zone’ writes it"
      #expect(run.sentences.first?.hasSuffix(sentence) == true)
    }
  }

  @Test func optionGivenTwiceIsRefused() throws {
    let run = try Program.run(["zone", "line.geojson", "--depth", "5km", "--depth=6km"])
    #expect(run.status == 64)
    #expect(run.sentences == ["demarc: --depth is given twice; give it once"])
  }

  @Test(arguments: [["zone", "--depth", "2km"], ["area"], ["verify"], ["map"], ["check", "--at", "35,36"]])
  func folderIsNoInput(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    let lines = folder.file("lines")
    try FileManager.default.createDirectory(atPath: lines, withIntermediateDirectories: true)
    let output = ["zone", "map"].contains(command[0]) ? ["-o", "made"] : []
    let run = try Program.run(command + output + ["lines"], in: folder.path)
    #expect(run.status == 66)
    #expect(run.sentences.count == 1)
    #expect(run.errors.hasPrefix("demarc: lines: cannot be read ("))
    #expect(folder.names == ["lines"])
  }

  @Test func byteOrderMarkIsPassedOver() throws {
    let folder = try TemporaryFolder()
    let files = [
      try folder.file("marked.geojson", holding: "\u{FEFF}" + BadInput.good),
      try folder.file("plain.geojson", holding: BadInput.good),
    ]
    let runs = try files.map { try Program.run(["area", try zone(of: $0, in: folder)]) }
    #expect(runs.allSatisfy { $0.status == 0 })
    #expect(runs[0].output == runs[1].output)
  }

  /// The zone of a line, always by the same name.
  private func zone(of line: String, in folder: TemporaryFolder) throws -> String {
    let zone = folder.file("made.geojson")
    let run = try Program.run(["zone", line, "--depth", "2km", "-o", zone])
    #expect(run.status == 0)
    return zone
  }

  @Test func clipAreaFarFromTheZoneIsSaid() throws {
    let folder = try TemporaryFolder()
    let line = try folder.file("line.geojson", holding: BadInput.good)
    let area = try folder.file(
      "area.geojson", holding: #"{"type":"Polygon","coordinates":[[[6,35],[7,35],[7,36],[6,35]]]}"#)
    let run = try Program.run(["zone", line, "--depth", "2km", "--within", area])
    #expect(run.status == 0)
    #expect(run.errors.contains("warning: the zone and the clip area do not overlap"))
  }

  @Test func wordsOfTheParserAreOneSentence() throws {
    let run = try Program.run(["area", "zone.geojson", "--unit", "furlong"])
    #expect(run.status == 64)
    #expect(run.sentences.count == 1)
    #expect(run.errors.contains("furlong") && run.errors.contains("'nmi2'; see ‘demarc area --help’"))
    #expect(!run.errors.contains("."))
    let missing = try Program.run(["zone", "line.geojson", "--depth"])
    #expect(missing.status == 64)
    #expect(missing.sentences.count == 1)
    #expect(missing.errors.contains("missing value for '--depth") && missing.errors.contains("zone --help"))
  }

  @Test func foreignPolygonIsRefused() throws {
    let folder = try TemporaryFolder()
    let foreign = #"{"type":"Polygon","coordinates":[[[36,35],[37,35],[37,36],[36,35]]]}"#
    let run = try Program.run(["verify", try folder.file("area.geojson", holding: foreign)])
    #expect(run.status == 65)
    #expect(run.sentences.count == 1)
    #expect(run.errors.contains("area.geojson") && run.errors.contains("demarc zone"))
  }

  @Test func missingArgumentsAreUsage() throws {
    for arguments in [["zone"], ["verify"], ["map"], ["area"], ["check"], ["nonsense"]] {
      let run = try Program.run(arguments)
      #expect(run.status == 64)
      #expect(run.sentences.count == 1)
      #expect(run.errors.hasPrefix("demarc: "))
    }
  }
}
