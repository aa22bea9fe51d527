internal import TextFormats

extension BearingText {
  /// The words of a bearing, by what they say.
  struct Parts {
    var distance: Substring
    var unit: String
    var direction: [String]
    var name: String

    private static let fillers: Set<String> = ["to", "the", "towards", "toward", "due"]

    /// Nil for a text without the form of a bearing: a distance, a direction, and a name before or after them. Where the name
    /// is not linked by `of` or `from`, only a unit and a direction that are known make a bearing.
    init?(_ text: String) {
      let western = String(String.UnicodeScalarView(text.unicodeScalars.map(WrittenNumber.western)))
      let words = Self.withoutHedges(western.split(whereSeparator: \.isWhitespace)[...])
      if let parts = Self.before(name: words) {
        self = parts
      } else if let parts = Self.after(name: words) {
        self = parts
      } else {
        return nil
      }
    }

    private init(_ distance: Substring, _ middle: ArraySlice<String>, name: ArraySlice<Substring>) {
      self.distance = distance
      unit = middle.first ?? ""
      direction = middle.dropFirst().filter { !Self.fillers.contains($0) }
      self.name = name.joined(separator: " ")
    }

    /// `6 km NW of Saraqib`, `6km NW Saraqib`.
    private static func before(name words: ArraySlice<Substring>) -> Parts? {
      guard let (distance, rest) = distance(words) else { return nil }
      let lower = rest.map { $0.lowercased() }
      // The unit may hang on to the number, and is then no word of the text.
      let offset = rest.count - words.count
      if let link = lower.firstIndex(where: { ["of", "from"].contains($0) }), link + 1 < lower.count {
        return Parts(distance, lower[..<link], name: words.dropFirst(link + 1 - offset))
      }
      guard LengthWords.meters(in: lower.first ?? "") != nil else { return nil }
      // The most words that make a direction, as in ‘north west Idlib’, and a name after them.
      for end in stride(from: min(lower.count - 1, 6), through: 2, by: -1) {
        let parts = Parts(distance, lower[..<end], name: words.dropFirst(end - offset))
        if !parts.direction.isEmpty, point(parts.direction.joined()) != nil { return parts }
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
        let bare = name.joined(separator: " ").prefix { $0 != "," }
        let parts = Parts(distance, rest.map { $0.lowercased() }[...], name: [bare])
        if !bare.isEmpty, !parts.direction.isEmpty, point(parts.direction.joined()) != nil { return parts }
      }
      return nil
    }

    /// A number at the beginning, and the words after it; a unit that hangs on to it is the first of these.
    private static func distance(_ words: ArraySlice<Substring>) -> (Substring, [Substring])? {
      guard let first = words.first else { return nil }
      let digits = first.prefix { ($0.isASCII && $0.isNumber) || ".,-–'’".contains($0) }
      guard digits.first?.isNumber == true || digits.first == "." else { return nil }
      let attached = first.dropFirst(digits.count)
      return (digits, (attached.isEmpty ? [] : [attached]) + words.dropFirst())
    }

    private static func isHedge(_ word: Substring) -> Bool {
      LengthWords.hedges.contains(word.lowercased().filter { $0 != "." })
    }

    private static func withoutHedges(_ words: ArraySlice<Substring>) -> ArraySlice<Substring> {
      var words = words
      while let first = words.first {
        if isHedge(first) {
          words.removeFirst()
        } else if let sign = first.first, sign == "~" || sign == "≈" {
          words[words.startIndex] = first.dropFirst()
        } else {
          break
        }
      }
      return words
    }
  }
}
