internal import Geometry
internal import TextFormats

extension AxisOrder {
  /// Which of the two numbers of a place comes first in a column of places, and why: by its name, by the brackets around the first
  /// value, or by most of the values, where the first number is beyond 90. Nil where nothing says it, so that latitude comes first.
  ///
  /// - Parameters:
  ///   - name: The name of the column.
  ///   - values: Its first values, without empty ones.
  package static func settled(
    name: String, values: some Sequence<String>
  ) -> (order: AxisOrder, reason: String, isByName: Bool)? {
    if let named = AxisOrder(columnName: name) { return (named, "by its name", true) }
    let texts = Array(values)
    if let first = texts.first, PlaceText.axis(ofForm: first) == .lonlat {
      return (.lonlat, "by the form of \(RowError.quoted(first))", false)
    }
    let readings = texts.compactMap { try? PlaceText.reading($0, axis: .lonlat) }.filter { $0.assumed != nil }
    let beyond = readings.count { abs($0.coordinate.longitude) > 90 }
    return beyond * 2 > readings.count
      ? (.lonlat, "because most of the first numbers are beyond 90", false) : nil
  }
}
