internal import Geodesy
internal import Geometry

/// Reads a Plus Code (Open Location Code) in its full form, such as `8G7X6MXC+22`: an area of 20 degrees for the first two
/// digits, a twentieth of its sides for each further pair up to ten digits, then a fifth of its height and a fourth of its
/// width for each digit.
///
/// What is read is the middle of the area, and its accuracy half its diagonal. A short code, `6MXC+22`, needs a place to
/// start from and is refused.
enum PlusCode {
  private static let digits = Array("23456789CFGHJMPQRVWX")

  /// Nil for a text without the form of a code.
  ///
  /// - Throws: ``PlaceError/grid(_:problem:)`` for a short code, and for digits that no code has.
  static func reading(_ text: String) throws(PlaceError) -> PlaceReading? {
    let code = Array(text.uppercased().filter { !$0.isWhitespace })
    guard let plus = code.firstIndex(of: "+"), plus >= 2, plus <= 8, plus % 2 == 0, code.count - plus != 2,
      code.count - plus <= 8,
      code.enumerated().allSatisfy({ $0 == plus || digits.contains($1) || $1 == "0" && $0 < plus }),
      // What only has numbers may be anything else.
      code.contains(where: \.isLetter) || plus == 8
    else { return nil }
    if plus < 8 { throw .plusCode(text, problem: "a short Plus Code names no place alone") }
    let written = code[..<plus].prefix { $0 != "0" } + code[(plus + 1)...]
    let padding = code[..<plus].filter { $0 == "0" }.count
    let isPadded = padding > 0
    guard
      !isPadded || padding % 2 == 0 && padding < 8 && code.count == plus + 1 && written.count == 8 - padding
    else {
      throw .plusCode(text, problem: "its zeros are not those of a Plus Code")
    }
    let values = written.compactMap { digits.firstIndex(of: $0) }
    guard values.count == written.count, values[0] < 9, values[1] < 18 else {
      throw .plusCode(text, problem: "its digits name no place")
    }
    var (south, west, height, width) = (-90.0, -180.0, 400.0, 400.0)
    for (index, value) in values.enumerated() {
      if index < 10 {
        if index % 2 == 0 {
          height /= 20
          south += Double(value) * height
        } else {
          width /= 20
          west += Double(value) * width
        }
      } else {
        (height, width) = (height / 5, width / 4)
        south += Double(value / 4) * height
        west += Double(value % 4) * width
      }
    }
    let middle = Coordinate(latitude: south + height / 2, longitude: west + width / 2)
    // The side towards the equator is the longer one.
    let corners = [south, south + height].map { Coordinate(latitude: $0, longitude: west) }
    let reach = corners.map { Geodesic.inverse(from: middle, to: $0).distance }.max() ?? 0
    return PlaceReading(coordinate: middle, accuracy: Length.meters(reach).roundedUp, meaning: "Plus Code")
  }
}
