import Foundation
import TestSupport

@testable import Agreements
@testable import Incidents
@testable import SystemIO
@testable import TextFormats
@testable import ZoneFiles

/// A folder with an agreement, a line along the equator from 0° to 2° east, and tables.
final class MonitorFolder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("demarc-\(UUID().uuidString)").path + "/"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write("line.geojson", #"{"type":"LineString","coordinates":[[0,0],[2,0]]}"#)
    try write("north.geojson", #"{"type":"LineString","coordinates":[[0,1],[2,1]]}"#)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + name))
  }

  /// The output and the summary of a run.
  func monitor(
    _ agreement: String, _ table: String, _ options: MonitorOptions = MonitorOptions(),
    reading: IncidentOptions = IncidentOptions(), output: String = "out.csv"
  ) throws -> (text: String, summary: MonitorSummary, notes: [String]) {
    try write("agreement.yml", agreement)
    try write("table.csv", table)
    return try Self.monitor(
      path + "agreement.yml", path + "table.csv", options, reading: reading, to: path + output)
  }

  static func monitor(
    _ agreement: String, _ table: String, _ options: MonitorOptions,
    reading: IncidentOptions = IncidentOptions(), to path: String
  ) throws -> (text: String, summary: MonitorSummary, notes: [String]) {
    let output = try OutputFile(path)
    let input = try SurveyedInput(InputStream(table), options: reading)
    var monitor = try Monitor(
      try Agreement(path: agreement), input, options: options, writing: FindingOptions())
    try monitor.write(to: output)
    try output.commit()
    return (
      String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self), monitor.summary,
      monitor.notes
    )
  }
}

/// The rows of a CSV without quotes in it, by their columns.
func rows(_ text: String) -> [[String: String]] {
  let lines = text.split(separator: "\n").map {
    $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
  guard let names = lines.first else { return [] }
  return lines.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
}

/// The rows of a CSV with quotes in it, by their columns.
func fields(_ text: String) -> [[String: String]] {
  guard let reader = try? CSVReader(Array(text.utf8)[...], name: "findings") else { return [] }
  var rows: [[String]] = []
  while let row = try? reader.next() { rows.append(row.fields.indices.map(row.text)) }
  guard let names = rows.first else { return [] }
  return rows.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { first, _ in first }) }
}

extension Agreement {
  /// The folder of the package.
  static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func data(_ path: String) -> String { package.appendingPathComponent("data/\(path)").path }
}
