internal import Geodesy
internal import Geometry
package import SystemIO
package import TextFormats
internal import ZoneAnalysis
package import ZoneFiles

/// The zones of two files of many, compared one by one by their names.
package struct ComparedZones {
  /// A row for each name: `zone`, `only_first_km2`, `only_second_km2`, `both_km2`, and a last row `total`. A zone that one file
  /// lacks is wholly in the other.
  package let table: FigureTable
  /// The names that only one of the files has.
  package let onlyFirst: [String]
  package let onlySecond: [String]

  /// Whether a file holds many zones.
  package static func hasMany(_ input: PolygonInput) -> Bool {
    input.isZoneFile && input.features.contains { $0.zone != nil }
  }

  /// Compares the polygons of zones, edges straight in longitude and latitude.
  ///
  /// - Throws: ``ReadError`` for a file in which several zones have one name.
  package init(_ first: PolygonInput, _ second: PolygonInput) throws(ReadError) {
    let (a, b) = (try Self.zones(first), try Self.zones(second))
    let names = a.map(\.name) + b.map(\.name).filter { name in !a.contains { $0.name == name } }
    var rows: [[FigureTable.Cell]] = []
    var totals = [0.0, 0, 0]
    for name in names {
      let (one, other) = (a.first { $0.name == name }, b.first { $0.name == name })
      let overlay = AreaOverlay(one?.polygons ?? [], other?.polygons ?? [])
      let areas = [overlay.onlyFirst, overlay.onlySecond, overlay.both].map(\.squareKilometers)
      totals = zip(totals, areas).map { $0 + $1 }
      rows.append([.text(name)] + areas.map { .number($0, decimals: 3) })
    }
    rows.append([.text("total")] + totals.map { .number($0, decimals: 3) })
    table = FigureTable(names: ["zone", "only_first_km2", "only_second_km2", "both_km2"], rows: rows)
    onlyFirst = a.map(\.name).filter { name in !b.contains { $0.name == name } }
    onlySecond = b.map(\.name).filter { name in !a.contains { $0.name == name } }
  }

  private static func zones(_ input: PolygonInput) throws(ReadError) -> [(name: String, polygons: [Polygon])]
  {
    var zones: [(name: String, polygons: [Polygon])] = []
    var ended: Set<String> = []
    var number: Int?
    for feature in input.areas {
      let name = feature.zone ?? ""
      let isSame = zones.last?.name == name && feature.zoneNumber == number
      number = feature.zoneNumber
      if isSame {
        zones[zones.count - 1].polygons += feature.polygons
      } else {
        guard ended.insert(name).inserted else {
          throw .format(
            file: input.name, seen: "several of its zones are called ‘\(name)’",
            remedy: "name them apart when you make them, with ‘demarc zone --each --name-field’")
        }
        zones.append((name, feature.polygons))
      }
    }
    return zones
  }
}
