import Foundation
import TestSupport
import Testing

/// `zone --each`: a zone for every feature of files of lines.
@Suite struct EachCommandTests {
  /// Lines with properties: a side, a range with its unit, an area, and what is no line.
  private static let lines = #"""
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"M4","depth_km":6,"side":"Left","role":"road"},"geometry":{"type":"LineString","coordinates":[[36.1,35.8],[36.3,35.85],[36.5,35.8]]}},
    {"type":"Feature","properties":{"name":"M5","depth_km":"10km..15km","list":[1,
    2]},"geometry":{"type":"MultiLineString","coordinates":[[[36.7,35.5],[36.8,35.85]],[[36.9,35.5],[36.95,35.6]]]}},
    {"type":"Feature","properties":{"name":"Town","depth_km":1},"geometry":{"type":"Point","coordinates":[36.7,35.5]}},
    {"type":"Feature","properties":{"name":"no place"},"geometry":null},
    {"type":"Feature","properties":{"name":"Island","depth_km":"3"  ,"side":"outside"},"geometry":{"type":"Polygon","coordinates":[[[179.9,-16],[-179.9,-16],[-179.9,-16.1],[179.9,-16]]]}}
    ]}
    """#

  /// Features with a fault each; the second and the last have none.
  private static let faulty = #"""
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"short","depth":"5km"},"geometry":{"type":"LineString","coordinates":[[36.7,35.5]]}},
    {"type":"Feature","properties":{"name":"good","depth":"5km"},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"far","depth":"5km"},"geometry":{"type":"LineString","coordinates":[[36.7,35.5],[36.7,95]]}},
    {"type":"Feature","properties":{"name":"bare","depth":20},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"empty","depth":null},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"word","depth":"deep"},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"minus","depth":"-3km"},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"open","depth":"5km","side":"inside"},"geometry":{"type":"LineString","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"kind","depth":"5km"},"geometry":{"type":"Curve","coordinates":[[37.7,35.5],[37.7,35.6]]}},
    {"type":"Feature","properties":{"name":"last","depth":"1-2 km"},"geometry":{"type":"LineString","coordinates":[[38.7,35.5],[38.7,35.6]]}}
    ]}
    """#

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("lines.geojson", holding: lines)
    _ = try folder.file("faulty.geojson", holding: faulty)
    return folder
  }

  private static func features(_ bytes: Data) throws -> [[String: Any]] {
    let document = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    return try #require(document["features"] as? [[String: Any]])
  }

  private static func properties(_ feature: [String: Any]) -> [String: Any] {
    feature["properties"] as? [String: Any] ?? [:]
  }

  @Test func propertiesAreKeptAndDepthsAreTaken() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["zone", "lines.geojson", "--each", "--depth-field", "depth_km", "--side-field", "side"],
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let features = try Self.features(run.output)
    let roles = features.map { Self.properties($0)["role"] as? String ?? "" }
    #expect(roles == ["zone", "boundary", "core", "margin", "boundary", "zone", "boundary"])
    #expect(features.map { Self.properties($0)["zone_id"] as? Int } == [1, 1, 2, 2, 2, 3, 3])
    let first = Self.properties(features[0])
    #expect(first["zone"] as? String == "M4")
    #expect(first["depth_to_m"] as? Double == 6000)
    #expect(first["depth_km"] as? Double == 6)
    #expect(first["input_role"] as? String == "road")
    #expect(Self.properties(features[3])["depth_to_m"] as? Double == 15_000)
    #expect((Self.properties(features[2])["list"] as? [Int]) == [1, 2])
    #expect(Self.properties(features[5])["depth_to_m"] as? Double == 3000)
    // Each line keeps its rule and its certificate.
    let member = try #require(features[1]["demarc"] as? [String: [String: Any]])
    #expect(member["specification"]?["side"] as? String == "left")
    #expect(member["certificate"]?["deviation_bound_m"] as? Double ?? 9 <= 1)
    #expect(run.errors.contains("the numbers of ‘depth_km’ are read as km, by its name"))
    #expect(run.errors.contains("ignored 1 point (not a line)"))
    #expect(run.errors.contains("the property ‘role’ is kept as ‘input_role’"))
    #expect(run.errors.contains("3 zones of 3 features"))
    // One feature on each line, whatever the input looks like.
    #expect(run.text.split(separator: "\n").filter { $0.hasPrefix(#"{"type":"Feature","#) }.count == 7)
  }

  /// What each makes is what the line alone makes.
  @Test func zonesAreThoseOfTheLinesAlone() throws {
    let folder = try Self.folder()
    let many = try Program.run(
      ["zone", "lines.geojson", "--each", "--depth-field", "depth_km", "--side-field", "side"],
      in: folder.path)
    let zones = try Self.features(many.output).filter { Self.properties($0)["role"] as? String != "boundary" }
    let sources = try Self.features(Data(Self.lines.utf8))
    for (index, rule) in [
      (0, ["--depth", "6km", "--side", "left"]), (1, ["--depth", "10km..15km"]),
      (4, ["--depth", "3km", "--side", "outside"]),
    ] {
      let source = try JSONSerialization.data(withJSONObject: sources[index])
      _ = try folder.file("one.geojson", holding: source)
      let one = try Program.run(["zone", "one.geojson"] + rule, in: folder.path)
      let alone = try Self.features(one.output).filter {
        Self.properties($0)["role"] as? String != "boundary"
      }
      #expect(!alone.isEmpty)
      let name = Self.properties(sources[index])["name"] as? String
      let together = zones.filter { Self.properties($0)["zone"] as? String == name }
      #expect(together.count == alone.count)
      for (a, b) in zip(alone, together) {
        #expect(a["geometry"] as? NSDictionary == b["geometry"] as? NSDictionary)
        #expect(Self.properties(a)["area_km2"] as? Double == Self.properties(b)["area_km2"] as? Double)
      }
    }
  }

  @Test func theFirstFailureEndsTheWorkAndNamesItsFeature() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["zone", "faulty.geojson", "--each", "--depth-field", "depth", "-o", "zones.geojson"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("faulty.geojson, feature 1 (‘short’): the line has only one vertex"))
    #expect(folder.data("zones.geojson") == nil)
  }

  @Test func keepGoingLeavesOutWhatFails() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      [
        "zone", "faulty.geojson", "--each", "--depth-field", "depth", "--side-field", "side", "--keep-going",
        "-o",
        "zones.geojson",
      ], in: folder.path)
    #expect(run.status == 65)
    let features = try Self.features(try #require(folder.data("zones.geojson")))
    #expect(Set(features.compactMap { Self.properties($0)["zone"] as? String }) == ["good", "last"])
    // The number is that of the feature, whatever fails before it.
    #expect(Set(features.compactMap { Self.properties($0)["zone_id"] as? Int }) == [2, 10])
    for words in [
      "feature 1 (‘short’): the line has only one vertex",
      "feature 3 (‘far’), vertex 2: the latitude is 95.0",
      "feature 4 (‘bare’): its ‘depth’ is 20, without a unit",
      "feature 5 (‘empty’): its property ‘depth’ is empty",
      "feature 6 (‘word’): its ‘depth’ is not a depth: ‘deep’",
      "feature 7 (‘minus’): the depth of -3 km lies outside",
      "feature 8 is not closed, so it has no inside",
      "feature 9 (‘kind’): ‘Curve’ is not a GeoJSON geometry type",
      "2 zones of 10 features", "8 of 10 features have no zone",
    ] {
      #expect(run.errors.contains(words), "\(words) in \(run.errors)")
    }
  }

  /// Rows and lines that cannot be read are left out like features, and of a folder whole files.
  @Test func keepGoingLeavesOutRowsLinesAndFiles() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/lines", withIntermediateDirectories: true)
    _ = try folder.file(
      "lines/a.csv",
      holding:
        "name,geom\nfirst,\"LINESTRING(10 0, 11 0)\"\nspoilt,\"LINESTRING(10 0, x 0)\"\nthird,\"LINESTRING(10 1, 11 1)\"\n"
    )
    func line(_ name: String, _ latitude: Int) -> String {
      #"{"type":"Feature","properties":{"name":"\#(name)"},"geometry":{"type":"LineString","coordinates":[[10,\#(latitude)],[11,\#(latitude)]]}}"#
        + "\n"
    }
    _ = try folder.file(
      "lines/b.ndjson", holding: line("fourth", 2) + #"{"type":"Feature","# + "\n" + line("sixth", 3))
    _ = try folder.file("lines/c.geojson", holding: #"{"type":"FeatureCollection""#)
    func run(_ input: String) throws -> Program.Run {
      try Program.run(
        ["zone", input, "--each", "--depth", "5km", "--keep-going", "-o", "zones.geojson"], in: folder.path)
    }
    let each = try run("lines")
    #expect(each.status == 65)
    let features = try Self.features(try #require(folder.data("zones.geojson")))
    #expect(
      Set(features.compactMap { Self.properties($0)["zone"] as? String }) == [
        "first", "third", "fourth", "sixth",
      ])
    for words in [
      "lines/a.csv, row 3", "lines/b.ndjson, feature 2", "lines/c.geojson", "2 of 6 features have no zone",
      "1 file cannot be read",
    ] {
      #expect(each.errors.contains(words), "\(words) in \(each.errors)")
    }
    // Without the option the first ends the work, and so does a file that is all there is.
    let strict = try Program.run(
      ["zone", "lines", "--each", "--depth", "5km", "-o", "none.geojson"], in: folder.path)
    #expect(strict.status == 65 && folder.data("none.geojson") == nil)
    #expect(try run("lines/c.geojson").status == 65)
    let csv = try run("lines/a.csv")
    #expect(csv.status == 65 && csv.errors.contains("2 zones of 3 features"), "\(csv.errors)")
  }

  @Test func aFileOfManyZonesIsMeasuredAgain() throws {
    let folder = try Self.folder()
    let make = [
      "zone", "lines.geojson", "--each", "--depth-field", "depth_km", "--side-field", "side", "-o",
      "zones.geojson",
    ]
    #expect(try Program.run(make, in: folder.path).status == 0)
    let run = try Program.run(["verify", "zones.geojson"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.text.contains("zone 2 ‘M5’: holds") && run.text.hasSuffix("all 3 zones hold\n"))
    let area = try Program.run(["area", "zones.geojson", "--format", "csv"], in: folder.path)
    #expect(area.text.hasPrefix("file,feature,role,zone,area_km2,perimeter_km\nzones.geojson,0,zone,M4,"))
    // Somebody moves a vertex of the second zone.
    let text = try #require(folder.content("zones.geojson"))
    let core = try #require(text.firstRange(of: #""role":"core""#))
    let vertex = try #require(text[core.upperBound...].firstMatch(of: /\[\[\[(\d+\.\d)/))
    let other = text.replacingOccurrences(
      of: vertex.output.0, with: "[[[36.5", range: core.upperBound..<text.endIndex)
    _ = try folder.file("tampered.geojson", holding: other)
    let failed = try Program.run(["verify", "tampered.geojson"], in: folder.path)
    #expect(failed.status == 1)
    #expect(failed.text.hasSuffix("1 of 3 zones do not hold\n"))
    #expect(failed.errors.contains("tampered.geojson, zone 2 (‘M5’): the zone does not hold"))
    let json = try Program.run(["verify", "tampered.geojson", "--format", "json"], in: folder.path)
    let objects = try #require(try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]])
    #expect(objects.map { $0["valid"] as? Bool } == [true, false, true])
    #expect(objects.map { $0["zone"] as? String } == ["M4", "M5", "Island"])
    // What takes one zone says so.
    let refused = try Program.run(["route", "zones.geojson", "--at-depth", "1km"], in: folder.path)
    #expect(refused.status == 65)
    #expect(refused.errors.contains("zones.geojson: it holds many zones, and one is wanted here"))
  }

  @Test func filesAndFoldersGoTogether() throws {
    let folder = try Self.folder()
    let lines = folder.path + "/lines"
    try FileManager.default.createDirectory(atPath: lines, withIntermediateDirectories: false)
    _ = try folder.file("lines/b.wkt", holding: "LINESTRING(36 35, 36.1 35.2)")
    _ = try folder.file("lines/a.csv", holding: "latitude,longitude\n35,38\n35.1,38.1\n")
    _ = try folder.file("lines/notes.txt", holding: "nothing")
    let run = try Program.run(
      ["zone", "lines", "lines.geojson", "--each", "--depth", "2km"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    var names: [String] = []
    for feature in try Self.features(run.output) {
      if let name = Self.properties(feature)["zone"] as? String, name != names.last { names.append(name) }
    }
    #expect(names == ["a", "b", "M4", "M5", "Island"])
    #expect(run.errors.contains("lines: took 2 files; ignored 1, whose endings are not of files of lines"))
  }

  @Test(arguments: [
    (["zone", "lines.geojson", "lines.geojson", "--depth", "1km"], 64, "add --each"),
    (["zone", "lines.geojson", "--depth", "1km", "--keep-going"], 64, "--keep-going is for --each"),
    (["zone", "lines.geojson", "--each"], 64, "a depth is missing"),
    (["zone", "lines.geojson", "--each", "--depth-field", "tiefe"], 65, "no feature has a property ‘tiefe’"),
    (
      ["zone", "lines.geojson", "--each", "--depth", "1km", "--sectors", "2"], 64, "--sectors is for one line"
    ),
    (
      ["zone", "lines.geojson", "--each", "--depth", "1km", "--depth-unit", "km"], 64,
      "--depth-unit is the unit"
    ),
    (
      ["zone", "lines.geojson", "--each", "--depth-field", "depth_km", "--depth-unit", "parsec"], 64,
      "‘parsec’ is not a unit"
    ),
    (
      ["zone", "lines.geojson", "--each", "--depth-field", "depth_km", "--depth-unit", "5km"], 64,
      "‘5km’ is not a unit"
    ),
    (["zone", "lines.geojson", "--rings", "5km,3km"], 64, "3km comes after 5km"),
    (["zone", "lines.geojson", "--rings", "5,10"], 64, "has no unit"),
    (
      ["zone", "lines.geojson", "--rings", "5km,10km", "--depth", "3km"], 64,
      "--rings and --depth are both given"
    ),
  ])
  func whatHasNoMeaningIsRefused(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let folder = try Self.folder()
    let run = try Program.run(arguments, in: folder.path)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func ringsAreDisjointAndAreTheZone() throws {
    let folder = try Self.folder()
    for side in ["both", "left"] {
      let rule = ["--side", side]
      let made = try Program.run(
        ["zone", "lines.geojson", "--rings", "2,5,10km", "-o", "rings.geojson"] + rule, in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
      let whole = try Program.run(
        ["zone", "lines.geojson", "--depth", "10km", "-o", "whole.geojson"] + rule, in: folder.path)
      #expect(whole.status == 0)
      func regions(_ name: String) throws -> [[String: Any]] {
        try Self.features(try #require(folder.data(name))).map(Self.properties).filter {
          $0["area_km2"] != nil
        }
      }
      let rings = try regions("rings.geojson")
      #expect(rings.map { $0["role"] as? String } == ["ring", "ring", "ring"])
      #expect(rings.map { $0["depth_from_m"] as? Double } == [0, 2000, 5000])
      #expect(rings.map { $0["depth_to_m"] as? Double } == [2000, 5000, 10_000])
      let sum = rings.reduce(0) { $0 + ($1["area_km2"] as? Double ?? 0) }
      let area = try #require(regions("whole.geojson")[0]["area_km2"] as? Double)
      // Each outline may stray by the tolerance of a metre.
      #expect(abs(sum - area) < 2e-3 * (rings.last?["perimeter_km"] as? Double ?? 0))
      #expect(try Program.run(["verify", "rings.geojson"], in: folder.path).status == 0)
      for place in ["35.83,36.2", "35.9,36.2", "36.3,36.2"] {
        let verdicts = try ["rings.geojson", "whole.geojson"].map {
          try Program.run(["check", $0, "--at", place], in: folder.path).text
        }
        #expect(verdicts[0] == verdicts[1])
      }
    }
  }

  @Test func filesThatHoldNoZoneOrAStrangeFeatureAreRefused() throws {
    let folder = try TemporaryFolder()
    let header = #"{"type":"FeatureCollection","demarc":{"format":2,"version":"0.1.0"},"features":["#
    let stranger =
      #"{"type":"Feature","properties":{"role":"zone"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}"#
    for (name, features, words) in [("none", "", "has no zone"), ("strange", stranger, "‘zone_id’")] {
      let path = try folder.file("\(name).geojson", holding: header + features + "]}")
      let table = try folder.file("table.csv", holding: "latitude,longitude\n35,36\n")
      for arguments in [["verify", path], ["check", path, table]] {
        let run = try Program.run(arguments)
        #expect(run.status == 65, "\(arguments)")
        #expect(run.errors.contains(words), "\(arguments): \(run.errors)")
      }
    }
  }

  /// A zone without a name is called so that a person finds its feature again: by file and number, in the zone file, and by all
  /// that read it.
  @Test func namelessZonesAreFoundAgain() throws {
    let folder = try TemporaryFolder()
    func line(_ name: String?, _ latitude: Int) -> String {
      let properties = name.map { "{\"name\":\"\($0)\"}" } ?? "{}"
      return "{\"type\":\"Feature\",\"properties\":\(properties),\"geometry\":"
        + "{\"type\":\"LineString\",\"coordinates\":[[20,\(latitude)],[21,\(latitude)]]}}"
    }
    _ = try folder.file(
      "roads.v2.geojson",
      holding:
        "{\"type\":\"FeatureCollection\",\"features\":[\(line(nil, 40)),\(line("M5", 42)),\(line(nil, 44))]}")
    _ = try folder.file("one.geojson", holding: line(nil, 46))
    _ = try folder.file(
      "table.csv", holding: "latitude,longitude,date\n40.01,20.5,2020-01-01\n46,20.5,2020-01-02\n")
    let names = ["roads.v2, feature 1", "M5", "roads.v2, feature 3", "one"]
    for files in [["roads.v2.geojson"], ["roads.v2.geojson", "one.geojson"]] {
      let made = try Program.run(
        ["zone"] + files + ["--each", "--depth", "5km", "-o", "zones.geojson"], in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
      let wanted = Array(names.prefix(files.count == 1 ? 3 : 4))
      let bytes = try #require(folder.data("zones.geojson"))
      let zones = try Self.features(bytes).filter { Self.properties($0)["role"] as? String != "boundary" }
      #expect(zones.compactMap { Self.properties($0)["zone"] as? String } == wanted)
      let check = try Program.run(["check", "zones.geojson", "table.csv"], in: folder.path)
      #expect(check.text.contains("inside,\"roads.v2, feature 1\","), "\(check.text)")
      let map = try Program.run(["map", "zones.geojson", "--no-background"], in: folder.path)
      for name in wanted { #expect(map.text.contains(">\(name): zone, to 5 km<"), "\(name): \(map.errors)") }
      let report = try Program.run(
        ["report", "zones.geojson", "table.csv", "--leaflet", "off"], in: folder.path)
      for name in wanted {
        #expect(report.text.contains("<th scope=\"row\" dir=\"auto\">\(name)</th>"), "\(name)")
      }
      #expect(report.errors.contains("roads.v2, feature 1: 1 inside"), "\(report.errors)")
    }
  }

  /// Zones of one name are told apart by their numbers; more than there are hues are shown as one layer, which is said.
  @Test func manyZonesOnMaps() throws {
    let folder = try TemporaryFolder()
    func lines(_ count: Int) -> String {
      let features = (0..<count).map {
        "{\"type\":\"Feature\",\"properties\":{\"name\":\"road\"},\"geometry\":"
          + "{\"type\":\"LineString\",\"coordinates\":[[20,\($0)],[21,\($0)]]}}"
      }
      return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
    }
    for count in [2, 19] {
      _ = try folder.file("roads.geojson", holding: lines(count))
      let made = try Program.run(
        ["zone", "roads.geojson", "--each", "--depth", "5km", "-o", "zones.geojson"], in: folder.path)
      #expect(made.status == 0, "\(made.errors)")
      let map = try Program.run(["map", "zones.geojson", "--no-background"], in: folder.path)
      #expect(map.status == 0, "\(map.errors)")
      if count == 2 {
        #expect(map.text.contains(">road (zone 1): zone, to 5 km<") && map.text.contains(">road (zone 2): "))
      } else {
        #expect(map.errors.contains("too many zones to tell apart") && map.text.contains("class=\"zone\""))
      }
    }
  }
}
