import Foundation
import Testing
import TestSupport

@testable import SystemIO

@Suite("Output file")
struct OutputFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("a file appears only when it is whole", arguments: [false, true])
  func commit(isNamed: Bool) throws {
    let output = try OutputFile(folder.file("a"), isNamed: isNamed)
    try output.write("half ")
    try output.flush()
    #expect(folder.content("a") == nil)
    try output.write(Array("whole".utf8))
    try output.commit()
    #expect(folder.content("a") == "half whole")
    #expect(folder.names == ["a"])
  }

  @Test("two outputs are one by whatever path or link")
  func isOne() throws {
    let path = try folder.file("a", holding: "old")
    try FileManager.default.createSymbolicLink(atPath: folder.file("b"), withDestinationPath: path)
    #expect(OutputFile.isOne(path, folder.file("b")))
    #expect(OutputFile.isOne("new", "./new"))
    #expect(OutputFile.isOne("-", "/dev/stdout"))
    #expect(!OutputFile.isOne(folder.file("c"), folder.file("d")))
    #expect(!OutputFile.isOne("-", "new"))
  }

  @Test(
    "what is given up, or forgotten, leaves nothing behind and changes nothing", arguments: [false, true])
  func discard(isNamed: Bool) throws {
    let path = try folder.file("a", holding: "old")
    let output = try OutputFile(path, isNamed: isNamed)
    try output.write("new")
    output.discard()
    #expect(throws: WriteError.self) { try output.write("more") }
    #expect(throws: WriteError.self) { try output.commit() }
    do {
      let forgotten = try OutputFile(path, isNamed: isNamed)
      try forgotten.write("new")
    }
    #expect(folder.content("a") == "old")
    #expect(folder.names == ["a"])
  }

  #if os(Linux)
    @Test("until it is whole an output has no name at all, and then its own alone")
    func unnamed() throws {
      _ = try folder.file("old", holding: "old")
      for name in ["old", "new"] {
        let output = try OutputFile(folder.file(name))
        try output.write("whole")
        try output.flush()
        #expect(!folder.names.contains { $0.hasPrefix(".demarc-") })
        try output.commit()
        #expect(folder.content(name) == "whole")
      }
      #expect(folder.names == ["new", "old"])
    }
  #endif

  @Test("what appears meanwhile is replaced", arguments: [false, true])
  func meanwhile(isNamed: Bool) throws {
    let outputs = try (0..<2).map { _ in try OutputFile(folder.file("a"), isNamed: isNamed) }
    for (index, output) in outputs.enumerated() {
      try output.write("\(index)")
      try output.commit()
    }
    #expect(folder.content("a") == "1")
    #expect(folder.names == ["a"])
  }

  @Test("more bytes than any buffer arrive in order")
  func large() throws {
    let output = try OutputFile(folder.file("a"))
    var expected: [UInt8] = []
    for number in 0..<60_000 {
      let line = "row \(number)\n"
      try output.write(line)
      expected += Array(line.utf8)
    }
    try output.write(expected)
    try output.commit()
    #expect(folder.content("a").map { Array($0.utf8) == expected + expected } == true)
  }

  @Test(
    "a replaced file keeps its permissions, and a new one gets what the umask leaves",
    arguments: [false, true])
  func permissions(isNamed: Bool) throws {
    let old = try folder.file("old", holding: "x")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: old)
    let plain = try folder.file("plain", holding: "x")
    for name in ["old", "new"] {
      let output = try OutputFile(folder.file(name), isNamed: isNamed)
      try output.commit()
    }
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(old) == 0o640)
    #expect(try mode(folder.file("new")) == mode(plain))
  }

  @Test("a symbolic link stays, and what it leads to is replaced", arguments: [false, true])
  func link(isNamed: Bool) throws {
    _ = try folder.file("real", holding: "old")
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "real")
    let output = try OutputFile(folder.file("link"), isNamed: isNamed)
    try output.write("new")
    try output.commit()
    #expect(folder.content("real") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link")) == "real")
  }

  @Test("an input is never overwritten, by whatever name")
  func inputs() throws {
    let path = try folder.file("in", holding: "precious")
    try FileManager.default.createSymbolicLink(atPath: folder.file("soft"), withDestinationPath: path)
    try FileManager.default.linkItem(atPath: path, toPath: folder.file("hard"))
    for name in ["in", "soft", "hard", "../\(URL(fileURLWithPath: folder.path).lastPathComponent)/./in"] {
      let error = #expect(throws: WriteError.self) {
        _ = try OutputFile(folder.file(name), inputs: ["missing", "-", path])
      }
      #expect(error == .overwritesInput(path: folder.file(name)))
      #expect(error?.exitCode == 64)
    }
    #expect(folder.content("in") == "precious")
    #expect(folder.names == ["hard", "in", "soft"])
  }

  @Test("what cannot be created is said at once, with the system's reason")
  func cannotCreate() throws {
    let file = try folder.file("file", holding: "x")
    for path in [folder.file("none/a"), folder.path, "\(file)/a", "", "/proc/nowhere/a"] {
      let error = #expect(throws: WriteError.self) { _ = try OutputFile(path) }
      #expect(error?.exitCode == 73, "\(path)")
    }
    #expect(folder.names == ["file"])
  }

  @Test("a name as long as a name can be is written", arguments: [false, true])
  func longName(isNamed: Bool) throws {
    let name = String(repeating: "n", count: 255)
    let output = try OutputFile(folder.file(name), isNamed: isNamed)
    try output.commit()
    #expect(folder.names == [name])
  }

  @Test("devices are written directly")
  func devices() throws {
    let output = try OutputFile("/dev/null", inputs: ["/dev/null"])
    try output.write("x")
    try output.commit()
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    #if os(Linux)
      let full = try OutputFile("/dev/full")
      try full.write("x")
      let error = #expect(throws: WriteError.self) { try full.commit() }
      #expect(error?.exitCode == 74)
      #expect(error?.description.contains("/dev/full") == true)
    #endif
  }

  @Test("inputs are read to their end, whatever their size")
  func input() throws {
    for count in [0, 1, 65_535, 65_536, 65_537, 300_000] {
      let path = try folder.file("in", holding: String(repeating: "a", count: count))
      #expect(try InputFile.bytes(of: path).count == count)
    }
    let gone = #expect(throws: ReadError.self) { try InputFile.bytes(of: folder.file("none")) }
    #expect(gone?.exitCode == 66)
    let behindFile = #expect(throws: ReadError.self) { try InputFile.bytes(of: folder.file("in/a")) }
    #expect(behindFile?.exitCode == 66)
  }
}
