import Foundation
import TestSupport
import Testing

/// What is said of how a line or base points were read: columns, datum, side.
@Suite struct BasePointReadingTests {
  private static let rows = """
    South,"7°58'12""S","14°21'36""W",
    West,"7°58'12""S","14°24'36""W",
    """

  private static func zone(_ text: String, _ options: [String]) throws -> Program.Run {
    let folder = try TemporaryFolder()
    _ = try folder.file("line.csv", holding: text)
    return try Program.run(
      ["zone", "line.csv", "--depth", "5km", "-o", "zone.geojson"] + options, in: folder.path)
  }

  private static func table(datum: [String], name: String = "Datum") -> String {
    "name,latitude,longitude,\(name)\n"
      + zip(["South,-7.97,-14.36", "West,-7.97,-14.41", "North,-7.88,-14.38"], datum)
      .map { "\($0),\($1)\n" }.joined()
  }

  /// Another datum moves a limit by hundreds of metres: it is refused unless the system is given.
  @Test(arguments: ["Datum", "geodetic datum", "SRID"])
  func anotherDatumIsRefused(_ column: String) throws {
    for (datum, line) in [(["ED50", "ED50"], 2), (["WGS 84", "Pulkovo 1942"], 3), (["", "NAD27"], 3)] {
      let run = try Self.zone(Self.table(datum: datum, name: column), ["--points"])
      #expect(run.status == 65, "\(run.errors)")
      for words in ["line.csv, line \(line): ‘\(column)’ says ", "WGS 84", "--crs EPSG:n"] {
        #expect(run.errors.contains(words), "\(run.errors)")
      }
    }
    for datum in [["WGS 84", "wgs-84"], ["", ""], ["EPSG:4326", "unknown"]] {
      let run = try Self.zone(Self.table(datum: datum, name: column), ["--points"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("datum: ‘\(column)’") && !run.errors.contains("ignored"), "\(run.errors)")
    }
  }

  @Test func aGivenSystemIsThatOfAllRows() throws {
    let given = try Self.zone(Self.table(datum: ["ED50", "ED 50"]), ["--points", "--crs", "EPSG:4230"])
    #expect(given.status == 0, "\(given.errors)")
    #expect(given.errors.contains("‘Datum’ says ‘ED50’; places are read in the system that is given"))
    let mixed = try Self.zone(Self.table(datum: ["ED50", "WGS 84"]), ["--points", "--crs", "EPSG:4230"])
    #expect(mixed.status == 65, "\(mixed.errors)")
    #expect(
      mixed.errors.contains("line 3: ‘Datum’ says ‘WGS 84’, and on line 2 it says ‘ED50’"), "\(mixed.errors)")
  }

  /// In German a ‘Datum’ is a date.
  @Test func aDatumOfDaysIsADate() throws {
    let run = try Self.zone(Self.table(datum: ["12.10.2018", "13.10.2018"]), [])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("ignored the column ‘Datum’"), "\(run.errors)")
  }

  /// Rows with names of their own may be base points: that they became a line is said, and with an order it is a line.
  @Test func aLineOfNamedRowsIsSaid() throws {
    let warning = "rows are read as one line, in their order; each has a name of its own"
    let text = Self.table(datum: ["", "", ""])
    let run = try Self.zone(text, ["--quiet"])
    #expect(
      run.errors.contains("demarc: warning: 3 \(warning)") && run.errors.contains("add --points"),
      "\(run.errors)")
    #expect(try !Self.zone(text, ["--points"]).errors.contains(warning))
    #expect(try !Self.zone("name,lat,lon,order\nA,0,0,1\nB,0,1,2\n", []).errors.contains(warning))
    #expect(try !Self.zone("name,lat,lon\nfront,0,0\nfront,0,1\n", []).errors.contains(warning))
    #expect(try !Self.zone("lat,lon\n0,0\n0,1\n", []).errors.contains(warning))
    let text2 = "North Cape: 10°19'00\"N 109°13'30\"W\nSouth Cape: 10°18'00\"N 109°13'30\"W\n"
    #expect(try Self.zone(text2, []).errors.contains(warning))
  }

  @Test func columnsThatAreReadAreSaid() throws {
    let run = try Self.zone(
      "no,lat,lon,accuracy_m,remark\n1,0,0,100,x\n2,0,1,100,y\n", ["--side", "left"])
    #expect(
      run.errors.contains("demarc: positions: columns ‘lat’ and ‘lon’; accuracy: ‘accuracy_m’; order: ‘no’"),
      "\(run.errors)")
    #expect(run.errors.contains("ignored the column ‘remark’"), "\(run.errors)")
  }

  @Test(arguments: [
    (
      "0,0\n0,1\n", "left",
      "left of the line as it runs from 0.0°N 0.0°E to 0.0°N 1.0°E, on the whole east: the zone lies to its north"
    ),
    ("0,0\n0,1\n", "right", "the zone lies to its south"),
    ("0,1\n0,0\n", "left", "on the whole west: the zone lies to its south"),
    ("0,179.5\n0.9,-179.5\n", "right", "on the whole north-east: the zone lies to its south-east"),
    ("0,0\n0,1\n", "toward:0.02,0.5", "that of 0.02°N 0.5°E: left of the line"),
    ("0,0\n0,1\n", "both", "both sides of the line"),
    ("0,0\n0,1\n1,1\n0,0\n", "left", "left of the closed line as it runs, that is inside"),
    (
      "0,179.5\n1,-179.5\n1,179.5\n0,179.5\n", "right", "right of the closed line as it runs, that is outside"
    ),
    ("0,0\n0,1\n1,1\n0,0\n", "outside", "outside the closed line"),
  ])
  func theSideIsSaid(_ rows: String, _ side: String, _ words: String) throws {
    let run = try Self.zone("lat,lon\n\(rows)", ["--side", side])
    #expect(run.status == 0, "\(run.errors)")
    let sentence = run.sentences.first { $0.hasPrefix("demarc: side: ") } ?? ""
    #expect(sentence.contains(words), "\(run.errors)")
  }

  @Test func basePointsHaveNoSides() throws {
    let run = try Self.zone(Self.table(datum: ["", "", ""]), ["--points"])
    #expect(run.errors.contains("side: all round the base points, which have no sides"), "\(run.errors)")
  }

  /// `1 10-19-00S 109-13-30W`: a number or a name, a blank, and a place.
  @Test func rowsBeginWithNumbersOrNames() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "points.txt", holding: "1 10-19-00S 109-13-30W\n2 10-20-00S 109-14-30W\nCape X 10-21-00S 109-14-30W\n")
    let run = try Program.run(
      ["zone", "points.txt", "--points", "--depth", "5km", "-o", "zone.geojson"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let limits = try Program.run(["limits", "zone.geojson"], in: folder.path)
    #expect(limits.text.contains(",1,-10.316") && limits.text.contains("Cape X,-10.35"), "\(limits.text)")
    // Whether 3 is the end of the name or the degrees, nobody can say.
    _ = try folder.file("open.txt", holding: "Cape 3 10 19S 109 13W\n")
    let open = try Program.run(["zone", "open.txt", "--points", "--depth", "5km"], in: folder.path)
    #expect(open.status == 65, "\(open.errors)")
  }
}
