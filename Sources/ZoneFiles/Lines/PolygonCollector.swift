internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats

/// Picks the polygons out of features, and counts what it ignores.
struct PolygonCollector {
  let file: String
  let isZoneFile: Bool
  private(set) var positions = PositionBatch()
  private(set) var notes: [String] = []
  /// For each feature that gave a polygon, how many rings each of its polygons has.
  private var found: [(feature: SourceFeature, ringCounts: [Int])] = []
  private var lines = 0
  private var points = 0

  init(file: String, isZoneFile: Bool) {
    self.file = file
    self.isZoneFile = isZoneFile
  }

  mutating func add(_ feature: SourceFeature) throws(ReadError) {
    // The line of a zone file belongs there, and an empty region of one is a result.
    if isZoneFile, feature.properties.role == "boundary" { return }
    guard let geometry = feature.geometry else {
      notes.append("ignored \(feature.origin) (without a geometry)")
      return
    }
    var counts: [Int] = []
    let isArea = try add(geometry, origin: feature.origin, &counts)
    if isArea {
      var bare = feature
      bare.geometry = nil
      found.append((bare, counts))
    }
  }

  /// True if the geometry is a polygon of some kind, though it may be empty.
  private mutating func add(
    _ geometry: SourceGeometry, origin: String, _ counts: inout [Int]
  ) throws(ReadError) -> Bool {
    switch geometry {
    case .points(let positions): points += positions.count
    case .lines(let parts, _): lines += parts.count
    case .collection(let members):
      var isArea = false
      for (index, member) in members.enumerated() {
        if try add(member, origin: "\(origin), geometry \(index + 1)", &counts) { isArea = true }
      }
      return isArea
    case .polygons(let polygons, let isMulti):
      for (index, rings) in polygons.enumerated() where !rings.isEmpty {
        let polygon = isMulti ? "\(origin), polygon \(index + 1)" : origin
        for (number, ring) in rings.enumerated() {
          var ring = ring
          let name = rings.count > 1 ? "\(polygon), ring \(number + 1)" : polygon
          if try Ring.close(&ring, place: ReadError.Place(file: file, part: name)) {
            notes.append("\(name): closed the open ring with its first vertex")
          }
          positions.add(ring, origin: name)
        }
        counts.append(rings.count)
      }
      return true
    }
    return false
  }

  /// Throws if there are no polygons, and says what there is instead. Adds the notes of what was ignored.
  ///
  /// - Parameter isTable: Whether the input is a table or text with a place on each row.
  mutating func requirePolygons(isTable: Bool = false) throws(ReadError) {
    var others: [String] = []
    if points > 0 { others.append(points == 1 ? "1 point" : "\(points) points") }
    if lines > 0 { others.append(lines == 1 ? "1 line" : "\(lines) lines") }
    let list = others.joined(separator: " and ")
    if found.isEmpty {
      let wanted = "give a Polygon or MultiPolygon"
      throw .geometry(
        ReadError.Place(file: file),
        problem: isTable
          ? "it is a table of places, without polygons"
          : "it contains no polygons\(list.isEmpty ? "" : ", only \(list)")",
        remedy: isTable
          ? "\(wanted); if these are incidents, give the zone before them"
          : lines > 0
            ? "\(wanted), or make a zone of the line first, with ‘demarc zone’"
            : points > 0 ? "\(wanted); if these are incidents, give the zone before them" : wanted)
    }
    if !list.isEmpty {
      notes.append("ignored \(list) (not areas)")
    }
  }

  /// The features, given the coordinates of all rings in the order in which they were collected.
  func features(of rings: [[Coordinate]], labelledBy property: String? = nil) -> [PolygonFeature] {
    var rest = rings[...]
    return found.map { feature, counts in
      let polygons = counts.map { count in
        let own = rest.prefix(count)
        rest = rest.dropFirst(count)
        return Polygon(exterior: own.first ?? [], holes: Array(own.dropFirst()))
      }
      // GeoPackages that demarc writes keep the names and numbers of zones, and no member of the collection.
      let isOfZones = isZoneFile || feature.properties.role != nil && feature.properties.zoneNumber != nil
      return PolygonFeature(
        index: feature.index, origin: feature.origin, role: feature.properties.role,
        name: feature.properties.name, label: property.flatMap { feature.members?[$0]?.cellText },
        zone: isOfZones ? feature.properties.zone : nil,
        zoneNumber: isOfZones ? feature.properties.zoneNumber : nil,
        depths: isOfZones ? feature.properties.depths : nil, polygons: polygons)
    }
  }
}
