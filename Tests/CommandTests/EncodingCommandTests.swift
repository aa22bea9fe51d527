import Foundation
import TestSupport
import Testing

/// Tables that are not in UTF-8, and places far outside the area of a reference system.
@Suite struct EncodingCommandTests {
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.wkt", holding: "LINESTRING(36 35.8, 37.2 35.8)\n")
    let zone = try Program.run(["zone", "line.wkt", "--depth", "6km", "-o", "zone.geojson"], in: folder.path)
    #expect(zone.status == 0, "\(zone.errors)")
    _ = try folder.file(
      "agreement.yml",
      holding: """
        title: T
        zones: [{id: z, line: line.wkt, depth: 6km}]
        obligations: [{id: o, text: t, zone: z, by: 2018-10-10, concerns: all}]

        """)
    return folder
  }

  private static let table = "Región,latitude,longitude,date\nSaraqib á,35.81,36.70,2018-10-12\n"

  @Test(arguments: [
    (["check", "zone.geojson", "table.csv"], "inside"),
    (["monitor", "agreement.yml", "table.csv"], "breach"),
  ]) func aTableIsReadInItsEncoding(_ arguments: [String], finding: String) throws {
    let folder = try Self.folder()
    for (name, encoding) in [("windows-1252", String.Encoding.windowsCP1252), ("UTF-16", .utf16)] {
      _ = try folder.file("table.csv", holding: #require(Self.table.data(using: encoding)))
      let run = try Program.run(arguments + ["--encoding", name], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.contains("Región") && run.text.contains("Saraqib á"), "\(run.text)")
      #expect(run.text.split(separator: "\n").last?.hasPrefix(finding) == true, "\(run.text)")
      #expect(!run.errors.contains("UTF-8"), "\(run.errors)")
    }
  }

  /// The columns of positions are not found then, and only the encoding tells why.
  @Test func namesThatAreNotUTF8AdviseTheEncoding() throws {
    let folder = try Self.folder()
    let header = try #require("Широта,Долгота\n35.81,36.70\n".data(using: .windowsCP1251))
    _ = try folder.file("table.csv", holding: header)
    let run = try Program.run(["check", "zone.geojson", "table.csv"], in: folder.path)
    #expect(run.status != 0 && run.errors.contains("--encoding"), "\(run.errors)")
    #expect(!run.errors.contains("--latitude"), "\(run.errors)")
    let read = try Program.run(
      ["check", "zone.geojson", "table.csv", "--encoding", "windows-1251"], in: folder.path)
    #expect(read.text.contains("\ninside"), "\(read.errors)")
  }

  @Test func bytesThatAreNotUTF8AreSaid() throws {
    let folder = try Self.folder()
    let rows = String(repeating: "b,35.81,36.70,2018-10-12\n", count: 20_000)
    let header = "name,latitude,longitude,date\n"
    for (name, text, line) in [
      ("first", Self.table, 1), ("late", header + rows + "é,35.81,36.70,2018-10-12\n", 20_002),
    ] {
      _ = try folder.file("\(name).csv", holding: #require(text.data(using: .isoLatin1)))
      let run = try Program.run(
        ["monitor", "agreement.yml", "\(name).csv", "-o", "out-\(name).csv"], in: folder.path)
      #expect(run.errors.contains("line \(line) has bytes that are not UTF-8"), "\(run.errors)")
      #expect(run.errors.contains("--encoding"), "\(run.errors)")
    }
    _ = try folder.file("good.csv", holding: Self.table)
    for verb in [["check", "zone.geojson"], ["monitor", "agreement.yml"]] {
      let run = try Program.run(verb + ["good.csv"], in: folder.path)
      #expect(!run.errors.contains("UTF-8"), "\(run.errors)")
    }
  }

  @Test func bytesThatAreNotOfTheEncodingEndTheRun() throws {
    let folder = try Self.folder()
    _ = try folder.file("table.csv", holding: #require(Self.table.data(using: .isoLatin1)))
    let run = try Program.run(["check", "zone.geojson", "table.csv", "--encoding", "UTF-8"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.contains("table.csv, line 1: the bytes F3"), "\(run.errors)")
  }

  @Test(arguments: ["NA", "NaN", "N/A", "null", "-", "na"]) func nothingIsNoCoordinate(_ nothing: String)
    throws
  {
    let folder = try Self.folder()
    let table =
      "name,latitude,longitude,accuracy_m,date\na,\(nothing),36.7,5,2018-10-12\nb,35.81,36.70,\(nothing),2018-10-12\n"
    _ = try folder.file("table.csv", holding: table)
    let run = try Program.run(["check", "zone.geojson", "table.csv"], in: folder.path)
    #expect(run.text.contains("latitude is empty"), "\(run.text)")
    #expect(
      run.text.contains("\ninside,") && run.text.contains("no accuracy stated, taken as exact"), "\(run.text)"
    )
    // Plain degrees beside them stay plain.
    #expect(!run.text.contains("read_as"), "\(run.text)")
  }

  @Test func placesFarOutsideTheSystemsAreaAreSaid() throws {
    let folder = try Self.folder()
    // On the British grid this is far north of Britain.
    _ = try folder.file("table.csv", holding: "name,easting,northing,date\na,289000,3965000,2018-10-12\n")
    _ = try folder.file("metres.wkt", holding: "LINESTRING(289000 3965000, 290000 3966000)\n")
    _ = try folder.file(
      "metres.geojson",
      holding:
        #"{"type":"Polygon","coordinates":[[[289000,3965000],[299000,3965000],[299000,3975000],[289000,3965000]]]}"#
    )
    for arguments in [
      ["check", "zone.geojson", "table.csv"], ["monitor", "agreement.yml", "table.csv"],
      ["report", "agreement.yml", "table.csv", "-o", "x.html"],
      ["compare", "zone.geojson", "zone.geojson", "table.csv"],
      ["map", "zone.geojson", "table.csv", "-o", "x.svg"],
      ["zone", "metres.wkt", "--depth", "2km", "-o", "x.geojson"], ["area", "metres.geojson"],
    ] {
      let far = try Program.run(arguments + ["--crs", "EPSG:27700"], in: folder.path)
      #expect(far.errors.contains("far outside the area of use of EPSG:27700"), "\(arguments): \(far.errors)")
      let near = try Program.run(arguments + ["--crs", "EPSG:32637"], in: folder.path)
      #expect(near.status == 0 && !near.errors.contains("area of use"), "\(arguments): \(near.errors)")
    }
    let check = try Program.run(
      ["check", "zone.geojson", "table.csv", "--crs", "EPSG:27700"], in: folder.path)
    #expect(check.errors.contains("suspicious: 1 row"), "\(check.errors)")
    let verdicts = try Program.run(
      ["check", "zone.geojson", "table.csv", "--crs", "EPSG:27700", "--verdict-only"], in: folder.path)
    #expect(verdicts.errors.contains("suspicious: 1 row"), "\(verdicts.errors)")
  }
}
