/// A value of a JSON text, or the name of a member, by the offsets of its bytes.
struct JSONNode {
  /// The offset of the first byte.
  var start: Int
  /// The offset after the last byte.
  var end: Int
  /// The number of the node that follows this one and all within it.
  var next: Int
}

/// A JSON text and its nodes in the order of the text: those within a list or an object follow it, and each member is the
/// node of its name and that of its value.
final class JSONText: Sendable {
  let bytes: ArraySlice<UInt8>
  let nodes: [JSONNode]

  init(_ bytes: ArraySlice<UInt8>) throws(JSONError) {
    self.bytes = bytes
    let result = unsafe bytes.withUnsafeBufferPointer { buffer -> Result<[JSONNode], JSONError> in
      var parser = unsafe JSONParser(buffer)
      return Result { () throws(JSONError) in try parser.nodes() }
    }
    do {
      nodes = try result.get()
    } catch {
      throw JSONError(
        index: bytes.startIndex + error.index, problem: error.problem, isTruncated: error.isTruncated)
    }
  }
}
