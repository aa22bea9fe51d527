import FoundationEssentials
import Testing

@testable import SystemIO
@testable import TextFormats

/// Every file of csv_spectrum means what its JSON says. Runs where DEMARC_CONFORMANCE names the folder that holds it.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"] != nil))
struct CheckConformanceTests {
  static let folder = ProcessInfo.processInfo.environment["DEMARC_CONFORMANCE"]

  static var names: [String] {
    let files = try? FileManager.default.contentsOfDirectory(atPath: "\(folder ?? "")/csv_spectrum/csvs")
    return (files ?? []).filter { $0.hasSuffix(".csv") }.map { String($0.dropLast(4)) }.sorted()
  }

  @Test func allAreThere() { #expect(Self.names.count == 11) }

  @Test(arguments: names)
  func meansWhatItsJSONSays(_ name: String) throws {
    let folder = try #require(Self.folder)
    let json = try InputFile.bytes(of: "\(folder)/csv_spectrum/json/\(name).json")
    let expected = try JSONDecoder().decode([[String: String]].self, from: Data(json))
    let rows = try CheckCSVTests.rows(try CSVReader("\(folder)/csv_spectrum/csvs/\(name).csv"))
    let header = try #require(rows.first)
    let found = rows.dropFirst().filter { !$0.isEmpty }.map { row in
      Dictionary(uniqueKeysWithValues: row.fields.indices.map { (header.text($0), row.text($0)) })
    }
    #expect(found == expected)
  }
}
