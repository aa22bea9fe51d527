package import Agreements
package import Geometry
internal import Incidents
package import Maps
package import ZoneFiles

/// The options of a report.
package struct ReportOptions: Sendable {
  /// How incidents are judged against the agreement, or how their dates are read.
  package var monitor: MonitorOptions
  /// Whether dates are read where there is no agreement; a picture has none.
  package var usesDates = true
  /// The command as it was given, for whoever wants to repeat it.
  package var command: String
  /// The versions of the software, which the page states.
  package var versions: SoftwareVersions
  /// The library that draws the map; nil for a still picture.
  package var leaflet: Leaflet?
  /// The title; nil for that of the agreement, or of the zone.
  package var title: String?
  /// The words of the page.
  package var words: Wording = .english
  /// The unit of depths and distances; nil for the one in which depths were given.
  package var unit: LengthUnit?
  /// How the still map is laid out.
  package var map = MapOptions()
  /// The layout of the still map, in the words of the page.
  var stillMap: MapOptions {
    var options = map
    options.words = words
    return options
  }
  /// What was read beside zones, agreement and incidents, such as places.
  package var otherFiles: [String] = []
  /// Which columns of the table go on the page.
  package var columns: PageColumns = .standard

  package init(
    monitor: MonitorOptions = MonitorOptions(), command: String, versions: SoftwareVersions, leaflet: Leaflet?
  ) {
    self.monitor = monitor
    self.command = command
    self.versions = versions
    self.leaflet = leaflet
  }

  /// The number of the column that tells people where an incident was; nil where there is none, or it is not kept.
  static func placeColumn(among columns: [String], keeping kept: Set<String>) -> Int? {
    placeColumn(among: columns.filter(kept.contains)).flatMap(columns.firstIndex)
  }

  /// The column that tells people where an incident was; nil where there is none.
  static func placeColumn(among columns: [String]) -> String? {
    let known = [
      "place", "location", "where_coordinates", "site", "locality", "village", "town", "settlement", "name",
    ]
    return known.lazy.compactMap { name in columns.first { $0.lowercased() == name } }.first
  }
}
