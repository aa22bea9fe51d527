internal import Geodesy
internal import Geometry

/// Easting and northing of UPS with their zone or hemisphere: `Z 2105000 1905000`, `UPS north 2105000 mE 1905000 mN`,
/// `00 N 2105000 1905000`.
///
/// The letter before or after the numbers is a zone: A and B about the south pole, Y and Z about the north pole. With the
/// word UPS, or the zone 0, N and S are hemispheres.
enum UPSText {
  private static let southern: [String: Bool] = [
    "N": false, "NORTH": false, "NORTHERN": false, "S": true, "SOUTH": true, "SOUTHERN": true,
  ]

  /// The place of a text; nil for a text without the form of one.
  ///
  /// - Throws: ``PlaceError/grid(_:problem:)``.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    guard var pieces = UTMText.pieces(of: text) else { return nil }
    let count = pieces.count
    pieces.removeAll { $0.text == "UPS" }
    if pieces.first?.isNumber == true, ["0", "00"].contains(pieces[0].text) { pieces.removeFirst() }
    let isSaid = pieces.count < count
    var zone: UPSZone?
    var isSouthern: Bool?
    if let at = [0, pieces.count - 1].first(where: {
      pieces.indices.contains($0) && UPSZone(pieces[$0]) != nil
    }) {
      zone = UPSZone(pieces.remove(at: at))
      isSouthern = zone?.isSouthern
    } else if isSaid, let word = pieces.first, !word.isNumber {
      isSouthern = southern[word.text]
      pieces.removeFirst()
    }
    guard let isSouthern, let (easting, northing) = UTMText.pair(pieces),
      [easting, northing].allSatisfy((500_000.0...3_500_000).contains)
    else { return nil }
    if let zone, !zone.contains(easting: easting) {
      throw .grid(text, problem: "an easting of \(easting) m is not in zone \(zone.letter) of UPS")
    }
    let place = UPSZone.place(easting: easting, northing: northing, isSouthern: isSouthern)
    guard UPSZone.reaches(place) else {
      throw .grid(text, problem: "it is too far from the pole for UPS")
    }
    return PlaceReading(coordinate: place, meaning: "UPS")
  }
}

extension UPSZone {
  /// Nil for any other letter.
  fileprivate init?(_ piece: UTMText.Piece) {
    guard !piece.isNumber, piece.text.count == 1 else { return nil }
    self.init(Character(piece.text))
  }
}
