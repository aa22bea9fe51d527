package import Geodesy
package import Geometry
internal import TextFormats

/// A place that a text names, and how well the text names it.
package struct PlaceReading: Sendable, Hashable {
  package var coordinate: Coordinate
  /// Where the text leaves the place; nil where it does not say, as with degrees.
  package var region: PlaceRegion?
  /// The radius about ``coordinate`` within which the text leaves the place; nil where it does not say.
  package var accuracy: Length? { region?.radius }
  /// How the text was understood, as a clause for a person; nil for plain coordinates.
  package var meaning: String?

  /// The form of plain coordinates, such as `latitude, longitude`.
  package var form: String
  /// The order in which two numbers were taken; nil where letters or the form say which is which.
  package var assumed: AxisOrder?
  /// Words beside a name that may say that the place is not the one of the name, and that were passed over: `airbase`.
  package var doubts: [String] = []

  package init(
    coordinate: Coordinate, region: PlaceRegion?, meaning: String? = nil, form: String = "",
    assumed: AxisOrder? = nil
  ) {
    self.coordinate = coordinate
    self.region = region
    self.meaning = meaning
    self.form = form
    self.assumed = assumed
  }

  /// A place that is left within a radius, or exact.
  package init(
    coordinate: Coordinate, accuracy: Length? = nil, meaning: String? = nil, form: String = "",
    assumed: AxisOrder? = nil
  ) {
    self.init(
      coordinate: coordinate, region: accuracy.map { .disc($0) }, meaning: meaning, form: form,
      assumed: assumed)
  }
}

extension PlaceReading {
  /// The reading with what is to be said of the words beside the name of a place that it rests on.
  func saying(_ place: Gazetteer.Place) -> PlaceReading {
    var reading = self
    reading.meaning? += place.remark
    reading.doubts += place.doubts
    return reading
  }
}

extension Length {
  /// The length with three figures, never shorter than it is.
  package var roundedUp: Length {
    guard meters.isFinite, meters > 0 else { return self }
    var scale = 1.0
    while meters * scale < 100 { scale *= 10 }
    while meters * scale >= 1000 { scale /= 10 }
    // What is a whole number of units but for the last bits stays so.
    let units = (meters * scale * (1 - 1e-12)).rounded(.up)
    return .meters(scale >= 1 ? units / scale : units * (1 / scale).rounded())
  }
}

extension Coordinate {
  /// The place to a millionth of a degree, latitude first.
  package var inRoundedWords: String { inWords(decimals: 6) }

  /// The place with at most `decimals` decimals, latitude first.
  package func inWords(decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return Coordinate(
      latitude: (latitude * scale).rounded() / scale, longitude: (longitude * scale).rounded() / scale
    ).inWords
  }
}

/// Reads places as people write them: coordinates, grid references, names, and bearings from a name.
///
/// - `36.2, 36.67`, `36°12'N 36°40'E`, `POINT (36.67 36.2)`: see ``PlaceText``.
/// - `37N 289012 3980034` (UTM), `Z 2105000 1905000` (UPS, about the poles), and `37S BV 89012 80034` or `ZAH 12345 67890`
///   (MGRS, whose accuracy is that of its square).
/// - `geo:36.2,36.67;u=35`, the URI of a place (its accuracy is that which it states), and `8G7X6MXC+22`, a Plus Code.
/// - `Saraqib`, `6 km NW of Saraqib` and what else ``LocalityText`` reads, with a ``Gazetteer``.
package struct PlaceReader: Sendable, Hashable {
  /// Where names are looked up; nil for nowhere.
  package var gazetteer: Gazetteer?
  /// Which of two numbers comes first where the text does not say it; nil for what its form says, or else latitude.
  package var axis: AxisOrder?

  /// A reader that knows these names.
  package init(gazetteer: Gazetteer? = nil, axis: AxisOrder? = nil) {
    self.gazetteer = gazetteer
    self.axis = axis
  }

  /// The place that a text names.
  ///
  /// - Throws: ``PlaceError``, which quotes the text and says what to write. Names that are unknown, or that
  ///   several places have, are never guessed.
  package func reading(_ text: String) throws(PlaceError) -> PlaceReading {
    let plain = InvisibleMarks.removed(from: text)
    let western = String(String.UnicodeScalarView(plain.unicodeScalars.map(WrittenNumber.western)))
    if let place = try MGRSText.reading(western) { return place }
    if let place = try PolarMGRSText.reading(western) { return place }
    if let place = try UTMText.reading(western) { return place }
    if let place = try UPSText.reading(western) { return place }
    if let place = try GeoURI.reading(plain) { return place }
    if let place = try PlusCode.reading(plain) { return place }
    if let place = try MapLink.reading(plain) {
      _ = try PlaceText.checked(place.coordinate, text)
      return place
    }
    do throws(PlaceError) {
      return try PlaceText.reading(text, axis: axis)
    } catch {
      guard let place = try LocalityText(text, gazetteer, axis).reading() else { throw error }
      return place
    }
  }
}
