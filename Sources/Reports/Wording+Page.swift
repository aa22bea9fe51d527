internal import Maps

extension Wording {
  /// The texts that the program of the page asks for; the others are said before.
  var forProgram: [(key: String, value: String)] {
    texts.filter { name, _ in !Self.saidBefore.contains { name.hasPrefix($0) } }.sorted { $0.key < $1.key }
  }

  /// How the names of sentences begin that the program of the page does not ask for.
  private static let saidBefore = [
    "evidence.", "certain.", "cause.", "byPosition", "byLine", "exactPlaces", "mistaken.", "misdated.",
    "readings.", "line.", "unjudged", "unread.", "rule.", "side.", "ends.", "edges.", "part.", "certificate",
    "headline.", "key.", "trend.", "closing.", "map.", "made",
  ]
}
