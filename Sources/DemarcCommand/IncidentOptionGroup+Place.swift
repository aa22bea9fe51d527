internal import Geodesy
internal import Geometry
internal import Incidents
internal import Places
internal import SystemIO

extension IncidentOptionGroup {
  /// The place of `--at`, and where it is known to be: by `--accuracy`, or else by what its words imply, or exactly.
  ///
  /// - Throws: `PlaceError`, `ReadError` of the table of places, and `UsageError`.
  func place(_ text: String) throws -> (reading: PlaceReading, region: PlaceRegion) {
    let reading = try PlaceReader(gazetteer: try gazetteer(), axis: try table.axisOrder()).reading(text)
    return (reading, try region(implied: reading.region))
  }

  private func region(implied: PlaceRegion?) throws -> PlaceRegion {
    switch try accuracyChoice() {
    case .fixed(let length): .disc(length)
    case .off: .disc(.meters(0))
    case .recognized: implied ?? .disc(.meters(0))
    case .column(let name):
      throw UsageError("--accuracy ‘\(name)’ is not a length; with --at give one, as in --accuracy 500m")
    }
  }
}

extension PlaceReading {
  /// How a text was understood, where that is not plain; nil where it is.
  func note(of text: String) -> String? {
    guard let meaning = meaning ?? (assumed == .lonlat ? form : nil) else { return nil }
    return "‘\(text)’ is read as \(coordinate.inRoundedWords): \(meaning)"
  }
}
