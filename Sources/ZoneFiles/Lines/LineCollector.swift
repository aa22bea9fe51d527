internal import Geodesy
internal import Geometry
internal import SystemIO
internal import TextFormats
internal import Zones

/// Picks the lines and rings out of features, and counts what it ignores.
struct LineCollector {
  let file: String
  /// What becomes of points; nil where the caller has no option for it.
  let pointUse: PointUse?
  private(set) var positions = PositionBatch()
  private var lines: [[SourcePosition]] = []
  private var accuracy = VertexAccuracy()
  private(set) var parts: [Boundary.Part] = []
  /// The number of parts before those of the feature that is added.
  private var firstPart = 0
  /// The indices of the features that gave a line.
  private(set) var usedFeatures: Set<Int> = []
  private var points = 0
  private var withoutGeometry = 0
  private var empty = 0
  private var closed: [String] = []
  /// How many lines there were, and what the polygons among them are called.
  private var openLines = 0
  private var outlines: [String] = []

  /// Single points that make a line, until it ends.
  private var joined: [SourcePosition] = []
  private var joinedRadii: [Length?] = []
  private var joinedKey: [String] = []

  init(file: String, pointUse: PointUse? = nil) { (self.file, self.pointUse) = (file, pointUse) }

  /// A collector that knows the accuracies of points of other features, for lines that they lie on.
  init(knowingPointsOf other: LineCollector, pointUse: PointUse?) {
    self.init(file: other.file, pointUse: pointUse)
    accuracy = other.accuracy
  }

  /// Ends the line of single points.
  mutating func finish() throws(ReadError) {
    guard !joined.isEmpty else { return }
    let (line, radii) = (joined, joinedRadii)
    (joined, joinedRadii) = ([], [])
    let key = joinedKey.map { "‘\($0)’" }.joined(separator: ", ")
    try add(line, isRing: false, origin: key.isEmpty ? "points" : "points of \(key)")
    accuracy.add(line, stated: radii.contains { $0 != nil } ? radii : [])
  }

  mutating func add(_ feature: SourceFeature) throws(ReadError) {
    guard let geometry = feature.geometry else {
      withoutGeometry += 1
      return
    }
    let before = parts.count
    firstPart = before
    try add(geometry, origin: feature.origin, feature: feature)
    guard parts.count > before else { return }
    usedFeatures.insert(feature.index)
    try addAccuracy(of: feature, lines: lines[before...])
  }

  private mutating func addAccuracy(
    of feature: SourceFeature, lines: ArraySlice<[SourcePosition]>
  ) throws(ReadError) {
    switch feature.properties.accuracy {
    case nil:
      for line in lines { accuracy.add(line, stated: []) }
    case .everywhere(let radius):
      for line in lines { accuracy.add(line, stated: line.map { _ in radius }) }
    case .vertices(let property, let lists):
      func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
      func fault(_ problem: String) -> ReadError {
        .geometry(
          ReadError.Place(file: file, part: feature.origin), problem: "its ‘\(property)’ \(problem)",
          remedy: "give one number of metres, or one for each vertex in lists like those of ‘coordinates’")
      }
      guard lists.count == lines.count else {
        throw fault(
          lists.isEmpty
            ? "cannot be read"
            : "has \(counted(lists.count, "list")) for \(counted(lines.count, "line"))")
      }
      for ((line, list), index) in zip(zip(lines, lists), lines.indices) {
        let needed = parts[index].isRing ? [line.count, line.count - 1] : [line.count]
        guard needed.contains(list.count) else {
          throw fault("has \(counted(list.count, "number")) for \(line.count) vertices")
        }
        accuracy.add(line, stated: list)
      }
    }
  }

  private mutating func add(
    _ geometry: SourceGeometry, origin: String, feature: SourceFeature
  ) throws(ReadError) {
    switch geometry {
    case .points(let positions) where pointUse == .basePoints:
      for (index, position) in try present(positions, origin).enumerated() {
        let stated = stated(of: feature)
        append(
          [position],
          Boundary.Part(
            vertices: [], isPoint: true,
            name: stated?.name ?? feature.vertexName(index) ?? feature.properties.name,
            origin: stated?.origin ?? feature.rowOfVertex(index)
              ?? Self.name(origin, "point", index, positions.count > 1)),
          firstLine: feature.firstLine.map { $0 + index })
      }
    case .points(let positions) where pointUse == .line:
      let line = try present(positions, origin)
      usedFeatures.insert(feature.index)
      if line.count > 1 {
        try add(line, isRing: false, origin: origin)
      } else {
        if feature.lineKey != joinedKey { try finish() }
        joinedKey = feature.lineKey
        joined += line
        joinedRadii += line.map { _ in feature.properties.accuracy?.radius }
      }
    case .points(let positions):
      points += positions.count
      if let radius = feature.properties.accuracy?.radius { accuracy.add(points: positions, radius: radius) }
    case .lines(let lines, let isMulti):
      if lines.isEmpty { empty += 1 }
      openLines += lines.count
      for (index, line) in lines.enumerated() {
        let stated = stated(of: feature)
        try add(
          line, isRing: stated?.ring ?? false, isHole: stated?.hole ?? false, firstLine: feature.firstLine,
          origin: stated?.origin ?? Self.name(origin, "part", index, isMulti),
          name: stated?.name ?? feature.properties.name,
          vertexNames: stated?.vertexNames ?? feature.vertexNames)
      }
    case .polygons(let polygons, let isMulti):
      if polygons.isEmpty { empty += 1 }
      if !polygons.isEmpty { outlines.append(feature.properties.name.map { "‘\($0)’" } ?? origin) }
      for (index, rings) in polygons.enumerated() {
        let polygon = Self.name(origin, "polygon", index, isMulti)
        for (number, ring) in rings.enumerated() {
          try add(
            ring, isRing: true, isHole: number > 0,
            origin: Self.name(polygon, "ring", number, rings.count > 1), name: feature.properties.name)
        }
      }
    case .collection(let members):
      if members.isEmpty { empty += 1 }
      for (index, member) in members.enumerated() {
        try add(member, origin: "\(origin), geometry \(index + 1)", feature: feature)
      }
    }
  }

