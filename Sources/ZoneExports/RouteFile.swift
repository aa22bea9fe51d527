package import Geometry
internal import TextFormats
internal import ZoneFiles
package import Zones
package import ZoneAnalysis

/// Writes routes as a FeatureCollection of LineStrings.
package enum RouteFile {
  /// The bytes of a feature collection with a LineString for each route, and a line end.
  ///
  /// - Parameters:
  ///   - routes: The routes at one depth.
  ///   - depth: The depth.
  ///   - zone: The zone in which they run, whose tolerance is stated and gives the decimals.
  package static func encode(_ routes: [Zone.Route], depth: Length, zone: Zone) -> [UInt8] {
    let grid = DecimalGrid(decimals: zone.specification.decimals)
    var json = JSONWriter()
    json.object { json in
      json.member("type", "FeatureCollection")
      json.bbox(BoundingBox(rings: [], lines: routes.map(\.vertices)))
      json.newline()
      json.member(
        "features",
        array: { json in
          for (index, route) in routes.enumerated() {
            json.newline()
            json.feature(
              properties: { json in
                json.member("role", "route")
                json.member("route", index + 1)
                json.member("depth_m", depth.meters)
                json.member("tolerance_m", zone.specification.tolerance.meters)
                json.member("side", route.side.rawValue)
                json.member("length_km", route.length.meters / 1000)
                json.member("chainage_from_m", route.from.meters)
                json.member("chainage_to_m", route.to.meters)
              },
              geometry: { json in
                json.member("type", "LineString")
                json.name("coordinates")
                json.line(route.vertices, grid: grid)
              })
          }
        })
    }
    json.end()
    return json.bytes
  }
}
