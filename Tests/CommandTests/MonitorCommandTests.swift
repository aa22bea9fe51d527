import Foundation
import Testing

@Suite struct MonitorCommandTests {
  private static let agreement = Program.data("idlib-2018/agreement.yml")
  private static let incidents = Program.data("idlib-2018/incidents-ucdp.csv")

  @Test func idlibIsJudgedAsRecorded() throws {
    let run = try Program.run(["monitor", Self.agreement, Self.incidents, "--fail-if", "breach"])
    #expect(run.status == 1)
    try Golden.expect(Array(run.sentences.suffix(9)), areAs: "monitor-sentences")
    #expect(run.text.split(separator: "\n").count == 192)
  }

  /// Who changes what counts as plain says so in all that is made with it.
  @Test func thresholdsAreSaid() throws {
    let sentence = "verdicts are inside from a probability of 0.5 on, and outside up to 0.4"
    let options = ["--inside-from", "0.5", "--outside-to", "0.4"]
    let run = try Program.run(["monitor", Self.agreement, Self.incidents] + options)
    #expect(run.sentences.contains("demarc: \(sentence)") || run.sentences.contains(sentence))
    let standard = try Program.run(["monitor", Self.agreement, Self.incidents])
    #expect(!standard.errors.contains("verdicts are inside from"))
    #expect(run.output != standard.output)
    for command in ["report", "map"] {
      let page = try Program.run([command, Self.agreement, Self.incidents] + options)
      #expect(page.status == 0)
      #expect(page.text.contains(sentence))
    }
  }

  @Test(arguments: [
    (["--format", "xlsx"], 64), (["--date", "when"], 65), (["--summary", "-"], 64), (["--verdict-only"], 64),
    (["--line-accuracy", "2"], 64), (["--fail-if", "invalid"], 0),
  ])
  func optionsAreChecked(_ options: [String], _ status: Int) throws {
    let run = try Program.run(
      ["monitor", Self.agreement, Self.incidents, "--accuracy", "off"] + options)
    #expect(Int(run.status) == status, "\(run.errors)")
  }

  @Test func everyFormatHasEveryRow() throws {
    for format in ["ndjson", "geojson", "geojsonseq"] {
      let run = try Program.run([
        "monitor", Self.agreement, Self.incidents, "--accuracy", "off", "--line-accuracy", "0m", "--format",
        format,
      ])
      #expect(run.text.components(separatedBy: #""finding":"#).count == 192)
      #expect(run.text.contains(#""heavy-weapons":"breach""#))
    }
  }

  @Test func aFileThatIsNoAgreementIsOneSentence() throws {
    let run = try Program.run(["monitor", Self.incidents, Self.incidents])
    #expect(run.status == 65)
    #expect(run.sentences.count == 1)
    #expect(try Program.run(["monitor", "nowhere.yml", Self.incidents]).status == 66)
  }
}
