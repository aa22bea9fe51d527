internal import Geometry
internal import Incidents

/// The columns that say what was read in a row, so that every reading can be checked.
///
/// They are written where anything other than plain decimal degrees and ISO dates is read in a table, and by option.
enum ReadColumns {
  /// The names of the columns.
  static let names = ["read_latitude", "read_longitude", "read_accuracy_m", "read_date", "read_as"]

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
