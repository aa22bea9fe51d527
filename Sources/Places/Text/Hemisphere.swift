/// The half of the Earth that a word names, in the field's languages.
package enum Hemisphere: Sendable, Hashable {
  /// North or east.
  case positive
  /// South or west.
  case negative
  /// ‘O’, which is east in German and west in Spanish and French.
  case either

  private static let latitudes: ([String], [String]) = (
    ["n", "north", "nord", "norte", "kuzey", "с", "север", "شمال", "شمالا", "ش"],
    ["s", "south", "sud", "sur", "sul", "süd", "güney", "ю", "юг", "جنوب", "جنوبا", "ج"]
  )
  private static let longitudes: ([String], [String]) = (
    ["e", "east", "est", "este", "leste", "ost", "doğu", "в", "восток", "شرق", "شرقا", "l"],
    ["w", "west", "ouest", "oeste", "batı", "з", "запад", "غرب", "غربا"]
  )

  /// Nil for other words.
  package init?(_ text: String, isLatitude: Bool) {
    // Codes such as `S1`, and weeks such as `2018-W42`, are no hemispheres.
    if text.contains(where: \.isNumber) { return nil }
    let word = text.lowercased().filter { $0.isLetter }
    let (positive, negative) = isLatitude ? Self.latitudes : Self.longitudes
    if positive.contains(word) {
      self = .positive
    } else if negative.contains(word) {
      self = .negative
    } else if !isLatitude, word == "o" {
      self = .either
    } else {
      return nil
    }
  }
}
