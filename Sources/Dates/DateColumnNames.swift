/// What the name of a column says of the dates in it.
package enum DateColumnNames {
  /// The rank of a name among those of dates: the lower the more it is the incident's own; nil for a name that is not of a
  /// date.
  ///
  /// - Parameter key: The name in lower case.
  package static func rank(of key: String) -> Int? {
    let name = plain(key)
    if let index = own.firstIndex(of: name) { return index }
    if metadata.contains(name) { return metadataRank + (metadata.firstIndex(of: name) ?? 0) }
    let words = Set(name.split { !$0.isLetter }.map(String.init))
    guard !words.isDisjoint(with: dateWords), words.isDisjoint(with: otherWords) else { return nil }
    if !words.isDisjoint(with: reportWords) { return metadataRank + metadata.count }
    return words.isDisjoint(with: incidentWords) ? 300 : 200
  }

  /// From this rank on a column is about the form or the report, and not about the incident.
  package static let metadataRank = 1000

  /// Whether a name is that of when a row was reported or sent.
  package static func isSubmission(_ key: String) -> Bool { submissions.contains(plain(key)) }

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
    return !words.isDisjoint(with: dateWords) && !words.isDisjoint(with: endWords)
      && words.isDisjoint(with: otherWords.subtracting(endWords)) && words.isDisjoint(with: reportWords)
  }

  private static let endWords: Set<String> = [
    "end", "until", "fin", "final", "fim", "bis", "ende", "bitiş", "bitis", "окончания", "конца", "النهاية",
    "الانتهاء",
  ]

  /// Whether a name says that times are those of UTC; one with a distance from it, such as `UTC+3`, does not.
  package static func isUTC(_ key: String) -> Bool {
    !key.contains(where: \.isNumber) && !words(of: key).isDisjoint(with: ["utc", "gmt", "zulu"])
  }

  /// Whether a name is that of the time zones of rows, or of their distances from UTC.
  package static func isZone(_ key: String) -> Bool {
    ["timezone", "time_zone", "tz", "utc_offset", "utcoffset", "gmt_offset", "tz_offset"]
      .contains(plain(key.lowercased()))
  }

  private static func words(of key: String) -> Set<String> {
    Set(plain(key.lowercased()).split { !$0.isLetter }.map(String.init))
  }

  /// Names of the columns of year, month and day.
  package static let parts: [(year: String, month: String, day: String)] = [
    ("year", "month", "day"), ("iyear", "imonth", "iday"), ("event_year", "event_month", "event_day"),
    ("annee", "mois", "jour"), ("année", "mois", "jour"), ("ano", "mes", "dia"), ("año", "mes", "dia"),
    ("año", "mes", "día"), ("ano", "mês", "dia"), ("jahr", "monat", "tag"), ("yıl", "ay", "gün"),
    ("yil", "ay", "gun"),
    ("год", "месяц", "день"), ("السنة", "الشهر", "اليوم"),
  ]

  /// The columns of year, month and perhaps day among some names as ``plain(_:)`` gives them, also with one word more in
  /// each: `incident_year`, `incident_month`. Nil where year or month is missing.
  package static func parts(among names: [String]) -> (year: Int, month: Int, day: Int?)? {
    func columns(_ year: String, _ month: String, _ day: String) -> (year: Int, month: Int, day: Int?)? {
      guard let year = names.firstIndex(of: year), let month = names.firstIndex(of: month) else { return nil }
      return (year, month, names.firstIndex(of: day))
    }
    for part in parts {
      if let found = columns(part.year, part.month, part.day) { return found }
    }
    for name in names {
      for part in parts {
        if name.hasSuffix("_" + part.year) {
          let stem = String(name.dropLast(part.year.count))
          if isOfIncident(stem), let found = columns(name, stem + part.month, stem + part.day) {
            return found
          }
        } else if name.hasPrefix(part.year + "_") {
          let stem = String(name.dropFirst(part.year.count))
          if isOfIncident(stem), let found = columns(name, part.month + stem, part.day + stem) {
            return found
          }
        }
      }
    }
    return nil
  }

  private static func isOfIncident(_ stem: String) -> Bool {
    let words = Set(stem.split { !$0.isLetter }.map(String.init))
    return words.subtracting(["of", "the"]).isSubset(of: incidentWords.union(dateWords))
  }

  /// Whether a name as ``plain(_:)`` gives it is that of times of day.
  package static func isTime(_ name: String) -> Bool {
    let words = name.split { !$0.isLetter }.map(String.init)
    return words.contains { timeWords.contains($0) } && words.allSatisfy { !reportWords.contains($0) }
  }

  private static let timeWords: Set<String> = [
    "time", "eventtime", "timeofday", "زمان", "hour", "heure", "hora", "uhrzeit", "zeit", "время", "час",
    "الوقت", "الساعة", "saat", "saati",
  ]

  /// A name without the group of a form before it, with `_` for blanks and hyphens.
  package static func plain(_ key: String) -> String {
    let name = key.split(separator: "/").last.map(String.init) ?? key
    return String(name.map { $0 == " " || $0 == "-" || $0 == "." || $0 == ":" ? "_" : $0 })
  }

  /// The incident's own date, the surest names first.
  private static let own = [
    "event_date", "eventdate", "date_start", "incident_date", "date_of_incident", "date_incident",
    "date_event",
    "date_of_event", "date_of_attack", "date_of_violation", "date_occurred", "occurred_on", "occurred_at",
    "start_date",
    "event_start_date", "date_from", "from_date", "date", "event_datetime", "incident_datetime", "datetime",
    "date_time", "day", "startdate", "incidentdate", "eventdatetime",
    "datum", "tag", "jour", "dia", "día", "gün", "день", "اليوم", "fecha",
    "fecha_del_incidente", "fecha_inicio", "data", "дата", "التاريخ", "تاريخ", "تاریخ", "tarih",
  ]

  /// What a form or a database adds to each row.
  private static let metadata = [
    "today", "start", "begin", "submissiondate", "_submission_time", "_submission__submission_time",
    "timestamp",
    "end",
  ]

  private static let submissions: Set<String> = [
    "today", "end", "submissiondate", "_submission_time", "_submission__submission_time", "submitted",
    "submitted_at",
    "created", "created_at", "report_date", "reporting_date", "date_reported", "date_of_report",
    "exported_at",
    "export_date", "date_of_export", "timestamp",
  ]

  private static let dateWords: Set<String> = [
    "date", "datetime", "fecha", "datum", "data", "дата", "تاريخ", "التاريخ", "tarih", "tarihi", "when",
  ]
  private static let incidentWords: Set<String> = [
    "incident", "event", "attack", "occurrence", "occurred", "violation", "strike", "start", "incidente",
    "evento",
    "ataque", "événement", "attaque", "happened", "olay", "события", "инцидента", "происшествия", "الحادث",
    "الحدث",
  ]
  private static let reportWords: Set<String> = [
    "report", "reported", "reporting", "submission", "submitted", "created", "updated", "entry", "entered",
    "recorded",
    "published", "publication", "export", "exported", "received", "verified", "modified", "interview",
    "collection",
    "upload", "uploaded", "added", "access", "accessed", "today",
  ]
  /// Words of dates that are of something else.
  private static let otherWords: Set<String> = [
    "birth", "end", "until", "precision", "prec", "source", "type", "accuracy", "quality", "fin", "final",
    "fim", "base",
    "death", "text", "known", "id", "month", "year", "week",
  ]
}
