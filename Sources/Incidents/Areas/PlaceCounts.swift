internal import Geometry
package import TextFormats
package import ZoneFiles
internal import Zones

/// How many places of a table lie in each polygon feature, and what a column of theirs adds up to.
package struct PlaceCounts {
  /// A row for each feature: `file`, `feature`, `role`, `places`, and the sum by the name of its column.
  package private(set) var table: FigureTable
  /// Rows without a readable position, or without a number to add up; the latter are counted as places, and add 0.
  package private(set) var unreadable = 0

  /// Counts the places of an input in the features of some files. A place on an outline is in the feature.
  ///
  /// - Parameter column: The column that is added up; nil for none.
  /// - Throws: `ReadError`, also where there is no such column; `ZoneError` for polygons without an outline.
  package init(of places: IncidentInput, in files: [PolygonInput], summing column: String?) throws {
    let features = files.flatMap { file in file.features.map { (file.name, $0) } }
    let judges = try features.map { try Judge(polygons: $0.1.polygons) }
    var counts = Array(repeating: 0, count: features.count)
    var sums = Array(repeating: 0.0, count: features.count)
    var unreadable = 0
    let index = try column.map { try places.column(named: $0) }
    try places.forEachRow { row in
      guard let place = row.place?.coordinate else {
        unreadable += 1
        return
      }
      let value = index.map { Double(row.text($0)).flatMap { $0.isFinite ? $0 : nil } } ?? 0
      if value == nil { unreadable += 1 }
      for (feature, judge) in judges.enumerated() where judge.placement(of: place).isInZone {
        counts[feature] += 1
        sums[feature] += value ?? 0
      }
    }
    self.unreadable = unreadable
    table = FigureTable(names: ["file", "feature", "role", "places"] + [column].compactMap(\.self))
    for (index, (file, feature)) in features.enumerated() {
      table.rows.append(
        [.text(file), .count(feature.index), .text(feature.role ?? ""), .count(counts[index])]
          + (column == nil ? [] : [.number(sums[index], decimals: 0)]))
    }
  }
}
