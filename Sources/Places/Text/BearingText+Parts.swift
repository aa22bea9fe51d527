internal import TextFormats

extension BearingText {
  /// Whether a text begins with a distance and its unit and has nothing more that matters: `5 km`, `some 5 km away`.
  static func isDistance(_ text: String) -> Bool {
    let words = Parts.withoutHedges(text.split(whereSeparator: \.isWhitespace)[...])
    guard let (_, rest) = Parts.distance(words), let unit = rest.first else { return false }
    return LengthWords.meters(in: unit.lowercased()) != nil
  }

  /// Whether a distance with its unit stands anywhere in a text.
  static func holdsDistance(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.indices.contains { isDistance(words[$0...].joined(separator: " ")) }
  }

  /// The words of a bearing, by what they say.
  struct Parts {
    var distance: Substring
    var unit: String
    /// In small letters.
    var direction: [String]
    var name: String

    /// Nil for a text without the form of a bearing: a distance, a direction, and a name before or after them. Where the name
    /// is not linked by `of` or `from`, only a unit and a direction that are known make a bearing.
    init?(_ text: String) {
      let western = Array(String(String.UnicodeScalarView(text.unicodeScalars.map(WrittenNumber.western))))
      let words = Self.withoutHedges(
        Self.withNauticalMiles(Self.withTightRanges(western).split(whereSeparator: \.isWhitespace))[...])
      if let parts = Self.before(name: words) {
        self = parts
      } else if let parts = Self.after(name: words) {
        self = parts
      } else {
        return nil
      }
    }

    /// `5 – 7 km` as `5-7 km`.
    private static func withTightRanges(_ text: [Character]) -> String {
      func isDigit(_ index: Int?) -> Bool { index.map { text[$0].isASCII && text[$0].isNumber } ?? false }
      var tight = ""
      var at = 0
      while at < text.count {
        let dash = text[at...].firstIndex { !$0.isWhitespace }
        if let dash, "-–—−".contains(text[dash]), at > 0, isDigit(at - 1),
          let next = text[(dash + 1)...].firstIndex(where: { !$0.isWhitespace }), isDigit(next)
        {
          tight.append("-")
          at = next
        } else {
          tight.append(text[at])
          at += 1
        }
      }
      return tight
    }

    /// `nautical miles` as one word.
    private static func withNauticalMiles(_ words: [Substring]) -> [Substring] {
      var joined: [Substring] = []
      for word in words {
        if ["mile", "miles"].contains(word.lowercased()), joined.last?.lowercased() == "nautical" {
          joined[joined.count - 1] = "nmi"
        } else {
          joined.append(word)
        }
      }
      return joined
    }

    private init(_ distance: Substring, _ middle: ArraySlice<String>, name: ArraySlice<Substring>) {
      self.distance = distance
      unit = middle.first?.filter { $0 != "," } ?? ""
      direction = Array(middle.dropFirst())
      self.name = name.joined(separator: " ")
    }

    private var isHeaded: Bool { Heading(direction) != nil }

    /// `6 km NW of Saraqib`, `6km NW Saraqib`.
    private static func before(name words: ArraySlice<Substring>) -> Parts? {
      guard let (distance, rest) = distance(words) else { return nil }
      let lower = rest.map { $0.lowercased() }
      let links = lower.indices.filter { ["of", "from"].contains(lower[$0]) && $0 + 1 < lower.count }
      let linked = links.map { Parts(distance, lower[..<$0], name: rest[($0 + 1)...]) }
      // `on a bearing of 315° from Saraqib` has two links.
      if let parts = linked.first(where: \.isHeaded) ?? linked.first { return parts }
      guard LengthWords.meters(in: lower.first ?? "") != nil else { return nil }
      // The most words that make a direction, as in ‘north west Idlib’, and a name after them.
      for end in stride(from: min(lower.count - 1, 6), through: 2, by: -1) {
        let parts = Parts(distance, lower[..<end], name: rest[end...])
        // ‘12 km ESE At Tamāni‘ah’: an article of the name, and no word of the direction.
        if !parts.direction.isEmpty, parts.isHeaded, parts.direction.last != "at" { return parts }
      }
      return nil
    }

    /// `Saraqib, 6 km NW`.
    private static func after(name words: ArraySlice<Substring>) -> Parts? {
      for start in words.indices.dropFirst() {
        guard let (distance, rest) = distance(withoutHedges(words[start...])),
          LengthWords.meters(in: rest.first?.lowercased() ?? "") != nil
        else { continue }
        var name = Array(words[..<start])
        while let last = name.last, isHedge(last) { name.removeLast() }
        let whole = name.joined(separator: " ")
        let bare = whole.prefix { $0 != "," }
        // ‘Saraqib, 5 km N, 3 km E’ has two distances.
        if whole.dropFirst(bare.count).contains(where: \.isNumber) { return nil }
        let parts = Parts(distance, rest.map { $0.lowercased() }[...], name: [bare])
        if !bare.isEmpty, !parts.direction.isEmpty, parts.isHeaded { return parts }
      }
      return nil
    }

    /// A number or a range at the beginning, and the words after it; a unit that hangs on to it is the first of these.
    fileprivate static func distance(_ words: ArraySlice<Substring>) -> (Substring, ArraySlice<Substring>)? {
      var words = Array(words)
      let opening = words.first?.lowercased()
      let isOpened = opening == "between" || opening == "from"
      if isOpened { words.removeFirst() }
      guard let first = words.first, let (digits, attached) = number(first) else { return nil }
      words.removeFirst()
      if !attached.isEmpty { words.insert(attached, at: 0) }
      // `3 to 5 km`, `3 km to 5 km`.
      let unit = words.first.map { $0.lowercased() }.flatMap { LengthWords.meters(in: $0) == nil ? nil : $0 }
      let link = unit == nil ? 0 : 1
      if !digits.contains(where: { "-–".contains($0) }), words.count > link + 1,
        ["to", "and", "or"].contains(words[link].lowercased()),
        words[link].lowercased() != "and" || isOpened, let (upper, rest) = number(words[link + 1])
      {
        let second = rest.isEmpty ? words.dropFirst(link + 2).first : rest
        if unit == nil || second?.lowercased() == unit {
          words.removeFirst(link + 2)
          if !rest.isEmpty { words.insert(rest, at: 0) }
          return ("\(digits)-\(upper)", words[...])
        }
      }
      return isOpened ? nil : (digits, words[...])
    }

    /// The digits at the beginning of a word, with their marks, and what hangs on to them.
    private static func number(_ word: Substring) -> (Substring, Substring)? {
      let digits = word.prefix { ($0.isASCII && $0.isNumber) || ".,-–'’".contains($0) }
      guard digits.first?.isNumber == true || digits.first == "." else { return nil }
      return (digits, word.dropFirst(digits.count))
    }

    private static func isHedge(_ word: Substring) -> Bool {
      LengthWords.hedges.contains(word.lowercased().filter { $0 != "." })
    }

    fileprivate static func withoutHedges(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
      var words = words
      while let first = words.first {
        if isHedge(first) {
          words.removeFirst()
        } else if let sign = first.first, sign == "~" || sign == "≈" {
          words[words.startIndex] = first.dropFirst()
          if first.count == 1 { words.removeFirst() }
        } else {
          break
        }
      }
      return words
    }
  }
}
