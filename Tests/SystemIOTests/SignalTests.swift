import Foundation
import Testing
import TestSupport

@testable import SystemIO

/// What happens to unfinished outputs when the program is ended from outside.
@Suite("Signals")
struct SignalTests {
  @Test(
    "a signal that ends the program removes what is unfinished, and ends it as that signal does",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGPIPE], [false, true])
  func signals(number: Int32, isNamed: Bool) async throws {
    let folder = try TemporaryFolder()
    let old = try folder.file("old", holding: "old")
    await #expect(processExitsWith: .signal(number)) {
      [number = number as Int32, path = folder.path as String, isNamed = isNamed as Bool] in
      let outputs = try ["old", "new"].map { try OutputFile("\(path)/\($0)", isNamed: isNamed) }
      for output in outputs {
        try output.write("half")
        try output.flush()
      }
      // With names of their own both lie beside now; a signal must find them there.
      let names = try FileManager.default.contentsOfDirectory(atPath: path)
      try #require(names.count == 3 || !isNamed)
      end(by: number)
      withExtendedLifetime(outputs) {}
    }
    #expect(folder.names == ["old"])
    #expect(FileManager.default.contents(atPath: old) == Data("old".utf8))
  }

  #if os(Linux)
    @Test("kill -9, which no program is told of, leaves nothing of what is unfinished")
    func kill9() async throws {
      let folder = try TemporaryFolder()
      _ = try folder.file("old", holding: "old")
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
        let outputs = try ["old", "new"].map { try OutputFile("\(path)/\($0)") }
        for output in outputs {
          try output.write("half")
          try output.flush()
        }
        end(by: SIGKILL)
        withExtendedLifetime(outputs) {}
      }
      #expect(folder.names == ["old"])
      #expect(folder.content("old") == "old")
    }
  #endif

  @Test("a finished output is not touched by a signal")
  func finished() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = folder.path as String] in
      let output = try OutputFile("\(path)/a")
      try output.write("whole")
      try output.commit()
      end(by: SIGTERM)
    }
    #expect(folder.content("a") == "whole")
  }

  @Test("a closed pipe is told apart from an error, where SIGPIPE is ignored")
  func closedPipe() async throws {
    await #expect(processExitsWith: .exitCode(WriteError.closedPipe.exitCode)) {
      signal(SIGPIPE, SIG_IGN)
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      dup2(ends[1], STDOUT_FILENO)
      close(ends[0])
      do throws(WriteError) {
        let output = try OutputFile(nil)
        try output.write("x")
        try output.commit()
      } catch {
        exit(error.isQuiet ? error.exitCode : 1)
      }
    }
  }

  @Test("standard output may not be a file that is also the input")
  func redirected() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("a", holding: "old")
    await #expect(processExitsWith: .exitCode(64)) { [path = path as String] in
      let descriptor = open(path, O_RDWR)
      dup2(descriptor, STDIN_FILENO)
      dup2(descriptor, STDOUT_FILENO)
      do throws(WriteError) {
        _ = try OutputFile("-", inputs: ["-"])
      } catch {
        exit(error.exitCode)
      }
    }
  }
}

/// Sends this process a signal, as a shell would, and waits for its end.
///
/// `raise` would send it to the thread, and the threads of tests block most signals.
private func end(by number: Int32) {
  kill(getpid(), number)
  sleep(10)
}
