internal import Geodesy
package import Geometry
package import Plausibility
package import Zones

/// What looks mistaken of the place that a row states.
extension PlausibilityCheck {
  /// The suspicion about a place that a row states, in any system.
  package func suspicion(of place: ReportedPlace, _ placement: Placement, by reader: RowReader) -> Suspicion?
  {
    suspicion(of: place.coordinate, written: place.written, placement, by: reader) ?? place.suspicion
  }

  /// The suspicion about an incident; nil for one that looks right.
  @inline(__always)
  package func suspicion(of incident: Incident, _ placement: Placement, by reader: RowReader) -> Suspicion? {
    suspicion(of: incident.place, written: incident.written, placement, by: reader) ?? incident.suspicion
  }

  /// What may be wrong with a place that a row states.
  ///
  /// - Parameter written: The easting and northing that the row states; nil where it states longitude and latitude.
  @inline(__always)
  package func suspicion(
    of place: Coordinate, written: SourcePosition?, _ placement: Placement, by reader: RowReader
  ) -> Suspicion? {
    guard let written, let system = reader.schema.system else { return suspicion(of: place, placement) }
    let found = suspicion(of: written, at: place, placement) {
      try? system.place(of: $0, by: reader.opened, field: nil)
    }
    guard found == nil, !placement.isInZone, system.isFarOutside(place) else { return found }
    return Suspicion(
      kind: "far outside the area of use of \(system.operation.source)",
      sentence: "it lies far outside the area of use of \(system.operation.source)")
  }
}
