internal import Geometry
internal import Incidents

/// The columns of what was read of a row that has a date: those of ``ReadingColumns``, and the date.
///
/// They are written where anything other than plain decimal degrees and ISO dates is read in a table, and by option.
enum DatedReadingColumns {
  /// The names of the columns.
  static let names = ReadingColumns.names.dropLast() + ["read_date"] + ReadingColumns.names.suffix(1)

  /// The values of a row.
  ///
  /// - Parameters:
  ///   - place: Where the row was read to be; nil where it cannot be read.
  ///   - date: The date as it was read, in ISO 8601; empty where there is none.
  ///   - forms: How place and date are written; empty ones are left out.
  static func values(
    place: Coordinate?, radius: Length?, date: String, forms: [String]
  ) -> [FindingValue] {
    [
      .number(place?.latitude ?? .nan, decimals: 9), .number(place?.longitude ?? .nan, decimals: 9),
      .number(radius.flatMap { $0.meters > 0 ? $0.meters : nil } ?? .nan, decimals: 3), .text(date),
      .text(forms.filter { !$0.isEmpty }.joined(separator: "; ")),
    ]
  }
}
