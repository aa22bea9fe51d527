internal import Places
internal import SystemIO
internal import TextFormats

extension IncidentColumns {
  /// How adjectives for the south and the west begin.
  private static let negativeWords = [
    "westlich", "südlich", "suedlich", "западн", "южн", "західн", "південн", "occidental", "meridional",
  ]

  /// Refuses a column of positive numbers whose name says that they are of the south or west: `Longitud W`.
  static func refuseNegative(
    _ column: Int?, isLatitude: Bool, isGiven: Bool = false, _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) throws(ReadError) {
    guard let column else { return }
    let words = finder.keys[column].split { !$0.isLetter }.map(String.init)
    // ‘lonW’, ‘latS’: a letter after the word.
    let stem = finder.names[column].filter(\.isLetter)
    let hasLetter =
      stem.last.map { $0 == (isLatitude ? "S" : "W") } == true && stem.dropLast().last?.isLowercase == true
    let isNegative =
      hasLetter
      || words.contains { word in
        (words.count > 1 || isGiven) && Hemisphere(word, isLatitude: isLatitude) == .negative
          || Self.negativeWords.contains { word.hasPrefix($0) }
      }
    let numbers = sample.compactMap { FieldText.number($0.stated(column)) }
    guard isNegative, !numbers.isEmpty, numbers.allSatisfy({ $0 >= 0 }) else { return }
    let name = RowError.quoted(finder.names[column])
    throw .format(
      file: finder.file,
      seen: "the column \(name) names the \(isLatitude ? "south" : "west"), and its numbers have no minus",
      remedy: "write them with a minus, or with the letter after each number")
  }

  /// Refuses a table of eastings and northings whose rows are in several zones, as a column of theirs says.
  static func refuseSeveralZones(_ finder: ColumnFinder, _ sample: [IncidentRow]) throws(ReadError) {
    let names = ["utm_zone", "utmzone", "zone", "grid_zone", "epsg", "srid", "crs", "huso"]
    for (index, key) in finder.keys.enumerated() where names.contains(key) {
      let values = Set(sample.map { $0.stated(index) }.filter { $0.contains(where: \.isNumber) })
      guard values.count > 1 else { continue }
      throw .format(
        file: finder.file,
        seen:
          "the column \(RowError.quoted(finder.names[index])) names several zones: \(values.sorted().prefix(3).joined(separator: ", "))",
        remedy: "split the table by it, and judge each part with its own --crs")
    }
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
