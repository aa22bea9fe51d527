internal import Places
internal import SystemIO
internal import TextFormats

extension IncidentColumns {
  /// Refuses a column of positive numbers whose name says that they are of the south or west: `Longitud W`.
  static func refuseNegative(
    _ column: Int?, isLatitude: Bool, isGiven: Bool = false, _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) throws(ReadError) {
    guard let column else { return }
    let numbers = sample.compactMap { FieldText.number($0.stated(column)) }
    guard !numbers.isEmpty, numbers.allSatisfy({ $0 >= 0 }),
      Hemisphere.isNegative(byName: finder.names[column], isLatitude: isLatitude, isGiven: isGiven)
    else { return }
    let name = RowError.quoted(finder.names[column])
    throw .format(
      file: finder.file,
      seen: "the column \(name) names the \(isLatitude ? "south" : "west"), and its numbers have no minus",
      remedy: "write them with a minus, or with the letter after each number")
  }

  /// Finds the column that says in which system the position of each row is; where none can be compared with that in which they
  /// are read, a table of several zones is refused.
  mutating func settleSystemColumn(_ system: PositionSystem, file: String, _ sample: [IncidentRow])
    throws(ReadError)
  {
    func values(_ column: Int) -> [String] { sample.map { $0.stated(column) }.filter { !$0.isEmpty } }
    systemColumn = SystemColumn(among: keys, system: system.name, values: values)
    if systemColumn == nil, !system.isGeographic, system.name.lowercased().hasPrefix("epsg:") {
      strayZones = keys.firstIndex { $0 == "zone" }.flatMap { index in
        let zones = values(index)
        return !zones.isEmpty && zones.allSatisfy { Int($0).map { (1...60).contains($0) } ?? false }
          ? index : nil
      }
    }
    guard systemColumn == nil, !system.isGeographic else { return }
    for index in keys.indices where SystemColumn.isNamed(keys[index]) {
      let zones = Set(values(index).filter { $0.contains(where: \.isNumber) })
      guard zones.count > 1 else { continue }
      throw .format(
        file: file,
        seen:
          "the column \(RowError.quoted(names[index])) names several zones: \(zones.sorted().prefix(3).joined(separator: ", "))",
        remedy: "split the table by it, and judge each part with its own --crs")
    }
  }

  /// Refuses a row that says of its position that it is in another system.
  ///
  /// - Throws: ``RowError``.
  func requireItsSystem(_ row: IncidentRow) throws(RowError) {
    guard let column = systemColumn, column.disagrees(row.stated(column.index)) else { return }
    throw RowError(
      "the position is in another system than --crs says",
      reason:
        "\(RowError.quoted(row.stated(column.index))) in ‘\(names[column.index])’ is another system than that of --crs; judge such rows with their own",
      field: column.index)
  }

  /// Refuses numbers without a unit in a column of radii whose name says another unit than metres: `accuracy_km`.
  static func refuseOtherUnit(
    _ column: Int, _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) throws(ReadError) {
    let words = finder.keys[column].split { !$0.isLetter }.map(String.init)
    guard words.count > 1, let last = words.last, let meters = LengthWords.meters(in: last), meters != 1,
      sample.contains(where: { FieldText.number($0.stated(column)).map { $0 > 0 } == true })
    else { return }
    throw .format(
      file: finder.file,
      seen: "the column \(RowError.quoted(finder.names[column])) names another unit than metres",
      remedy: "write its values with their unit, as in 5 \(last), or in metres under another name")
  }
}
