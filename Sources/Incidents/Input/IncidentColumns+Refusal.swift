internal import Places
internal import SystemIO
internal import TextFormats

extension IncidentColumns {
  /// Refuses a column of positive numbers whose name says that they are of the south or west: `Longitud W`.
  static func refuseNegative(
    _ column: Int?, isLatitude: Bool, _ finder: ColumnFinder, _ sample: [IncidentRow]
  ) throws(ReadError) {
    guard let column else { return }
    let words = finder.keys[column].split { !$0.isLetter }.map(String.init)
    let isNegative = words.count > 1 && words.contains { Hemisphere($0, isLatitude: isLatitude) == .negative }
    let numbers = sample.compactMap { FieldText.number($0.stated(column)) }
    guard isNegative, !numbers.isEmpty, numbers.allSatisfy({ $0 >= 0 }) else { return }
    let name = RowError.quoted(finder.names[column])
    throw .format(
      file: finder.file,
      seen: "the column \(name) names the \(isLatitude ? "south" : "west"), and its numbers have no minus",
      remedy: "write them with a minus, or with the letter after each number")
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
