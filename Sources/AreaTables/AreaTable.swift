internal import Geodesy
internal import Geometry
package import Incidents
internal import SystemIO
package import TextFormats
internal import ZoneAnalysis
package import ZoneFiles
internal import Zones

/// Polygon features, or their parts by category, with their areas, the places in them and the sums of a raster.
package struct AreaTable {
  /// What is found of each feature.
  package struct Questions {
    /// Categories by which features are cut; nil for whole features.
    package var layer: CategoryLayer?
    /// Places that are counted; nil for none.
    package var places: IncidentInput?
    /// The column of the places that is added up; nil for none.
    package var column: String?
    /// The property of the layer that is spread over the area of its features; nil for none. The layer is read with it.
    package var spread: String?
    /// The raster that is added up; nil for none.
    package var raster: RasterFile?
    package var unit = AreaUnit.km2
    /// Whether shares and rows of totals are added.
    package var hasTotals = false

    package init() {}
  }

  /// `file`, `feature`, `role`, `zone` where there are many, `depth_from_m` and `depth_to_m` where there are rings, `category`, the area,
  /// `places`, the sum by the name of its column, that of a property that is
  /// spread as `NAME_by_area`, and `raster_sum`, as far as they are asked for.
  package private(set) var table: FigureTable
  /// Whether several categories cover the same place.
  package private(set) var overlaps = false
  /// Whether features cover the same place, which is in the rows of each, and once in totals.
  package private(set) var featuresOverlap = false
  /// By how much the sum of the rows exceeds the total of a figure, because features share areas or places; those without any left out.
  package private(set) var shared: [(name: String, excess: String)] = []
  /// Rows of the places without a readable position, or without a number to add up; the latter are counted as places, and add 0.
  package private(set) var unreadable = 0
  /// Rows of the places that are known only to a radius, and those of them that an outline is nearer to; they are counted where their
  /// points lie.
  package private(set) var known = (toRadii: 0, nearOutlines: 0)
  /// The numbers of the layer's features that were spread; nil where none are asked for.
  package private(set) var spread: SpreadNumbers?
  /// What the raster leaves out; nil where none is asked for.
  package private(set) var sums: RasterSums?

  /// A feature, or the part of one that the same categories cover.
  struct Part {
    var file: String
    var feature: PolygonFeature
    /// Whether it belongs to the totals: clip areas and sectors of zones repeat what other features have.
    var counts: Bool
    /// nil where there are no categories; none for what no category covers.
    var categories: [Int]?
    var polygons: [Polygon]
    var squareMeters: Double
    var places = 0
    var sum = 0.0
    var spread = 0.0
    var raster = 0.0
  }

  /// Measures the features of some files. A place on an outline is in the feature.
  ///
  /// - Throws: `ReadError`, also where the places have no such column; `ZoneError` for polygons without an outline, and for
  ///   categories that overlap in more than 1,000 ways.
  package init(of files: [PolygonInput], _ questions: Questions) throws {
    table = FigureTable(names: [])
    let counted = files.map { Set($0.areas.map(\.index)) }
    var parts: [Part] = []
    for (file, counted) in zip(files, counted) {
      for feature in file.features {
        parts += try Self.parts(
          of: feature, in: file.name, counts: counted.contains(feature.index), questions)
      }
    }
    overlaps = parts.contains { ($0.categories?.count ?? 0) > 1 }
    var union: [Part]?
    if questions.hasTotals || questions.spread != nil || questions.raster != nil {
      union = try Self.union(
        of: zip(files, counted).flatMap { file, counted in
          file.features.filter { counted.contains($0.index) }
        }, questions)
    }
    featuresOverlap = union != nil
    if let property = questions.spread, let layer = questions.layer {
      var numbers = SpreadNumbers(property, of: layer)
      for (file, counted) in zip(files, counted) {
        for feature in file.features {
          let range = parts.indices.filter {
            parts[$0].file == file.name && parts[$0].feature.index == feature.index
          }
          let counts = union == nil && counted.contains(feature.index)
          let found = try numbers.sums(over: feature.polygons, counts: counts)
          Self.add(found, to: &parts, range)
        }
      }
      if var whole = union {
        let found = try numbers.sums(over: whole.flatMap(\.polygons), counts: true)
        Self.add(found, to: &whole, Array(whole.indices))
        union = whole
      }
      numbers.count()
      spread = numbers
    }
    if let places = questions.places { try count(places, questions, in: files, &parts) }
    if let raster = questions.raster {
      let all = parts + (union ?? [])
      let found = try RasterSums(
        of: raster, over: all.map(\.polygons), measuring: all.map(\.squareMeters),
        telling: union == nil ? all.indices : parts.count..<all.count)
      for index in parts.indices { parts[index].raster = found.sums[index] }
      for index in parts.count..<all.count { union?[index - parts.count].raster = found.sums[index] }
      sums = found
    }
    let rows = Rows(parts, questions, union: union, again: again)
    table = rows.table
    shared = rows.shared
  }

  /// A feature as one part, or its parts by category.
  private static func parts(
    of feature: PolygonFeature, in file: String, counts: Bool, _ questions: Questions
  ) throws -> [Part] {
    guard let layer = questions.layer else {
      let area = PolygonMeasure(of: feature.polygons, edges: .planar).area
      return [
        Part(
          file: file, feature: feature, counts: counts, polygons: feature.polygons,
          squareMeters: area.squareMeters)
      ]
    }
    return try AreaByCategory(feature.polygons, by: layer.categories.map(\.polygons)).parts.map {
      Part(
        file: file, feature: feature, counts: counts, categories: $0.categories, polygons: $0.polygons,
        squareMeters: $0.area.squareMeters)
    }
  }

  /// What features cover together, as one feature; nil where they do not overlap, so that their sums are those of all.
  private static func union(of features: [PolygonFeature], _ questions: Questions) throws -> [Part]? {
    let polygons = features.flatMap(\.polygons)
    guard var all = features.first, features.count > 1, PolygonFaults.overlap(polygons) else { return nil }
    all.polygons = AreaOverlay.union(of: polygons)
    return try parts(of: all, in: "", counts: true, questions)
  }

  /// Adds what was spread over a feature to its parts.
  private static func add(
    _ found: [(categories: [Int], sum: Double)], to parts: inout [Part], _ range: [Int]
  ) {
    for (categories, sum) in found {
      let index = range.first { parts[$0].categories == categories } ?? range.first
      if let index { parts[index].spread += sum }
    }
  }

  /// What rows of the places add to features beyond the first that holds them, by their categories; totals count each row once.
  private var again: Repeated = [:]
  typealias Repeated = [[Int]: (places: Int, sum: Double)]

  private mutating func count(
    _ places: IncidentInput, _ questions: Questions, in files: [PolygonInput], _ parts: inout [Part]
  ) throws {
    let features = files.flatMap { file in file.features.map { (file.name, $0) } }
    let judges = try features.map { try Judge(polygons: $0.1.polygons) }
    let boxes = features.map { PlanarContainment($0.1.polygons).boxes }
    // Most features are far from a place, and their boxes tell it. An outline is a little wider than its numbers.
    func mayHold(_ feature: Int, _ place: Coordinate, within radius: Double = 0) -> Bool {
      // A degree of latitude has 110 km at least; beyond a pole longitudes say nothing.
      let north = radius / 110_000 + 1e-6
      let narrow = sineAndCosine(degrees: min(90, abs(place.latitude) + north)).cosine
      let east = narrow * 360 < north ? 360 : north / narrow
      return boxes[feature].contains { box in
        (box.south - north...box.north + north).contains(place.latitude)
          && [-720.0, -360, 0, 360, 720].contains {
            (box.west - east...box.east + east).contains(place.longitude + $0)
          }
      }
    }
    let covers = questions.layer?.categories.map { PlanarContainment($0.polygons) } ?? []
    // The parts of each feature, by its name and number.
    var ranges: [[Int]] = features.map { name, feature in
      parts.indices.filter { parts[$0].file == name && parts[$0].feature.index == feature.index }
    }
    let column = try questions.column.map { try places.column(named: $0) }
    var (rows, unplaced, unreadable) = (0, 0, 0)
    var found = parts
    var repeated: Repeated = [:]
    try places.forEachRow { row in
      rows += 1
      guard let reported = row.place else {
        unplaced += 1
        return
      }
      let (place, radius) = (reported.coordinate, reported.radius.meters)
      if radius > 0 {
        known.toRadii += 1
        let isNear = judges.enumerated().contains { feature, judge in
          mayHold(feature, place, within: radius) && judge.placement(of: place).distance < radius
        }
        if isNear { known.nearOutlines += 1 }
      }
      var isCounted = false
      let value = column.map { WrittenNumber.signed(row.text($0), mark: places.decimalMark) } ?? 0
      if value == nil { unreadable += 1 }
      let categories = covers.indices.filter { covers[$0].contains(place) }
      for (feature, judge) in judges.enumerated()
      where mayHold(feature, place) && judge.placement(of: place).isInZone {
        let index: Int
        if let part = Self.part(of: ranges[feature], holding: categories, found) {
          index = part
        } else {
          // On an outline, where no part has an area.
          var part = Part(
            file: features[feature].0, feature: features[feature].1, counts: false,
            categories: questions.layer == nil ? nil : [], polygons: [], squareMeters: 0)
          part.counts = ranges[feature].first.map { found[$0].counts } ?? true
          found.append(part)
          index = found.count - 1
          ranges[feature].append(index)
        }
        found[index].places += 1
        found[index].sum += value ?? 0
        guard found[index].counts else { continue }
        if isCounted {
          let before = repeated[found[index].categories ?? []] ?? (0, 0)
          repeated[found[index].categories ?? []] = (before.places + 1, before.sum + (value ?? 0))
        }
        isCounted = true
      }
    }
    if rows > 0, unplaced == rows {
      throw ReadError.format(
        file: places.name, seen: "none of its rows has a position that can be read",
        remedy:
          "give points, such as towns; of areas with people, give a point for each, or a raster with --sum-raster"
      )
    }
    self.unreadable = unreadable + unplaced
    again = repeated
    // The parts of a feature stay together.
    parts = ranges.flatMap { range in range.map { found[$0] } }
  }

  /// The part with the categories that a place is in; one on a border of several counts for the first of them that has a part.
  private static func part(of range: [Int], holding categories: [Int], _ parts: [Part]) -> Int? {
    if let part = range.first(where: { parts[$0].categories ?? categories == categories }) { return part }
    for category in categories {
      if let part = range.first(where: { parts[$0].categories == [category] }) { return part }
    }
    return range.first { parts[$0].categories == [] }
  }
}
