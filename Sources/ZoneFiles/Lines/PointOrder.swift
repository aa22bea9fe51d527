internal import SystemIO
internal import TextFormats

extension SourceDocument {
  /// The document with its single points in the order in which they make a line: that of a property such as `order`, if all of
  /// them have a whole number there and no two the same. A property such as `part` separates them into lines, as a column does in
  /// a table of vertices.
  ///
  /// - Throws: ``ReadError/geometry(_:problem:remedy:)`` for a part that comes a second time.
  func orderingPoints(file: String) throws(ReadError) -> SourceDocument {
    let single = features.indices.filter { index in
      if case .points(let points)? = features[index].geometry { points.count == 1 } else { false }
    }
    guard single.count > 1 else { return self }
    func property(_ index: Int, _ names: [String]) -> [String: JSONValue] {
      var found: [String: JSONValue] = [:]
      guard let members = features[index].members, members.kind == .object else { return found }
      for member in members.members where names.contains(member.name.lowercased()) && !member.value.isNull {
        found[member.name.lowercased()] = member.value
      }
      return found
    }
    let parts = single.map { property($0, VertexColumns.partNames) }
    let numbers = single.map { property($0, VertexColumns.orderNames) }
    // As in a table: where each point has a value of its own, the property counts or names the points.
    let partNames = VertexColumns.partNames.filter { name in parts.contains { $0[name] != nil } }
    var keys = parts.map { part in partNames.map { part[$0]?.cellText ?? "" } }
    if Set(keys).count == keys.count { keys = keys.map { _ in [] } }
    var document = self
    var groups: [(key: [String], members: [Int])] = []
    for (place, key) in keys.enumerated() {
      if groups.last?.key == key {
        groups[groups.count - 1].members.append(place)
        continue
      }
      if groups.contains(where: { $0.key == key }) {
        throw .geometry(
          ReadError.Place(file: file, part: features[single[place]].origin),
          problem: "its part \(key.map { "‘\($0)’" }.joined(separator: ", ")) ended before",
          remedy: "sort the points by their parts")
      }
      groups.append((key, [place]))
    }
    if groups.count > 1 {
      document.notes.append(
        "separated \(groups.count) parts by the propert\(partNames.count == 1 ? "y" : "ies") "
          + partNames.map { "‘\($0)’" }.joined(separator: ", "))
    }
    for index in groups.indices {
      let members = groups[index].members
      for name in VertexColumns.orderNames {
        let values = members.compactMap { place in
          numbers[place][name].flatMap { VertexTable.wholeNumber($0.cellText) }
        }
        guard values.count == members.count, Set(values).count == values.count else { continue }
        guard zip(values, values.dropFirst()).contains(where: { $0 > $1 }) else { break }
        groups[index].members = zip(values, members).sorted { $0.0 < $1.0 }.map(\.1)
        let note = "ordered points by their property ‘\(name)’"
        if !document.notes.contains(note) { document.notes.append(note) }
        break
      }
    }
    // The slots of the single points, filled in the order of the lines.
    for (slot, place) in zip(single, groups.flatMap(\.members)) {
      document.features[slot] = features[single[place]]
      document.features[slot].lineKey = keys[place]
    }
    return document
  }
}
