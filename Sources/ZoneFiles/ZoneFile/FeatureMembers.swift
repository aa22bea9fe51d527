package import Geometry
package import TextFormats
package import Zones
internal import ZoneAnalysis

extension JSONWriter {
  /// The member `bbox`, left out where there is nothing to put a box around.
  package mutating func bbox(_ box: BoundingBox?) {
    guard let box else { return }
    member(
      "bbox",
      array: { json in
        for number in [box.west, box.south, box.east, box.north] { json.value(number) }
      })
  }

  /// A region with what it stands for and its measures.
  ///
  /// - Parameters:
  ///   - first: Adds properties after its role.
  ///   - last: Adds properties after all others.
  package mutating func feature(
    _ region: Zone.Region, _ measure: RegionMeasure, grid: DecimalGrid,
    first: (inout JSONWriter) -> Void = { _ in }, last: (inout JSONWriter) -> Void = { _ in }
  ) {
    feature(
      properties: { json in
        json.member("role", region.role.rawValue)
        first(&json)
        json.member("depth_from_m", region.from.meters)
        json.member("depth_to_m", region.to.meters)
        json.member("area_km2", measure.area.squareKilometers)
        json.member("perimeter_km", measure.perimeter.meters / 1000)
        last(&json)
      },
      geometry: { $0.members(of: region.polygons, grid: grid) })
  }

  /// A sector of the zone, with its number, the stretch of the line that it goes with, and its measures.
  mutating func feature(_ sector: Zone.Sector, grid: DecimalGrid) {
    let measure = RegionMeasure(of: sector)
    feature(
      properties: { json in
        json.member("role", "sector")
        json.member("sector", sector.number)
        json.member("chainage_from_m", sector.from.meters)
        json.member("chainage_to_m", sector.to.meters)
        json.member("length_km", (sector.to.meters - sector.from.meters) / 1000)
        json.member("area_km2", measure.area.squareKilometers)
        json.member("perimeter_km", measure.perimeter.meters / 1000)
      },
      geometry: { $0.members(of: sector.polygons, grid: grid) })
  }

  /// The line, unrounded, with the texts of its source. `parts` says how each line was called, and which are rings.
  ///
  /// - Parameters:
  ///   - first: Adds properties after its role.
  ///   - members: Adds members of the feature after its geometry.
  package mutating func feature(
    _ boundary: Boundary, _ provenance: ZoneProvenance,
    first: (inout JSONWriter) -> Void = { _ in }, members: (inout JSONWriter) -> Void = { _ in }
  ) {
    feature(
      properties: { json in
        json.member("role", "boundary")
        first(&json)
        json.member("name", ifAny: provenance.texts.name)
        json.member("licence", ifAny: provenance.texts.licence)
        json.member("source", ifAny: provenance.texts.source)
        json.member("uncertainty", ifAny: provenance.texts.uncertainty)
        json.member("warning", ifAny: provenance.texts.warning)
        if let accuracy = provenance.statedAccuracy { json.member("accuracy_m", accuracy) }
        json.member(
          "parts",
          array: { json in
            for part in boundary.parts {
              json.object { $0.members(of: part) }
            }
          })
      },
      geometry: { json in
        let lines = boundary.parts.filter { !$0.isPoint }.map(\.vertices)
        let points = boundary.parts.filter(\.isPoint).flatMap(\.vertices)
        if points.isEmpty {
          json.members(ofLines: lines)
        } else if lines.isEmpty {
          json.members(ofPoints: points)
        } else {
          json.member("type", "GeometryCollection")
          json.member(
            "geometries",
            array: { json in
              // In the order of ‘parts’.
              for part in boundary.parts {
                json.object {
                  part.isPoint ? $0.members(ofPoints: part.vertices) : $0.members(ofLines: [part.vertices])
                }
              }
            })
        }
      }, members: members)
  }

  /// What is said of a part of the line.
  private mutating func members(of part: Boundary.Part) {
    member("origin", part.origin)
    name("ring")
    value(part.isRing)
    if part.isHole {
      name("hole")
      value(true)
    }
    member("name", ifAny: part.name)
    if part.vertexNames.contains(where: { $0 != nil }) {
      member(
        "vertex_names",
        array: { json in
          for name in part.vertexNames { if let name { json.value(name) } else { json.value(Double?.none) } }
        })
    }
  }

  private mutating func members(ofLines lines: [[Coordinate]]) {
    member("type", lines.count == 1 ? "LineString" : "MultiLineString")
    name("coordinates")
    if lines.count == 1 { return line(lines[0], grid: nil) }
    array { json in
      for line in lines { json.line(line, grid: nil) }
    }
  }

  private mutating func members(ofPoints points: [Coordinate]) {
    member("type", "MultiPoint")
    name("coordinates")
    line(points, grid: nil)
  }

  /// One number of metres, or one for each vertex in lists like those of the coordinates.
  private mutating func member(_ name: String, _ accuracy: LineAccuracy) {
    guard !accuracy.vertices.isEmpty else { return member(name, accuracy.greatest.meters) }
    func add(_ radii: [Length], _ json: inout JSONWriter) {
      json.array { json in
        for radius in radii { json.value(radius.meters) }
      }
    }
    self.name(name)
    if let only = accuracy.vertices.first, accuracy.vertices.count == 1 {
      add(only, &self)
    } else {
      array { json in
        for radii in accuracy.vertices { add(radii, &json) }
      }
    }
  }

  /// The clip area, unrounded.
  package mutating func feature(within polygons: [Polygon]) {
    feature(
      properties: { $0.member("role", "within") }, geometry: { $0.members(of: polygons, grid: nil) })
  }

  package mutating func feature(
    properties: (inout JSONWriter) -> Void, geometry: (inout JSONWriter) -> Void,
    members: (inout JSONWriter) -> Void = { _ in }
  ) {
    object { json in
      json.member("type", "Feature")
      json.member("properties", object: properties)
      json.member("geometry", object: geometry)
      members(&json)
    }
  }

  /// A Polygon for one; a MultiPolygon, perhaps empty, for any other number.
  private mutating func members(of polygons: [Polygon], grid: DecimalGrid?) {
    member("type", polygons.count == 1 ? "Polygon" : "MultiPolygon")
    name("coordinates")
    if let only = polygons.first, polygons.count == 1 {
      rings(only, grid: grid)
    } else {
      array { json in
        for polygon in polygons { json.rings(polygon, grid: grid) }
      }
    }
  }

  private mutating func rings(_ polygon: Polygon, grid: DecimalGrid?) {
    array { json in
      for ring in polygon.rings { json.line(ring, grid: grid) }
    }
  }
}
