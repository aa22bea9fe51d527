package import ZoneAnalysis

extension PolygonInput {
  /// What is wrong with polygons in which places are looked for, a warning each; none for a zone file.
  package var placeFaults: [String] {
    isZoneFile ? [] : warnings(of: features.map { $0.faults(for: .places) })
  }

  /// A warning for each fault of the features, as far as anybody reads on, and how many more there are.
  package func warnings(of faults: [[String]]) -> [String] {
    let all = faults.flatMap(\.self)
    let more = all.count - Self.mostFaults
    return all.prefix(Self.mostFaults).map { "warning: \(name): \($0)" }
      + (more > 0 ? ["warning: \(name): \(more) more of the kind; ‘demarc area’ names all"] : [])
  }

  private static let mostFaults = 20
}

extension PolygonFeature {
  /// What is wrong with the polygons of the feature, one sentence each.
  package func faults(for use: PolygonFaults.Use = .area) -> [String] {
    PolygonFaults.sentences(of: polygons, called: origin, for: use)
  }
}
