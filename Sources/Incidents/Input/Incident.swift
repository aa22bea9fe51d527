package import Geodesy
package import Geometry
internal import Places
package import Plausibility
internal import TextFormats

/// A row as far as it can be judged: a place and how well it is known.
package struct Incident {
  /// Where it is, on WGS 84.
  package var place: Coordinate
  /// The easting and northing that the row states; nil where it states longitude and latitude.
  package private(set) var written: SourcePosition?
  /// The radius that the row states; nil where it states none.
  private(set) var accuracy: Length?
  /// Where the words of the place leave it; nil where they do not say.
  var implied: PlaceRegion?

  /// Why its own row leaves its place in doubt; nil for most rows. It is kept apart, as rows are very many.
  private var claim: Claim?
  /// The suspicion that the row itself raises about its place: another column, or words beside a name, say otherwise; nil for none.
  package var suspicion: PlausibilityCheck.Suspicion? { claim?.suspicion }

  private final class Claim: Sendable {
    let suspicion: PlausibilityCheck.Suspicion
    init(_ suspicion: PlausibilityCheck.Suspicion) { self.suspicion = suspicion }
  }

  /// The note on an incident whose accuracy is stated neither in its row nor in its words; nil for others.
  package var note: String? { accuracy == nil && implied == nil ? "no accuracy stated, taken as exact" : nil }

  /// Whether the row states its place as exact.
  package var isExact: Bool { accuracy?.meters == 0 && implied == nil }

  /// Where the place is known to be. A radius that the caller gives for all goes over its words, and the greater of two.
  package func region(_ choice: AccuracyChoice) -> PlaceRegion {
    let stated = accuracy ?? .meters(0)
    switch choice {
    case .off, .fixed: return .disc(stated)
    case .recognized, .column:
      if let implied, implied.radius > stated { return implied }
      return .disc(stated)
    }
  }

  init(place: Coordinate, written: SourcePosition? = nil, accuracy: Length?) {
    self.place = place
    self.written = written
    self.accuracy = accuracy
  }

  /// The position of a row in its own system; nil for a row that cannot be read.
  static func position(
    _ row: IncidentRow, _ columns: IncidentColumns, isProjected: Bool
  ) -> SourcePosition? {
    var place: Coordinate?
    switch columns.position {
    case .pair(let northing, let easting) where isProjected:
      let mark = columns.decimalMark
      guard let x = try? GridField.easting.number(row, easting, mark: mark),
        let y = try? GridField.northing.number(row, northing, mark: mark)
      else { return nil }
      place = Coordinate(latitude: y, longitude: x)
    case .pair(let latitude, let longitude):
      guard let y = try? CoordinateField.latitude.degrees(row, latitude),
        let x = try? CoordinateField.longitude.degrees(row, longitude)
      else { return nil }
      place = Coordinate(latitude: y, longitude: x)
    case .angles(let latitude, let longitude):
      guard let y = try? latitude.degrees(of: row, .latitude, decimalMark: nil),
        let x = try? longitude.degrees(of: row, .longitude, decimalMark: nil)
      else { return nil }
      place = Coordinate(latitude: y, longitude: x)
    case .place(let index): place = (try? PlaceText.wellKnownPoint(row.text(index))) ?? nil
    case .geopoint(let index):
      place = GeopointColumns.Value(row.text(index)).map {
        Coordinate(latitude: $0.latitude, longitude: $0.longitude)
      }
    case .geometry:
      guard case .feature(let record) = row.source else { return nil }
      place = try? record.position()
    }
    return place.map { SourcePosition(x: $0.longitude, y: $0.latitude) }
  }

  /// Reads a row.
  ///
  /// - Parameter opened: The transformation to WGS 84, open for this thread; nil to borrow one.
  /// - Throws: ``RowError``.
  init(
    _ row: IncidentRow, _ columns: IncidentColumns, options: IncidentOptions,
    by opened: OpenedTransformation? = nil
  ) throws(RowError) {
    try row.checkShape(columns.shape)
    if columns.shape.surplus > 0, columns.hasSplitNumber(row, options) {
      throw RowError(
        "the row is long",
        reason: "the row is long, and a number such as 1,200 may be in two fields without quotes")
    }
    try columns.requireNothingLate(row, options)
    var stated: Double?
    var doubts: [String] = []
    let system = columns.system
    var field: Int?
    switch columns.position {
    case .pair(let northing, let easting) where columns.isProjected:
      let x = try GridField.easting.number(row, easting, mark: columns.decimalMark)
      let y = try GridField.northing.number(row, northing, mark: columns.decimalMark)
      (place, field) = (Coordinate(latitude: y, longitude: x), easting)
    case .pair(let latitude, let longitude):
      if columns.areDecimal {
        try CoordinateField.latitude.refuseTwoNumbers(row, latitude)
        try CoordinateField.longitude.refuseTwoNumbers(row, longitude)
      }
      let north = try CoordinateField.latitude.degrees(row, latitude, decimalMark: options.decimalMark)
      let east = try CoordinateField.longitude.degrees(row, longitude, decimalMark: options.decimalMark)
      field = abs(north) > 90 ? latitude : longitude
      place = try CoordinateField.place(latitude: north, longitude: east, field: field)
    case .angles(let latitude, let longitude):
      let north = try latitude.degrees(of: row, .latitude, decimalMark: options.decimalMark)
      let east = try longitude.degrees(of: row, .longitude, decimalMark: options.decimalMark)
      field = abs(north) > 90 ? latitude.degrees : longitude.degrees
      place = try CoordinateField.place(latitude: north, longitude: east, field: field)
    case .place(let index):
      let text = try CoordinateField.text(row, index, called: "the place")
      field = index
      do throws(PlaceError) {
        if let system {
          guard let point = try PlaceText.wellKnownPoint(text) else {
            throw .grid(text, problem: "it is no POINT in \(system.operation.source)")
          }
          place = point
        } else {
          let reading = try PlaceReader(gazetteer: options.places, axis: columns.axis).reading(text)
          place = reading.coordinate
          implied = reading.region
          doubts = reading.doubts
        }
      } catch {
        throw RowError(error.kind, reason: RowError.onOneLine(error.reason), field: index)
      }
    case .geopoint(let index):
      let text = try CoordinateField.text(row, index, called: "the place")
      guard let value = GeopointColumns.Value(text) else {
        throw RowError(
          "the place is unreadable",
          reason: "\(RowError.quoted(text)) is not latitude, longitude, altitude and accuracy", field: index)
      }
      let isSwapped = columns.axis == .lonlat
      place = try CoordinateField.place(
        latitude: isSwapped ? value.longitude : value.latitude,
        longitude: isSwapped ? value.latitude : value.longitude, field: index)
      stated = value.accuracy
    case .geometry:
      guard case .feature(let record) = row.source else { throw RowError("the row is no feature") }
      place = try columns.isProjected ? record.position() : record.place()
    }
    if let system {
      try columns.requireItsSystem(row)
      let position = SourcePosition(x: place.longitude, y: place.latitude)
      place = try system.place(of: position, by: opened, field: field)
      if columns.isProjected { written = position }
    }
    do throws(RowError) {
      accuracy = try PositionAccuracy(source: columns.accuracy, mark: columns.decimalMark)
        .radius(of: row, geopoint: stated)
    } catch {
      guard options.keepsUnreadAccuracies else { throw error }
      accuracy = nil
    }
    if let word = doubts.first {
      claim = Claim(
        PlausibilityCheck.Suspicion(
          kind: "words beside the name of a place",
          sentence: "\(RowError.quoted(word)) beside the name may say that it is another place, or not known")
      )
    } else if let found = columns.suspicion(of: self, row, options) {
      claim = Claim(found)
    }
  }
}
