internal import Geodesy
package import Geometry
internal import TextFormats
package import ZoneAnalysis
package import Zones

/// The vertices of limits as a table: a row for each, in order along its limit.
package struct LimitTable: Sendable {
  /// A value of a row.
  package enum Cell: Sendable, Hashable {
    case text(String)
    case count(Int)
    case number(Double, decimals: Int)
    case none
  }

  /// The names of the columns.
  package static let names = [
    "limit", "depth_m", "outline", "vertex", "latitude", "longitude", "latitude_dms", "longitude_dms", "node",
    "kind", "base", "base_part", "base_number", "base_name", "base_latitude", "base_longitude", "distance",
    "unit", "distance_m", "other_base", "other_part", "other_number", "other_name", "other_latitude",
    "other_longitude", "other_distance_m", "length_m",
  ]

  /// A vertex of a limit, with the cells of its row.
  package struct Row: Sendable {
    package var limit: Int
    package var place: Coordinate
    package var cells: [Cell]
  }

  package let limits: [ZoneLimit]
  let boundary: Boundary
  /// The name of the whole line.
  let lineName: String?
  let unit: LengthUnit
  let dms: DMSText
  /// Decimals of degrees, as in the zone file.
  let decimals: Int

  /// - Parameters:
  ///   - zone: The zone that the limits are of.
  ///   - name: The name of its line, for bases that have none; nil for none.
  ///   - unit: The unit of the column `distance`; nil for the one in which the depth was given.
  ///   - decimals: The decimals of seconds; nil for the fewest that the tolerance needs.
  package init(
    _ limits: [ZoneLimit], of zone: Zone, name: String? = nil, unit: LengthUnit? = nil, decimals: Int? = nil
  ) {
    self.limits = limits
    boundary = zone.boundary
    // Several names are of its parts.
    lineName = boundary.parts.contains { $0.name != nil } ? nil : name
    self.unit = unit ?? zone.specification.unit
    dms =
      decimals.map { DMSText(decimals: $0) }
      ?? DMSText(tolerance: zone.specification.tolerance.meters)
    self.decimals = zone.specification.decimals
  }

  /// The rows, limit after limit. The first vertex of a limit is not repeated at its end.
  package var rows: [Row] {
    var rows: [Row] = []
    for (number, limit) in limits.enumerated() {
      var count = 0
      for (index, piece) in limit.pieces.enumerated() {
        let before = limit.pieces[(index + limit.pieces.count - 1) % limit.pieces.count]
        for (position, vertex) in ([piece.start] + piece.between).enumerated() {
          count += 1
          let grid = DecimalGrid(decimals: decimals)
          let place = Coordinate(
            latitude: grid.nearest(vertex.place.latitude),
            longitude: grid.nearest(Coordinate.shortest(vertex.place.longitude)))
          rows.append(
            Row(
              limit: number + 1, place: place,
              cells: [
                .count(number + 1), .number(limit.depth.meters, decimals: 3),
                .text(limit.isHole ? "hole" : "outer"), .count(count),
                .number(place.latitude, decimals: decimals), .number(place.longitude, decimals: decimals),
                .text(dms.latitude(vertex.place.latitude)),
                .text(dms.longitude(Coordinate.shortest(vertex.place.longitude))),
                .text(vertex.node.rawValue),
                .text(piece.kind.rawValue),
              ] + cells(piece.base, vertex.foot, vertex.place)
                + distance(vertex.foot, vertex.place)
                + (position == 0 && vertex.footBefore != nil
                  ? cells(before.base, vertex.footBefore, vertex.place)
                    + [metres(vertex.footBefore, vertex.place)]
                  : .init(repeating: .none, count: 7))
                + [.number(vertex.length.meters, decimals: 3)]))
        }
      }
    }
    return rows
  }

  /// The base and its foot, in six cells.
  private func cells(_ base: LimitBase?, _ foot: Coordinate?, _ place: Coordinate) -> [Cell] {
    guard let base, let foot else { return .init(repeating: .none, count: 6) }
    return [
      .text(base.kind.rawValue), .text(boundary.parts[base.part].origin), .count(base.number),
      name(of: base).map { .text($0) } ?? .none,
      .number(foot.latitude, decimals: decimals),
      .number(Coordinate.shortest(foot.longitude), decimals: decimals),
    ]
  }

  private func distance(_ foot: Coordinate?, _ place: Coordinate) -> [Cell] {
    guard let foot else { return [.none, .none, .none] }
    let distance = Geodesic.inverse(from: foot, to: place).distance
    return [
      .number(distance / unit.meters, decimals: 6), .text(unit.rawValue), .number(distance, decimals: 3),
    ]
  }

  private func metres(_ foot: Coordinate?, _ place: Coordinate) -> Cell {
    guard let foot else { return .none }
    return .number(Geodesic.inverse(from: foot, to: place).distance, decimals: 3)
  }

  /// The name of a base point, or of the vertices between which an edge runs; else that of its island, bay or line.
  func name(of base: LimitBase) -> String? {
    let part = boundary.parts[base.part]
    func vertex(_ number: Int) -> String? {
      part.vertexNames.indices.contains(number - 1) ? part.vertexNames[number - 1] : nil
    }
    if base.kind == .edge, let first = vertex(base.number), let second = vertex(base.number + 1) {
      return "\(first) to \(second)"
    }
    return (base.kind == .edge ? nil : vertex(base.number)) ?? part.name ?? lineName
  }
}

extension LimitTable {
  /// A header, and a line for each row.
  package var csv: String {
    let lines = rows.map { row in
      row.cells.map { cell in
        switch cell {
        case .text(let text):
          String(
            decoding: CSVDialect.quoted(Array(text.utf8), delimiter: UInt8(ascii: ",")), as: UTF8.self)
        case .count(let count): String(count)
        case .number(let number, let decimals): Self.text(number, decimals)
        case .none: ""
        }
      }
    }
    return ([Self.names] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func text(_ number: Double, _ decimals: Int) -> String {
    decimals <= 9 ? number.fixed(decimals) : "\(number)"
  }

  /// One object with the datum, the rounding and the limits, each with its vertices.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("datum", "WGS 84")
      json.member("dms_decimals", dms.decimals)
      json.member("unit", unit.rawValue)
      json.newline()
      let rows = rows
      json.member(
        "limits",
        array: { json in
          for (index, limit) in limits.enumerated() {
            json.newline()
            json.object { json in
              json.member("limit", index + 1)
              json.member("depth_m", limit.depth.meters)
              json.member("outline", limit.isHole ? "hole" : "outer")
              json.member("length_m", DecimalGrid(decimals: 3).nearest(limit.length.meters))
              json.member(
                "vertices",
                array: { json in
                  for row in rows where row.limit == index + 1 {
                    json.newline()
                    json.object { $0.members(of: row, from: 3) }
                  }
                })
            }
          }
        })
    }
    json.end()
    return json.bytes
  }
}

extension JSONWriter {
  /// The columns of a row but for the first few.
  mutating func members(of row: LimitTable.Row, from first: Int) {
    for (name, cell) in zip(LimitTable.names, row.cells).dropFirst(first) {
      switch cell {
      case .text(let text): member(name, text)
      case .count(let count): member(name, count)
      case .number(let number, let decimals): member(name, DecimalGrid(decimals: decimals).nearest(number))
      case .none: member(name, Double?.none)
      }
    }
  }
}
