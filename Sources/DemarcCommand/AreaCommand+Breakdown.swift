import Geometry
internal import Incidents
internal import SystemIO
internal import Topology
internal import ZoneAnalysis
internal import ZoneFiles
import Zones
internal import ZoneAnalysis

/// What covers areas, and what lies in them.
extension AreaCommand {
  func breakdown() throws {
    if (by == nil) != (key == nil) { throw Failure.Usage("--by and --key belong together; give both") }
    if sum != nil, places == nil {
      throw Failure.Usage("--sum is a column of --places; give the table as well")
    }
    if by != nil, places != nil {
      throw Failure.Usage("--by and --places are two questions; ask one at a time")
    }
    let others = [by, places].compactMap(\.self)
    if (files + others).filter({ $0 == "-" }).count > 1 {
      throw Failure.Usage("only one input can be standard input; name files for the others")
    }
    let output = try OutputFile(output, inputs: files + others)
    let features = try files.flatMap { file in
      let input = try PolygonReader(crs: crs).read(file)
      for note in input.notes { Failure.say("\(input.name): \(note)") }
      return input.features.map { (input.name, $0) }
    }
    var table: BreakdownTable
    if let by, let key {
      table = try covered(features, by: CategoryLayer(path: by, key: key))
    } else {
      table = try counted(features, places: places ?? "")
    }
    switch format {
    case .table: try output.write(table.text)
    case .csv: try output.write(table.csv)
    case .json: try output.write(table.json)
    }
    try output.commit()
  }

  private func covered(_ features: [(String, PolygonFeature)], by layer: CategoryLayer) throws
    -> BreakdownTable
  {
    for note in layer.notes { Failure.say("\(layer.name): \(note)") }
    var table = BreakdownTable(names: ["file", "feature", "role", "category", "area_\(unit.rawValue)"])
    var overlap = Area(squareMeters: 0)
    for (file, feature) in features {
      let parts = try AreaByCategory(feature.polygons, by: layer.categories.map(\.polygons)).parts
      for part in parts {
        let names = part.categories.map { layer.categories[$0].name }
        if names.count > 1 { overlap.squareMeters += part.area.squareMeters }
        table.rows.append([
          .text(file), .count(feature.index), .text(feature.role ?? ""),
          .text(names.isEmpty ? "(none)" : names.joined(separator: " + ")),
          .number(part.area.squareMeters / unit.squareMeters, decimals: 3),
        ])
      }
    }
    if overlap.squareMeters > 0 {
      Failure.say(
        "warning: \(layer.name): categories overlap; what several cover is in rows of their own, as ‘A + B’")
    }
    return table
  }

  private func counted(_ features: [(String, PolygonFeature)], places: String) throws -> BreakdownTable {
    let judges = try features.map { try Judge(polygons: $0.1.polygons) }
    var counts = Array(repeating: 0, count: features.count)
    var sums = Array(repeating: 0.0, count: features.count)
    var unread = 0
    let input = try IncidentInput(InputStream(places), options: IncidentOptions(accuracy: .off))
    let column = try sum.map { try input.column(named: $0) }
    try input.forEachRow { row in
      guard let place = row.place?.coordinate else {
        unread += 1
        return
      }
      let value = column.map { Double(row.text($0)) } ?? 0
      if value == nil { unread += 1 }
      for (index, judge) in judges.enumerated() where judge.placement(of: place).isInZone {
        counts[index] += 1
        sums[index] += value ?? 0
      }
    }
    if unread > 0 {
      Failure.say("warning: \(places): \(unread) rows have no position or no number; the latter count as 0")
    }
    var result = BreakdownTable(names: ["file", "feature", "role", "places"] + (sum.map { [$0] } ?? []))
    for (index, (file, feature)) in features.enumerated() {
      result.rows.append(
        [.text(file), .count(feature.index), .text(feature.role ?? ""), .count(counts[index])]
          + (sum == nil ? [] : [.number(sums[index], decimals: 0)]))
    }
    return result
  }
}
