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
  /// Whether features cover the same place, which totals of areas and rasters count for each.
  package private(set) var featuresOverlap = false
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
  private struct Part {
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
    var parts: [Part] = []
    let counted = files.map { Set($0.areas.map(\.index)) }
    for (file, counted) in zip(files, counted) {
      for feature in file.features {
        let counts = counted.contains(feature.index)
        if let layer = questions.layer {
          for part in try AreaByCategory(feature.polygons, by: layer.categories.map(\.polygons)).parts {
            if part.categories.count > 1 { overlaps = true }
            parts.append(
              Part(
                file: file.name, feature: feature, counts: counts, categories: part.categories,
                polygons: part.polygons, squareMeters: part.area.squareMeters))
          }
        } else {
          parts.append(
            Part(
              file: file.name, feature: feature, counts: counts, polygons: feature.polygons,
              squareMeters: PolygonMeasure(of: feature.polygons, edges: .planar).area.squareMeters))
        }
      }
    }
    if let property = questions.spread, let layer = questions.layer {
      var numbers = SpreadNumbers(property, of: layer)
      for (file, counted) in zip(files, counted) {
        for feature in file.features {
          let range = parts.indices.filter {
            parts[$0].file == file.name && parts[$0].feature.index == feature.index
          }
          for found in try numbers.sums(over: feature.polygons, counts: counted.contains(feature.index)) {
            let index = range.first { parts[$0].categories == found.categories } ?? range.first
            if let index { parts[index].spread += found.sum }
          }
        }
      }
      numbers.count()
      spread = numbers
    }
    if let places = questions.places { try count(places, questions, in: files, &parts) }
    if let raster = questions.raster {
      let found = try RasterSums(
        of: raster, over: parts.map(\.polygons), measuring: parts.map(\.squareMeters))
      for (index, sum) in found.sums.enumerated() { parts[index].raster = sum }
      sums = found
    }
    if questions.hasTotals {
      let shapes = questions.layer == nil ? parts : parts.filter { $0.categories?.count ?? 0 < 2 }
      featuresOverlap = PolygonFeature.overlap(shapes.filter(\.counts).flatMap(\.polygons))
    }
    table = Self.table(parts, questions, again: again)
  }

  /// What rows of the places add to features beyond the first that holds them, by their categories; totals count each row once.
  private var again: [[Int]: (places: Int, sum: Double)] = [:]

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
    var repeated: [[Int]: (places: Int, sum: Double)] = [:]
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

  private static func table(
    _ parts: [Part], _ questions: Questions, again: [[Int]: (places: Int, sum: Double)]
  ) -> FigureTable {
    let hasZones = parts.contains { $0.feature.zone != nil }
    let hasRings = parts.contains { $0.feature.role == "ring" && $0.feature.depths != nil }
    // A count of places alone has no area, as ever.
    let hasArea =
      questions.layer != nil || questions.places == nil || questions.raster != nil || questions.hasTotals
    let measures = measures(questions, hasArea: hasArea)
    var names = ["file", "feature", "role"] + (hasZones ? ["zone"] : [])
    if hasRings { names += ["depth_from_m", "depth_to_m"] }
    if questions.layer != nil { names.append("category") }
    names += measures.map(\.name)
    if questions.hasTotals { names += measures.map { "\($0.name)_share" } }
    var table = FigureTable(names: names)
    func add(_ part: Part, called file: String? = nil, whole: [Double]) {
      var cells: [FigureTable.Cell] = [
        .text(file ?? part.file), file == nil ? .count(part.feature.index) : .text(""),
        .text(file == nil ? part.feature.role ?? "" : ""),
      ]
      if hasZones { cells.append(.text(file == nil ? part.feature.zone ?? "" : "")) }
      if hasRings {
        let depths = file == nil && part.feature.role == "ring" ? part.feature.depths : nil
        cells += [depths?.lowerBound, depths?.upperBound].map {
          $0.map { .number($0, decimals: 0) } ?? .text("")
        }
      }
      if let layer = questions.layer {
        let names = part.categories?.map { layer.categories[$0].name }
        cells.append(
          .text(names.map { $0.isEmpty ? "(none)" : $0.joined(separator: " + ") } ?? ""))
      }
      cells += measures.map { $0.cell(part) }
      if questions.hasTotals {
        cells += zip(measures, whole).map { .number($1 == 0 ? 0 : $0.value(part) / $1, decimals: 4) }
      }
      table.rows.append(cells)
    }
    func sum(_ parts: [Part]) -> [Double] {
      measures.map { measure in parts.reduce(0) { $0 + measure.value($1) } }
    }
    let counted = parts.filter(\.counts)
    var all: [Double] = []
    if let part = counted.first {
      let whole = Self.total(counted, like: part, nil, again: again)
      all = measures.map { $0.value(whole) }
    }
    for part in parts {
      let feature = parts.filter { $0.file == part.file && $0.feature.index == part.feature.index }
      add(part, whole: questions.layer == nil ? all : sum(feature))
    }
    guard questions.hasTotals, var total = counted.first else { return table }
    if questions.layer != nil {
      var seen: [[Int]] = []
      for categories in counted.compactMap(\.categories) where !seen.contains(categories) {
        seen.append(categories)
      }
      for categories in seen.sorted(by: {
        $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
      }) {
        add(
          Self.total(counted.filter { $0.categories == categories }, like: total, categories, again: again),
          called: "total", whole: all)
      }
    }
    total = Self.total(counted, like: total, nil, again: again)
    add(total, called: "total", whole: all)
    return table
  }

  private static func total(
    _ parts: [Part], like part: Part, _ categories: [Int]?, again: [[Int]: (places: Int, sum: Double)]
  ) -> Part {
    let more = again.filter { categories == nil || $0.key == categories }.values
    var total = part
    total.categories = categories
    total.squareMeters = parts.reduce(0) { $0 + $1.squareMeters }
    total.places = parts.reduce(0) { $0 + $1.places } - more.reduce(0) { $0 + $1.places }
    total.sum = parts.reduce(0) { $0 + $1.sum } - more.reduce(0) { $0 + $1.sum }
    total.spread = parts.reduce(0) { $0 + $1.spread }
    total.raster = parts.reduce(0) { $0 + $1.raster }
    return total
  }

  /// A figure of a part.
  private struct Measure {
    var name: String
    var value: (Part) -> Double
    var cell: (Part) -> FigureTable.Cell
  }

  private static func measures(_ questions: Questions, hasArea: Bool) -> [Measure] {
    let unit = questions.unit
    var measures: [Measure] = []
    if hasArea {
      measures.append(
        Measure(
          name: "area_\(unit.rawValue)", value: \.squareMeters,
          cell: { .number($0.squareMeters / unit.squareMeters, decimals: 3) }))
    }
    if questions.places != nil {
      measures.append(Measure(name: "places", value: { Double($0.places) }, cell: { .count($0.places) }))
      if let column = questions.column {
        // No two columns have one name.
        let taken = ["file", "feature", "role", "zone", "category", "raster_sum"] + measures.map(\.name)
        let name = taken.contains(column) ? "sum_\(column)" : column
        measures.append(Measure(name: name, value: \.sum, cell: { .number($0.sum, decimals: 0) }))
      }
    }
    if let property = questions.spread {
      measures.append(
        Measure(name: "\(property)_by_area", value: \.spread, cell: { .number($0.spread, decimals: 0) }))
    }
    if questions.raster != nil {
      measures.append(Measure(name: "raster_sum", value: \.raster, cell: { .number($0.raster, decimals: 3) }))
    }
    return measures
  }
}
