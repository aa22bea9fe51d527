import SystemIO
import Testing
import Zones

@testable import Maps
@testable import Reports

@Suite struct WordingTests {
  /// Every text has the same values to be filled in, whatever the language.
  @Test func languagesAreWhole() throws {
    let english = Wording.english
    #expect(Wording.languages == ["en", "fr", "ar", "ru"])
    for language in Wording.languages {
      let words = try Wording(language: language)
      #expect(words.texts.keys == english.texts.keys)
      for (name, text) in english.texts {
        let values = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
        let own = words.texts[name] ?? ""
        #expect(values(own) == values(text), "\(language): \(name)")
        if name != "english" { #expect(!own.isEmpty, "\(language): \(name)") }
      }
    }
    #expect(try Wording(language: "AR").isRightToLeft)
    #expect(throws: UsageError.self) { try Wording(language: "tlh") }
  }

  @Test func valuesAreFilledIn() throws {
    #expect(Wording.english("of", ["all": "5"]) == "of 5 incidents")
    #expect(Wording.english("no such name") == "no such name")
  }

  /// Every note has the same gaps in every language, and is recognised by what stands between them.
  @Test func notesAreWhole() throws {
    let rows = String(decoding: NoteWording.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.first == Wording.languages)
    #expect(Set(rows.map { $0[0] }).count == rows.count)
    let gaps = { (text: String) in Set(text.matches(of: /\{[a-z]\}/).map { String($0.output) }) }
    for row in rows.dropFirst() {
      #expect(row.count == Wording.languages.count, "\(row[0])")
      for (language, text) in zip(Wording.languages, row) {
        #expect(!text.isEmpty && gaps(text) == gaps(row[0]), "\(language): \(row[0])")
        if language == "en" { continue }
        // Filled with numbers, it is said in the language.
        let note = row[0].replacing(/\{[a-z]\}/) { _ in "17" }
        let said = try #require(Wording(language: language).note(note), "\(language): \(note)")
        #expect(said != note && !said.contains("{"), "\(language): \(said)")
      }
    }
  }

  @Test func notesAreSaidWithWhatTheyHold() throws {
    let french = try Wording(language: "fr")
    #expect(
      french.note("dates: ‘Date’ is read day first, as ‘29/06/2021’ shows; --date-order overrides it")
        == "dates : « Date » est lu jour en premier, comme le montre « 29/06/2021 » ; --date-order l’emporte")
    #expect(french.note("positions: columns ‘lat’ and ‘lon’") == "positions : colonnes « lat » et « lon »")
    // Of several sentences that fit, the one that says most.
    #expect(
      french.note("positions: columns ‘x’ and ‘y’, as easting and northing")
        == "positions : colonnes « x » et « y », abscisse et ordonnée")
    #expect(french.note("warning: a.csv: nobody knows this") == "attention : a.csv: nobody knows this")
    #expect(french.note("nobody knows this") == nil)
    #expect(french.note("positions: column ‘’") == nil)
    #expect(Wording.english.note("nobody knows this") == "nobody knows this")
  }

  /// What the template and the program ask for is in the table.
  @Test func everyNameIsInTheTable() {
    let words = Wording.english.texts
    let template = String(decoding: Reports.PackageResources.report_mustache, as: UTF8.self)
    for match in template.matches(of: /words\.([A-Za-z]+)/) {
      #expect(words[String(match.output.1)] != nil, "\(match.output.1)")
    }
    let forProgram = Set(Wording.english.forProgram.map(\.key))
    for match in Page.script.matches(of: /say\("([A-Za-z. ]+)"[,)]/) {
      #expect(forProgram.contains(String(match.output.1)), "\(match.output.1)")
    }
    // The program makes these names of parts.
    for name in ["role.core", "by.week", "inside", "breach", "depth", "date", "invalid"] {
      #expect(forProgram.contains(name), "\(name)")
    }
    for role in Zone.Role.allCases.map(\.rawValue) + ["area", "line"] {
      #expect(words["role.\(role)"] != nil, "\(role)")
    }
  }
}
