internal import Geometry
internal import TextFormats
internal import ZoneAnalysis
internal import ZoneFiles
internal import Zones

extension LimitTable {
  /// A FeatureCollection with a line for each piece of a limit (role `limit`), and a point for each vertex (role `vertex`).
  ///
  /// Lines are cut at the antimeridian, as RFC 7946 wants it.
  package var geoJSON: [UInt8] {
    let grid = DecimalGrid(decimals: decimals)
    var json = JSONWriter()
    json.object { json in
      json.member("type", "FeatureCollection")
      json.newline()
      json.member(
        "features",
        array: { json in
          for (index, limit) in limits.enumerated() {
            for (number, piece) in limit.pieces.enumerated() {
              json.newline()
              json.feature(
                limit, piece, index + 1, number + 1, boundary, name: piece.base.flatMap(name), grid)
            }
          }
          for row in rows {
            json.newline()
            json.object { json in
              json.member("type", "Feature")
              json.member(
                "properties",
                object: { json in
                  json.member("role", "vertex")
                  json.members(of: row, from: 0)
                })
              json.member(
                "geometry",
                object: { json in
                  json.member("type", "Point")
                  json.name("coordinates")
                  json.position(row.place.longitude, row.place.latitude, grid: grid)
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
  fileprivate mutating func feature(
    _ limit: ZoneLimit, _ piece: ZoneLimit.Piece, _ index: Int, _ number: Int, _ boundary: Boundary,
    name: String?, _ grid: DecimalGrid
  ) {
    object { json in
      json.member("type", "Feature")
      json.member(
        "properties",
        object: { json in
          json.member("role", "limit")
          json.member("limit", index)
          json.member("depth_m", limit.depth.meters)
          json.member("outline", limit.isHole ? "hole" : "outer")
          json.member("piece", number)
          json.member("kind", piece.kind.rawValue)
          json.member("base", ifAny: piece.base?.kind.rawValue)
          json.member("base_part", ifAny: piece.base.map { boundary.parts[$0.part].origin })
          if let base = piece.base { json.member("base_number", base.number) }
          json.member("base_name", ifAny: name)
          json.member("length_m", DecimalGrid(decimals: 3).nearest(piece.length.meters))
        })
      json.member(
        "geometry",
        object: { json in
          let lines = AntimeridianCut.lines(
            piece.curve.map {
              Coordinate(latitude: grid.nearest($0.latitude), longitude: grid.nearest($0.longitude))
            }, grid)
          json.member("type", lines.count == 1 ? "LineString" : "MultiLineString")
          json.name("coordinates")
          if lines.count == 1 {
            json.line(lines[0], grid: grid)
          } else {
            json.array { json in
              for line in lines { json.line(line, grid: grid) }
            }
          }
        })
    }
  }
}

/// Cuts lines where they cross the antimeridian.
enum AntimeridianCut {
  /// The parts of a line, whose longitudes lie within ±180.
  static func lines(_ line: [Coordinate], _ grid: DecimalGrid) -> [[Coordinate]] {
    var parts: [[Coordinate]] = [[]]
    var last: Coordinate?
    for vertex in line.map({
      Coordinate(latitude: $0.latitude, longitude: Coordinate.shortest($0.longitude))
    }) {
      if let last, abs(vertex.longitude - last.longitude) > 180 {
        let side: Double = last.longitude > 0 ? 180 : -180
        let whole = Coordinate.shortest(vertex.longitude - last.longitude)
        let share = whole == 0 ? 0 : (side - last.longitude) / whole
        let latitude = grid.nearest(last.latitude + (vertex.latitude - last.latitude) * share)
        parts[parts.count - 1].append(Coordinate(latitude: latitude, longitude: side))
        parts.append([Coordinate(latitude: latitude, longitude: -side)])
      }
      parts[parts.count - 1].append(vertex)
      last = vertex
    }
    return parts.map(distinct).filter { $0.count > 1 }
  }

  private static func distinct(_ line: [Coordinate]) -> [Coordinate] {
    line.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
