internal import Geodesy
internal import Geometry
internal import TextFormats
internal import ZoneFiles

extension AreaTable {
  /// The rows of a table, and the rows of its totals.
  struct Rows {
    private let questions: Questions
    private let measures: [Measure]
    /// The parts that belong to totals.
    private let counted: [Part]
    /// What these cover together, where they overlap; nil where their sums are those of all.
    private let union: [Part]?
    private let again: Repeated
    private let hasZones: Bool
    private let hasRings: Bool
    private(set) var table: FigureTable
    /// By how much the sum of the rows exceeds the total of a figure.
    private(set) var shared: [(name: String, excess: String)] = []

    /// - Parameters:
    ///   - union: What the parts that count cover together, by category; nil where they do not overlap.
    ///   - again: What places add to features beyond the first.
    init(_ parts: [Part], _ questions: Questions, union: [Part]?, again: Repeated) {
      // A count of places alone has no area, as ever.
      let hasArea =
        questions.layer != nil || questions.places == nil || questions.raster != nil || questions.hasTotals
      self.questions = questions
      (counted, self.union, self.again) = (parts.filter(\.counts), union, again)
      measures = AreaTable.measures(questions, hasArea: hasArea)
      hasZones = parts.contains { $0.feature.zone != nil }
      hasRings = parts.contains { $0.feature.role == "ring" && $0.feature.depths != nil }
      var names = ["file", "feature", "role"] + (hasZones ? ["zone"] : [])
      if hasRings { names += ["depth_from_m", "depth_to_m"] }
      if questions.layer != nil { names.append("category") }
      names += measures.map(\.name)
      if questions.hasTotals { names += measures.map { "\($0.name)_share" } }
      table = FigureTable(names: names)
      guard let total = self.total(of: nil) else {
        for part in parts { add(part, whole: measures.map { _ in 0 }) }
        return
      }
      let all = measures.map { $0.value(total) }
      for part in parts {
        let whole =
          questions.layer == nil
          ? all : sums(parts.filter { $0.file == part.file && $0.feature.index == part.feature.index })
        add(part, whole: whole)
      }
      note(sums(counted), beyond: all, total)
      guard questions.hasTotals else { return }
      for categories in categories { self.total(of: categories).map { add($0, called: "total", whole: all) } }
      add(total, called: "total", whole: all)
    }

    /// The combinations of categories that totals are made of, those of fewer first; none without categories.
    private var categories: [[Int]] {
      Set((counted + (union ?? [])).compactMap(\.categories)).sorted {
        $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1)
      }
    }

    private func sums(_ parts: [Part]) -> [Double] {
      measures.map { measure in parts.reduce(0) { $0 + measure.value($1) } }
    }

    /// What all features have together of some categories, or for nil of all: what several of them share counts once.
    private func total(of categories: [Int]?) -> Part? {
      guard var total = counted.first else { return nil }
      func chosen(_ parts: [Part]) -> [Part] {
        parts.filter { categories == nil || $0.categories == categories }
      }
      let parts = chosen(counted)
      let areas = chosen(union ?? counted)
      let more = again.filter { categories == nil || $0.key == categories }.values
      total.categories = categories
      total.squareMeters = areas.reduce(0) { $0 + $1.squareMeters }
      total.spread = areas.reduce(0) { $0 + $1.spread }
      total.raster = areas.reduce(0) { $0 + $1.raster }
      total.places = parts.reduce(0) { $0 + $1.places } - more.reduce(0) { $0 + $1.places }
      total.sum = parts.reduce(0) { $0 + $1.sum } - more.reduce(0) { $0 + $1.sum }
      return total
    }

    /// Notes what adding up the rows counts more than once.
    private mutating func note(_ sums: [Double], beyond all: [Double], _ total: Part) {
      for ((measure, sum), whole) in zip(zip(measures, sums), all) {
        switch measure.cell(total) {
        case .number(let number, let decimals):
          // In the unit of the column; what rounding of coordinates leaves is nothing.
          let excess = whole == 0 ? 0 : number * ((sum - whole) / whole)
          guard abs(sum - whole) > abs(whole) * 1e-9 else { continue }
          shared.append((measure.name, excess.grouped(decimals)))
        case .count:
          if sum != whole { shared.append((measure.name, (sum - whole).grouped(0))) }
        case .text: break
        }
      }
    }

    private mutating func add(_ part: Part, called file: String? = nil, whole: [Double]) {
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
        cells.append(.text(names.map { $0.isEmpty ? "(none)" : $0.joined(separator: " + ") } ?? ""))
      }
      cells += measures.map { $0.cell(part) }
      if questions.hasTotals {
        cells += zip(measures, whole).map { .number($1 == 0 ? 0 : $0.value(part) / $1, decimals: 4) }
      }
      table.rows.append(cells)
    }
  }

  /// A figure of a part.
  struct Measure {
    var name: String
    var value: (Part) -> Double
    var cell: (Part) -> FigureTable.Cell
  }

  static func measures(_ questions: Questions, hasArea: Bool) -> [Measure] {
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
