import Foundation
import Testing

/// The public items of the package, which are a promise: few, and each explained.
@Suite struct PublicAPITests {
  /// Declarations that begin with ‘public’; cases of public enumerations and imports are not counted.
  private static let most = 125

  private struct Declaration {
    var place: String
    var text: String
    var hasComment: Bool
  }

  private static func declarations() throws -> [Declaration] {
    let folder = PackageDescription.root.appendingPathComponent("Sources")
    var all: [Declaration] = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    // Functions of C are public to be seen by the linker, and are explained in their header.
    where path.hasSuffix(".swift") && !path.hasPrefix("DemarcC/") {
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      var hasComment = false
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        let line = line.drop { $0 == " " }
        // Attributes may come before it on its line.
        let words = line.split(separator: " ", maxSplits: 4).drop { $0.hasPrefix("@") }
        if words.first == "public", words.dropFirst().first != "import" {
          all.append(Declaration(place: "\(path):\(number + 1)", text: String(line), hasComment: hasComment))
        }
        hasComment = line.hasPrefix("///") || (hasComment && line.hasPrefix("@"))
      }
    }
    return all
  }

  @Test func publicItemsAreFew() throws {
    let declarations = try Self.declarations()
    #expect(declarations.count <= Self.most)
    #expect(declarations.count > 50, "the test finds no declarations")
  }

  @Test func publicItemsAreExplained() throws {
    for declaration in try Self.declarations() where !declaration.hasComment {
      Issue.record("\(declaration.place) has no doc comment: \(declaration.text)")
    }
  }

  /// The compiler holds the functions of C to their header; the docs have to name each.
  @Test func functionsOfCAreInTheDocs() throws {
    let header = try text("Sources/CDemarc/demarc.h")
    let docs = try text("docs/c-interface.md")
    let names = Set(header.matches(of: /(demarc_[a-z_]+)\(/).map { String($0.output.1) })
    #expect(names.count > 15)
    for name in names { #expect(docs.contains(name), "docs/c-interface.md does not name \(name)") }
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOf: PackageDescription.root.appendingPathComponent(path), encoding: .utf8)
  }

  /// A client imports one module.
  @Test func clientTestsImportDemarcAlone() throws {
    let targets = try PackageDescription().targets
    let client = try #require(targets.first { $0.name == "DemarcTests" })
    #expect(client.dependencies == ["Demarc"])
    #expect(client.imports.isSubset(of: ["Demarc", "Testing"]))
    #expect(client.files.values.allSatisfy { !$0.contains("@testable") })
  }
}
