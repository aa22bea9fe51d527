internal import Dates
internal import Incidents
internal import SystemIO

/// Which columns of the table go on the page.
package enum PageColumns: Sendable, Hashable {
  /// All but those that look personal; none of a table whose terms forbid passing on its rows.
  case standard
  /// All.
  case all
  /// These, by their names whatever their case; none for an empty list.
  case named([String])

  /// Reads `all`, `none`, or names with commas between them.
  package init(parsing text: String) {
    switch text.lowercased() {
    case "all": self = .all
    case "none": self = .named([])
    default:
      self = .named(
        text.split(separator: ",").map { part in
          var part = part.drop(while: \.isWhitespace)
          while part.last?.isWhitespace == true { part.removeLast() }
          return String(part)
        }.filter { !$0.isEmpty })
    }
  }

  /// The columns that are kept, and what is said of those that are not.
  ///
  /// - Parameters:
  ///   - columns: The table's columns.
  ///   - table: The event table that it is known as; nil for another.
  /// - Throws: `UsageError` for a name that the table does not have.
  func kept(of columns: [String], _ table: TableSchema?) throws(UsageError) -> (
    names: Set<String>, note: String?
  ) {
    switch self {
    case .all: return (Set(columns), nil)
    case .named(let names):
      var kept: Set<String> = []
      for name in names {
        guard let column = columns.first(where: { $0.lowercased() == name.lowercased() }) else {
          let known = columns.prefix(12).map { "‘\($0)’" }.joined(separator: ", ")
          throw UsageError("--columns: the table has no column ‘\(name)’ among \(known)")
        }
        kept.insert(column)
      }
      return (kept, nil)
    case .standard:
      if let table, table.forbidsPassingOn {
        return (
          [],
          "the page leaves out the columns of the table, as the terms of \(table.name) do not allow passing on its rows; name with --columns those that may be published"
        )
      }
      let personal = columns.filter(Self.isPersonal)
      let list = personal.map { "‘\($0)’" }.joined(separator: ", ")
      return (
        Set(columns).subtracting(personal),
        personal.isEmpty
          ? nil
          : "the page leaves out the column\(personal.count == 1 ? "" : "s") \(list), which may name persons; --columns all puts every column on it"
      )
    }
  }

  /// Words in names of columns that hold persons, and what leads to them.
  private static let persons: Set<String> = [
    "phone", "telephone", "fullname", "interviewee", "officer", "mobile", "email", "mail", "enumerator",
    "interviewer", "respondent", "informant",
    "witness", "reporter", "username", "user", "deviceid", "device", "subscriberid", "simserial", "imei",
    "phonenumber", "contact", "victim", "submitted", "submitterid", "submittername", "surname", "firstname",
    "lastname", "passport", "birth", "dob", "telefon", "teléfono", "téléphone", "телефон", "هاتف", "الهاتف",
    "whatsapp", "observer", "monitor", "interpreter", "author", "collector", "editor", "observateur",
    "enquêteur",
    "rapporteur", "témoin", "auteur", "наблюдатель", "свидетель", "автор", "фамилия", "المراقب", "الشاهد",
  ]

  /// What is done by a person, before ‘by’: `Reported by`, `recordedBy`.
  private static let deeds: Set<String> = [
    "reported", "recorded", "observed", "submitted", "entered", "collected", "created", "verified", "checked",
    "approved", "edited", "updated", "modified", "identified", "interviewed", "filled", "coded", "signed",
    "sent",
    "written", "taken", "seen", "witnessed", "uploaded", "translated", "reviewed", "confirmed",
  ]

  /// Whether a column may hold persons, by the words of its name.
  static func isPersonal(_ name: String) -> Bool {
    // victimName is two words.
    let parts = name.replacing(/(?<end>\p{Ll})(?<start>\p{Lu})/) { "\($0.output.end) \($0.output.start)" }
    let words = parts.lowercased().split { !$0.isLetter }.map(String.init)
    // In the plural, too, and in two words: phones, witnesses, full_name.
    let singular = words.flatMap { word in
      ["s", "es"].filter(word.hasSuffix).map { String(word.dropLast($0.count)) }
    }
    let isByPersons = zip(words, words.dropFirst()).contains { deeds.contains($0) && $1 == "by" }
    return isByPersons
      || !persons.isDisjoint(with: words + singular + zip(words, words.dropFirst()).map { $0 + $1 })
  }
}
