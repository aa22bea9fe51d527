import Foundation
import TestSupport

/// What `Package.swift` says of the package, and the sources of its targets.
struct PackageDescription {
  /// A target with sources of its own.
  struct Target {
    var name: String
    /// Whether it is a test, or what tests share.
    var isTest: Bool
    /// The targets and products it depends on, by name.
    var dependencies: Set<String>
    /// The Swift files, by their paths.
    var files: [String: String]

    /// The modules that its files import.
    var imports: Set<String> {
      Set(
        files.values.flatMap { text in
          text.matches(of: /(?m)^\s*(?:@\w+ |public |package |internal |private )*import (\w+)/).map {
            String($0.output.1)
          }
        })
    }
  }

  let targets: [Target]

  /// The folder of the package, above this file.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Asks SwiftPM, which reads the manifest and builds nothing.
  init() throws {
    // A folder of its own: SwiftPM locks the one of the tests that run.
    let scratch = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "package", "--package-path", Self.root.path, "--scratch-path", scratch.path, "dump-package",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    targets = try JSONDecoder().decode(Dump.self, from: data).targets.compactMap(Self.target)
  }

  private struct Dump: Decodable {
    struct Target: Decodable {
      var name: String
      var type: String
      var path: String?
      var dependencies: [[String: [Part]]]
    }

    /// A dependency is written as an array of a name and of other values.
    enum Part: Decodable {
      case name(String)
      case other

      init(from decoder: any Decoder) throws {
        self = (try? decoder.singleValueContainer().decode(String.self)).map(Part.name) ?? .other
      }
    }

    var targets: [Target]
  }

  private static func target(_ target: Dump.Target) throws -> Target? {
    guard target.type != "system" else { return nil }
    let isTest = target.type == "test"
    let folder = root.appendingPathComponent(
      target.path ?? "\(isTest ? "Tests" : "Sources")/\(target.name)")
    var files: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      files["\(target.name)/\(path)"] = try String(
        contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }
    let names = target.dependencies.flatMap(\.values).compactMap { parts in
      if case .name(let name)? = parts.first { name } else { nil }
    }
    return Target(
      name: target.name, isTest: isTest || target.path?.hasPrefix("Tests/") == true, dependencies: Set(names),
      files: files)
  }
}
