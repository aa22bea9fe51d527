import Foundation
import TestSupport
import Testing

/// `check` of many zones at once.
@Suite struct ZoneSetCommandTests {
  private static let lines = #"""
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"name":"M4","depth":"6km","owner":"A"},"geometry":{"type":"LineString","coordinates":[[36.1,35.8],[36.3,35.85],[36.5,35.8]]}},
    {"type":"Feature","properties":{"name":"M5","depth":"10km..15km","owner":"B"},"geometry":{"type":"LineString","coordinates":[[36.7,35.5],[36.8,35.85]]}},
    {"type":"Feature","properties":{"name":"inner","depth":"1km","owner":"A"},"geometry":{"type":"LineString","coordinates":[[36.2,35.82],[36.3,35.85]]}}
    ]}
    """#
  private static let districts = #"""
    {"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"district":"North","no":1},"geometry":{"type":"Polygon","coordinates":[[[36,35.8],[37,35.8],[37,36],[36,36],[36,35.8]]]}},
    {"type":"Feature","properties":{"district":"South","no":2},"geometry":{"type":"Polygon","coordinates":[[[36,35.5],[37,35.5],[37,35.8],[36,35.8],[36,35.5]]]}},
    {"type":"Feature","properties":{"district":null,"no":3},"geometry":{"type":"Polygon","coordinates":[[[36.2,35.7],[36.3,35.7],[36.3,35.9],[36.2,35.7]]]}}
    ]}
    """#
  /// Places in one zone, in several, on a common border, in none, with a radius, and rows that cannot be read.
  private static let table = """
    id,latitude,longitude,accuracy,text
    1,35.83,36.25,0,"two zones, nested"
    2,35.87,36.4,0,one
    3,35.7,36.9,0,margin

    4,35.8,36.25,0,border
    5,34.5,38.123,0,far
    6,north,36,0,unreadable
    7,35.7,36.62,3000,doubt
    8,35.9,36.32,,unstated

    """

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in [("lines.geojson", lines), ("districts.geojson", districts), ("table.csv", table)] {
      _ = try folder.file(name, holding: text)
    }
    let run = try Program.run(
      ["zone", "lines.geojson", "--each", "--depth-field", "depth", "-o", "zones.geojson"], in: folder.path)
    guard run.status == 0 else { throw ZoneDocument.Unexpected(run.errors) }
    return folder
  }

  /// The rows of a findings table by their first columns; what follows these is one text.
  private static func rows(_ run: Program.Run, columns: Int) -> [[String]] {
    run.text.split(separator: "\n").map { line in
      var fields = [""]
      var isQuoted = false
      for character in line {
        if character == "\"" {
          isQuoted.toggle()
        } else if character == ",", !isQuoted, fields.count <= columns {
          fields.append("")
        } else {
          fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
  }

  @Test func incidentsNameTheirZonesAndTheNearest() throws {
    let folder = try Self.folder()
    let run = try Program.run(["check", "zones.geojson", "table.csv"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let rows = Self.rows(run, columns: 7)
    #expect(
      rows[0].prefix(7) == [
        "verdict", "zones", "zones_disputed", "nearest_zone", "distance_m", "reason", "id",
      ])
    let byID = Dictionary(uniqueKeysWithValues: rows.dropFirst().filter { $0.count > 6 }.map { ($0[6], $0) })
    #expect(byID["1"]?.prefix(3) == ["inside", "M4 | inner", ""])
    #expect(byID["2"]?.prefix(4) == ["inside", "M4", "", "M4"])
    #expect(byID["3"]?.prefix(4) == ["disputed", "", "M5", "M5"])
    #expect(byID["5"]?.prefix(4) == ["outside", "", "", "M5"])
    #expect(byID["6"]?.prefix(1) == ["invalid"])
    #expect(run.text.contains("\n\n"), "the empty line is kept")
    #expect(run.errors.contains("3 zones, named by ‘zone’"))
    #expect(run.errors.contains("zone ‘M4’: "))
    // Another property names them, too.
    let owners = try Program.run(
      ["check", "zones.geojson", "table.csv", "--zone-name", "owner"], in: folder.path)
    #expect(owners.text.contains("inside,A | A,"))
    #expect(owners.errors.contains("1 name is that of several zones, such as ‘A’ of 2"))
  }

  /// A pair has what the check of its zone alone says, to the byte.
  @Test func pairsAreTheFindingsOfEachZoneAlone() throws {
    let folder = try Self.folder()
    let run = try Program.run(["check", "zones.geojson", "table.csv", "--pairs"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.hasPrefix("zone,verdict,doubt,distance_m,side,chainage_m,p_core,p_zone,reason,id,"))
    var expected: Set<String> = []
    for (name, depth) in [("M4", "6km"), ("M5", "10km..15km"), ("inner", "1km")] {
      let source = try #require(Self.lines.split(separator: "\n").first { $0.contains("\"\(name)\"") })
      _ = try folder.file("one.geojson", holding: String(source.last == "," ? source.dropLast() : source))
      #expect(
        try Program.run(["zone", "one.geojson", "--depth", depth, "-o", "one-zone.geojson"], in: folder.path)
          .status
          == 0)
      let alone = try Program.run(["check", "one-zone.geojson", "table.csv"], in: folder.path)
      for line in alone.text.split(separator: "\n").dropFirst()
      where line.hasPrefix("inside") || line.hasPrefix("disputed") { expected.insert("\(name),\(line)") }
    }
    let lines = run.text.split(separator: "\n").dropFirst().map(String.init)
    #expect(Set(lines.filter { !$0.hasPrefix(",") }) == expected)
    // What is in no zone, or cannot be read, is not lost.
    #expect(
      lines.filter { $0.hasPrefix(",") }.map { String($0.prefix(9)) }.sorted() == [",invalid,", ",outside,"])
  }

  @Test func verdictsAloneAreTheSame() throws {
    let folder = try Self.folder()
    for zones in [["zones.geojson"], ["districts.geojson", "--zone-name", "district"]] {
      for options in [[], ["--accuracy", "off"]] {
        let arguments = ["check", zones[0], "table.csv"] + zones.dropFirst() + options
        let whole = try Program.run(arguments, in: folder.path)
        let brief = try Program.run(arguments + ["--verdict-only"], in: folder.path)
        #expect(brief.text.hasPrefix("verdict,zones,zones_disputed,id,"))
        let cut = Self.rows(whole, columns: 6).map { $0.count > 6 ? Array($0.prefix(3)) + [$0[6]] : $0 }
        let short = Self.rows(brief, columns: 3)
        #expect(cut.dropFirst() == short.dropFirst())
        let pairs = try Program.run(arguments + ["--pairs"], in: folder.path)
        let briefPairs = try Program.run(arguments + ["--pairs", "--verdict-only"], in: folder.path)
        #expect(
          Self.rows(pairs, columns: 9).dropFirst().map { $0.prefix(2) + $0.suffix(1) }
            == Self.rows(briefPairs, columns: 2).dropFirst().map { $0.prefix(2) + $0.suffix(1) })
      }
    }
  }

  @Test func layersOfPolygonsAreRead() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      [
        "check", "districts.geojson", "table.csv", "--zone-name", "district", "--accuracy", "off",
        "--summary", "s.json",
      ],
      in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let rows = Self.rows(run, columns: 7)
    let byID = Dictionary(uniqueKeysWithValues: rows.dropFirst().filter { $0.count > 6 }.map { ($0[6], $0) })
    #expect(byID["1"]?.prefix(2) == ["inside", "North"])
    // A place on a common border is in both.
    #expect(byID["4"]?.prefix(2) == ["inside", "North | South | districts, feature 3"])
    #expect(byID["5"]?.prefix(2) == ["outside", ""])
    #expect(
      run.errors.contains("called 1 feature without ‘district’ by the file and the number of the feature"))
    #expect(run.errors.contains("not a zone file; its polygons are read as RFC 7946 does"))
    let bytes = try #require(folder.data("s.json"))
    let summary = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let zones = try #require(summary["zones"] as? [[String: Any]])
    #expect(zones.map { $0["zone"] as? String } == ["North", "South", "districts, feature 3"])
    #expect(zones.map { $0["disputed"] as? Int } == [0, 0, 0])
  }

  @Test func ringsAreZonesOfTheirOwn() throws {
    let folder = try Self.folder()
    let made = try Program.run(
      ["zone", "lines.geojson", "--each", "--rings", "2,5,10km", "-o", "rings.geojson"], in: folder.path)
    #expect(made.status == 0)
    let run = try Program.run(
      ["check", "rings.geojson", "table.csv", "--pairs", "--verdict-only"], in: folder.path)
    let rows = Self.rows(run, columns: 3).filter { $0.count > 3 && $0[2] == "2" }
    #expect(rows.map { $0[0] } == ["M4, 2 km to 5 km", "inner, 5 km to 10 km"])
    #expect(run.errors.contains("9 zones"))
  }

  @Test(arguments: [
    (
      ["check", "zones.geojson", "table.csv", "--zone-name", "nothing"], 65,
      "no zone has a property ‘nothing’"
    ),
    (
      ["check", "districts.geojson", "table.csv", "--zone-name", "nothing"], 65,
      "no feature has a property ‘nothing’"
    ),
    (["check", "districts.geojson", "table.csv", "--pairs"], 64, "--pairs is for many zones"),
    (["check", "zones.geojson", "--at", "35.8, 36.2", "--pairs"], 64, "--pairs is for a table"),
    (["check", "zones.geojson", "--at", "35.8, 36.2"], 65, "it holds many zones"),
  ])
  func whatHasNoMeaningIsRefused(_ arguments: [String], _ status: Int32, _ words: String) throws {
    let folder = try Self.folder()
    let run = try Program.run(arguments, in: folder.path)
    #expect(run.status == status)
    #expect(run.errors.contains(words), "\(run.errors)")
  }

  @Test func polygonsThatCrossThemselvesAreNamed() throws {
    let folder = try Self.folder()
    let bows = (1...30).map {
      "{\"type\":\"Feature\",\"properties\":{\"district\":\"d\($0)\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        + "[[[36,\($0)],[37,\($0).5],[37,\($0)],[36,\($0).5],[36,\($0)]]]}}"
    }
    _ = try folder.file(
      "bows.geojson",
      holding: "{\"type\":\"FeatureCollection\",\"features\":[\(bows.joined(separator: ","))]}")
    let run = try Program.run(
      ["check", "bows.geojson", "table.csv", "--zone-name", "district"], in: folder.path)
    #expect(run.status == 0)
    let named = run.errors.split(separator: "\n").filter { $0.contains("crosses itself") }
    #expect(named.count == 20, "\(run.errors)")
    #expect(run.errors.contains("warning: bows.geojson: 10 more of the kind"), "\(run.errors)")
  }

  @Test func aNameWithTheSeparatorNeedsPairs() throws {
    let folder = try Self.folder()
    _ = try folder.file(
      "odd.geojson", holding: Self.districts.replacingOccurrences(of: "North", with: "North | upper"))
    let arguments = ["check", "odd.geojson", "table.csv", "--zone-name", "district"]
    let run = try Program.run(arguments, in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("‘North | upper’ has ‘ | ’ in it"))
    #expect(try Program.run(arguments + ["--pairs"], in: folder.path).status == 0)
  }
}
