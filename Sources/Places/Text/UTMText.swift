internal import Geodesy
internal import Geometry

/// Easting and northing with the zone of UTM: `37N 289012 3980034`, `UTM zone 37 north 289012 mE 3980034 mN`.
///
/// The letter after the zone is a hemisphere or a band of latitude. `S` is both, the southern hemisphere and
/// the band from 32 to 40 degrees north; where the northing does not tell, the text is ambiguous.
struct UTMText {
  private var zone: UTMZone
  /// A letter or a word after the zone.
  private var hemisphere: String?
  private var easting: Double
  private var northing: Double

  /// The place of a text; nil for a text without the form of one.
  ///
  /// - Throws: ``PlaceError/grid(_:problem:)`` and ``PlaceError/ambiguousZone(_:zone:north:south:)``.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    guard let parts = UTMText(text) else { return nil }
    return PlaceReading(coordinate: try parts.place(text), meaning: "UTM")
  }

  private func place(_ text: String) throws(PlaceError) -> Coordinate {
    func at(isSouthern: Bool) throws(PlaceError) -> Coordinate {
      let place = zone.place(easting: easting, northing: northing, isSouthern: isSouthern)
      // A hundredth of a degree for the numbers' own rounding.
      guard (-80.01...84.01).contains(place.latitude) else {
        throw .grid(
          text, problem: "a northing of \(northing) m is beyond UTM in the \(isSouthern ? "south" : "north")")
      }
      return place
    }
    switch hemisphere {
    case nil:
      throw .grid(
        text, problem: "UTM zone \(zone.number) is on both hemispheres, and it names none")
    case "N", "NORTH", "NORTHERN": return try at(isSouthern: false)
    case "SOUTH", "SOUTHERN": return try at(isSouthern: true)
    case "S":
      guard let north = try? at(isSouthern: false) else { return try at(isSouthern: true) }
      if UTMZone.latitudes(ofBand: "S")?.contains(north.latitude) == true {
        throw .ambiguousZone(text, zone: zone.number, north: north, south: try at(isSouthern: true))
      }
      return try at(isSouthern: true)
    case let letter?:
      let band = Character(letter)
      let place = try at(isSouthern: UTMZone.isSouthern(band: band))
      // A hundredth of a degree for the numbers' own rounding.
      guard let latitudes = UTMZone.latitudes(ofBand: band),
        (latitudes.lowerBound - 0.01...latitudes.upperBound + 0.01).contains(place.latitude)
      else { throw .grid(text, problem: "a northing of \(northing) m is not in band \(letter)") }
      return place
    }
  }

  /// A number or a word, and whether a blank stands before it.
  struct Piece {
    var text: String
    var isNumber: Bool
    var isAttached: Bool
    var value: Double { Double(text) ?? .nan }
  }

  private static let eastings: Set<String> = ["E", "ME", "EASTING"]
  private static let northings: Set<String> = ["N", "MN", "NORTHING"]

  private init?(_ text: String) {
    guard var pieces = Self.pieces(of: text) else { return nil }
    let numbers = pieces.indices.filter { pieces[$0].isNumber }
    guard numbers.count == 3 else { return nil }
    // The zone is the first number or the last, and the only short one.
    guard let at = [numbers[0], numbers[2]].first(where: { pieces[$0].text.count <= 2 }),
      let number = Int(pieces[at].text), let zone = UTMZone(number)
    else { return nil }
    self.zone = zone
    pieces[at].isNumber = false
    if at + 1 < pieces.count, !pieces[at + 1].isNumber, !Self.isLabel(pieces, at + 1) {
      let word = pieces[at + 1].text
      let isBand = word.count == 1 && UTMZone.bands.contains(Character(word))
      guard isBand || ["NORTH", "SOUTH", "NORTHERN", "SOUTHERN"].contains(word) else { return nil }
      hemisphere = word
      pieces.remove(at: at + 1)
    }
    pieces.remove(at: at)
    guard let both = Self.pair(pieces) else { return nil }
    (easting, northing) = both
    guard (100_000..<1_000_000).contains(easting), (0...10_000_000).contains(northing) else { return nil }
  }

  /// Whether a word stands right before a number, as `E` in `E289012`.
  private static func isLabel(_ pieces: [Piece], _ index: Int) -> Bool {
    index + 1 < pieces.count && pieces[index + 1].isNumber && pieces[index + 1].isAttached
      && (eastings.contains(pieces[index].text) || northings.contains(pieces[index].text))
  }

  /// Easting and northing: by their labels, all before or all after their numbers, or in this order.
  static func pair(_ pieces: [Piece]) -> (Double, Double)? {
    let numbers = pieces.filter(\.isNumber).map(\.value)
    let words = pieces.filter { !$0.isNumber }.map(\.text)
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { return nil }
    if words.isEmpty { return (numbers[0], numbers[1]) }
    let order = pieces.map(\.isNumber)
    guard words.count == 2, order == [true, false, true, false] || order == [false, true, false, true] else {
      return nil
    }
    if words == ["M", "M"] || (eastings.contains(words[0]) && northings.contains(words[1])) {
      return (numbers[0], numbers[1])
    }
    return northings.contains(words[0]) && eastings.contains(words[1]) ? (numbers[1], numbers[0]) : nil
  }

  static func pieces(of text: String) -> [Piece]? {
    let upper = text.uppercased().replacing("WGS 84", with: " ").replacing("WGS84", with: " ")
    var pieces: [Piece] = []
    var isAttached = false
    var rest = upper[...]
    func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
    while let first = rest.first {
      if isDigit(first) {
        let digits = rest.prefix { isDigit($0) || $0 == "." }
        pieces.append(Piece(text: String(digits), isNumber: true, isAttached: isAttached))
        rest = rest.dropFirst(digits.count)
        isAttached = true
      } else if first.isASCII, first.isLetter {
        let word = rest.prefix { $0.isASCII && $0.isLetter }
        if !["UTM", "ZONE", "HEMISPHERE"].contains(word) {
          pieces.append(Piece(text: String(word), isNumber: false, isAttached: isAttached))
        }
        rest = rest.dropFirst(word.count)
        isAttached = true
      } else {
        guard first.isWhitespace || ",;:/()".contains(first) else { return nil }
        rest.removeFirst()
        isAttached = false
      }
    }
    // `mE` and `m E` are one label.
    var at = 0
    while at + 1 < pieces.count {
      // After a zone, `M` is a band.
      let isBand = at > 0 && pieces[at - 1].isNumber && pieces[at - 1].text.count <= 2
      if pieces[at].text == "M", !isBand, ["E", "N"].contains(pieces[at + 1].text) {
        pieces[at].text += pieces[at + 1].text
        pieces.remove(at: at + 1)
      }
      at += 1
    }
    return pieces
  }
}
