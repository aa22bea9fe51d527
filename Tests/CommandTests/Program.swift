import Foundation
import TestSupport
import Testing

/// The built program, run as a person runs it.
enum Program {
  /// What a run left behind.
  struct Run {
    var status: Int32
    /// Whether a signal ended the run; `status` is then its number.
    var isSignalled: Bool
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var sentences: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// `demarc`, which the package manager builds beside the tests; DEMARC_PROGRAM names another.
  static let path: String = {
    if let path = ProcessInfo.processInfo.environment["DEMARC_PROGRAM"] { return path }
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("demarc").path
  }()

  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The path of a file among the data that come with the package.
  static func data(_ path: String) -> String { package.appendingPathComponent("data/\(path)").path }

  /// The help of a command, as its golden file has it.
  static func help(of command: String) -> String {
    let url = package.appendingPathComponent("Tests/CommandTests/Golden/help-\(command).txt")
    return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  }

  /// Whether a help lists an option.
  static func has(_ option: String, inHelp help: String) -> Bool {
    option == "--help" || help.split(whereSeparator: { " ,[]\n".contains($0) }).contains { $0 == option }
  }

  /// Messages advise only what the command has: every option that is named is in its help, or was given.
  private static func checkAdvice(of errors: String, _ arguments: [String]) {
    // ‘new’ has verbs of its own.
    let verb = arguments.first == "new" ? arguments.prefix(2).joined(separator: "-") : arguments.first
    guard let command = verb, !help(of: command).isEmpty else { return }
    for option in Set(errors.matches(of: /--[a-z]+(-[a-z]+)*/).map { String($0.output.0) })
    where !arguments.contains(where: { $0.hasPrefix(option) }) && !has(option, inHelp: help(of: command)) {
      Issue.record("\(arguments.joined(separator: " ")): names \(option): \(errors)")
    }
  }

  /// Runs the program and waits for its end; what it says is checked to advise nothing that the command does not have.
  ///
  /// - Parameters:
  ///   - input: What it reads from standard input.
  ///   - closesOutput: Whether nobody reads what it writes.
  static func run(
    _ arguments: [String], input: Data = Data(), in folder: String? = nil, by launcher: [String] = [],
    closesOutput: Bool = false
  ) throws -> Run {
    let scratch = try TemporaryFolder()
    let command = launcher + [path] + arguments
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = Array(command.dropFirst())
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    // Help is laid out for the width of the terminal; tests have none.
    process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }
    process.environment?["DEMARC_TIMING"] = nil
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: scratch.file("in", holding: input)))
    process.standardError = try FileHandle(
      forWritingTo: URL(fileURLWithPath: scratch.file("err", holding: Data())))
    process.standardOutput =
      closesOutput
      ? pipe.fileHandleForWriting
      : try FileHandle(forWritingTo: URL(fileURLWithPath: scratch.file("out", holding: Data())))
    try process.run()
    process.waitUntilExit()
    let errors = scratch.content("err") ?? ""
    checkAdvice(of: errors, arguments)
    return Run(
      status: process.terminationStatus, isSignalled: process.terminationReason == .uncaughtSignal,
      output: scratch.data("out") ?? Data(),
      errors: errors)
  }
}
