import Foundation
import Testing

/// What depends on the system, which nobody compiles for all of them: it is listed, and kept in few places.
@Suite struct PlatformTests {
  /// The sources with branches by system, below ‘Sources’.
  private static func branching() throws -> Set<String> {
    let folder = PackageDescription.root.appendingPathComponent("Sources")
    var found: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    where path.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
      if lines.contains(where: {
        $0.hasPrefix("#if canImport(") || $0.hasPrefix("#if os(") || $0.hasPrefix("#if !os(")
      }) {
        found.insert(path)
      }
    }
    return found
  }

  @Test func branchesAreListed() throws {
    let page = PackageDescription.root.appendingPathComponent("docs/platforms.md")
    let listed = try String(contentsOf: page, encoding: .utf8).matches(of: /\| `([^`]+\.swift)` \|/).map {
      String($0.output.1)
    }
    let branching = try Self.branching()
    #expect(branching.count > 5, "the test finds no branches")
    #expect(Set(listed) == branching)
    #expect(listed.count == Set(listed).count)
  }
}
