package import Geodesy
package import Geometry
package import Plausibility
package import ZoneDoubt
internal import Zones

/// A place as it is reported.
package struct ReportedPlace: Sendable, Hashable {
  /// The position on WGS 84.
  package var coordinate: Coordinate
  /// Where it is known to be.
  package var region: PlaceRegion
  /// The radius within which it is known; 0 for exact.
  package var radius: Length { region.radius }
  /// The easting and northing that the row states; nil where it states longitude and latitude.
  package var written: SourcePosition?
  /// The assumptions about it; empty for none.
  package var note: String
  /// The suspicion that its row itself raises about it; nil for none.
  package var suspicion: PlausibilityCheck.Suspicion?
  /// How it was read, for whoever checks it: the form, the column, the name of a place; empty for plain degrees.
  package var form = ""

  /// A place, and the radius within which it is known; 0 for exact.
  package init(_ coordinate: Coordinate, radius: Length = .meters(0)) {
    self.coordinate = coordinate
    region = .disc(radius)
    note = ""
  }
}

extension Incident {
  /// The place with the radius that counts.
  func reported(_ choice: AccuracyChoice) -> ReportedPlace {
    var place = ReportedPlace(place)
    place.region = region(choice)
    place.written = written
    place.note = note ?? ""
    place.suspicion = suspicion
    return place
  }
}

extension AssessmentCache {
  /// The assessment of a place.
  package func assessment(of place: ReportedPlace) -> Assessment {
    assessment(
      of: place.coordinate, in: place.region, at: assessor.judge.placement(of: place.coordinate))
  }
}
