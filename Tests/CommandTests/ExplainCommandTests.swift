import Foundation
import TestSupport
import Testing

/// One verdict in full, and flip distances as columns.
@Suite struct ExplainCommandTests {
  private static let places = """
    id,latitude,longitude
    a,0.1718323,11
    b,0.5,11

    c,0,11
    a,1,11

    """

  private static func zone(in folder: TemporaryFolder) throws -> String {
    let line = try folder.file("line.wkt", holding: "LINESTRING(10 0, 12 0)\n")
    let zone = folder.path + "/zone.geojson"
    let run = try Program.run(["zone", line, "--depth", "20km", "-o", zone])
    #expect(run.status == 0, "\(run.errors)")
    return zone
  }

  /// The first place is 19 km and 3 cm from the line, whose zone is 20 km deep.
  @Test func rowsAreExplainedByNumberOrValue() throws {
    let folder = try TemporaryFolder()
    let zone = try Self.zone(in: folder)
    let table = try folder.file("places.csv", holding: Self.places)
    let words = try Program.run(["explain", zone, table, "--row", "1"]).text
    #expect(words.contains("row 1 of \(table)"), "\(words)")
    #expect(words.contains("moved by 999.8 m (flip distance)"), "\(words)")
    #expect(words.contains("instead of 20 km, 999.8 m less: outside"), "\(words)")
    let json = try Program.run(["explain", zone, table, "--row", "id=c", "--format", "json"])
    #expect(
      json.text.contains(#""verdict":"inside""#) && json.text.contains(#""flip_m":2000"#), "\(json.text)")
    #expect(try Program.run(["explain", zone, "--at", "0.5, 11"]).text.contains("towards south"))
    for (row, words) in [
      ("id=a", "2 rows have this value"), ("9", "has 4 rows"), ("id=x", "in none of the 4 rows"),
    ] {
      let run = try Program.run(["explain", zone, table, "--row", row])
      #expect(run.status == 64 && run.errors.contains(words), "\(run.errors)")
    }
  }

  @Test func flipsAreColumns() throws {
    let folder = try TemporaryFolder()
    let zone = try Self.zone(in: folder)
    let table = try folder.file("places.csv", holding: Self.places + "d,north,11\n")
    let run = try Program.run(["check", zone, table, "--flip"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(
      rows[0].hasPrefix(
        "verdict,doubt,distance_m,side,chainage_m,p_core,p_zone,reason,flip_m,flip_verdict,id"))
    let first = rows[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(abs((Double(first[8]) ?? 0) - 999.8) < 0.3 && first[9] == "outside", "\(rows[1])")
    #expect(rows[3].isEmpty && rows[6].hasPrefix("invalid"))
    #expect(rows[6].contains(",,,d,north,11"), "\(rows[6])")
    let plain = try Program.run(["check", zone, table]).text.split(
      separator: "\n", omittingEmptySubsequences: false)
    for (row, other) in zip(rows, plain).dropFirst() where !row.isEmpty && !row.hasPrefix("invalid") {
      #expect(
        row.split(separator: ",", omittingEmptySubsequences: false).prefix(8)
          == other.split(separator: ",", omittingEmptySubsequences: false).prefix(8))
    }
    #expect(try Program.run(["check", zone, table, "--flip", "--verdict-only"]).status == 64)
    #expect(
      try Program.run(["check", zone, table, "--flip", "--format", "ndjson"]).text.contains(#""flip_m":999"#))
  }
}