  private static func name(_ origin: String, _ word: String, _ index: Int, _ isMulti: Bool) -> String {
    isMulti ? "\(origin), \(word) \(index + 1)" : origin
  }

  private mutating func add(
    _ line: [SourcePosition], isRing: Bool, isHole: Bool = false, firstLine: Int? = nil, origin: String,
    name: String? = nil, vertexNames: [String?] = []
  ) throws(ReadError) {
    var line = line
    if isRing {
      if try Ring.close(&line, place: ReadError.Place(file: file, part: origin)) { closed.append(origin) }
    } else if line.count < 2 {
      throw .geometry(
        ReadError.Place(file: file, part: origin),
        problem: "the line has \(line.isEmpty ? "no vertex" : "only one vertex")",
        remedy: "give it two different ones at least, or take the feature out"
          + (pointUse == .ignored && line.count == 1 ? ", or take points as base points with --points" : ""))
    }
    var part = Boundary.Part(
      vertices: [], isRing: isRing, isHole: isHole, name: name, origin: origin)
    if vertexNames.count == line.count { part.vertexNames = vertexNames }
    append(line, part, firstLine: firstLine)
  }

  private mutating func append(_ line: [SourcePosition], _ part: Boundary.Part, firstLine: Int?) {
    positions.add(line, origin: part.origin, firstLine: firstLine)
    parts.append(part)
    lines.append(line)
  }

  /// What a zone file says of the next part of a feature.
  private func stated(of feature: SourceFeature) -> FeatureProperties.Part? {
    let index = parts.count - firstPart
    return feature.properties.parts.flatMap { index < $0.count ? $0[index] : nil }
  }

  /// The positions of points, each of which must have one.
  private func present(
    _ points: [SourcePosition?], _ origin: String
  ) throws(ReadError) -> [SourcePosition] {
    var positions: [SourcePosition] = []
    for position in points {
      guard let position else {
        throw .position(
          ReadError.Place(file: file, part: origin), problem: "the point has no two coordinates",
          remedy: "correct it or take the feature out")
      }
      positions.append(position)
    }
    return positions
  }

  /// The boundary of the parts, whose vertices are those of the positions. One name of all is that of the line, and not of parts.
  func boundary(of vertices: [[Coordinate]]) -> Boundary {
    let areNamed = Set(parts.map(\.name)).count > 1
    return Boundary(
      parts: zip(vertices, parts).map { vertices, part in
        var part = part
        part.vertices = vertices
        if !areNamed { part.name = nil }
        return part
      })
  }

  /// How well the line is known, as its features and the points on its vertices say; nil where none does.
  var statedAccuracy: LineAccuracy? { accuracy.accuracy }

  /// What was ignored or corrected, one sentence each.
  var notes: [String] {
    var notes: [String] = []
    func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
      count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
    }
    let pointsOnVertices = accuracy.pointsOnVertices
    if pointsOnVertices > 0 {
      notes.append(
        "took the accuracy of vertices from \(counted(pointsOnVertices, "point")) that \(pointsOnVertices == 1 ? "lies" : "lie") on them"
      )
    }
    let points = points - pointsOnVertices
    if points > 0 {
      notes.append("ignored \(counted(points, "point")) (not \(points == 1 ? "a line" : "lines"))")
    }
    if openLines > 0, !outlines.isEmpty {
      let names = outlines.prefix(3).joined(separator: ", ") + (outlines.count > 3 ? " and others" : "")
      notes.append(
        "took the outline\(outlines.count == 1 ? "" : "s") of \(counted(outlines.count, "polygon")) (\(names)) as part of the line, beside \(counted(openLines, "line")); give a file with the line alone if that is not meant"
      )
    }
    if withoutGeometry > 0 {
      notes.append("ignored \(counted(withoutGeometry, "feature")) without a geometry")
    }
    if empty > 0 { notes.append("ignored \(counted(empty, "empty geometry", "empty geometries"))") }
    notes += closed.map { "\($0): closed the open ring with its first vertex" }
    return notes
  }

  /// Throws if no line was found, and says what was found instead.
  func requireLine() throws(ReadError) {
    guard parts.isEmpty else { return }
    var found: [String] = []
    if points > 0 { found.append(points == 1 ? "1 point" : "\(points) points") }
    if withoutGeometry > 0 { found.append("features without a geometry") }
    if empty > 0 { found.append("empty geometries") }
    let only = found.isEmpty ? "" : ", only \(found.joined(separator: " and "))"
    throw .geometry(
      ReadError.Place(file: file), problem: "it contains no lines\(only)",
      remedy: (pointUse == .basePoints
        ? "give a place in each row, or a Point or MultiPoint"
        : "give a LineString, MultiLineString, Polygon or MultiPolygon")
        + (points > 1 && pointUse == .ignored ? ", or join the points in their order with --join-points" : "")
        + (points > 0 && pointUse == .ignored ? ", or take them as base points with --points" : "")
    )
  }
}
