/// What a GeoJSON text says before its first feature.
enum CollectionHead {
  /// It is a collection, and its features begin at an index.
  case features(after: Int)
  /// The text ends without a list of features: it is a single Feature or geometry, or broken.
  case none
  /// More bytes are needed to tell.
  case unknown

  init(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
    let none = isLast ? Self.none : .unknown
    var at = bytes.startIndex
    func skipSpace() {
      while at < bytes.endIndex,
        SourceText.isSpace(bytes[at]) || bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: ":")
      {
        at += 1
      }
    }
    skipSpace()
    self = none
    guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "{") else { return }
    at += 1
    while true {
      skipSpace()
      guard at < bytes.endIndex, bytes[at] == UInt8(ascii: "\""),
        let end = JSONValue.end(in: bytes, from: at, isLast: isLast)
      else { return }
      let name = try? JSONValue(parsing: bytes[at..<end]).string
      at = end
      skipSpace()
      guard at < bytes.endIndex else { return }
      if name == "features", bytes[at] == UInt8(ascii: "[") {
        self = .features(after: at + 1)
        return
      }
      guard let next = JSONValue.end(in: bytes, from: at, isLast: isLast) else { return }
      at = next
    }
  }
}
