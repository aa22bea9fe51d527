/// An event table that is known by its columns.
///
/// Names differ between versions, so that a table is known by a few columns that all of its versions have.
package struct TableSchema: Sendable, Hashable {
  /// The name of the table: `UCDP GED`, `ACLED`.
  package var name: String
  /// The columns of its dates: the first day, and the last where there is one.
  package var dates: [String] = []
  /// The column that says how well the dates are known.
  package var datePrecision: String?
  /// Columns by which it is known, each group by any of its names; in lower case.
  private var signature: [[String]] = []

  private static let all = [
    TableSchema(
      name: "UCDP GED", dates: ["date_start", "date_end"], datePrecision: "date_prec",
      signature: [["where_prec"], ["date_start"], ["latitude"]]),
    TableSchema(
      name: "ACLED", dates: ["event_date"], datePrecision: "time_precision",
      signature: [["geo_precision"], ["event_date"], ["time_precision"]]),
    TableSchema(
      name: "Darwin Core", dates: ["eventdate"], signature: [["decimallatitude"], ["decimallongitude"]]),
  ]

  /// Whether the terms of its publisher forbid passing on its rows, as those of ACLED do.
  package var forbidsPassingOn: Bool { name == "ACLED" }

  /// Whether the table's codebook says which columns are its dates; forms ask for what they like.
  package var hasKnownDates: Bool { !signature.isEmpty }

  /// Names that forms of ODK and Kobo give every submission.
  private static let submission = [
    "submissiondate", "_submission_time", "_submission__submission_time", "instanceid", "meta-instanceid",
    "meta/instanceid", "key", "_uuid", "_id",
  ]

  /// The table that has these columns, or nil.
  ///
  /// - Parameter hasGeopoint: Whether its positions are in columns such as ODK and Kobo write.
  package init?(keys names: [String], hasGeopoint: Bool) {
    let keys = Set(names)
    if let known = Self.all.first(where: { $0.signature.allSatisfy { !keys.isDisjoint(with: $0) } }) {
      self = known
      dates.removeAll { !keys.contains($0) }
      if let precision = datePrecision, !keys.contains(precision) { datePrecision = nil }
    } else if hasGeopoint, !keys.isDisjoint(with: Self.submission) {
      // What the form asked comes before what it notes by itself.
      let dated = names.compactMap { key in DateColumnNames.rank(of: key).map { (rank: $0, key: key) } }
      self.init(name: "ODK or Kobo", dates: [dated.min { $0.rank < $1.rank }?.key].compactMap(\.self))
    } else {
      return nil
    }
  }

  private init(
    name: String, dates: [String] = [], datePrecision: String? = nil, signature: [[String]] = []
  ) {
    self.name = name
    self.dates = dates
    self.datePrecision = datePrecision
    self.signature = signature
  }

  /// The columns of its dates in words: `‘date_start’ to ‘date_end’, known as well as ‘date_prec’ says`.
  package var datesInWords: String {
    dates.map { "‘\($0)’" }.joined(separator: " to ")
      + (datePrecision.map { ", known as well as ‘\($0)’ says" } ?? "")
  }

  /// The note on an input that is known as this table.
  ///
  /// - Parameter dates: The note on its dates; nil where it has none.
  package func note(dates: String?) -> String {
    "table: \(name), by its columns\(dates.map { "; \($0)" } ?? "")"
  }
}
