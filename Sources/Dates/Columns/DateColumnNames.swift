/// What the name of a column says of the dates in it.
package enum DateColumnNames {
  /// The rank of a name among those of dates: the lower the more it is the incident's own; nil for a name that is not of a
  /// date.
  ///
  /// - Parameter key: The name in lower case.
  package static func rank(of key: String) -> Int? {
    let name = plain(key)
    if let index = own.firstIndex(of: name) { return index }
    if let index = generic.firstIndex(of: name) { return genericRank + index }
    if metadata.contains(name) { return metadataRank + (metadata.firstIndex(of: name) ?? 0) }
    let words = words(of: key)
    guard !words.isDisjoint(with: DateColumnWords.dates), words.isDisjoint(with: DateColumnWords.others)
    else {
      return nil
    }
    if !words.isDisjoint(with: DateColumnWords.reports) { return metadataRank + metadata.count }
    return words.isDisjoint(with: DateColumnWords.incidents) ? namedRank : incidentRank
  }

  /// The rank of a date that is called one of an incident.
  static let incidentRank = 200
  /// The rank of a column of dates whose name speaks of an incident, and of no date.
  static let happeningRank = 250
  /// The rank of the first of the names that say no more than that it is a date.
  static let genericRank = 260
  /// The rank of a date of which the name says what is not known here.
  package static let namedRank = 300

  /// What the name of a column says of the dates in it, where it is no name of a date.
  enum Subject { case incident, report, other, unknown }

  static func subject(of key: String) -> Subject {
    let words = words(of: key)
    if metadata.contains(plain(key)) || !words.isDisjoint(with: DateColumnWords.reports) { return .report }
    if !words.isDisjoint(with: DateColumnWords.others) { return .other }
    return words.isDisjoint(with: DateColumnWords.incidents) ? .unknown : .incident
  }

  /// From this rank on a column is about the form or the report, and not about the incident.
  package static let metadataRank = 1000

  /// Whether a name is that of when a row was reported or sent.
  package static func isSubmission(_ key: String) -> Bool {
    if submissions.contains(plain(key)) { return true }
    let words = words(of: key)
    return !words.isDisjoint(with: DateColumnWords.dates) && !words.isDisjoint(with: DateColumnWords.reports)
      && words.isDisjoint(with: DateColumnWords.others.union(DateColumnWords.starts))
  }

  /// Names of the column of last days.
  package static let last = [
    "date_end", "end_date", "event_date_end", "event_end_date", "incident_end_date", "incident_date_end",
    "enddate", "date_to", "to_date",
    "date_fin", "date_de_fin", "fecha_fin", "fecha_final", "data_fim", "bitis_tarihi", "дата_окончания",
    "تاريخ_الانتهاء",
  ]

  /// Whether a name is that of last days: a word of dates and one of ends, and none of something else.
  package static func isLast(_ key: String) -> Bool {
    let words = words(of: key)
    return !words.isDisjoint(with: DateColumnWords.dates) && isOfEnd(words)
  }

  /// Whether a name is that of last days if days are in its column: of an end and nothing else (`until`, `fin`), or of the end of an
  /// incident (`incident_end`).
  static func mayBeLast(_ key: String) -> Bool {
    let words = words(of: key)
    return isOfEnd(words)
      && words.isSubset(
        of: DateColumnWords.ends.union(DateColumnWords.latests).union(DateColumnWords.incidents)
          .union(DateColumnWords.neutral).union(DateColumnWords.dates))
  }

  private static func isOfEnd(_ words: Set<String>) -> Bool {
    let ends = DateColumnWords.ends
    // ‘last contact’ is not the end of an incident, as ‘contract end’ is one.
    let isLatest =
      !words.isDisjoint(with: DateColumnWords.latests)
      && words.isSubset(
        of: DateColumnWords.latests.union(DateColumnWords.incidents).union(DateColumnWords.dates)
          .union(DateColumnWords.neutral))
    return (isLatest || !words.isDisjoint(with: ends))
      && words.isDisjoint(with: DateColumnWords.others.subtracting(ends))
      && words.isDisjoint(with: DateColumnWords.reports)
  }

  /// Whether two names are those of first and last days that need no word of dates: `from` and `to`, `von` and `bis`.
  static func isPair(_ first: String, _ last: String) -> Bool {
    [
      ("from", "to"), ("from", "until"), ("von", "bis"), ("desde", "hasta"), ("de", "a"), ("du", "au"),
      ("dal", "al"),
      ("с", "по"), ("от", "до"), ("з", "по"), ("من", "الى"), ("من", "إلى"), ("من", "حتى"), ("début", "fin"),
      ("inicio", "fin"), ("beginn", "ende"), ("başlangıç", "bitiş"), ("first", "last"),
    ].contains { $0 == (first, last) }
  }

  package static func words(of key: String) -> Set<String> { DateColumnWords.words(of: ungrouped(key)) }

  /// Whether a name says that numbers below it are hours ahead of UTC.
  package static func saysDistance(_ key: String) -> Bool {
    !words(of: key).isDisjoint(with: DateColumnWords.distances)
  }

  /// Whether a name is that of the time zones of rows, or of their distances from UTC.
  package static func isZone(_ key: String) -> Bool {
    [
      "timezone", "time_zone", "tz", "utc_offset", "utcoffset", "gmt_offset", "tz_offset", "zona_horaria",
      "fuso_horario",
      "saat_dilimi", "часовой_пояс", "المنطقة_الزمنية",
    ].contains(plain(key.lowercased()))
  }

  /// A name without the group of a form before it, with `_` for blanks and hyphens.
  package static func plain(_ key: String) -> String {
    String(ungrouped(key).map { " -.:/".contains($0) ? "_" : $0 })
  }

  /// A name without the groups of a form before it, as in `group/incident_date`; `Date/Time of event`, `AM/PM` and `Date
  /// (MM/DD/YYYY)` name no groups.
  private static func ungrouped(_ key: String) -> String {
    let parts = key.split(separator: "/")
    guard parts.count > 1, let last = parts.last, last.count > 2,
      !key.contains(where: { "()[]".contains($0) })
    else {
      return key
    }
    let isDate = parts.dropLast().contains { part in
      let words = DateColumnWords.words(of: String(part))
      return !words.isEmpty && words.isSubset(of: DateColumnWords.dates.union(DateColumnWords.starts))
    }
    return isDate ? key : String(last)
  }

  /// The incident's own date, the surest names first.
  private static let own = [
    "event_date", "eventdate", "date_start", "incident_date", "date_of_incident", "date_incident",
    "date_event",
    "date_of_event", "date_of_attack", "date_of_violation", "date_occurred", "occurred_on", "occurred_at",
    "start_date",
    "event_start_date", "date_from", "from_date", "event_datetime", "incident_datetime", "startdate",
    "incidentdate",
    "eventdatetime", "fecha_del_incidente", "fecha_inicio",
  ]

  /// Names that say no more than that it is a date.
  static let generic = [
    "date", "datetime", "date_time", "dtg", "date_time_group", "day", "datum", "tag", "jour", "dia", "día",
    "gün",
    "день", "اليوم", "fecha", "data", "дата", "التاريخ", "تاريخ", "تاریخ", "tarih",
  ]

  /// What a form or a database adds to each row.
  private static let metadata = [
    "today", "start", "begin", "submissiondate", "_submission_time", "_submission__submission_time",
    "timestamp",
    "end",
  ]

  private static let submissions: Set<String> = [
    "today", "end", "submissiondate", "_submission_time", "_submission__submission_time", "submitted",
    "submitted_at", "reported", "reported_at", "reported_on", "date_submitted", "submission_date",
    "date_exported",
    "published_at", "date_published", "publication_date",
    "created", "created_at", "report_date", "reporting_date", "date_reported", "date_of_report",
    "exported_at",
    "export_date", "date_of_export", "timestamp",
  ]
}
