internal import Agreements
internal import Geometry
internal import Places
internal import SystemIO
internal import TextFormats
internal import ZoneFiles
internal import ZoneSets
internal import Zones
internal import ArgumentParser

/// Turns errors into one sentence on standard error and an exit code of sysexits.
///
/// 64 usage, 65 bad data, 66 no input, 70 our own fault, 73 and 74 cannot write.
enum Failure {
  /// Runs the work of a command. Of an error it prints the sentence, unless the output was closed.
  ///
  /// - Parameter makesZone: Whether the command has the options of a rule, which errors of zones name.
  /// - Throws: `ExitCode`.
  static func reported(makesZone: Bool = false, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as ExitCode {
      throw error
    } catch let error as WriteError where error.isQuiet {
      throw ExitCode(error.exitCode)
    } catch let error as EachResult.Failure {
      fail(error.sentence, error.status)
      throw ExitCode(error.status)
    } catch let error as ZoneError where !makesZone {
      // The line and the rule are those of a zone file.
      let problem = error.problem
      fail(
        "\(error)" == problem ? problem : "\(problem); make the zone file again with ‘demarc zone’",
        code(of: error))
      throw ExitCode(code(of: error))
    } catch {
      fail("\(error)", code(of: error))
      throw ExitCode(code(of: error))
    }
  }

  /// Does work on a line. Faults of the rule are the caller's, and all others are about the line.
  ///
  /// - Throws: `UsageError`, or `ExitCode` after it printed the sentence.
  static func reported<Value>(
    of input: BoundaryInput, _ work: () throws(ZoneError) -> Value
  ) throws -> Value {
    do throws(ZoneError) {
      return try work()
    } catch {
      if case .invalidRule(let fault) = error { throw UsageError(fault.sentence) }
      fail("\(input.name): \(error)", code(of: error))
      throw ExitCode(code(of: error))
    }
  }

  /// The exit code of an error.
  static func code(of error: any Error) -> Int32 {
    ExitStatus.of(error)
  }

  /// Prints a note or a warning to standard error, as `demarc: sentence`; with `--quiet` warnings alone.
  static func say(_ sentence: String) {
    if Manners.isQuiet, !sentence.hasPrefix("warning:") { return }
    note("demarc: \(sentence)")
  }

  /// Prints what was noted while an input was read: a warning as it stands, anything else as `demarc: note: sentence`.
  static func say(note: String) { say(note.hasPrefix("warning:") ? note : "note: \(note)") }

  /// A note on a file with its name, a warning still beginning as one.
  static func naming(_ file: String, _ note: String) -> String {
    let warning = "warning: "
    return note.hasPrefix(warning)
      ? "\(warning)\(file): \(note.dropFirst(warning.count))" : "\(file): \(note)"
  }

  /// Prints why the command ends, as `demarc: sentence`; with `--json-errors` as an object on one line.
  static func fail(_ sentence: String, _ status: Int32) {
    guard Manners.hasJSONErrors else { return note("demarc: \(sentence)") }
    var json = JSONWriter()
    json.object { object in
      object.member("error", sentence)
      object.member("status", Int(status))
    }
    note(String(decoding: json.bytes, as: UTF8.self))
  }

  /// Prints a line to standard error.
  static func note(_ line: String) { Program.writeError("\(line)\n") }
}
