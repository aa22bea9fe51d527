package import ZoneFiles
package import Zones

extension ZonePicture {
  /// The picture of a zone file, which holds on every day.
  ///
  /// - Parameters:
  ///   - name: What it is called; its id, too.
  ///   - lineAccuracy: How well its line is taken to be known.
  package init(_ file: ZoneFile, named name: String, lineAccuracy: LineAccuracy) {
    self.init(
      terms: ZoneTerms(id: name, line: 0), reading: nil, days: [],
      shape: .zone(file.zone, file.provenance, sectors: []), sectorNames: [], lineAccuracy: lineAccuracy)
  }

  /// The picture of polygons, which hold on every day.
  package init(_ polygons: PolygonInput, named name: String, lineAccuracy: LineAccuracy) {
    self.init(
      terms: ZoneTerms(id: name, line: 0), reading: nil, days: [], shape: .area(polygons), sectorNames: [],
      lineAccuracy: lineAccuracy)
  }
}
