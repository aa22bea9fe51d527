import Foundation
import TestSupport
import Testing

/// What a map says of what it shows, and of what it cannot show.
@Suite struct MapLegendTests {
  private static func map(_ files: [String], in folder: TemporaryFolder) throws -> String {
    let run = try Program.run(["map"] + files + ["-o", "map.svg", "--no-background"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(folder.content("map.svg"))
  }

  /// Limits upon one another are as dark in the legend as on the map; base points have no sides; unread rows are counted.
  @Test func stackedLimitsOfBasePoints() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("points.csv", holding: "name,lat,lon\nA,-7.97,-14.36\nB,-7.97,-14.41\n")
    _ = try folder.file("incidents.csv", holding: "lat,lon\n-7.9,-14.3\nbad,1\n1,\n")
    for depth in ["12nmi", "24nmi"] {
      let run = try Program.run(
        ["zone", "points.csv", "--points", "--depth", depth, "-o", "\(depth).geojson"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
    }
    let svg = try Self.map(["12nmi.geojson", "24nmi.geojson", "incidents.csv"], in: folder)
    #expect(svg.contains("around base points") && !svg.contains("both sides"), "\(svg)")
    #expect(svg.contains("not drawn: 2 rows that cannot be read"), "\(svg)")
    // The inner limit's box has the hue of the outer one beneath its own.
    let rows = svg.split(separator: "\n").filter { $0.hasPrefix("<rect class=\"zone ") }
    #expect(rows.map { $0.components(separatedBy: "class=\"zone ").count - 1 } == [1, 2], "\(rows)")
    let one = try Self.map(["12nmi.geojson", "incidents.csv"], in: folder)
    #expect(one.contains("not drawn: 2 rows that cannot be read"))
    let clean = try Self.map(["12nmi.geojson"], in: folder)
    #expect(!clean.contains("not drawn"))
  }

  /// Zones beside one another keep their own hues.
  @Test func zonesSideBySideAreNotStacked() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("west.wkt", holding: "POLYGON((36 35, 37 35, 37 36, 36 36, 36 35))\n")
    _ = try folder.file("east.wkt", holding: "POLYGON((36.9 35, 39 35, 39 36, 36.9 36, 36.9 35))\n")
    let svg = try Self.map(["west.wkt", "east.wkt"], in: folder)
    let rows = svg.split(separator: "\n").filter { $0.hasPrefix("<rect class=\"zone ") }
    #expect(rows.map { $0.components(separatedBy: "class=\"zone ").count - 1 } == [1, 1], "\(rows)")
  }

  /// An agreement without sources has no heading for them.
  @Test func noHeadingWithoutSources() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("zone.wkt", holding: "POLYGON((36 35, 37 35, 37 36, 36 36, 36 35))\n")
    let text = "title: Test\nzones:\n  - id: box\n    area: zone.wkt\n"
    _ = try folder.file("agreement.yml", holding: text)
    #expect(try !Self.map(["agreement.yml"], in: folder).contains("Sources:"))
    _ = try folder.file("agreement.yml", holding: text + "sources: Some book\n")
    #expect(try Self.map(["agreement.yml"], in: folder).contains("Sources: Some book"))
  }
}
