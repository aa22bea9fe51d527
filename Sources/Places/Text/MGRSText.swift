internal import Geodesy
internal import Geometry

/// A reference of the Military Grid Reference System, such as `37S BV 89012 80034`: a square of 100 km, or of
/// a tenth of that for each further pair of digits.
///
/// What is read is the middle of the square, and its accuracy half its diagonal: digits of the reference are
/// cut off, and not rounded (NGA.STND.0037, appendix A). References about the poles are ``PolarMGRSText``.
enum MGRSText {
  private static let columns = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
  private static let rows = Array("ABCDEFGHJKLMNPQRSTUV")

  private struct Parts {
    var zone: UTMZone
    var band: Character
    var column: Character
    var row: Character
    var digits: GridDigits
  }

  /// The place of a reference; nil for a text without the form of one.
  ///
  /// - Throws: ``PlaceError/grid(_:problem:)`` for letters of no square, and for digits that are missing.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    guard let parts = try parts(of: text) else { return nil }
    let set = (parts.zone.number - 1) % 3
    guard let column = columns.firstIndex(of: parts.column), column / 8 == set,
      let row = rows.firstIndex(of: parts.row), let latitudes = UTMZone.latitudes(ofBand: parts.band)
    else {
      throw .grid(
        text, problem: "there is no square \(parts.column)\(parts.row) in zone \(parts.zone.number)")
    }
    let isSouthern = UTMZone.isSouthern(band: parts.band)
    // Rows are counted from the equator, in even zones from five squares further south, and again after 2,000
    // km.
    let first = (row + (parts.zone.number % 2 == 0 ? 15 : 0)) % 20
    let corner = (easting: Double(column % 8 + 1) * 100_000, northing: Double(first) * 100_000)
    func at(_ easting: Double, _ northing: Double) -> Coordinate {
      parts.zone.place(easting: easting, northing: northing, isSouthern: isSouthern)
    }
    // A square belongs to each band that it reaches into; it is least and most northern in its corners.
    let turn = (0..<5).map { Double($0) * 2_000_000 }.first { turn in
      let corners = [0, 100_000.0].flatMap { x in
        [0, 100_000.0].map { at(corner.easting + x, corner.northing + turn + $0).latitude }
      }
      return (corners.min() ?? 90) < latitudes.upperBound && (corners.max() ?? -90) > latitudes.lowerBound
    }
    guard let turn else {
      throw .grid(
        text,
        problem:
          "the square \(parts.column)\(parts.row) of zone \(parts.zone.number) is not in band \(parts.band)"
      )
    }
    return PlaceReading(
      coordinate: at(corner.easting + parts.digits.easting, corner.northing + turn + parts.digits.northing),
      accuracy: parts.digits.accuracy, meaning: "MGRS")
  }

  private static func parts(of text: String) throws(PlaceError) -> Parts? {
    let (zone, letters, _, written) = GridDigits.split(text)
    guard (1...2).contains(zone.count), letters.count == 3, let number = Int(zone), let utm = UTMZone(number),
      let digits = try GridDigits.reading(written, of: text)
    else { return nil }
    let names = Array(letters)
    return Parts(zone: utm, band: names[0], column: names[1], row: names[2], digits: digits)
  }
}
