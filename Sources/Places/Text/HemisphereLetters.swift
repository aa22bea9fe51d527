/// What single letters of hemispheres mean in a table, settled by all that its columns hold.
///
/// ‘O’ is west in Spanish, French and Portuguese, and east in German and Dutch; ‘S’ is north in Czech. The letters of a table are
/// those of the languages that have all of them, and mean what all of these languages take them for.
package struct HemisphereLetters: Equatable, Sendable {
  /// The letters of one language, each direction with those that are usual.
  private struct System {
    var north: Set<String>
    var south: Set<String>
    var east: Set<String>
    var west: Set<String>
    /// Whether its letters count only where both columns have them, as others take them for other directions or for no letters.
    var isRare: Bool

    init(_ letters: String, isRare: Bool = false) {
      self.isRare = isRare
      let parts = letters.split(separator: " ").map { Set($0.split(separator: "/").map(String.init)) }
      (north, south, east, west) = (parts[0], parts[1], parts[2], parts[3])
    }

    func letters(isLatitude: Bool) -> Set<String> { isLatitude ? north.union(south) : east.union(west) }

    func meaning(of letter: String, isLatitude: Bool) -> Hemisphere? {
      let (positive, negative) = isLatitude ? (north, south) : (east, west)
      if positive.contains(letter) { return negative.contains(letter) ? .either : .positive }
      return negative.contains(letter) ? .negative : nil
    }
  }

  /// The letters of English, which most tables of all languages have.
  private static let international = System("n s e w")
  private static let systems =
    [international]
    + [
      // Spanish, French, Italian and Catalan; Portuguese, twice; German; Dutch; Romanian; the languages of Scandinavia.
      "n s e o", "n s l o", "n s l w", "n s o w", "n z o w", "n s e v", "n s ö/ø/o v",
      // Turkish, Hungarian, Czech and Slovak and Slovene, Croatian and Serbian.
      "k g d b", "é d k ny", "s j v z", "s j i z",
      // Russian, Ukrainian, Bulgarian, Serbian, Greek, Arabic.
      "с ю в з", "п п с з", "с ю и з", "с ј и з", "β ν α δ", "ش ج ق/ش غ",
    ].map { System($0) }
    // Finnish, Latvian, Lithuanian, Albanian, Vietnamese, Indonesian.
    + ["p e i l", "z d a r", "š p r v", "v j l p", "b n đ t", "u s t b"].map { System($0, isRare: true) }

  private var latitudes: [String: Hemisphere] = [:]
  private var longitudes: [String: Hemisphere] = [:]

  /// - Parameters:
  ///   - latitudes: Values of the column of N and S.
  ///   - longitudes: Values of the column of E and W.
  package init(latitudes: [String], longitudes: [String]) {
    func letters(_ values: [String], isLatitude: Bool) -> Set<String> {
      let known = Self.systems.reduce(into: Set<String>()) {
        $0.formUnion($1.letters(isLatitude: isLatitude))
      }
      return Set(values.compactMap(Hemisphere.word)).intersection(known)
    }
    let north = letters(latitudes, isLatitude: true)
    let east = letters(longitudes, isLatitude: false)
    self.latitudes = Self.meanings(north, beside: east, isLatitude: true)
    self.longitudes = Self.meanings(east, beside: north, isLatitude: false)
  }

  /// The meaning of a letter; nil for what is not one.
  ///
  /// A letter that the first rows do not have is read by what they have.
  func meaning(of letter: String, isLatitude: Bool) -> Hemisphere? {
    (isLatitude ? latitudes : longitudes)[letter]
  }

  /// The meanings of all letters of an angle beside some that a table has.
  private static func meanings(
    _ own: Set<String>, beside others: Set<String>, isLatitude: Bool
  ) -> [String: Hemisphere] {
    func having(_ own: Set<String>, _ others: Set<String>) -> [System] {
      systems.filter {
        own.isSubset(of: $0.letters(isLatitude: isLatitude))
          && others.isSubset(of: $0.letters(isLatitude: !isLatitude))
      }
    }
    var meanings: [String: Hemisphere] = [:]
    let letters = systems.reduce(into: Set<String>()) { $0.formUnion($1.letters(isLatitude: isLatitude)) }
    for letter in letters {
      let with = own.union([letter])
      // First the languages of both columns, then those of one, then all.
      let alone = [having(with, []), having([letter], [])].map { $0.filter { !$0.isRare } }
      let found = ([having(with, others)] + alone).first { !$0.isEmpty } ?? []
      let english = international.letters(isLatitude: isLatitude)
      let isInternational = found.contains { $0.letters(isLatitude: isLatitude) == english }
      let all = Set(found.compactMap { $0.meaning(of: letter, isLatitude: isLatitude) })
      if isInternational, let meaning = international.meaning(of: letter, isLatitude: isLatitude) {
        meanings[letter] = meaning
      } else {
        meanings[letter] = all.count == 1 ? all.first : .either
      }
    }
    return meanings
  }
}
