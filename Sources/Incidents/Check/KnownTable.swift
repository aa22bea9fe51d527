/// An event table that is known by its columns.
///
/// Names differ between versions, so that a table is known by a few columns that all of its versions have.
struct KnownTable: Equatable {
  /// What people call it.
  var name: String
  /// The columns of its dates: the first day, and the last where there is one.
  var dates: [String] = []
  /// The column that says how well the dates are known.
  var datePrecision: String?
  /// Columns by which it is known, each group by any of its names; in lower case.
  var signature: [[String]] = []

  static let all = [
    KnownTable(
      name: "UCDP GED", dates: ["date_start", "date_end"], datePrecision: "date_prec",
      signature: [["where_prec"], ["date_start"], ["latitude"]]),
    KnownTable(
      name: "ACLED", dates: ["event_date"], datePrecision: "time_precision",
      signature: [["geo_precision"], ["event_date"], ["time_precision"]]),
    KnownTable(
      name: "Darwin Core", dates: ["eventdate"], signature: [["decimallatitude"], ["decimallongitude"]]),
  ]

  /// Names that forms of ODK and Kobo give every submission.
  private static let submission = [
    "submissiondate", "_submission_time", "_submission__submission_time", "instanceid", "meta-instanceid",
    "meta/instanceid", "key", "_uuid", "_id",
  ]

  /// The table that has these columns, or nil.
  ///
  /// - Parameter hasGeopoint: Whether its positions are in columns such as ODK and Kobo write.
  init?(keys: [String], hasGeopoint: Bool) {
    let keys = Set(keys)
    if let known = Self.all.first(where: { $0.signature.allSatisfy { !keys.isDisjoint(with: $0) } }) {
      self = known
      dates.removeAll { !keys.contains($0) }
      if let precision = datePrecision, !keys.contains(precision) { datePrecision = nil }
    } else if hasGeopoint, !keys.isDisjoint(with: Self.submission) {
      let date = ["today", "start", "submissiondate", "_submission_time"].first(where: keys.contains)
      self.init(name: "ODK or Kobo", dates: date.map { [$0] } ?? [])
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
}
