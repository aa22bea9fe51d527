internal import TextFormats

/// A column of texts for the page, with each different text once.
struct TextColumn {
  let name: String
  private(set) var texts: [String] = []
  private(set) var rows: [Int] = []
  /// About how many bytes it takes on the page.
  private(set) var size = 0
  private var known: [String: Int] = [:]

  init(_ name: String) { self.name = name }

  mutating func append(_ text: String) {
    size += 5
    if let index = known[text] {
      rows.append(index)
      return
    }
    known[text] = texts.count
    rows.append(texts.count)
    texts.append(text)
    size += text.utf8.count + 3
  }

  /// The members of the object that the page has of it.
  func members(of object: inout JSONWriter) {
    object.member("name", name)
    object.member("texts", texts)
    object.member("rows", rows)
  }
}
