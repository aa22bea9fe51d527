import Foundation
import TestSupport
import Testing

/// What a file is, whatever its name says: read, or named for what it is with the command that opens it.
@Suite struct FileKindTests {
  private static let inputs = Program.package.appendingPathComponent("Tests/CommandTests/Golden/inputs").path

  private static let agreement = """
    title: test
    zones: [{id: z, line: line.geojson, depth: 6km}]
    obligations:
      - {id: o, text: t, zone: z, by: 2018-10-10, concerns: all}
    """

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    _ = try folder.file(
      "line.geojson",
      holding: #"{"type":"LineString","coordinates":[[36.0,35.8],[37.2,35.8]]}"#)
    _ = try folder.file("ag.yml", holding: agreement)
    return folder
  }

  private static func findings(_ table: String, in folder: TemporaryFolder) throws -> [String] {
    let run = try Program.run(["monitor", "ag.yml", table, "--format", "csv"], in: folder.path)
    return run.text.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) }
  }

  /// A public export that was compressed, zipped, or is the page of a login.
  @Test(arguments: [
    (
      "x.csv.bz2",
      "QlpoOTFBWSZTWQBRcgYAAAtZgAAQAAVrwCalhgAgADFMJpoDTEGqaYPRAHqXlP8lnqXDjSGRzaZkeoUHhdyRThQkABRcgYA=",
      "bzip2", "bzcat x.csv.bz2"
    ),
    (
      "x.csv.xz",
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAebGF0aXR1ZGUsbG9uZ2l0dWRlCjM1LjgxLDM2LjcwCgAAp9xwenAh1e0AATcf6hiJPR+2830BAAAAAARZWg==",
      "xz", "xzcat x.csv.xz"
    ),
    ("x.csv.zst", "KLUv/SQA", "Zstandard", "zstdcat x.csv.zst"),
    ("map.csv", "iVBORw0KGgoAAAA=", "picture (PNG)", "give the data"),
    (
      "all.tar",
      "YS5jc3YAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB1c3RhcgAwMAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "tar archive", "tar xf all.tar"
    ),
    (
      "kobo.zip",
      "UEsDBBQAAAAIAI5Zel1WMQR5hAAAAPMAAAAIABwAa29iby5jc3ZVVAkAAxsUCGsbFAhrdXgLAAEEAAAAAAQAAAAAdQ==",
      "kobo.csv", "unzip kobo.zip"
    ),
    (
      "page.csv",
      "PCFET0NUWVBFIGh0bWw+PGh0bWw+PGhlYWQ+PHRpdGxlPkxvZ2luPC90aXRsZT48L2hlYWQ+PGJvZHk+UGxlYXNlIHNpZ24gaW48L2JvZHk+PC9odG1sPg==",
      "HTML page", "fetch the data again"
    ),
    (
      "page.geojson", "PD94bWwgdmVyc2lvbj0iMS4wIj8+PCFET0NUWVBFIEhUTUw+PEhUTUw+PC9IVE1MPg==", "HTML page",
      "fetch the data again"
    ),
  ])
  func isNamedForWhatItIs(_ name: String, _ base64: String, _ kind: String, _ advice: String) throws {
    let folder = try Self.folder()
    _ = try folder.file(name, holding: try #require(Data(base64Encoded: base64)))
    for arguments in [["monitor", "ag.yml", name], ["zone", name, "--depth", "1km"], ["area", name]] {
      let run = try Program.run(arguments, in: folder.path)
      #expect(run.status == 65)
      #expect(run.sentences.last?.contains(kind) == true, "\(run.errors)")
      #expect(run.sentences.last?.contains(advice) == true, "\(run.errors)")
    }
  }

  /// Cells of one column that are dates, and a text; a sheet of before 2007; a title above the header.
  @Test(
    .enabled(if: ConversionTests.isInstalled),
    arguments: [("old.xls", ["before deadline", "breach"]), ("title.xlsx", ["breach"])])
  func sheetsAreTables(_ name: String, _ expected: [String]) throws {
    let folder = try Self.folder()
    #expect(try Self.findings("\(Self.inputs)/\(name)", in: folder) == expected)
    let run = try Program.run(
      ["monitor", "ag.yml", "\(Self.inputs)/\(name)", "--format", "geojson"], in: folder.path)
    #expect(run.text.contains(#"{"type":"Point","coordinates":[36.7,35.81]}"#), "\(run.text)")
    if name == "title.xlsx" { #expect(run.errors.contains("skipped 2 rows above the header")) }
  }

  /// Formats whose hours have one digit, which GDAL takes for those of days.
  @Test(.enabled(if: ConversionTests.isInstalled)) func timesOfSheetsAreKept() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["monitor", "ag.yml", "\(Self.inputs)/times.xlsx", "--format", "csv", "--show-reading"], in: folder.path
    )
    let times = run.text.split(separator: "\n").dropFirst().map { $0.contains(",2018-10-10T21:30,") }
    #expect(times == [true, true, true, true, false, true, true], "\(run.text)")
  }

  /// Cells that show a month or a year alone are the whole of it, and not its first day.
  @Test(.enabled(if: ConversionTests.isInstalled)) func monthsOfSheetsAreMonths() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["monitor", "ag.yml", "\(Self.inputs)/months.xlsx", "--format", "csv", "--show-reading"],
      in: folder.path
    )
    let rows = run.text.split(separator: "\n").dropFirst()
    for (row, days) in zip(
      rows,
      [
        "2018-10-01/2018-10-31", "2018-10-01/2018-10-31", "2018-01-01/2018-12-31", "2018-10-01/2018-10-31",
        "2018-10-10",
      ])
    {
      #expect(row.contains(",\(days),"), "\(row)")
    }
    #expect(rows.count == 6 && run.text.contains("‘unknown’"))
  }

  @Test(.enabled(if: ConversionTests.isInstalled)) func datesBesideATextStayDates() throws {
    let folder = try Self.folder()
    let run = try Program.run(
      ["monitor", "ag.yml", "\(Self.inputs)/date-unknown.xlsx", "--format", "csv"], in: folder.path)
    // The cells are dates and not the numbers that a sheet keeps them as.
    #expect(run.text.contains("2018/10/08") || run.text.contains("2018-10-08"), "\(run.text)")
    #expect(run.text.contains(#"‘unknown’"#))
  }

  /// GDAL counts such days from 1900.
  @Test(.enabled(if: ConversionTests.isInstalled)) func daysFrom1904AreRefused() throws {
    let folder = try Self.folder()
    let run = try Program.run(["monitor", "ag.yml", "\(Self.inputs)/days-from-1904.xlsx"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.sentences.last?.contains("counted from 1904") == true, "\(run.errors)")
  }

  /// One record alone, and the features of a table of ESRI without geometry.
  @Test(arguments: [
    #"{"id":1,"lat":35.81,"lon":36.7,"date":"2018-10-15"}"#,
    #"{"features":[{"attributes":{"id":1,"lat":35.81,"lon":36.7,"date":"2018-10-15"}}]}"#,
    #"{"displayFieldName":"","fields":[],"features":[{"attributes":{"id":1,"lat":"35.81","lon":"36.7","date":"2018-10-15"}}]}"#,
    #"{"features":[{"attributes":{"id":1,"date":"2018-10-15"},"geometry":{"x":36.7,"y":35.81}}]}"#,
    #"{"geometryType":"esriGeometryPoint","spatialReference":{"wkid":102100,"latestWkid":3857},"features":[{"attributes":{"date":"2018-10-15"},"geometry":{"x":4085425.31,"y":4274509.06}}]}"#,
    #"{"exceededTransferLimit":true,"features":[{"attributes":{"date":"2018-10-15"},"geometry":{"x":36.7,"y":35.81,"spatialReference":{"wkid":4326}}}]}"#,
    #"[{"id":1,"location":{"latitude":"35.81","longitude":"36.7"},"date":"2018-10-15"}]"#,
    #"[{"id":1,"location":{"type":"Point","coordinates":[36.7,35.81]},"date":"2018-10-15"}]"#,
  ])
  func recordsInOtherFramesAreTables(_ text: String) throws {
    let folder = try Self.folder()
    _ = try folder.file("api.json", holding: text)
    #expect(try Self.findings("api.json", in: folder) == ["breach"])
  }

  /// What the services of UCDP and ACLED answer.
  @Test(arguments: [
    #"{"TotalCount":2,"TotalPages":3,"NextPageUrl":"https://x/2","Result":[RECORDS]}"#,
    #"{"status":200,"success":true,"count":2,"next":"https://x/2","data":[RECORDS]}"#, "[RECORDS]",
    " [ \n RECORDS ]\n", "RECORDS",
  ])
  func listsOfRecordsAreTables(_ frame: String) throws {
    let folder = try Self.folder()
    let records =
      #"{"id":1,"latitude":"35.81","longitude":36.7,"date":"2018-10-15","a":null},{"id":2,"latitude":35.81,"longitude":36.7,"date":"2018-10-01","note":"x, \"y\"","more":{"b":[1]}}"#
    _ = try folder.file(
      "api.json",
      holding: frame.replacingOccurrences(
        of: "RECORDS",
        // One a line.
        with: frame == "RECORDS" ? records.replacingOccurrences(of: "},{\"id\"", with: "}\n{\"id\"") : records
      ))
    #expect(try Self.findings("api.json", in: folder) == ["breach", "before deadline"])
    let run = try Program.run(["monitor", "ag.yml", "api.json"], in: folder.path)
    #expect(run.text.contains("id,latitude,longitude,date,a,note,more\n"))
    #expect(run.text.contains(#""x, ""y""","{""b"":[1]}""#), "\(run.text)")
    #expect(run.errors.contains("one page") == frame.contains("https"), "\(run.errors)")
  }

  /// One layer of several has lines: it is read, and said. Where two have, one is asked for.
  @Test(.enabled(if: ConversionTests.isInstalled)) func layersOfLines() throws {
    let folder = try Self.folder()
    let track = try Program.run(
      ["zone", "\(Self.inputs)/track.gpx", "--depth", "1km", "-o", "t.geojson"], in: folder.path)
    #expect(track.status == 0, "\(track.errors)")
    #expect(track.errors.contains("took the layer ‘tracks’, the only one with lines"))
    let folders = ["zone", "\(Self.inputs)/folders.kml", "--depth", "1km", "-o", "k.geojson"]
    let asked = try Program.run(folders, in: folder.path)
    #expect(asked.status == 65)
    #expect(asked.errors.contains("several layers with lines: ‘A’, ‘B’; name one with --layer"))
    #expect(try Program.run(folders + ["--layer", "B"], in: folder.path).status == 0)
    let wrong = try Program.run(folders + ["--layer", "C"], in: folder.path)
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("it has no layer ‘C’"))
  }
}
