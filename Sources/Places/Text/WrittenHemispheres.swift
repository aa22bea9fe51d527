/// Words for the hemispheres in other scripts, beside the numbers of a place: `35°48' с.ш. 36°42' в.д.`, `35.81 شمالا 36.7 شرقا`.
enum WrittenHemispheres {
  /// The longest first, as one may begin another.
  private static let words: [(String, String)] = [
    ("северной широты", "N"), ("южной широты", "S"), ("восточной долготы", "E"), ("западной долготы", "W"),
    ("с. ш.", "N"), ("ю. ш.", "S"), ("в. д.", "E"), ("з. д.", "W"), ("с.ш.", "N"), ("ю.ш.", "S"),
    ("в.д.", "E"),
    ("з.д.", "W"), ("с.ш", "N"), ("ю.ш", "S"), ("в.д", "E"), ("з.д", "W"),
    ("شمالاً", "N"), ("شمالًا", "N"), ("شمالا", "N"), ("شمال", "N"), ("جنوباً", "S"), ("جنوبًا", "S"),
    ("جنوبا", "S"),
    ("جنوب", "S"), ("شرقاً", "E"), ("شرقًا", "E"), ("شرقا", "E"), ("شرق", "E"), ("غرباً", "W"), ("غربًا", "W"),
    ("غربا", "W"),
    ("غرب", "W"),
  ]

  /// A text with the Latin letters in their place. Texts with other words are no places afterwards either.
  static func inLatin(_ text: String) -> String {
    // The first bytes of letters of Cyrillic and Arabic.
    let hasOthers = text.utf8.contains { (0xD0...0xD3).contains($0) || (0xD8...0xDB).contains($0) }
    guard hasOthers else { return text }
    var text = text.lowercased()
    for (word, letter) in words where text.contains(word) { text = text.replacing(word, with: " \(letter) ") }
    return text
  }
}
