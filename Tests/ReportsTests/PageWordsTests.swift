import SystemIO
import Testing
import Zones

@testable import Reports

@Suite struct PageWordsTests {
  /// Every text has the same values to be filled in, whatever the language.
  @Test func languagesAreWhole() throws {
    let english = PageWords.english
    #expect(PageWords.languages == ["en", "fr", "ar", "ru"])
    for language in PageWords.languages {
      let words = try PageWords(language: language)
      #expect(words.texts.keys == english.texts.keys)
      for (name, text) in english.texts {
        let values = { (text: String) in Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) }) }
        let own = words.texts[name] ?? ""
        #expect(values(own) == values(text), "\(language): \(name)")
        if name != "english" { #expect(!own.isEmpty, "\(language): \(name)") }
      }
    }
    #expect(try PageWords(language: "AR").isRightToLeft)
    #expect(throws: UsageError.self) { try PageWords(language: "tlh") }
  }

  @Test func valuesAreFilledIn() throws {
    #expect(PageWords.english("of", ["all": "5"]) == "of 5 incidents")
    #expect(PageWords.english("no such name") == "no such name")
  }

  /// What the template and the program ask for is in the table.
  @Test func everyNameIsInTheTable() {
    let words = PageWords.english.texts
    let template = String(decoding: PackageResources.report_mustache, as: UTF8.self)
    for match in template.matches(of: /words\.([A-Za-z]+)/) {
      #expect(words[String(match.output.1)] != nil, "\(match.output.1)")
    }
    let forProgram = Set(PageWords.english.forProgram.map(\.key))
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
