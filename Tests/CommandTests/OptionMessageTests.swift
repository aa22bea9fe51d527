import Foundation
import TestSupport
import Testing

/// Every message in the sources that names an option, against the commands that can print it.
///
/// ``AdviceTests`` and every other run of the program look at what is printed (``Program/run(_:input:in:by:closesOutput:)``);
/// this finds messages that no test provokes.
@Suite struct OptionMessageTests {
  /// A part of the sources, and the commands that print its messages.
  private struct Layer {
    var folder: String
    var commands: [String]
  }

  private static let tables = commands {
    $0.contains("TableOptionGroup") || $0.contains("IncidentOptionGroup")
  }
  private static let judging = commands { $0.contains("IncidentOptionGroup") }
  private static let dated = commands { $0.contains("openDated(") }
  private static let agreements = commands {
    $0.contains("Agreement(path:") || $0.contains("ReadingReference(")
  }

  /// The first layer whose folder holds a file counts for it.
  private static let layers = [
    Layer(folder: "Incidents/Output/FindingWriter", commands: ["check", "compare", "monitor"]),
    Layer(folder: "Incidents", commands: tables),
    Layer(folder: "IncidentDates", commands: dated),
    Layer(folder: "Places", commands: judging),
    Layer(folder: "Dates", commands: dated),
    // It puts fields in the place of options.
    Layer(folder: "Agreements/Monitor/ZoneSource", commands: []),
    Layer(folder: "Agreements/Counts", commands: ["count"]),
    // Its comments name the options of other commands.
    Layer(folder: "Agreements/File/AgreementDraft", commands: []),
    Layer(folder: "Agreements", commands: dated),
    // It says which command writes such files, whichever compares them.
    Layer(folder: "AreaTables/ComparedZones", commands: ["zone"]),
    Layer(folder: "AreaTables", commands: ["area"]),
    Layer(folder: "TextFormats", commands: tables),
    // It gives options to another program.
    Layer(folder: "ZoneExports/GIS/GeoPackage", commands: []),
    Layer(folder: "ZoneExports/Limits", commands: ["limits"]),
    Layer(folder: "ZoneExports", commands: ["zone"]),
    Layer(folder: "ZoneFiles", commands: ["zone", "area"] + agreements),
    // Errors about a rule name fields where it is an agreement's, and no options where it is a zone file's, which
    // ``AdviceTests`` provokes. Only ‘zone’ prints the notes on its line.
    Layer(folder: "Chains", commands: ["zone"]),
    Layer(folder: "ZoneSets/Each", commands: ["zone"]),
    Layer(folder: "ZoneSets/Judging", commands: ["check"]),
    // It says which command writes such a file, whichever reads it.
    Layer(folder: "ZoneSets/File", commands: ["zone"]),
    Layer(folder: "Zones", commands: ["zone"]),
    Layer(folder: "ZoneBuilding", commands: ["zone"]),
    // It gives options to another program.
    Layer(folder: "Maps/MapDocument", commands: []),
    Layer(folder: "Maps", commands: ["map"]),
    Layer(folder: "Reports", commands: ["report"]),
    Layer(folder: "SystemIO", commands: Array(helps.keys)),
  ]

  /// Messages that some commands of their layer do not print, with the reason.
  private static let kept: [(message: String, in: Set<String>, because: String)] = [
    ("--profiles takes a table of them", ["area"], "it looks at no accuracies"),
    ("--accuracy off ignores them", ["area"], "it looks at no accuracies"),
    ("--accuracy names it", ["area"], "it looks at no accuracies"),
    ("--line-accuracy sets one", ["area"], "it judges by no line"),
    ("leave accuracies out with --accuracy off", ["area"], "it looks at no accuracies"),
    ("or leave out --strict", ["area"], "it is never strict"),
    ("leave out --encoding", Set(helps.keys).subtracting(tables), "only where the option is given"),
    (
      "--join-points", ["area", "compare", "count", "map", "monitor", "report"],
      "only where ‘zone’ reads a line"
    ),
    (
      "--points", ["area", "compare", "count", "map", "monitor", "report"], "only where ‘zone’ reads a line"
    ),
  ]

