internal import Geodesy
package import Geometry
internal import Incidents
package import SystemIO
internal import TextFormats
internal import ZoneFiles

/// A file that a map shows beside zones: places, lines and areas, with their names.
package struct MapLayer: Sendable {
  /// A place and what it is called; empty for nothing.
  package struct Place: Sendable, Hashable {
    /// The position on WGS 84.
    package var position: Coordinate
    /// The name; empty for none.
    package var label: String
    /// A number that is greater for larger places; those are named first.
    package var rank: Double
  }

  /// An area and what it is called; empty for nothing.
  package struct Area: Sendable, Hashable {
    /// The polygons, edges read as RFC 7946 does.
    package var polygons: [Polygon]
    /// The name; empty for none.
    package var label: String
  }

  /// The title of the layer in legends.
  package var title: String
  /// The places, the highest rank first.
  package var places: [Place] = []
  /// The lines, each as its vertices.
  package var lines: [[Coordinate]] = []
  /// The areas, a feature each.
  package var areas: [Area] = []
  /// The features that were ignored, one sentence each.
  package var notes: [String] = []

  /// Reads a CSV of places, or GeoJSON, WKT or what GDAL reads, of places, lines and areas.
  ///
  /// - Parameters:
  ///   - title: The title of the layer in legends.
  ///   - label: The column or property of names; nil for none.
  ///   - rank: The column or property by which larger places are named first; nil for the order of the file.
  /// - Throws: ``ReadError``, also where nothing in the file has a place.
  package init(path: String, title: String, label: String? = nil, rank: String? = nil) throws(ReadError) {
    self.title = title
    let source = try SourceFile(path)
    let isDocument = try Self.isDocument(source)
    if isDocument { try addShapes(of: source, label: label) }
    do throws(ReadError) {
      try addPlaces(of: source, label: label, rank: rank)
    } catch {
      // A file of lines or areas alone has no columns of places.
      if lines.isEmpty, areas.isEmpty { throw error }
    }
    if places.isEmpty, lines.isEmpty, areas.isEmpty {
      throw .format(
        file: source.name, seen: "nothing in it has a place", remedy: "give points, lines or polygons")
    }
  }

  /// The places of a gazetteer: a table with names, and perhaps numbers of inhabitants, by which larger places come first.
  ///
  /// - Throws: as ``init(path:title:label:rank:)``.
  package init(places path: String) throws(ReadError) {
    let input = try IncidentInput(try SourceFile(path), options: IncidentOptions(accuracy: .off))
    func column(_ names: [String]) -> String? {
      names.lazy.compactMap { name in input.columns.first { $0.lowercased() == name } }.first
    }
    try self.init(
      path: path, title: "places",
      label: column(["name", "place", "asciiname", "town", "village", "settlement"]),
      rank: column(["population", "pop", "inhabitants", "pop_max", "rank"]))
  }

  private static func isDocument(_ source: SourceFile) throws(ReadError) -> Bool {
    let text = try SourceText(source.text, name: source.name)
    if [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(text.firstByte) { return true }
    let start = String(decoding: source.text.prefix(20), as: UTF8.self).uppercased()
    return WKTReader.keywords.contains(where: start.hasPrefix)
  }

  private mutating func addShapes(of source: SourceFile, label: String?) throws(ReadError) {
    let reader = SourceReader()
    let document = try reader.document(try SourceText(source.text, name: source.name))
    let labels = try label.map { label throws(ReadError) in
      try source.propertyTexts(of: label, for: "the layer’s ‘label’")
    }
    var positions = PositionBatch()
    // What each part is: a line, or a ring of the area of a feature.
    var parts: [(feature: Int, polygon: Int?)] = []
    var polygons = 0
    func add(_ geometry: SourceGeometry, _ feature: SourceFeature) {
      switch geometry {
      case .points: break
      case .lines(let lines, _):
        for line in lines {
          positions.add(line, origin: feature.origin)
          parts.append((feature.index, nil))
        }
      case .polygons(let list, _):
        for rings in list {
          for ring in rings {
            positions.add(ring, origin: feature.origin)
            parts.append((feature.index, polygons))
          }
          polygons += 1
        }
      case .collection(let members): for member in members { add(member, feature) }
      }
    }
    for feature in document.features { if let geometry = feature.geometry { add(geometry, feature) } }
    let system = try reader.system(of: document, file: source.name, notes: &notes)
    let (coordinates, _) = try positions.coordinates(in: system, file: source.name)
    var rings: [(feature: Int, polygon: Int, rings: [[Coordinate]])] = []
    for (part, line) in zip(parts, coordinates) {
      guard let polygon = part.polygon else {
        lines.append(line)
        continue
      }
      if rings.last?.polygon == polygon {
        rings[rings.count - 1].rings.append(line)
      } else {
        rings.append((part.feature, polygon, [line]))
      }
    }
    for (feature, _, rings) in rings {
      let label = labels.flatMap { $0.indices.contains(feature) ? $0[feature] : nil } ?? ""
      let polygon = Polygon(exterior: rings.first ?? [], holes: Array(rings.dropFirst()))
      if let index = areas.firstIndex(where: { $0.label == label }) {
        areas[index].polygons.append(polygon)
      } else {
        areas.append(Area(polygons: [polygon], label: label))
      }
    }
  }

  private mutating func addPlaces(of source: SourceFile, label: String?, rank: String?) throws(ReadError) {
    let input = try IncidentInput(source, options: IncidentOptions(accuracy: .off))
    let (names, ranks) = (
      try label.map { name throws(ReadError) in try input.column(named: name) },
      try rank.map { name throws(ReadError) in try input.column(named: name) }
    )
    var found: [Place] = []
    var unread = 0
    do {
      try input.forEachRow { row in
        guard let place = row.place?.coordinate else {
          unread += 1
          return
        }
        found.append(
          Place(
            position: place, label: names.map(row.text) ?? "",
            rank: ranks.flatMap { Double(row.text($0)) } ?? 0))
      }
    } catch let error as ReadError { throw error } catch { return }
    // Equal ranks stay in the order of the file.
    places = found.enumerated().sorted { ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset) }
      .map(\.element)
    if unread > 0, areas.isEmpty, lines.isEmpty {
      notes.append("\(source.name): \(unread) rows without a position are not drawn")
    }
  }
}
