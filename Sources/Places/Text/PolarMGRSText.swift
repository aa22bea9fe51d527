internal import Geodesy
internal import Geometry

/// A reference of the Military Grid Reference System about a pole, such as `ZAH 12345 67890`: the zone of UPS, a square
/// of 100 km, and digits as elsewhere (NGA.STND.0037, appendix A).
///
/// It begins with no number, and so does many a name: without `MGRS` before it, four digits at least are asked for.
enum PolarMGRSText {
  /// Of squares from 800 km on, and from the pole on.
  private static let (western, eastern) = (Array("JKLPQRSTUXYZ"), Array("ABCFGHJKLPQR"))
  /// From 800 km on about the south pole, from 1,300 km on about the north pole.
  private static let rows = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")

  /// The place of a reference; nil for a text without the form of one.
  ///
  /// - Throws: ``PlaceError/grid(_:problem:)`` for letters of no square, and for digits that are missing.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    let (before, names, isSaid, written) = GridDigits.split(text)
    let letters = Array(names)
    guard before.isEmpty, letters.count == 3, let zone = UPSZone(letters[0]),
      isSaid || written.filter(\.isNumber).count >= 4, let digits = try GridDigits.reading(written, of: text)
    else { return nil }
    guard let corner = corner(zone, column: letters[1], row: letters[2]) else {
      throw .grid(text, problem: "there is no square \(letters[1])\(letters[2]) in zone \(zone.letter)")
    }
    func at(_ x: Double, _ y: Double) -> Coordinate {
      UPSZone.place(easting: corner.easting + x, northing: corner.northing + y, isSouthern: zone.isSouthern)
    }
    guard [0, 100_000].contains(where: { x in [0, 100_000].contains { UPSZone.reaches(at(x, $0)) } }) else {
      throw .grid(
        text, problem: "the square \(letters[1])\(letters[2]) of zone \(zone.letter) is too far from the pole"
      )
    }
    return PlaceReading(
      coordinate: at(digits.easting, digits.northing), accuracy: digits.accuracy, meaning: "MGRS")
  }

  private static func corner(
    _ zone: UPSZone, column: Character, row: Character
  ) -> (easting: Double, northing: Double)? {
    let columns = zone.isEastern ? eastern : western
    guard let x = columns.firstIndex(of: column), let y = rows.firstIndex(of: row) else { return nil }
    let first = zone.isSouthern ? 800_000.0 : 1_300_000
    let isThere =
      zone.isSouthern || y < 14 && (zone.isEastern ? x < 7 : x >= 5)
    guard isThere else { return nil }
    return ((zone.isEastern ? UPSZone.pole : 800_000) + Double(x) * 100_000, first + Double(y) * 100_000)
  }
}