  private static let helps: [String: String] = Dictionary(
    uniqueKeysWithValues: [
      "zone", "area", "check", "compare", "count", "explain", "limits", "map", "monitor", "new", "profiles",
      "report", "route", "sweep", "verify",
    ]
    .map { ($0, Program.help(of: $0 == "new" ? "new-agreement" : $0)) })

  private static func commands(_ isOne: (String) -> Bool) -> [String] {
    helps.keys.sorted().filter { isOne(source(of: $0)) }
  }

  private static func source(of command: String) -> String {
    let url = Program.package.appendingPathComponent(
      "Sources/DemarcCommand/\(command.capitalized)Command.swift")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }

  /// A line of a source file that names options in a text.
  struct Message: Sendable, CustomStringConvertible {
    var path: String
    var line: String
    var options: [String]
    var description: String { "\(path): \(line)" }
  }

  private static func messages() throws -> [Message] {
    let root = Program.package.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var found: [Message] = []
    for path in files.sorted() where path.hasSuffix(".swift") {
      let text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
      for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) })
      where !line.hasPrefix("//") {
        let options = line.matches(of: /--[a-z]+(-[a-z]+)*/).filter { match in
          line[..<match.range.lowerBound].count(where: { $0 == "\"" }) % 2 == 1
        }
        if !options.isEmpty {
          found.append(Message(path: path, line: line, options: options.map { String($0.output.0) }))
        }
      }
    }
    return found
  }

  /// Arguments of other programs.
  private static let foreign: Set<String> = ["--config", "--version"]

  @Test func everyMessageNamesOptionsThatItsCommandsHave() throws {
    var seen = 0
    for message in try Self.messages() where !message.path.hasPrefix("DemarcCommand/") {
      let layer = Self.layers.first { message.path.hasPrefix($0.folder) }
      let commands = try #require(layer, "\(message): a folder without commands").commands
      for option in message.options where !Self.foreign.contains(option) {
        seen += 1
        let exception = Self.kept.first { message.line.contains($0.message) }
        for command in commands where exception?.in.contains(command) != true {
          #expect(Self.has(command, option), "\(command) has no \(option): \(message)")
        }
      }
    }
    #expect(seen > 40)
  }

  /// A message in the file of a command names its options; one in a group those of all commands that have the group.
  @Test func everyCommandNamesItsOwnOptions() throws {
    for message in try Self.messages() where message.path.hasPrefix("DemarcCommand/") {
      let file = (message.path as NSString).lastPathComponent.replacingOccurrences(of: ".swift", with: "")
      if file.hasSuffix("Command") {
        let command = file.replacingOccurrences(of: "Command", with: "").lowercased()
        // Examples may be of other commands.
        for option in message.options where !message.line.contains("demarc ") {
          #expect(Self.has(command, option), "\(command) has no \(option): \(message)")
        }
      } else {
        for command in Self.commands({ $0.contains(" \(file)\n") }) {
          for option in message.options {
            #expect(Self.has(command, option), "\(command) has no \(option): \(message)")
          }
        }
      }
    }
  }

  /// What is kept is there, and would be refused otherwise.
  @Test func everyExceptionCounts() throws {
    let messages = try Self.messages()
    for exception in Self.kept {
      let message = try #require(messages.first { $0.line.contains(exception.message) }, "\(exception)")
      #expect(
        exception.in.allSatisfy { command in message.options.contains { !Self.has(command, $0) } },
        "\(exception)")
    }
  }

  private static func has(_ command: String, _ option: String) -> Bool {
    Program.has(option, inHelp: helps[command] ?? "")
  }
}
